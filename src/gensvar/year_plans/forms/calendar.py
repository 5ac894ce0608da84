"""What a reader chooses in the calendar; it stands in the address, to be shared."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gensvar.year_plans.entries import Asked, BodyNode, Entry, State, beneath
from gensvar.year_plans.models import Audience, PlannedKind

YEARS_BACK, YEARS_AHEAD = 5, 2


class CalendarForm(forms.Form):
    """The choices of the calendar, named as they stand in Swedish addresses."""

    hides_optional = True

    ar = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    omrade = forms.ChoiceField(label=_("Body and those beneath it"), required=False)
    organ = forms.ChoiceField(label=_("Only this body"), required=False)
    typ = forms.ChoiceField(
        label=_("What it is"),
        choices=[("", _("Everything")), *PlannedKind.choices],
        required=False,
    )
    lage = forms.ChoiceField(
        label=_("How far it has come"),
        choices=[("", _("Everything")), *State.choices],
        required=False,
    )
    niva = forms.ChoiceField(label=_("Influence"), required=False)
    grupp = forms.ChoiceField(
        label=_("Whom it is for"),
        choices=[("", _("Everything")), *Audience.choices],
        required=False,
    )
    plats = forms.CharField(label=_("Place"), max_length=100, required=False)

    def __init__(
        self,
        given: QueryDict,
        *,
        entries: Sequence[Entry],
        nodes: Sequence[BodyNode],
        year: int,
    ) -> None:
        super().__init__({**given.dict(), "ar": year})
        self._nodes, self.year = nodes, year
        here = {one.body_id for one in entries}
        above = _with_those_above(nodes, here)
        areas = [one for one in nodes if one.pk in above]
        own = [one for one in nodes if one.pk in here]
        years = range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
        # Dialogues come before meetings: the ladder's own name of a level is shown.
        named = [(one.level, one.level_name) for one in entries if one.level]
        levels = dict(reversed(named))
        self._offer("ar", [(one, one) for one in years], empty=None)
        self._offer("omrade", [(one.slug, one.name) for one in areas])
        self._offer("organ", [(one.slug, one.name) for one in own])
        self._offer("niva", sorted(levels.items(), key=lambda one: one[1]))

    def _offer(
        self, field: str, choices: Iterable[Any], empty: object = _("Everything")
    ) -> None:
        # Any: choices of numbers and of words.
        first = [("", empty)] if empty is not None else []
        self.fields[field].choices = [*first, *choices]  # type: ignore[attr-defined] # a ChoiceField

    @property
    def has_more(self) -> bool:
        """Say whether something is chosen among what is folded away."""
        more = ("organ", "typ", "niva", "grupp", "plats")
        return any(self.data.get(name) for name in more)

    def asked(self) -> Asked:
        """Return what was chosen; a choice that nobody offers chooses nothing."""
        self.is_valid()
        said = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        return Asked(
            bodies=self._bodies(said["omrade"], said["organ"]),
            kind=said["typ"],
            state=said["lage"],
            level=said["niva"],
            audience=said["grupp"],
            place=said["plats"],
        )

    def _bodies(self, area: str, body: str) -> frozenset[int] | None:
        known = {one.slug: one.pk for one in self._nodes}
        found = beneath(self._nodes, known[area]) if area else None
        if body:
            only = frozenset({known[body]})
            return only if found is None else found & only
        return found


def year_asked(given: str, otherwise: int) -> int:
    """Return the year that an address asks for, or another one where it asks none."""
    is_year = given.isdecimal() and len(given) == len("2026")
    return int(given) if is_year and int(given) > YEARS_BACK else otherwise


def _with_those_above(nodes: Sequence[BodyNode], here: set[int]) -> set[int]:
    parents = {one.pk: one.parent for one in nodes}
    found: set[int] = set()
    for pk in here:
        current: int | None = pk
        while current is not None and current not in found:
            found.add(current)
            current = parents.get(current)
    return found
