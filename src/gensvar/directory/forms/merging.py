"""Forms about the names of an organisation: another spelling, a merge, a new one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.organisations.models import Organisation, OrganisationKind
from gensvar.ui.forms import LongText


class SpellingForm(forms.Form):
    """How the name is also written."""

    name = forms.CharField(label=_("How the name is also written"), max_length=200)


class SearchForm(forms.Form):
    """Words of a name."""

    hides_optional = True

    words = forms.CharField(
        label=_("Look for another organisation"), max_length=200, required=False
    )


class MergeForm(forms.Form):
    """Which name stands for both, and why they are the same."""

    stands = forms.ChoiceField(
        label=_("Which name stands for both?"), widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why are they the same?"),
        help_text=_("For example: same board, or they have told us so."),
        widget=LongText(2),
        max_length=2000,
    )

    def __init__(
        self, *args: Any, one: Organisation, other: Organisation, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = [(row.public_id, row.name) for row in (one, other)]
        self.fields["stands"].choices = rows  # type: ignore[attr-defined] # a choice


class NewOrganisationForm(forms.Form):
    """An organisation that is to be written down."""

    name = forms.CharField(label=_("What the organisation is called"), max_length=200)
    kind = forms.ChoiceField(
        label=_("What kind it is"),
        choices=OrganisationKind.choices,
        initial=OrganisationKind.ASSOCIATION,
    )


class SubRegionForm(forms.Form):
    """What a part of the region is called."""

    name = forms.CharField(label=_("What the part is called"), max_length=80)
