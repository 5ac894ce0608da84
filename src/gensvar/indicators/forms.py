"""Which body the figures are of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.organisations.models import ELECTED, Body


class BodyForm(forms.Form):
    """One elected body, or all."""

    hides_optional = True
    organ = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Body"),
        required=False,
        empty_label=_("All bodies"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = Body.objects.filter(kind__in=ELECTED)  # type: ignore[attr-defined] # a ModelChoiceField
