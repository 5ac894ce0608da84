"""Where, when and with how many; and how the notes are to be read."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gensvar.documents.content import Block, Paragraph, Words
from gensvar.documents.content import Facts as Rows
from gensvar.kernel.days import said
from gensvar.meeting_notes.tree import Content, Declared, Facts


def day_of(facts: Facts) -> str:
    """Return the day of the meeting in words."""
    if facts.starts_at is None:
        return ""
    return said(timezone.localdate(facts.starts_at))


def when(facts: Facts) -> str:
    """Return the day and the time: 13 maj 2024 kl. 14.00–17.30."""
    if facts.starts_at is None or facts.ends_at is None:
        return _("not known")
    clocks = [
        date_format(timezone.localtime(moment), "H.i")
        for moment in (facts.starts_at, facts.ends_at)
    ]
    times = {"day": day_of(facts), "from": clocks[0], "to": clocks[1]}
    return _("%(day)s at %(from)s–%(to)s") % times


def rows(facts: Facts) -> Rows:
    """Return the particulars; what was reported stands apart from what we counted."""
    found: list[tuple[str, Words]] = [
        (_("Place:"), facts.place or _("not known")),
        (_("When:"), when(facts)),
        (_("Persons present:"), str(facts.registered_persons)),
        (_("Organisations present:"), str(facts.registered_organisations)),
    ]
    if facts.organisations:
        found.append((_("Which organisations:"), "; ".join(facts.organisations)))
    if facts.reported_persons is not None:
        found.append((_("Persons as reported:"), str(facts.reported_persons)))
    if facts.reported_organisations is not None:
        found.append(
            (_("Organisations as reported:"), str(facts.reported_organisations))
        )
    if facts.interests:
        lines = "; ".join(_declared(one) for one in facts.interests)
        found.append((_("Own interests that were declared:"), lines))
    found.append((_("Made in:"), _("Gensvar, notes 1")))
    return Rows(tuple(found))


def _declared(one: Declared) -> str:
    """Return who declared an interest, in what, and the words that may be told."""
    who = one.who or _("somebody who took part")
    about = f"{who} ({', '.join(one.items)})" if one.items else who
    return f"{about}: {' '.join(one.words.split())}" if one.words else about


def method(content: Content) -> Iterator[Block]:
    """Yield how the notes came about, and what their signs mean."""
    yield Paragraph(
        _(
            "These are notes, not minutes. They were put together from what was "
            "written and said during the meeting. What a table wrote stands word "
            "for word."
        )
    )
    if content.said:
        yield Paragraph(
            _(
                "The sign (!) means that one or two more tables stressed the same "
                "thing, and (!!) that three or more did. It is not a vote."
            )
        )
    yield Paragraph(
        _(
            "Persons and organisations present were registered on the day. Numbers as "
            "reported are what somebody said, and are never added to them."
        )
    )
