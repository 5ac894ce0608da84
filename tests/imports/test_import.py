"""Notes in: read, looked at, corrected, confirmed, and taken out of the count again."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gensvar.contributions.models import Batch, Contribution, Review
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.imports import actions, reading
from gensvar.imports.models import ImportDraft
from gensvar.imports.tasks import TASKS
from gensvar.jobs.models import Job, JobState
from gensvar.jobs.running import run_next
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.notes.corrections import words_of
from gensvar.organisations.models import Role
from tests.make.contributions import make_open_dialogue
from tests.make.dialogues import officer_of
from tests.make.organisations import make_member, make_user
from tests.notes.seeds import find_seed

pytestmark = pytest.mark.django_db

NOTES = """Anteckningar från dialogmöte 3 mars 2026

Antal deltagare\t12 personer
Antal organisationer\t5 st

Utropstecken (!) innebär att det betonats av flera grupper.

→ Vad fungerar bra i vården?
- Personalen tar sig tid (!)
- Lokalerna är ljusa och lätta att hitta i
- =SUM(A1) och <b>fetstil</b> är också åsikter

→ Vad kan vi göra annorlunda?
- Öppna tidigare på morgonen
- Svara i telefon efter klockan fyra
"""


@pytest.fixture
def dialogue() -> Dialogue:
    return make_open_dialogue()


@pytest.fixture
def officer(client: Client, dialogue: Dialogue) -> Client:
    client.force_login(officer_of(dialogue.body))
    return client


def at(dialogue: Dialogue, path: str = "") -> str:
    return f"/arbete/dialoger/{dialogue.number}/import/{path}"


def send(client: Client, dialogue: Dialogue, content: bytes, name: str) -> str:
    """Upload a file and return the page that follows."""
    file = SimpleUploadedFile(name, content)
    return client.post(at(dialogue), {"file": file}, follow=True).text


def uploaded(dialogue: Dialogue, text: str = NOTES) -> ImportDraft:
    by = officer_of(dialogue.body)
    return actions.upload(dialogue, "möte.txt", text.encode(), by=by)


def step(draft: ImportDraft, name: str, text: str, to: int | None = None) -> None:
    """Make one correction of the contribution that begins with a text."""
    notes = reading.current(draft)
    part = next(one.id for one in notes.contributions if one.text.startswith(text))
    actions.correct(
        draft,
        reading.Step(name, part, to),
        seen_version=draft.version,
        by=officer_of(draft.dialogue.body),
    )


def said(draft: ImportDraft) -> list[str]:
    return [one.text for one in reading.taken_in(draft, reading.current(draft))]


@pytest.mark.requirement("S4-001", "S4-016", "S3-15")
def test_notes_go_from_upload_to_contributions_and_nothing_counts_before(
    officer: Client, dialogue: Dialogue
) -> None:
    page = send(officer, dialogue, NOTES.encode(), "möte.txt")
    assert "Vi hittade 5 bidrag" in page
    assert "&lt;b&gt;fetstil&lt;/b&gt;" in page
    assert not Contribution.objects.exists()

    draft = ImportDraft.objects.get()
    done = officer.post(
        at(dialogue, f"{draft.pk}/bekrafta/"), {"version": draft.version}, follow=True
    ).text
    assert "5 bidrag, intagna av" in done
    rows = Contribution.objects.order_by("position")
    assert [row.text for row in rows][:3] == [
        "Personalen tar sig tid",
        "Lokalerna är ljusa och lätta att hitta i",
        "=SUM(A1) och <b>fetstil</b> är också åsikter",
    ]
    first = rows[0]
    assert (first.emphasis, first.review, first.channel) == (
        1,
        Review.PASSED,
        "meeting",
    )
    assert (first.heading, first.place) == ("Vad fungerar bra i vården?", "rad 9")


def test_a_second_press_makes_no_second_batch(dialogue: Dialogue) -> None:
    draft = uploaded(dialogue)
    by = officer_of(dialogue.body)

    first = actions.confirm(draft, by=by)
    stale = ImportDraft.objects.get()
    assert actions.confirm(stale, by=by) == first
    assert Batch.objects.count() == 1
    assert stale.notes == {}


@pytest.mark.requirement("S4-004", "S4-005")
def test_reported_numbers_are_kept_as_reported(dialogue: Dialogue) -> None:
    actions.confirm(uploaded(dialogue), by=officer_of(dialogue.body))

    batch = Batch.objects.get()
    assert (batch.reported_persons, batch.reported_organisations) == (12, 5)
    assert batch.report["facts"]


def test_the_same_document_twice_leads_to_the_first(
    officer: Client, dialogue: Dialogue
) -> None:
    draft = uploaded(dialogue)
    assert uploaded(dialogue) == draft

    actions.confirm(draft, by=officer_of(dialogue.body))
    page = send(officer, dialogue, NOTES.encode(), "annat namn.txt")
    assert "redan intaget" in page
    assert at(dialogue, f"intaget/{Batch.objects.get().pk}/") in page
    assert Batch.objects.count() == 1


@pytest.mark.requirement("S4-141")
def test_a_withdrawn_import_stops_counting_and_can_be_taken_in_again(
    officer: Client, dialogue: Dialogue
) -> None:
    actions.confirm(uploaded(dialogue), by=officer_of(dialogue.body))
    where = at(dialogue, f"intaget/{Batch.objects.get().pk}/")
    assert officer.post(where, {"reason": ""}).status_code == 200
    assert contributions_that_count(dialogue).count() == 5

    page = officer.post(where, {"reason": "Fel <i>möte</i>"}, follow=True).text
    assert "Fel &lt;i&gt;möte&lt;/i&gt;" in page
    assert contributions_that_count(dialogue).count() == 0
    assert Contribution.objects.count() == 5
    actions.confirm(uploaded(dialogue), by=officer_of(dialogue.body))
    assert contributions_that_count(dialogue).count() == 5


def test_corrections_move_words_and_change_none(dialogue: Dialogue) -> None:
    draft = uploaded(dialogue)
    before = words_of(reading.current(draft))
    target = reading.current(draft).sections[-1].id

    step(draft, "merge", "Öppna")
    step(draft, "split", "Lokalerna", len("Lokalerna är ljusa "))
    step(draft, "move", "Lokalerna", target)
    step(draft, "aside", "=SUM")

    assert words_of(reading.current(draft)) == before
    assert "Lokalerna är ljusa" in said(draft)
    assert "och lätta att hitta i" in said(draft)
    assert not any(text.startswith("=SUM") for text in said(draft))


def test_each_correction_can_be_taken_back(dialogue: Dialogue) -> None:
    draft = uploaded(dialogue)
    before = said(draft)
    step(draft, "merge", "Öppna")
    step(draft, "aside", "Lokalerna")
    by = officer_of(dialogue.body)

    actions.undo(draft, seen_version=draft.version, by=by)
    actions.undo(draft, seen_version=draft.version, by=by)
    assert said(draft) == before


def test_two_reviewers_do_not_overwrite_each_other(dialogue: Dialogue) -> None:
    draft = uploaded(dialogue)
    other = ImportDraft.objects.get()
    step(draft, "merge", "Öppna")

    with pytest.raises(Stale):
        step(other, "aside", "Lokalerna")


def test_an_impossible_correction_says_so(dialogue: Dialogue) -> None:
    draft = uploaded(dialogue)

    for impossible in (
        reading.Step("split", 1, 99999),
        reading.Step("merge", 9999),
        reading.Step("promote", 9999, 1),
    ):
        with pytest.raises(Invalid):
            actions.correct(
                draft,
                impossible,
                seen_version=draft.version,
                by=officer_of(dialogue.body),
            )
    assert draft.corrections == []


def test_corrections_are_made_with_buttons(officer: Client, dialogue: Dialogue) -> None:
    draft = uploaded(dialogue)
    notes = reading.current(draft)
    here = next(one for one in notes.sections if one.contributions)
    part = here.contributions[1]
    page = officer.get(at(dialogue, f"{draft.pk}/avsnitt/{here.id}/")).text
    assert part.text in page

    words = officer.get(at(dialogue, f"{draft.pk}/dela/{part.id}/")).text
    offset = re.search(r'value="(\d+)">och</button>', words)
    assert offset
    given = {
        "version": draft.version,
        "step": "split",
        "number": part.id,
        "to": offset[1],
        "section": here.id,
    }
    page = officer.post(at(dialogue, f"{draft.pk}/ratta/"), given, follow=True).text
    assert "Orden är som de var" in page
    draft.refresh_from_db()
    assert "och lätta att hitta i" in said(draft)

    officer.post(at(dialogue, f"{draft.pk}/angra/"), {"version": draft.version})
    draft.refresh_from_db()
    assert draft.corrections == []


def test_sections_are_given_their_questions(
    officer: Client, dialogue: Dialogue
) -> None:
    draft = uploaded(dialogue)
    page = officer.get(at(dialogue, f"{draft.pk}/")).text
    names = re.findall(r'name="(section_\d+)"', page)
    question = dialogue.questions.get()
    given = {
        names[0]: str(question.pk),
        names[1]: "skip",
        "language": "fi",
        "version": draft.version,
    }
    page = officer.post(at(dialogue, f"{draft.pk}/"), given, follow=True).text

    assert "2 tas inte in" in page
    draft.refresh_from_db()
    actions.confirm(draft, by=officer_of(dialogue.body))
    rows = Contribution.objects.all()
    assert {(row.question_id, row.language) for row in rows} == {(question.pk, "fi")}
    kept = str(Batch.objects.get().report)
    assert "Svara i telefon efter klockan fyra" in kept


def test_a_question_of_another_dialogue_is_refused(dialogue: Dialogue) -> None:
    other = make_open_dialogue().questions.get()
    draft = uploaded(dialogue)

    with pytest.raises(Invalid):
        actions.choose(
            draft,
            {"1": str(other.pk)},
            "sv",
            seen_version=draft.version,
            by=officer_of(dialogue.body),
        )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tom.txt", b""),
        ("bild.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 200),
        ("makro.xlsm", b"PK\x03\x04" + b"0" * 50),
        ("trasig.docx", b"PK\x03\x04" + b"0" * 500),
        ("../../etc/passwd", b"root"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    officer: Client, dialogue: Dialogue, name: str, content: bytes
) -> None:
    page = officer.post(at(dialogue), {"file": SimpleUploadedFile(name, content)})

    assert page.status_code == 422
    assert "field-error" in page.text
    assert not ImportDraft.objects.exists()


def test_a_file_that_is_too_large_is_refused(
    dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "LARGEST", 10)

    with pytest.raises(Invalid, match="20 megabyte"):
        uploaded(dialogue)


@pytest.mark.parametrize(
    "role", [None, *(role for role in Role if role != Role.OFFICER)]
)
def test_only_those_who_lead_take_notes_in(
    client: Client, dialogue: Dialogue, role: Role | None
) -> None:
    draft = uploaded(dialogue)
    user = make_member(dialogue.body, role) if role else make_user()
    client.force_login(user)

    for path in ("", f"{draft.pk}/"):
        assert client.get(at(dialogue, path)).status_code in {403, 404}
    with pytest.raises(NotAllowed):
        actions.confirm(draft, by=user)


def test_an_import_of_another_dialogue_is_not_there(
    officer: Client, dialogue: Dialogue
) -> None:
    other = uploaded(make_open_dialogue(body=dialogue.body))

    assert officer.get(at(dialogue, f"{other.pk}/")).status_code == 404


def test_working_material_can_be_thrown_away_and_goes_by_itself(
    officer: Client, dialogue: Dialogue
) -> None:
    draft = uploaded(dialogue)
    officer.post(at(dialogue, f"{draft.pk}/kasta/"))
    assert not ImportDraft.objects.exists()

    draft = uploaded(dialogue)
    past = timezone.now() - timedelta(seconds=1)
    ImportDraft.objects.update(expires_at=past)
    assert officer.get(at(dialogue, f"{draft.pk}/")).status_code == 404
    assert actions.remove_old() == 1


def test_what_is_set_aside_can_become_a_contribution_again(
    officer: Client, dialogue: Dialogue
) -> None:
    draft = uploaded(dialogue)
    step(draft, "aside", "Lokalerna")
    aside = reading.current(draft).set_aside[0]
    section = reading.with_words(reading.current(draft))[0]
    assert "Lokalerna" in officer.get(at(dialogue, f"{draft.pk}/")).text

    given = {
        "version": draft.version,
        "step": "promote",
        "number": aside.id,
        "to": section.id,
    }
    officer.post(at(dialogue, f"{draft.pk}/ratta/"), given)
    draft.refresh_from_db()
    assert any("Lokalerna" in text for text in said(draft))


def test_many_contributions_are_taken_in_by_the_worker(
    officer: Client, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    draft = uploaded(dialogue)
    where = at(dialogue, f"{draft.pk}/bekrafta/")
    officer.post(where, {"version": draft.version})
    officer.post(where, {"version": draft.version})
    assert not Contribution.objects.exists()
    assert Job.objects.filter(kind="confirm import").count() == 1

    run_next(TASKS)
    assert Job.objects.get(kind="confirm import").state == JobState.DONE
    assert Contribution.objects.count() == 5
    assert Batch.objects.count() == 1


@pytest.mark.slow
def test_ten_thousand_contributions_come_in_whole_and_in_order(
    dialogue: Dialogue,
) -> None:
    lines = "\n".join(f"- Förslag nummer {n} om öppettider" for n in range(10_000))
    draft = uploaded(dialogue, f"Anteckningar\n\n→ Vad tycker du?\n{lines}\n")
    actions.store(draft, by=officer_of(dialogue.body))

    kept = Contribution.objects.order_by("position").values_list("text", flat=True)
    assert list(kept) == [f"Förslag nummer {n} om öppettider" for n in range(10_000)]


@pytest.mark.requirement(
    "S4-002", "S4-010", "S4-012", "S4-013", "S4-020", "S4-032", "S4-033", "S4-042"
)
def test_the_dialogue_meeting_of_may_comes_in_as_it_should(
    officer: Client, dialogue: Dialogue
) -> None:
    seed = find_seed("S4")
    page = send(officer, dialogue, seed.read_bytes(), seed.name)
    draft = ImportDraft.objects.get()
    sections = reading.with_words(reading.current(draft))
    taken = [
        (
            len(section.contributions),
            sum(bool(c.warnings) for c in section.contributions),
        )
        for section in sections
        if reading.target_of(draft, section) != reading.SKIP
    ]

    assert [number for number, _ in taken] in (
        [18, 18, 16, 18, 25, 16, 26],
        [18, 18, 16, 18, 25, 17, 25],
        [18, 18, 16, 18, 26, 16, 25],
    )
    assert sum(flagged for _, flagged in taken) >= 1
    for told in (
        "2,625",
        "1,375",
        "1,5",
        "3,0",
        "1,6",
        "1,4",
        "2, 6, 7",
        "byter plats",
    ):
        assert told in page
    actions.confirm(draft, by=officer_of(dialogue.body))
    assert Contribution.objects.count() == 137
    assert Contribution.objects.filter(emphasis__gt=0).count() == 8
    batch = Batch.objects.get()
    assert (batch.reported_persons, batch.reported_organisations) == (59, 45)
    assert len(batch.report["questions"]) == 7
