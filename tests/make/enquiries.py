"""Themes and questions at each state, made through the actions."""

from datetime import date
from itertools import count
from typing import Any

from gensvar.accounts.models import User
from gensvar.enquiries.actions import (
    Asked,
    Draft,
    ThemeFacts,
    add_theme,
    ask,
    send_answer,
    show_enquiry,
)
from gensvar.enquiries.models import Answer, Enquiry, Theme
from gensvar.organisations.models import Body, Role
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body, make_member

_numbers = count(1)
WORDS = "När kan vi söka verksamhetsbidrag för nästa år?"


def make_theme(body: Body | None = None, **facts: Any) -> Theme:
    """Make a theme whose owner is the officer of its body."""
    # Any: the fields of ThemeFacts.
    home = body or make_body()
    by = make_member(home, Role.ADMINISTRATOR, name="Admina Berg")
    said = {
        "name": f"Ämne {next(_numbers)}",
        "body": home,
        "owner_role": "Finansieringslots",
        "answer_days": 10,
        "owner": officer_of(home),
        **facts,
    }
    return add_theme(ThemeFacts(**said), by=by)


def make_enquiry(theme: Theme | None = None, **asked: Any) -> Enquiry:
    """Make a question; without a theme nobody has it yet."""
    # Any: the fields of Asked.
    words = asked.pop("words", WORDS)
    return ask(Asked(words, theme, **asked), key=f"{next(_numbers):040}")


def make_shown(theme: Theme, **asked: Any) -> Enquiry:
    """Make a question that everyone may read."""
    # Any: the fields of Asked.
    enquiry = make_enquiry(theme, wants_public=True, **asked)
    shown = asked.get("words", WORDS)
    show_enquiry(enquiry, shown[:100], shown, by=who_answers(enquiry))
    return enquiry


def answer(enquiry: Enquiry, kind: str = "yes", **draft: Any) -> Answer:
    """Send an answer to a question."""
    # Any: the fields of Draft.
    said = {
        "kind": kind,
        "words": "Ja, från den 1 februari.",
        "signed_by": "Finansieringslots Bo Ek",
        "reason": "" if kind in {"yes", "information"} else "Pengarna räcker inte.",
        **draft,
    }
    return send_answer(enquiry, Draft(**said), by=who_answers(enquiry))


def who_answers(enquiry: Enquiry) -> User:
    """Return the officer of the body that has the question."""
    assert enquiry.body is not None
    return officer_of(enquiry.body)


def set_received(enquiry: Enquiry, day: date, due_on: date | None = None) -> None:
    """Let a question have come on another day, as if time had passed."""
    Enquiry.objects.filter(pk=enquiry.pk).update(
        received_on=day, due_on=due_on or enquiry.due_on
    )
    enquiry.refresh_from_db()
