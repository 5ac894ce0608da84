"""Which year of the wheel is shown, and of which group."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.programmes.models import ProgrammeGroup


class WheelForm(forms.Form):
    """A year, and perhaps one group."""

    hides_optional = True

    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int)
    group = forms.ChoiceField(label=_("Group"), required=False)

    def __init__(
        self,
        *args: Any,
        groups: list[ProgrammeGroup],
        years: list[int],
        now: int,
        **kwargs: Any,
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **{"initial": {"year": now}, **kwargs})
        self.fields["year"].choices = [(year, year) for year in years]  # type: ignore[attr-defined] # a ChoiceField
        named = [(str(one.pk), one.name) for one in groups]
        self.fields["group"].choices = [("", _("All groups")), *named]  # type: ignore[attr-defined] # a ChoiceField
