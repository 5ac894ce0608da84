"""What the list of burden is narrowed to, and in which order it stands."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.days import today
from gensvar.organisation_years.own import is_told
from gensvar.organisation_years.queries.asks import Within
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme

YEARS_BACK = 5
BY_NAME, BY_BURDEN = "namn", "mest"


class BurdenForm(forms.Form):
    """Which year, body and programme, and which order."""

    hides_optional = True

    ar = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    organ = forms.TypedChoiceField(
        label=_("Body"), coerce=int, empty_value=None, required=False
    )
    program = forms.TypedChoiceField(
        label=_("Programme"), coerce=int, empty_value=None, required=False
    )
    ordning = forms.ChoiceField(
        label=_("Order"),
        choices=[(BY_BURDEN, _("Most asked first")), (BY_NAME, _("By name"))],
        required=False,
    )

    def __init__(
        self,
        asked: Mapping[str, str],
        *,
        bodies: Iterable[Body],
        programmes: Iterable[Programme],
    ) -> None:
        """Offer the years, bodies and programmes there are."""
        year = today().year
        usual = {"ar": str(year), "ordning": BY_BURDEN}
        said = {name: asked[name] for name in self.base_fields if name in asked}
        super().__init__({**usual, **said})
        years = [year - back for back in range(-1, YEARS_BACK) if is_told(year - back)]
        self._choices("ar", [(one, str(one)) for one in years])
        self._choices("organ", [(one.pk, one.name) for one in bodies], _("All"))
        self._choices("program", [(one.pk, one.name) for one in programmes], _("All"))

    def _choices(
        self, name: str, found: list[tuple[int, str]], every: object = None
    ) -> None:
        field = self.fields[name]
        start = [("", every)] if every else []
        field.choices = [*start, *found]  # type: ignore[attr-defined] # a choice

    @property
    def year(self) -> int:
        """Return the year that is asked for, or the present one."""
        asked: int | None = self._said().get("ar")
        return asked or today().year

    @property
    def within(self) -> Within:
        """Return what the list is narrowed to."""
        said = self._said()
        return Within(body=said.get("organ"), programme=said.get("program"))

    @property
    def by_name(self) -> bool:
        """Say whether the list stands by name."""
        return bool(self._said().get("ordning") == BY_NAME)

    def _said(self) -> dict[str, Any]:
        # Any: the values of any field.
        self.is_valid()
        return self.cleaned_data
