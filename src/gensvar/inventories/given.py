"""What an answer holds before it is stored: checked plain values, no database rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gensvar.inventories.models import Counterpart, FormStand, Interval, Topic, Wish
from gensvar.inventories.words import LONGEST_TEXT, as_written
from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import is_known
from gensvar.kernel.scripts import check_script
from gensvar.programmes.models import Form

Key = TypeVar("Key", str, int)
SHORTEST, LONGEST = 15, 600
MOST_DAYS = 366
ISSUE_LENGTH = 300


@dataclass(frozen=True)
class Given:
    """One answer as it was given.

    `words` by topic, `own` by the id of a question of ours, `wishes` by the id of a
    core activity, `forms` by form: what is thought of it, and for which questions.
    """

    language: str = "sv"
    words: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[int, str] = field(default_factory=dict)
    wishes: Mapping[int, str] = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    bodies: tuple[int, ...] = ()
    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    interval: str = ""
    minutes: int | None = None
    feedback_days: int | None = None


def topic_field(topic: str) -> str:
    """Return the name of the form field for the words about a topic."""
    return f"words_{topic}"


def own_field(question: int) -> str:
    """Return the name of the form field for a question of ours."""
    return f"own_{question}"


def checked(given: Given) -> Given:
    """Return an answer without what says nothing.

    Raises Invalid at the field: an unknown language, letters that the language does
    not use, a text that is too long, a length or a number of days that cannot be, or
    an answer that says nothing at all.
    """
    if not is_known(given.language):
        raise Invalid(
            _("Nobody knows this language tag. Choose from the list."), "language"
        )
    kept = Given(
        language=given.language,
        words=_said(given.words),
        own=_said(given.own),
        wishes={pk: one for pk, one in given.wishes.items() if one in Wish.values},
        roles=tuple(sorted(set(given.roles) & set(Counterpart.values))),
        bodies=tuple(sorted(set(given.bodies))),
        forms={
            form: (stand, as_written(issue)[:ISSUE_LENGTH])
            for form, (stand, issue) in given.forms.items()
            if form in Form.values and stand in FormStand.values
        },
        interval=given.interval if given.interval in Interval.values else "",
        minutes=given.minutes,
        feedback_days=given.feedback_days,
    )
    _check_numbers(kept)
    _check_texts(kept)
    if kept == Given(language=given.language):
        raise Invalid(_("Answer at least one of the questions."))
    return kept


def _said(texts: Mapping[Key, str]) -> dict[Key, str]:
    written = {key: as_written(text) for key, text in texts.items()}
    return {key: text for key, text in written.items() if text}


def _check_numbers(given: Given) -> None:
    if given.minutes is not None and not SHORTEST <= given.minutes <= LONGEST:
        raise Invalid(
            _("A meeting lasts between 15 minutes and 10 hours. Write minutes."),
            "minutes",
        )
    if given.feedback_days is not None and not 1 <= given.feedback_days <= MOST_DAYS:
        raise Invalid(_("Write a number of days from 1 to 366."), "feedback_days")


def _check_texts(given: Given) -> None:
    texts = {topic_field(topic): text for topic, text in given.words.items()}
    texts |= {own_field(pk): text for pk, text in given.own.items()}
    texts |= {f"issue_{form}": issue for form, (_stand, issue) in given.forms.items()}
    for name, text in texts.items():
        surplus = len(text) - LONGEST_TEXT
        if surplus > 0:
            raise Invalid(
                ngettext(
                    "The text is %(surplus)s character too long.",
                    "The text is %(surplus)s characters too long.",
                    surplus,
                )
                % {"surplus": surplus},
                name,
            )
        check_script(given.language, text, name)


TOPICS = tuple(topic for topic in Topic if topic != Topic.OWN)
