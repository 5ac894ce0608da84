"""What somebody fills in to be paid for a meeting, and how a claim is decided."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gensvar.analysis.fees import Kind
from gensvar.kernel.errors import Invalid
from gensvar.remuneration.fields import KilometresField, KronorField, MinutesField
from gensvar.remuneration.models import Proof, Return
from gensvar.remuneration.public import Asked, Offer
from gensvar.ui.forms import LongText

TICKED = {
    Kind.MEETING_FEE: _("The fee for the meeting"),
    Kind.READING_FEE: _("The fee for having read before the meeting"),
    Kind.CHAIR_SUPPLEMENT: _("The extra fee: I chaired the meeting"),
    Kind.LOST_INCOME: _("The income I lost"),
}
ON_RECEIPT = (Kind.TRAVEL_RECEIPT, Kind.CHILD_CARE, Kind.OTHER_COST)


class ClaimForm(forms.Form):
    """Time, way and costs: only what the rules can pay for is asked."""

    form = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    shown = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    minutes = MinutesField(label=_("Minutes at the meeting"))
    fees = forms.MultipleChoiceField(
        label=_("What do you want to be paid for?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    proof = forms.ChoiceField(
        label=_("How do you show the income you lost?"),
        choices=[("", _("I do not ask for lost income")), *Proof.choices],
        required=False,
        help_text=_("You hand the paper over by itself, not here."),
    )
    is_employed = forms.ChoiceField(
        label=_("Does an employer pay you for the same time?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
        help_text=_("The region, your organisation or somebody else."),
    )
    travel_minutes = MinutesField(
        label=_("Minutes on the way, there and back together"), required=False
    )
    kilometres = KilometresField(
        label=_("Kilometres, there and back together"), required=False
    )
    travel_receipt = KronorField(
        label=_("Tickets and fares, in kronor"),
        required=False,
        help_text=_("Keep the receipts: you hand them over by themselves."),
    )
    child_care = KronorField(label=_("Child care, in kronor"), required=False)
    other_cost = KronorField(label=_("Other cost, in kronor"), required=False)
    cost_words = forms.CharField(
        label=_("What the other cost was"),
        max_length=300,
        required=False,
        help_text=_("In a few words, without anything about health."),
    )

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        # Any: Django's own signature.
        start = {
            "minutes": offer.noted,
            "form": offer.form,
            "fees": [kind.value for kind in (Kind.MEETING_FEE,) if kind in offer.kinds],
            **offer.before,
        }
        kwargs["initial"] = start
        super().__init__(*args, **kwargs)
        fees = [
            (kind.value, said) for kind, said in TICKED.items() if kind in offer.kinds
        ]
        self.fields["fees"].choices = fees  # type: ignore[attr-defined] # a choice field
        self.fields["minutes"].help_text = offer.noted_said
        self._leave_out(offer, has_fees=bool(fees))

    def _leave_out(self, offer: Offer, *, has_fees: bool) -> None:
        asked = {
            "fees": has_fees,
            "proof": Kind.LOST_INCOME in offer.kinds and offer.needs_proof,
            "is_employed": offer.asks_employment,
            "travel_minutes": offer.counts_travel,
            "kilometres": offer.counts_way,
            "cost_words": Kind.OTHER_COST in offer.kinds,
            **{kind.value: kind in offer.kinds for kind in ON_RECEIPT},
        }
        for name, is_asked in asked.items():
            if not is_asked:
                del self.fields[name]

    def asked(self) -> Asked:
        """Return what was filled in, as the calculation takes it."""
        said = self.cleaned_data
        receipts = {kind: said.get(kind.value) or 0 for kind in ON_RECEIPT}
        receipts = {kind: amount for kind, amount in receipts.items() if amount}
        kinds = {Kind(name) for name in said.get("fees", [])} | set(receipts)
        if said.get("kilometres"):
            kinds.add(Kind.TRAVEL_MILEAGE)
        return Asked(
            minutes=said["minutes"],
            travel_minutes=said.get("travel_minutes") or 0,
            metres=said.get("kilometres") or 0,
            kinds=frozenset(kinds),
            receipts=receipts,
            proof=said.get("proof", ""),
            is_employed=said.get("is_employed") == "yes",
            cost_words=said.get("cost_words", ""),
        )

    def refuse(self, refused: Invalid) -> None:
        """Show a refusal at its field."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, str(refused.sentence))

    def sent_values(self) -> list[tuple[str, str]]:
        """Return the names and words that were sent, for the next step."""
        data = self.data if isinstance(self.data, QueryDict) else QueryDict()
        return [
            (name, word)
            for name in self.fields
            if name != "shown"
            for word in data.getlist(name)
        ]


class DecideForm(forms.Form):
    """Why a claim is sent back or refused."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**9)
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[("", _("Choose")), *Return.choices],
        required=False,
        help_text=_("It stands in the letter."),
    )
    words = forms.CharField(
        label=_("More words to the person"),
        widget=LongText(3),
        max_length=2000,
        required=False,
        help_text=_("They stand on the person’s own page, not in the letter."),
    )
