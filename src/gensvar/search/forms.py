"""What one looks for, and how the list is narrowed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.organisations.models import Body
from gensvar.search.queries import Found, Narrowed
from gensvar.search.sources import BY_KIND, SOURCES
from gensvar.search.words import LONGEST_QUERY


class SearchForm(forms.Form):
    """Words, and below them what the list holds: kinds, bodies and years."""

    hides_optional = True

    text = forms.CharField(
        label=_("Search for"),
        max_length=LONGEST_QUERY,
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )
    kind = forms.CharField(label=_("Kind"), required=False, widget=forms.Select)
    body = forms.IntegerField(
        label=_("Body"), required=False, min_value=1, widget=forms.Select
    )
    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=1, widget=forms.Select
    )

    def asked(self) -> tuple[str, Narrowed]:
        """Return what is looked for; what cannot be meant counts as not said."""
        self.is_valid()
        known: Mapping[str, Any] = self.cleaned_data
        kind = known.get("kind") or ""
        # What is too long is looked for all the same, as far as it goes.
        text = known.get("text") or str(self.data.get("text", ""))[:LONGEST_QUERY]
        return text, Narrowed(
            kind if kind in BY_KIND else "",
            _small(known.get("body")),
            _small(known.get("year")),
        )

    def offer(self, found: Found, chosen: Narrowed) -> dict[int, str]:
        """Offer what the list holds, and what has been chosen already.

        Returns the names of the bodies, by id.
        """
        kinds = {*found.kinds, chosen.kind}
        asked = {*found.bodies, *([chosen.body] if chosen.body else [])}
        rows = Body.objects.filter(pk__in=asked).order_by("name")
        names = dict(rows.values_list("pk", "name"))
        years = sorted({*found.years, chosen.year or 0} - {0}, reverse=True)
        self._choose("kind", _("All kinds"), _kinds(kinds))
        self._choose("body", _("All bodies"), list(names.items()))
        self._choose("year", _("All years"), [(year, str(year)) for year in years])
        return names

    def _choose(self, name: str, everything: Any, choices: list[Any]) -> None:
        widget = self.fields[name].widget
        widget.choices = [("", everything), *choices]


def _kinds(kinds: set[str]) -> list[tuple[str, Any]]:
    return [(one.kind, one.label) for one in SOURCES if one.kind in kinds]


def _small(number: int | None) -> int | None:
    """Return a number that a database can hold, or nothing."""
    return number if number is not None and number < 2**31 else None
