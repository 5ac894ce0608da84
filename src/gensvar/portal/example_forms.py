"""What the list of concrete examples is narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.agreements.public import Choices, Sought


class FindExampleForm(forms.Form):
    """Agreement or promise, body, year and words."""

    hides_optional = True

    hor = forms.ChoiceField(label=_("Agreement or promise"), required=False)
    organ = forms.ChoiceField(label=_("Body"), required=False)
    ar = forms.ChoiceField(label=_("Year"), required=False)
    ord = forms.CharField(label=_("Words"), max_length=100, required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        every = ("", _("All"))
        years = [(str(year), str(year)) for year in choices.years]
        for name, offered in (
            ("hor", [every, *choices.belongs]),
            ("organ", [every, *((str(pk), name) for pk, name in choices.bodies)]),
            ("ar", [every, *years]),
        ):
            self.fields[name].choices = offered  # type: ignore[attr-defined] # a ChoiceField

    def sought(self) -> Sought:
        """Return what is looked for; what is not on offer narrows nothing."""
        self.is_valid()
        said = self.cleaned_data
        return Sought(
            belongs=said.get("hor", ""),
            body=int(said.get("organ") or 0),
            year=int(said.get("ar") or 0),
            words=said.get("ord", "").replace("\0", ""),
        )
