"""How answers and their wishes are named and told, on pages and in documents."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gensvar.inventories.models import Channel, NeedsAnswer, Topic


def named(answer: NeedsAnswer) -> str:
    """Return what an answer is called: whom it speaks for, its source and number.

    Never a person: an answer of somebody without an organisation is one in the open.
    """
    whose = str(answer.group or answer.body or _("No group named"))
    source = str(answer.organisation) if answer.organisation_id else ""
    if answer.channel == Channel.OPEN:
        source = _("from a person")
    parts = [part for part in (whose, source) if part]
    return f"{', '.join(parts)} ({answer.pk})"


@dataclass(frozen=True)
class Told:
    """Words of one answer about one topic, word for word, in their language."""

    title: str
    text: str
    language: str


def words_in(answer: NeedsAnswer) -> list[Told]:
    """Return the words of an answer, in the order in which they were asked."""
    order = list(Topic.values)
    rows = sorted(answer.words.all(), key=lambda row: (order.index(row.topic), row.pk))
    return [
        Told(
            row.question.words if row.question else str(Topic(row.topic).label),
            row.text,
            answer.language,
        )
        for row in rows
    ]


def facts_in(answer: NeedsAnswer) -> list[tuple[str, str]]:
    """Return what an answer says in few words: how often, how long, with whom."""
    bodies = [
        str(row.body) if row.body_id else str(row.get_role_display())
        for row in answer.counterparts.all()
    ]
    rows = [
        (_("How often"), str(answer.get_interval_display() or "")),
        (_("Minutes for a meeting"), str(answer.minutes or "")),
        (_("Whom to meet"), ", ".join(bodies)),
        (_("Answer within days"), str(answer.feedback_days or "")),
    ]
    return [(name, said) for name, said in rows if said]


@dataclass(frozen=True)
class AnswerTold:
    """All that one answer says, ready to be read."""

    facts: list[tuple[str, str]]
    wishes: list[tuple[str, str]]
    forms: list[tuple[str, str, str]]
    words: list[Told]


def told_in(answer: NeedsAnswer) -> AnswerTold:
    """Return all that one answer says; its rows are read along."""
    return AnswerTold(
        facts=facts_in(answer),
        wishes=[
            (str(row.activity), str(row.get_wish_display()))
            for row in answer.wishes.all()
        ],
        forms=[
            (str(row.get_form_display()), str(row.get_stand_display()), row.issue)
            for row in answer.form_wishes.all()
        ],
        words=words_in(answer),
    )
