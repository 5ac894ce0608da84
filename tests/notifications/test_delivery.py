"""What leaves the outbox, what waits, and what nobody can know."""

import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from gensvar.notifications import delivery
from gensvar.notifications.models import Letter, LetterState
from gensvar.notifications.smtp import StoppedMidway
from tests.make.notifications import make_letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_leaves(settings: Any) -> None:
    settings.MAIL_IS_DELIVERED = True
    settings.SENDER = "Region Exempel <dialog@region.example>"


class Refusing(BaseEmailBackend):
    """A mail server that answers every letter in the same way."""

    trouble: Exception = OSError("reset")

    def send_messages(self, email_messages: Any) -> int:
        raise self.trouble


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> type[Refusing]:
    monkeypatch.setattr(delivery, "get_connection", Refusing)
    return Refusing


def test_a_letter_leaves_with_a_lasting_id_and_says_that_it_is_automatic() -> None:
    letter = make_letter()
    assert delivery.empty_outbox({}) == 1

    (sent,) = mail.outbox
    assert sent.to == ["ada@example.org"]
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    again = delivery.as_mail(letter, BaseEmailBackend())
    assert sent.extra_headers["Message-ID"] == again.extra_headers["Message-ID"]
    assert sent.extra_headers["Message-ID"].endswith("@region.example>")
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_every_reader_gets_a_letter_of_their_own() -> None:
    for name in ("ada", "bo", "cy"):
        make_letter(to=f"{name}@example.org")
    delivery.empty_outbox({})

    assert sorted(sent.recipients() for sent in mail.outbox) == [
        ["ada@example.org"],
        ["bo@example.org"],
        ["cy@example.org"],
    ]


def test_two_addresses_in_one_are_refused() -> None:
    letter = make_letter(to="ada@example.org, bo@example.org")
    delivery.empty_outbox({})

    letter.refresh_from_db()
    assert (mail.outbox, letter.state) == ([], LetterState.FAILED)


def test_a_secret_is_forgotten_when_the_letter_has_left() -> None:
    letter = make_letter(text="/inbjudan/abc123/", secret="abc123")
    delivery.empty_outbox({})

    letter.refresh_from_db()
    assert "abc123" in mail.outbox[0].body
    assert (letter.secret, "abc123" in letter.whole_text) == ("", False)


def test_without_a_mail_server_the_demo_keeps_letters_in_its_mailbox(
    settings: Any,
) -> None:
    settings.MAIL_IS_DELIVERED, settings.MAILBOX_ONLY = False, True
    letter = make_letter(text="/inbjudan/abc123/", secret="abc123")
    delivery.empty_outbox({})

    letter.refresh_from_db()
    assert (letter.state, mail.outbox) == (LetterState.SENT, [])
    assert "abc123" in letter.whole_text


def test_without_a_mail_server_real_letters_wait(settings: Any) -> None:
    settings.MAIL_IS_DELIVERED, settings.MAILBOX_ONLY = False, False
    letter = make_letter()

    assert delivery.empty_outbox({}) == 0
    letter.refresh_from_db()
    assert letter.state == LetterState.WAITING


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (smtplib.SMTPDataError(451, b"later"), LetterState.WAITING),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"grey")}), LetterState.WAITING),
        (smtplib.SMTPDataError(554, b"spam"), LetterState.FAILED),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"none")}), LetterState.FAILED),
        (smtplib.SMTPServerDisconnected("gone"), LetterState.WAITING),
        (ConnectionResetError(), LetterState.WAITING),
        (StoppedMidway(), LetterState.UNCERTAIN),
    ],
)
def test_what_the_server_says_decides_what_happens_next(
    server: type[Refusing],
    monkeypatch: pytest.MonkeyPatch,
    trouble: Exception,
    state: LetterState,
) -> None:
    monkeypatch.setattr(server, "trouble", trouble)
    letter = make_letter()
    delivery.empty_outbox({})

    letter.refresh_from_db()
    assert letter.state == state
    assert letter.problem
    if state == LetterState.WAITING:
        assert letter.not_before > timezone.now()


def test_a_letter_is_given_up_after_a_day_and_a_half_and_not_before(
    server: type[Refusing], monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, waited = make_letter(), timedelta()
    for _attempt in range(delivery.MOST_ATTEMPTS):
        Letter.objects.filter(pk=letter.pk).update(not_before=timezone.now())
        delivery.empty_outbox({})
        letter.refresh_from_db()
        if letter.state == LetterState.WAITING:
            waited += letter.not_before - timezone.now()

    assert letter.state == LetterState.FAILED
    assert timedelta(hours=30) < waited < timedelta(hours=48)


def test_a_server_that_is_away_costs_no_attempt(
    server: type[Refusing], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(self: Refusing) -> bool:
        raise ConnectionRefusedError

    monkeypatch.setattr(server, "open", away)
    letter = make_letter()
    delivery.empty_outbox({})

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.WAITING, 0)


def test_a_sender_that_stopped_midway_leaves_a_letter_that_is_not_sent_again() -> None:
    letter = make_letter()
    assert delivery.claim() is not None
    later = timezone.now() + delivery.LEASE + timedelta(seconds=1)
    assert delivery.note_those_left_midway(later) == 1

    delivery.empty_outbox({})
    letter.refresh_from_db()
    assert (letter.state, mail.outbox) == (LetterState.UNCERTAIN, [])


def test_a_sender_within_its_lease_is_left_alone() -> None:
    make_letter()
    delivery.claim()

    assert delivery.note_those_left_midway() == 0
    assert delivery.claim() is None


def test_who_no_longer_is_to_get_a_letter_does_not_get_it() -> None:
    letter = make_letter()
    delivery.empty_outbox({"test": lambda _letter: False})

    letter.refresh_from_db()
    assert (letter.state, mail.outbox) == (LetterState.WITHDRAWN, [])


def test_a_slow_sender_may_still_note_that_its_letter_left() -> None:
    make_letter()
    letter = delivery.claim()
    assert letter is not None
    delivery.note_those_left_midway(timezone.now() + timedelta(hours=1))
    delivery.deliver(letter, None, {})

    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
