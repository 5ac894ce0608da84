"""A dialogue that was held before is brought in, judged and shown as what it is."""

from datetime import date, timedelta

import pytest
from django.test import Client

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.past_dialogues.actions.judging import Said, judge
from gensvar.past_dialogues.actions.past import (
    change_past,
    forget_contacts,
    publish_past,
    withdraw_past,
)
from gensvar.past_dialogues.actions.sources import add_document, note_count
from gensvar.past_dialogues.models import (
    Access,
    DocumentState,
    PastDialogue,
    Verdict,
)
from gensvar.past_dialogues.public import one_past_shown, past_shown
from gensvar.past_dialogues.queries import is_outdated, judgements_of
from tests.make.dialogues import make_matter, make_rules, officer_of
from tests.make.organisations import make_body, make_user
from tests.make.past_dialogues import make_past

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"held_to": date(2019, 3, 3)}, "held_to"),
        ({"held_to": today() + timedelta(days=1)}, "held_to"),
        ({"decided_on": today() + timedelta(days=1)}, "decided_on"),
        ({"section_number": "45"}, "decided_on"),
        ({"contact_name": "Ada Alm"}, "contact_until"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(
    facts: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        make_past(make_body(), **facts)
    assert refusal.value.field == field


def test_a_decision_dated_before_its_matter_is_refused() -> None:
    matter = make_matter(opened_on=date(2019, 6, 1))
    with pytest.raises(Invalid) as refusal:
        make_past(matter.body, matter=matter, decided_on=date(2019, 5, 31))
    assert refusal.value.field == "decided_on"
    assert PastDialogue.objects.count() == 0


def test_the_same_dialogue_is_brought_in_once() -> None:
    past = make_past(make_body())
    with pytest.raises(Invalid) as refusal:
        make_past(past.body, title=past.title)
    assert refusal.value.field == "title"


def test_a_name_is_shown_until_its_day_and_then_emptied() -> None:
    body = make_body()
    past = make_past(
        body,
        contact_role="Enhetschef",
        contact_name="Ada Alm",
        contact_email="ada@example.org",
        contact_until=today() - timedelta(days=1),
    )
    publish_past(past, by=officer_of(body))
    shown = one_past_shown(past.pk)
    assert shown is not None
    assert (shown.contact.role, shown.contact.name) == ("Enhetschef", "")

    assert (forget_contacts(), forget_contacts()) == (1, 0)

    past.refresh_from_db()
    assert (past.contact_name, past.contact_email) == ("", "")
    assert past.contact_role == "Enhetschef"


def test_new_rules_call_for_a_new_judgement_and_the_old_one_is_kept() -> None:
    body = make_body()
    officer, rules, past = officer_of(body), make_rules(body), make_past(body)
    with pytest.raises(Invalid) as refusal:
        judge(past, {"evaluated": Said(Verdict.FULFILLED)}, by=officer)
    assert refusal.value.field == "source-evaluated"
    said = {"evaluated": Said(Verdict.NOT_FULFILLED, "Rapport 2019:3")}

    first = judge(past, said, by=officer)
    rules.pk, rules.valid_from, rules.document = None, today(), None
    rules.save()

    assert is_outdated(judgements_of(past), rules)
    second = judge(past, {}, by=officer)
    assert judgements_of(past) == [second, first]
    assert not is_outdated(judgements_of(past), rules)
    assert first.rules.get(key="evaluated").verdict == Verdict.NOT_FULFILLED
    assert set(second.rules.values_list("verdict", flat=True)) == {"unknown"}


def test_others_do_nothing_and_nothing_is_shown_without_result() -> None:
    past = make_past(make_body(), results="")
    with pytest.raises(NotAllowed):
        publish_past(past, by=make_user())
    with pytest.raises(NotAllowed):
        change_past(past, 1, {"body": past.body}, by=make_user())
    with pytest.raises(NotYet):
        publish_past(past, by=officer_of(past.body))
    assert past_shown() == ()


def test_numbers_have_sources_and_documents_say_how_they_are_read() -> None:
    past = make_past(make_body())
    by = officer_of(past.body)
    document = {"title": "Delrapport 1", "state": DocumentState.FINAL}
    with pytest.raises(Invalid) as refusal:
        note_count(past, {"of_whom": "Alla", "number": 40}, by=by)
    assert refusal.value.field == "source"
    for access, field in ((Access.PUBLIC, "link"), (Access.REQUEST, "how_to_ask")):
        with pytest.raises(Invalid) as refusal:
            add_document(past, {**document, "access": access}, by=by)
        assert refusal.value.field == field


@pytest.mark.requirement("S2-10", "S2-33", "S2-01")
def test_a_dialogue_is_brought_in_judged_and_shown_on_screen(client: Client) -> None:
    body = make_body()
    make_rules(body)
    client.force_login(officer_of(body))
    form = {
        "body": body.pk,
        "title": "Framtidens sjukvård",
        "question": "Vad är viktigast?",
        "held_from": "2013-02-01",
        "held_to": "2013-01-01",
        "results": "Närhet.",
        "contact_role": "Enhetschef",
        "contact_unit": "Enheten för demokratiutveckling",
    }
    refused = client.post("/arbete/tidigare/ny/", form)
    assert (refused.status_code, "Närhet." in refused.text) == (422, True)
    client.post("/arbete/tidigare/ny/", {**form, "held_to": "2013-03-01"})
    page = f"/arbete/tidigare/{PastDialogue.objects.get().pk}/"
    client.post(f"{page}antal/", {"of_whom": "Alla som deltog"})
    report = {"title": "Delrapport 1", "state": "final", "access": "request"}
    client.post(f"{page}dokument/", {**report, "how_to_ask": "Ring enheten."})
    rule = {"verdict-evaluated": "fulfilled", "source-evaluated": "Rapporten, s. 4"}
    asked = client.get(f"{page}bedom/").context["form"].fields
    rest = {name: "unknown" for name in asked if name.startswith("verdict")}
    assert client.post(f"{page}bedom/", {**rest, **rule}).status_code == 302
    public = page.replace("arbete/tidigare", "tidigare-dialoger")
    assert client.get(public).status_code == 404
    client.post(page, {"do": "publish"})
    client.logout()

    text = client.get(public).text
    for words in (
        "Inlagd i efterhand",
        "Enheten för demokratiutveckling",
        "Inte känt",
        "Delrapport 1",
        "Ring enheten.",
        "Rapporten, s. 4",
        "hölls innan reglerna",
    ):
        assert words in text
    assert "Framtidens sjukvård" in client.get("/tidigare-dialoger/").text
    withdraw_past(PastDialogue.objects.get(), by=officer_of(body))
    assert client.get(public).status_code == 404
