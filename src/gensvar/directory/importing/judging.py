"""What each row of a list says, and what it would become: new, the same, or a fault.

Nothing is decided here that a person should decide: a name that only looks like one we
know is a question, and what cannot be read is told with the cell where it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from gensvar.directory import links
from gensvar.directory.cleaning import clean
from gensvar.directory.importing.sheet import Line, below, cell_name, label
from gensvar.directory.importing.words import KNOWN, Words, words_known
from gensvar.directory.models import PITCH, GivenList, PageVersion
from gensvar.kernel.errors import Invalid
from gensvar.kernel.sensitive import names_a_group
from gensvar.organisations.families import top_of
from gensvar.organisations.models import Organisation, OrganisationKind, Spelling
from gensvar.organisations.similar import Alike, Lookalikes
from gensvar.organisations.spelling import LONGEST, fold

NEW, SAME, MAYBE, FAULTY = "new", "same", "maybe", "faulty"
BRING, KEEP, TAKE, LEAVE = "bring", "keep", "take", "leave"


@dataclass(frozen=True)
class Differs:
    """A field in which the list says something else than we do."""

    label: str
    ours: str
    theirs: str


@dataclass
class Judged:
    """One row: what it says, which organisation it may be, and what was chosen."""

    number: int
    name: str = ""
    # Any: the values of any field.
    facts: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    same: Organisation | None = None
    alike: list[Alike] = field(default_factory=list)
    differs: list[Differs] = field(default_factory=list)
    has_page: bool = False
    choice: str = ""

    @property
    def kind(self) -> str:
        """Return which kind of row it is."""
        if self.faults:
            return FAULTY
        if self.same is not None:
            return SAME
        return MAYBE if self.alike else NEW

    @property
    def waits(self) -> bool:
        """Say whether a person has to choose before the row is brought in."""
        return self.kind == MAYBE and not self.choice

    @property
    def comes_in(self) -> bool:
        """Say whether the row becomes anything."""
        return bool(self.choice) and self.choice != LEAVE and not self.faults


@dataclass
class Known:
    """The organisations that we know, by each way to write their names."""

    by_name: dict[str, Organisation]
    spelt: dict[str, Organisation]
    folded: dict[str, Organisation]
    likely: Lookalikes
    pages: set[int]
    by_id: dict[str, Organisation]


def known_here() -> Known:
    """Return every organisation with its spellings, in three questions."""
    rows = list(Organisation.objects.select_related("merged_into").order_by("-pk"))
    noted = Spelling.objects.filter(withdrawn_at=None)
    spellings = noted.select_related("organisation__merged_into")
    pages = PageVersion.objects.values_list("organisation", "organisation__merged_into")
    tops = [row for row in rows if row.merged_into_id is None]
    return Known(
        {row.name.casefold(): top_of(row) for row in rows},
        {one.folded: top_of(one.organisation) for one in spellings},
        {row.folded: top_of(row) for row in rows},
        Lookalikes(tops),
        {top or pk for pk, top in pages},
        {row.public_id: row for row in tops},
    )


def judged_rows(given: GivenList, known: Known | None = None) -> list[Judged]:
    """Return every row below the headings as it would be brought in."""
    known = known or known_here()
    words = words_known()
    lines = [Line(number, tuple(cells)) for number, cells in given.rows]
    found: list[Judged] = []
    seen: dict[str, int] = {}
    for line in below(lines, given.heading):
        row = _read(line, given.columns, words)
        _find(row, known, seen)
        row.choice = _chosen(row, given.choices.get(str(line.number), ""))
        found.append(row)
    return found


def _chosen(row: Judged, said: str) -> str:
    if said or row.faults:
        return said
    return {NEW: BRING, SAME: KEEP}.get(row.kind, "")


def _read(line: Line, columns: Sequence[str], words: Words) -> Judged:
    row = Judged(line.number)
    for place, name in enumerate(columns):
        text = " ".join(line.cells[place].split()) if place < len(line.cells) else ""
        cell = cell_name(place, line.number)
        if name == "name":
            _name(row, text, cell)
        elif name and text:
            _field(row, name, text, cell, words)
    return row


def _name(row: Judged, text: str, cell: str) -> None:
    row.name = text[:LONGEST]
    if not text:
        row.faults.append(
            _(
                "%(cell)s holds no name. In merged cells only the first one holds the "
                "text."
            )
            % {"cell": cell}
        )
    elif len(text) > LONGEST:
        row.faults.append(
            _("%(cell)s: the name is longer than 200 characters.") % {"cell": cell}
        )


def _field(row: Judged, name: str, text: str, cell: str, words: Words) -> None:
    """Read one cell, or say what is wrong with it and where it stands."""
    try:
        if name in KNOWN:
            _in_lists(row, name, text, cell, words)
        else:
            row.facts[name] = READERS[name](text)
    except Invalid as refusal:
        told = {"cell": cell, "what": refusal.sentence}
        row.faults.append(_("%(cell)s: %(what)s") % told)


def _in_lists(row: Judged, name: str, text: str, cell: str, words: Words) -> None:
    """Find words of our lists; those that we do not have are left out, and told."""
    if name in {"categories", "sub_region"} and names_a_group(text):
        raise Invalid(
            _(
                "This names a group of people or something private. Organisations are "
                "sorted by what they do, never by who people are."
            )
        )
    found, unknown = words.find(name, text)
    if name == "kind" and unknown:
        told = {"word": unknown[0], "known": ", ".join(words.kinds)}
        raise Invalid(_("We know no kind “%(word)s”. Write one of: %(known)s.") % told)
    if found:
        row.facts[name] = found[0] if name == "kind" else found
    if unknown:
        told = {"cell": cell, "words": ", ".join(unknown)}
        row.notes.append(
            _("%(cell)s: “%(words)s” is not in our list and is left out.") % told
        )


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as wrong:
        raise Invalid(_("“%(text)s” is no e-mail address.") % {"text": text}) from wrong
    return text


def _what(text: str) -> str:
    plain, _told = clean(text)
    if len(plain) > PITCH:
        raise Invalid(_("The text is longer than 300 characters."))
    return plain


def _website(text: str) -> list[str]:
    return links.read([text])


READERS = {"email": _email, "what": _what, "website": _website}


def _find(row: Judged, known: Known, seen: dict[str, int]) -> None:
    """Say which organisation the row is, or may be; each stands once in a list."""
    if not row.name:
        return
    folded = fold(row.name)
    if (before := seen.get(folded)) is not None:
        told = {"number": before}
        row.faults.append(_("The same name stands in row %(number)s.") % told)
        return
    seen[folded] = row.number
    row.same = (
        known.by_name.get(row.name.casefold())
        or known.spelt.get(folded)
        or known.folded.get(folded)
    )
    if row.same is None:
        row.alike = known.likely.of(row.name)[:5]
        return
    row.has_page = row.same.pk in known.pages
    row.differs = differing(row.same, row.facts)


def differing(organisation: Organisation, facts: Mapping[str, Any]) -> list[Differs]:
    """Return where the list says something else than what we have written down."""
    # Any: the values of any field.
    found = []
    kind, email = str(facts.get("kind", "")), str(facts.get("email", ""))
    if kind and kind != organisation.kind:
        ours = str(organisation.get_kind_display())
        theirs = str(OrganisationKind(kind).label)
        found.append(Differs(label("kind"), ours, theirs))
    if email and organisation.email and email != organisation.email:
        found.append(Differs(label("email"), organisation.email, email))
    return found
