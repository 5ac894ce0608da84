"""What a reader looks for, and where to write reminders."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.funding.models import FundingKind
from gensvar.funding.queries.shown import Wanted
from gensvar.organisations.models import OrganisationKind


class WantedForm(forms.Form):
    """Which support is shown."""

    hides_optional = True

    typ = forms.ChoiceField(
        label=_("Kind of support"),
        choices=[("", _("Every kind")), *FundingKind.choices],
        required=False,
    )
    vem = forms.ChoiceField(
        label=_("Who you are"),
        choices=[("", _("Everyone")), *OrganisationKind.choices],
        required=False,
    )
    belopp = forms.IntegerField(
        label=_("How much you need, kronor"), min_value=0, required=False
    )
    oppen = forms.BooleanField(label=_("Only what is open now"), required=False)

    def wanted(self) -> Wanted:
        """Return what is looked for; what cannot be read asks for nothing."""
        self.full_clean()
        said = getattr(self, "cleaned_data", {})
        return Wanted(
            kind=said.get("typ", ""),
            who=said.get("vem", ""),
            amount=said.get("belopp"),
            only_open=said.get("oppen", False),
        )


class RemindForm(forms.Form):
    """Where to write, and of which support."""

    email = forms.EmailField(label=_("Your e-mail address"), max_length=254)
    support = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
