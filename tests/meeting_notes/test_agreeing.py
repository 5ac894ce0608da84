"""Notes on screen: begun, written around, commented on, and approved by both sides."""

import io
import zipfile
from datetime import date

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.meeting_notes.actions.agreeing import comment, judge
from gensvar.meeting_notes.actions.writing import (
    add_speech,
    introduce,
    remove_part,
    renew_notes,
)
from gensvar.meeting_notes.models import Notes, NotesComment, NotesStage
from gensvar.meeting_notes.queries.notes import current
from gensvar.meeting_notes.workflow import WAY_OF_NOTES
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import GuestState
from gensvar.notifications.models import Letter
from gensvar.publishing.actions import show_notes
from tests.make.dialogues import chair_of, officer_of
from tests.make.exercises import fresh_key
from tests.make.held import (
    Held,
    make_adjusted,
    make_approved,
    make_held,
    make_notes,
    send_out,
)
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return make_held()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def officer(held: Held) -> User:
    return officer_of(held.meeting.body)


def here(held: Held, rest: str = "") -> str:
    return f"/arbete/moten/{held.meeting.pk}/anteckningar/{rest}"


def own(held: Held, rest: str = "") -> str:
    return f"/mote/{token_of(held.speaker)}/anteckningar/{rest}"


@pytest.mark.requirement(
    "S4-001", "S4-002", "S4-003", "S4-004", "S4-005", "S4-006", "S4-010", "S4-016"
)
def test_the_notes_write_themselves(held: Held) -> None:
    client = client_of(officer(held))

    page = client.post(here(held), {"do": "begin"}, follow=True).content.decode()

    for words in (
        "1+1= 3",
        "Det går trögt (!)",
        "Folkets hus",
        "14.00–17.30",
        "Veta hur samverkan kan bli bättre.",
        "Idéer att arbeta vidare med.",
        "Vi ses i höst.",
        "Tillsammans.",
    ):
        assert words in page
    assert "Obekräftat" not in page


def test_a_table_that_has_not_confirmed_is_told_of_but_not_quoted(held: Held) -> None:
    content = current(make_notes(held))

    (stations,) = (part for part in content.parts if part.kind == "exercise")
    assert stations.unconfirmed == (3,)
    assert [said.text for said in content.said] == [e.text for e in held.ideas]


def test_nothing_an_officer_writes_changes_what_a_table_wrote(held: Held) -> None:
    notes, by = make_notes(held), officer(held)
    said = current(notes).said
    prompt = next(part.key for part in current(notes).parts if part.said)

    introduce(notes, 1, prompt, "Borden gick runt.", by=by)
    add_speech(
        notes, 2, "Tack", "Vera Wiklund", "Vi bygger på er.", after=prompt, by=by
    )
    renew_notes(notes, 3, by=by)

    after = current(notes)
    assert after.said == said
    part = after.part(prompt)
    assert part is not None
    assert part.introduction == "Borden gick runt."
    keys = [one.key for one in after.parts]
    assert keys[keys.index(prompt) + 1] == "speech-3"
    with pytest.raises(Invalid):
        remove_part(notes, notes.number, prompt, by=by)


@pytest.mark.requirement("S3-37", "S4-020")
def test_a_speech_is_added_beside_what_others_said_and_taken_out_on_screen(
    held: Held,
) -> None:
    make_notes(held)
    client = client_of(officer(held))
    facts = {
        "do": "speech",
        "speech-seen": 1,
        "speech-after": "facts",
        "speech-title": "Välkommen",
        "speech-speaker": "Vera Wiklund",
        "speech-words": "Vi är 56 000.",
    }

    client.post(here(held, "skriv/"), facts)
    page = client.get(here(held)).content.decode()
    assert "Vera Wiklund: Vi är 56 000." in page
    said, asked, answered = held.ideas[1].text, held.asked[0].words, "Tillsammans."
    assert all(words in page for words in (said, asked, answered))

    client.post(here(held, "skriv/"), {"do": "remove", "key": "speech-2", "seen": 2})
    assert "56 000" not in client.get(here(held)).content.decode()


def test_the_second_of_two_who_write_keeps_the_words(held: Held) -> None:
    notes = make_notes(held)
    introduce(notes, 1, "facts", "Först.", by=officer(held))

    response = client_of(officer(held)).post(
        here(held, "skriv/"),
        {
            "do": "introduce",
            "introduce-seen": 1,
            "introduce-part": "facts",
            "introduce-words": "Sedan.",
        },
    )

    assert response.status_code == 422
    assert "Sedan." in response.content.decode()
    assert Notes.objects.get().number == 2


def test_two_versions_stand_side_by_side(held: Held) -> None:
    notes = make_notes(held)
    introduce(notes, 1, "facts", "Det regnade hela dagen.", by=officer(held))
    introduce(notes, 2, "facts", "Det snöade hela dagen.", by=officer(held))

    page = client_of(officer(held)).get(here(held, "jamfor/?fran=2&till=3"))

    text = page.content.decode()
    assert "<del>regnade</del>" in text
    assert "<ins>snöade</ins>" in text


def test_everyone_who_came_gets_a_letter_without_anybodys_words(held: Held) -> None:
    send_out(held)

    letters = Letter.objects.filter(kind="meeting notes")
    assert sorted(letters.values_list("to", flat=True)) == sorted(
        [held.speaker.email, held.visitor.email]
    )
    assert not any(
        idea.text in letter.text for letter in letters for idea in held.ideas
    )


def test_notes_are_not_sent_out_before_the_meeting_has_ended(held: Held) -> None:
    notes = make_notes(held)
    notes.meeting.stage = "under_way"

    with pytest.raises(NotYet):
        WAY_OF_NOTES.advance(notes, "send notes out", by=officer(held))


def test_a_guest_comments_and_sees_what_became_of_it(held: Held) -> None:
    send_out(held)
    guest = Client()
    first = guest.get(own(held)).content.decode()
    assert "1+1= 3" in first
    sent = {"do": "comment", "part": "facts", "words": "Vi var fler.", "key": "k" * 20}
    guest.post(own(held), sent)
    guest.post(own(held), sent)
    said = NotesComment.objects.get()

    client = client_of(officer(held))
    refused = client.post(
        here(held, "kommentarer/"),
        {"comment": said.pk, f"comment-{said.pk}-outcome": "not_taken"},
    )
    assert refused.status_code == 422
    client.post(
        here(held, "kommentarer/"),
        {
            "comment": said.pk,
            f"comment-{said.pk}-outcome": "not_taken",
            f"comment-{said.pk}-reason": "Listan stämmer.",
        },
    )

    page = guest.get(own(held)).content.decode()
    assert "Vi var fler." in page
    assert "Listan stämmer." in page


def test_every_comment_is_settled_before_approval(held: Held) -> None:
    notes = send_out(held)
    comment(notes, "facts", "Vi var fler.", fresh_key(), by=held.visitor)

    with pytest.raises(NotYet):
        WAY_OF_NOTES.advance(notes, "adjust notes", by=officer(held))


def test_named_people_of_both_sides_approve_and_dissent_is_noted(held: Held) -> None:
    notes = make_adjusted(held)
    client = client_of(officer(held))
    client.post(here(held), {"do": "judge", "seen": 1, "verdict": "approves"})
    with pytest.raises(NotYet):
        WAY_OF_NOTES.advance(notes, "approve notes", by=officer(held))
    Client().post(own(held), {"do": "judge", "seen": 1, "verdict": "approves"})
    judge(notes, 1, "dissents", "Inte rätt om avtalen.", by=chair_of(held.meeting.body))

    page = client.post(here(held), {"do": "approve notes"}, follow=True)

    text = page.content.decode()
    assert Notes.objects.get().stage == NotesStage.APPROVED
    assert "Siv Talar" in text
    assert "Inte rätt om avtalen." in text


def test_only_who_speaks_approves_and_only_the_version_in_force(held: Held) -> None:
    notes = make_adjusted(held)

    with pytest.raises(NotAllowed):
        judge(notes, 1, "approves", by=held.visitor)
    with pytest.raises(NotAllowed):
        judge(notes, 1, "approves", by=make_user())
    introduce(notes, 1, "facts", "Nytt.", by=officer(held))
    with pytest.raises(Stale):
        judge(notes, 1, "approves", by=held.speaker)
    with pytest.raises(Invalid):
        judge(notes, 2, "dissents", by=held.speaker)


def test_who_has_declined_has_no_voice_unless_they_came(held: Held) -> None:
    notes, speaker = make_adjusted(held), held.speaker
    speaker.state, speaker.arrived_at = GuestState.DECLINED, None
    speaker.save(update_fields=["state", "arrived_at"])

    sent = {"do": "judge", "seen": 1, "verdict": "approves"}
    assert Client().post(own(held), sent).status_code == 404
    with pytest.raises(NotAllowed):
        judge(notes, 1, "approves", by=speaker)

    speaker.arrived_at = notes.meeting.starts_at
    speaker.save(update_fields=["arrived_at"])
    assert judge(notes, 1, "approves", by=speaker).side == speaker.side


def test_approved_notes_stand(held: Held) -> None:
    notes = make_approved(held)

    with pytest.raises(NotYet):
        introduce(notes, 1, "facts", "Efteråt.", by=officer(held))
    with pytest.raises(NotYet):
        comment(notes, "facts", "Efteråt.", fresh_key(), by=held.visitor)


def test_guests_read_nothing_while_it_is_a_draft(held: Held) -> None:
    make_notes(held)

    page = Client().get(own(held)).content.decode()
    assert "1+1= 3" not in page
    assert Client().get(own(held, "pdf/")).status_code == 404


def test_everyone_reads_approved_notes_only_after_a_decision(held: Held) -> None:
    address = f"/moten/{held.meeting.public_id}/anteckningar/"
    with pytest.raises(NotYet):
        show_notes(held.meeting, by=officer(held))
    make_approved(held)
    assert Client().get(address).status_code == 404

    client_of(officer(held)).post(
        f"/arbete/moten/{held.meeting.pk}/offentligt/", {"do": "notes"}
    )
    assert "1+1= 3" in Client().get(address).content.decode()
    assert Client().get(f"{address}word/").status_code == 200


def test_everyone_reads_which_side_approved_and_not_who_it_was(held: Held) -> None:
    notes, chair = make_adjusted(held), chair_of(held.meeting.body)
    judge(notes, 1, "approves", by=officer(held))
    judge(notes, 1, "approves", by=held.speaker)
    judge(notes, 1, "dissents", "Inte rätt om avtalen.", by=chair)
    WAY_OF_NOTES.advance(notes, "approve notes", by=officer(held))
    show_notes(held.meeting, by=officer(held))
    address = f"/moten/{held.meeting.public_id}/anteckningar/"
    mine = client_of(officer(held)).get(here(held)).text
    for read, names in ((mine, True), (Client().get(address).text, False)):
        assert (held.speaker.name in read) is names
        assert (officer(held).name in read) is names
        assert "Den andra sidan" not in read
        assert "Inte rätt om avtalen." in read
    public = Client().get(address).text
    assert "Civilsamhället godkände" in public
    assert f"{held.meeting.body.name} godkände" in public
    assert f"Någon från {held.meeting.body.name} håller inte med" in public
    with zipfile.ZipFile(io.BytesIO(Client().get(f"{address}word/").content)) as file:
        written = file.read("word/document.xml").decode()
    assert held.speaker.name not in written
    assert "Civilsamhället godkände" in written


def test_files_are_sent_in_three_forms(held: Held) -> None:
    make_notes(held)
    client = client_of(officer(held))

    starts = [client.get(here(held, f"fil/{form}/")).content[:4] for form in FORMS]

    assert starts == [b"PK\x03\x04", b"%PDF", b"# An"]
    assert client.get(here(held, "fil/xml/")).status_code == 404


FORMS = ("word", "pdf", "text")


@pytest.mark.parametrize("do", ["renew", "remove"])
def test_a_version_that_is_too_long_to_read_is_an_old_one(held: Held, do: str) -> None:
    make_notes(held)
    data = {"do": do, "seen": "9" * 5_000, "key": "facts"}
    where = here(held) if do == "renew" else here(held, "skriv/")

    page = client_of(officer(held)).post(where, data, follow=True)

    assert page.status_code in (200, 422)
    assert Notes.objects.get(meeting=held.meeting).number == 1


def test_after_the_last_day_a_guest_reads_that_comments_have_closed(held: Held) -> None:
    notes = send_out(held)
    notes.comments_by = date(2024, 5, 20)
    notes.save(update_fields=["comments_by"])

    page = Client().get(own(held)).content.decode()

    assert "Tiden för kommentarer gick ut den 20\N{NO-BREAK SPACE}maj 2024." in page
    assert 'data-draft="notes-comment"' not in page
