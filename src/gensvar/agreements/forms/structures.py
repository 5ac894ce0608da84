"""What is filled in about a structure: parts, sources, changes, and each step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.agreements.models import (
    Part,
    SourceKind,
    StructureProposal,
)
from gensvar.agreements.queries import words_of
from gensvar.inventories.models import NeedsFinding, NeedsInventory
from gensvar.matters.models import Decision
from gensvar.programmes.models import Programme
from gensvar.ui.forms import DayField, LongText

PARTS = [("", _("The whole proposal")), *Part.choices]
SHORT = 90
HINTS = {
    Part.INTERVAL: _("For example once every term, two hours."),
    Part.COUNTERPARTS: _("For example politicians of the board, or officers."),
    Part.LANGUAGES: _("Languages of meetings, invitations and notes."),
}


class PartsForm(forms.Form):
    """What the proposal says, part by part; an empty box is left out."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, proposal: StructureProposal, **kwargs: Any) -> None:
        # Any: Django's own signature.
        start = {**words_of(proposal), "version": proposal.version}
        kwargs["initial"] = start
        super().__init__(*args, **kwargs)
        for part in Part:
            self.fields[part.value] = forms.CharField(
                label=part.label,
                required=False,
                widget=LongText(3),
                help_text=HINTS.get(part, ""),
            )

    def words(self) -> dict[str, str]:
        """Return what was written in each box."""
        return {part: self.cleaned_data[part] for part in Part.values}


class FindingField(forms.ModelChoiceField[NeedsFinding]):
    """A finding of a needs inventory."""

    def label_from_instance(self, obj: NeedsFinding) -> str:
        """Name a finding by its inventory and its first words."""
        return f"{obj.inventory}: {obj.words[:SHORT]}"


class SourceForm(forms.Form):
    """What the proposal builds on: an inventory, a finding, or something in words."""

    inventory = forms.ModelChoiceField(
        NeedsInventory.objects.none(),
        label=_("Needs inventory"),
        required=False,
        empty_label=_("None of them"),
    )
    finding = FindingField(
        queryset=NeedsFinding.objects.none(),
        label=_("What the inventory found"),
        required=False,
        empty_label=_("The inventory as a whole"),
    )
    kind = forms.ChoiceField(
        label=_("What it builds on"),
        choices=SourceKind.choices,
        help_text=_("An inventory that is chosen above says this by itself."),
    )
    part = forms.ChoiceField(label=_("Which part"), choices=PARTS, required=False)
    words = forms.CharField(
        label=_("What the source says"), required=False, widget=LongText(2)
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        inventories = NeedsInventory.objects.filter(programme=programme)
        findings = NeedsFinding.objects.filter(
            inventory__programme=programme, withdrawn_at__isnull=True
        )
        self.fields["inventory"].queryset = inventories  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["finding"].queryset = findings.select_related("inventory")  # type: ignore[attr-defined] # a ModelChoiceField


class ChangeForm(forms.Form):
    """Why a part differs from the version before."""

    part = forms.ChoiceField(label=_("Which part"), choices=Part.choices)
    finding = forms.CharField(label=_("What we found"), widget=LongText(2))
    change = forms.CharField(label=_("What we change"), widget=LongText(2))


class AskForm(forms.Form):
    """Until when the groups can comment."""

    comment_until = DayField(label=_("Last day to comment"))


class PilotForm(forms.Form):
    """When the pilot is tried."""

    pilot_from = DayField(label=_("First day of the pilot"))
    pilot_until = DayField(label=_("Last day of the pilot"))


class DecisionField(forms.ModelChoiceField[Decision]):
    """A decision in the register: body, day, § and matter."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("label", _("The decision"))
        kwargs.setdefault("empty_label", _("Choose"))
        kwargs.setdefault(
            "help_text",
            _("Enter the decision in its matter first, then choose it here."),
        )
        rows = Decision.objects.select_related("body", "matter")
        super().__init__(rows.order_by("-starts_on", "-pk"), **kwargs)

    def label_from_instance(self, obj: Decision) -> str:
        """Name a decision by body, day, § and matter."""
        return f"{obj.body} {obj.starts_on} § {obj.section_number}, {obj.matter}"


class DecideForm(forms.Form):
    """Which decision it is."""

    decision = DecisionField()


STEP_FORMS: dict[str, type[forms.Form]] = {
    "ask-groups": AskForm,
    "try-structure": PilotForm,
    "decide-structure": DecideForm,
}
