"""The impact of a matter is assessed by dated checklists, and told in the basis."""

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.findings.document import basis_document
from gensvar.findings.frozen import as_data, from_data
from gensvar.impact_assessments.actions import (
    Asked,
    Said,
    adopt_standard_checklists,
    answer_questions,
    begin_assessment,
    finish_assessment,
    write_edition,
)
from gensvar.impact_assessments.forms import EditionForm
from gensvar.impact_assessments.models import Assessment, Checklist, Verdict
from gensvar.impact_assessments.queries import finished_in
from gensvar.impact_assessments.standard import templates
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.organisations.models import Role
from tests.make.dialogues import make_dialogue, make_matter, officer_of, someone
from tests.make.impact_assessments import make_assessment, make_checklist

pytestmark = pytest.mark.django_db


def test_the_ready_checklists_have_sources_and_three_languages() -> None:
    assert [one.key for one in templates()] == ["minority", "child", "health"]
    for one in templates():
        assert one.since
        for each in (one, *one.questions):
            assert each.source
            assert all(words for _tag, words in each.words)


def test_a_yes_needs_words_and_somebody_says_who_was_asked() -> None:
    matter = make_matter()
    by = officer_of(matter.body)
    made = begin_assessment(matter, make_checklist(matter), by=by)
    first = made.answers.all()[0]
    answer_questions(made, 1, {}, {first.question_id: Said(Verdict.YES)}, by=by)

    with pytest.raises(NotYet) as refusal:
        finish_assessment(made, by=by)

    assert len(refusal.value.missing) == 2
    assert finished_in(matter) == []
    with pytest.raises(Stale):
        answer_questions(made, 1, {"asked": "Alla"}, {}, by=by)
    with pytest.raises(Invalid):
        begin_assessment(matter, made.checklist, by=by)
    with pytest.raises(NotAllowed):
        finish_assessment(made, by=someone(matter.body, Role.CHAIR))


def test_a_finished_assessment_stays_and_a_new_edition_begins_from_it() -> None:
    first = make_assessment(make_matter())
    by = officer_of(first.matter.body)
    with pytest.raises(NotYet):
        answer_questions(first, first.version, {"asked": "Ingen"}, {}, by=by)

    second = begin_assessment(first.matter, first.checklist, by=by)

    assert (second.edition, second.asked) == (2, "Två föreningar")
    assert second.answers.all()[0].words == "Finska berörs."
    assert finished_in(first.matter) == [first]


def test_a_new_edition_of_a_checklist_leaves_what_was_assessed_alone() -> None:
    first = make_assessment(make_matter())
    administrator = someone(first.matter.body, Role.ADMINISTRATOR)
    old = first.checklist
    kept = str(old.questions.all()[0])

    new = write_edition(
        old, "Minoriteter", "Egen", [Asked(kept), Asked("Nytt?")], by=administrator
    )

    assert (new.edition, str(new), Checklist.objects.get(pk=old.pk).name) == (
        2,
        "Minoriteter",
        "",
    )
    assert new.questions.all()[0].advice
    assert first.answers.count() == old.questions.count() == 4
    with pytest.raises(NotYet):
        write_edition(old, "Igen", "Egen", [Asked("A?")], by=administrator)
    for field, name, source, asked in (
        ("name", " ", "Egen", [Asked("A?")]),
        ("source", "A", "", [Asked("A?")]),
        ("questions", "A", "Egen", [Asked("A?"), Asked("A?")]),
        ("questions", "A", "Egen", []),
    ):
        with pytest.raises(Invalid) as refusal:
            write_edition(new, name, source, asked, by=administrator)
        assert refusal.value.field == field


@given(st.lists(st.text("abcåäö? ", min_size=1).map(str.strip).filter(bool)))
@settings(max_examples=25, deadline=None)
def test_questions_are_read_as_they_were_written(lines: list[str]) -> None:
    text = "\n".join(f"{line} | 5 §" for line in lines)
    form = EditionForm({"name": "A", "source": "B", "questions": text})
    if form.is_valid():
        assert form.cleaned_data["questions"] == [Asked(one, "5 §") for one in lines]
    else:
        assert lines == []


@pytest.mark.requirement("S1-37")
def test_an_assessment_is_made_on_screen_and_stands_in_the_decision_basis(
    client: Client,
) -> None:
    dialogue = make_dialogue()
    matter = dialogue.matter
    adopt_standard_checklists(by=someone(matter.body, Role.ADMINISTRATOR))
    client.force_login(officer_of(matter.body))
    page = f"/arbete/konsekvenser/arende/{matter.pk}/"
    chosen = Checklist.objects.get(key="minority")
    assert client.post(page, {"checklist": ""}).status_code == 422
    client.post(page, {"checklist": chosen.pk})
    made = Assessment.objects.get()
    address = f"/arbete/konsekvenser/{made.pk}/"
    form = client.get(f"{address}svara/").context["form"]
    said = {name: form[name].value() for name in form.fields}
    first = next(name for name in said if name.startswith("verdict"))
    words = first.replace("verdict", "words")
    said |= {first: "yes", words: "Finska berörs.", "asked": "Två föreningar"}
    assert client.post(f"{address}svara/", said).status_code == 302
    assert "Finska berörs." not in str(as_data(basis_document(dialogue)))
    client.post(address, {"do": "finish"})

    assert "planera samråd" in client.get(address).text
    assert (
        "Nationella minoriteters rättigheter"
        in client.get(f"/arbete/arenden/{matter.pk}/").text
    )
    document = basis_document(dialogue)
    assert from_data(as_data(document)) == document
    basis = client.get(f"/arbete/dialoger/{dialogue.number}/underlag/").text
    for text in (str(as_data(document)), basis):
        assert "Konsekvenser för människor" in text
        assert "Finska berörs." in text
        assert "Två föreningar" in text


@pytest.mark.requirement("S1-38")
def test_the_region_writes_its_own_edition_on_screen(client: Client) -> None:
    matter = make_matter()
    client.force_login(someone(matter.body, Role.ADMINISTRATOR))
    client.post("/arbete/konsekvenser/mallar/")
    page = f"/arbete/konsekvenser/mallar/{Checklist.objects.get(key='child').pk}/"
    form = {"name": "Barn i projekt", "source": "Projektmodellen"}
    assert client.post(page, {**form, "questions": "|"}).status_code == 422
    sent = client.post(page, {**form, "questions": "Har barn hörts? | Artikel 12"})

    text = client.get(sent.headers["Location"]).text
    assert "Har barn hörts?" in text
    assert "Barn i projekt" in client.get("/arbete/konsekvenser/mallar/").text
