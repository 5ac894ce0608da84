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
from gensvar.matters.models import Decision
from gensvar.ui.forms import DayField, LongText

PARTS = [("", _("The whole proposal")), *Part.choices]
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


class SourceForm(forms.Form):
    """What the proposal builds on."""

    kind = forms.ChoiceField(label=_("What it builds on"), choices=SourceKind.choices)
    part = forms.ChoiceField(label=_("Which part"), choices=PARTS, required=False)
    words = forms.CharField(label=_("What the source says"), widget=LongText(2))


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
