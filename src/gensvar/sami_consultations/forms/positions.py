"""Forms for positions and replies, ends, and the documentation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.days import today
from gensvar.kernel.languages import CHOICES
from gensvar.kernel.refusals import VersionedForm
from gensvar.sami_consultations.actions.positions import Words
from gensvar.sami_consultations.models import (
    EndKind,
    Party,
    Position,
    PositionKind,
    SamiConsultation,
)
from gensvar.sami_consultations.queries import consulting, positions_of
from gensvar.ui.forms import DayField, LongText

REGION = "region"
DECLARED_BY = [
    ("", _("Not a declaration")),
    ("region", _("The region")),
    ("party", _("The representative")),
]


class PositionField(forms.ModelChoiceField[Position]):
    """A position or a reply, named by its side and day."""

    def label_from_instance(self, one: Position) -> str:
        """Return whose it is, from when, and its first words."""
        side = one.party or _("The region")
        return f"{side}, {one.given_on.isoformat()}: {one.words[:60]}"


class PositionForm(forms.Form):
    """What a side says, word for word."""

    side = forms.ChoiceField(label=_("Who says it"))
    replies_to = PositionField(
        Position.objects.none(),
        label=_("Is it a reply?"),
        required=False,
        empty_label=_("No, it is a position"),
    )
    words = forms.CharField(
        label=_("What they say, word for word"),
        widget=LongText(6),
        max_length=20000,
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        widget=LongText(4),
        required=False,
        max_length=20000,
        help_text=_("A position needs its reasons. A reply does not."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES, initial="sv")
    given_on = DayField(label=_("Given on"), initial=today)
    corrects = PositionField(
        Position.objects.none(),
        label=_("Does it correct something earlier?"),
        required=False,
        empty_label=_("No"),
        help_text=_("The earlier words stay, marked as corrected."),
    )

    def __init__(
        self, *args: Any, consultation: SamiConsultation, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.parties = {str(one.pk): one for one in consulting(consultation)}
        in_force = positions_of(consultation).filter(corrected_by=None)
        self.fields["side"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            (REGION, _("The region")),
            *((key, str(one)) for key, one in self.parties.items()),
        ]
        self.fields["replies_to"].queryset = in_force.filter(  # type: ignore[attr-defined] # a choice of rows
            kind=PositionKind.POSITION
        )
        self.fields["corrects"].queryset = in_force  # type: ignore[attr-defined] # a choice of rows

    def said(self) -> Words:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        return Words(party=self.parties.get(given.pop("side")), **given)


class EndForm(forms.Form):
    """How it ended with a representative, and when."""

    party = forms.ModelChoiceField(
        Party.objects.none(), label=_("With whom"), empty_label=_("Choose")
    )
    kind = forms.ChoiceField(
        label=_("How did it end?"), choices=EndKind.choices, widget=forms.RadioSelect
    )
    declared_by = forms.ChoiceField(
        label=_("Which side declared that it cannot be reached?"),
        choices=DECLARED_BY,
        required=False,
    )
    ended_on = DayField(label=_("Ended on"), initial=today)

    def __init__(
        self, *args: Any, consultation: SamiConsultation, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = consulting(consultation).filter(end__isnull=True)
        self.fields["party"].queryset = rows  # type: ignore[attr-defined] # a choice of rows

    def declared_by_region(self) -> bool | None:
        """Return whose declaration it is; None where none is said."""
        said = self.cleaned_data["declared_by"]
        return None if not said else said == REGION


class DocumentationForm(VersionedForm):
    """What the act asks to be documented (12 §)."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    outcome = forms.CharField(
        label=_("What came out of it"), widget=LongText(5), max_length=20000
    )
    when_and_how = forms.CharField(
        label=_("When and how you consulted"), widget=LongText(3), max_length=4000
    )
    took_part = forms.CharField(
        label=_("Who took part"),
        widget=LongText(3),
        max_length=4000,
        help_text=_("Organisations and roles."),
    )
    made_by = forms.CharField(label=_("Who made the documentation"), max_length=200)
    made_on = DayField(label=_("Made on"), initial=today)

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, without the version."""
        # Any: the values of any field.
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version"
        }
