"""How a chapter is read: the lines of the reader's own roles stand first."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.guidance.catalogue import FIELDS, ROLES, Kind
from gensvar.guidance.queries import Entry
from gensvar.organisations.policies import Visitor, roles_of

# The parts of the handbook in the order of the work.
PARTS: dict[str, StrOrPromise] = {
    "decide": _("Decide"),
    "prepare": _("Prepare"),
    "listen": _("Listen"),
    "weigh": _("Weigh up"),
    "answer": _("Give answers"),
    "meet": _("Meet"),
    "samrad": _("Standing consultation"),
    "support": _("Support"),
}


@dataclass(frozen=True)
class Line:
    """What one role does in a step."""

    role: StrOrPromise
    words: str
    is_mine: bool


def lines_for(user: Visitor, entry: Entry) -> list[Line]:
    """Return who does what in a step, the reader's own part first."""
    mine = {role for _body, role in roles_of(user)}
    lines = [
        Line(FIELDS[Kind.CHAPTER][role].label, words, role in mine)
        for role in ROLES
        if (words := entry.words.get(role, ""))
    ]
    return sorted(lines, key=lambda line: not line.is_mine)


def parts_of(chapters: list[Entry]) -> list[tuple[StrOrPromise, list[Entry]]]:
    """Return the chapters under the parts of the handbook."""
    return [
        (label, found)
        for part, label in PARTS.items()
        if (found := [one for one in chapters if one.facts["part"] == part])
    ]
