"""Letters reach the outbox once, as plain text, in the transaction of their cause."""

import pytest
from django.db import transaction

from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.notifications.actions import (
    Message,
    forget_readers,
    mark_as_sent,
    send,
    send_again,
)
from gensvar.notifications.models import Letter, LetterState
from gensvar.notifications.queries import counts_by_state, letters
from gensvar.notifications.writing import one_line, readable
from tests.make.notifications import make_letter
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


def message(key: str = "answer 1 to 7", to: str = "ada@example.org") -> Message:
    return Message(
        kind="answer", key=key, to=to, language="sv", subject="Svar", text="Ja.\n"
    )


def anyone(_user: object) -> bool:
    return True


def nobody(_user: object) -> bool:
    return False


def test_the_same_news_goes_to_the_same_reader_once() -> None:
    send([message(), message()])
    send([message()])

    assert Letter.objects.count() == 1


def test_a_long_key_still_makes_a_letter_single() -> None:
    long_key = "x" * 500
    send([message(long_key)])
    send([message(long_key), message(long_key + "y")])

    assert Letter.objects.count() == 2


def test_nobody_without_an_address_gets_a_letter() -> None:
    send([message(to=" ")])

    assert not Letter.objects.exists()


def test_what_is_rolled_back_sends_nothing() -> None:
    with transaction.atomic():
        send([message()])
        transaction.set_rollback(True)

    assert not Letter.objects.exists()


def test_a_line_break_in_a_subject_or_address_adds_no_header() -> None:
    letter = make_letter(
        to="ada@example.org\r\nBcc: x@example.org", subject="Hej\r\nBcc: x@example.org"
    )

    assert letter.subject == "Hej Bcc: x@example.org"
    assert letter.to == "ada@example.org Bcc: x@example.org"


def test_signs_that_turn_the_reading_direction_are_taken_out_of_subjects() -> None:
    assert one_line("Svar\u202efdp.exe\x00") == "Svar fdp.exe"


@pytest.mark.parametrize(
    ("language", "read_in"),
    [("sv", "sv"), ("fi", "fi"), ("fit", "sv"), ("ydd", "sv"), ("en-GB", "en")],
)
def test_a_letter_is_written_in_what_the_language_falls_back_on(
    language: str, read_in: str
) -> None:
    assert readable(language) == read_in


def test_a_secret_is_kept_apart_from_the_text() -> None:
    letter = make_letter(text="Öppna https://x/inbjudan/abc123/\n", secret="abc123")

    assert "abc123" not in letter.text
    assert letter.whole_text == "Öppna https://x/inbjudan/abc123/\n"


@pytest.mark.parametrize("state", [LetterState.UNCERTAIN, LetterState.FAILED])
def test_a_person_lets_an_undecided_letter_wait_again(state: LetterState) -> None:
    letter = make_letter()
    Letter.objects.filter(pk=letter.pk).update(state=state, attempts=16)

    send_again(letter, by=make_user(), may=anyone)

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.WAITING, 0)


def test_a_person_notes_that_an_uncertain_letter_did_arrive() -> None:
    letter = make_letter()
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.UNCERTAIN)

    mark_as_sent(letter, by=make_user(), may=anyone)

    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert letter.sent_at


@pytest.mark.parametrize("state", [LetterState.SENT, LetterState.SENDING])
def test_what_is_sent_or_on_its_way_is_not_sent_again(state: LetterState) -> None:
    letter = make_letter()
    Letter.objects.filter(pk=letter.pk).update(state=state)

    with pytest.raises(NotYet):
        send_again(letter, by=make_user(), may=anyone)


def test_not_without_permission() -> None:
    letter = make_letter()
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.UNCERTAIN)

    with pytest.raises(NotAllowed):
        send_again(letter, by=make_user(), may=nobody)
    with pytest.raises(NotAllowed):
        mark_as_sent(letter, by=make_user(), may=nobody)


def test_letters_are_counted_by_state_and_cause() -> None:
    make_letter(cause="answer 1")
    make_letter(cause="answer 2")

    assert counts_by_state("answer 1")["waiting"] == 1
    assert letters("waiting").count() == 2
    assert letters(to="ADA@example.org ").count() == 2


def test_a_letter_whose_address_is_forgotten_stays_and_is_not_sent() -> None:
    waiting, failed, other = (
        make_letter(to="Bo@example.org"),
        make_letter(to="bo@example.org"),
        make_letter(to="ada@example.org"),
    )
    Letter.objects.filter(pk=failed.pk).update(state=LetterState.FAILED)
    forget_readers(Letter.objects.all(), but=["ADA@example.org"])

    for letter in (waiting, failed, other):
        letter.refresh_from_db()
    assert (waiting.to, waiting.state) == ("", LetterState.WITHDRAWN)
    assert (failed.to, failed.state) == ("", LetterState.FAILED)
    assert (other.to, other.state) == ("ada@example.org", LetterState.WAITING)
    with pytest.raises(NotYet):
        send_again(failed, by=make_user(), may=anyone)
