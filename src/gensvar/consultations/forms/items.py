"""What is filled in about an item: where it leads, and how it was considered."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.consultations.actions import Consideration, Lead
from gensvar.consultations.models import Considered
from gensvar.consultations.queries.items import STATES
from gensvar.kernel.refusals import VersionedForm
from gensvar.matters.models import Decision, Matter
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.ui.forms import DayField, LongText


class ItemFilterForm(forms.Form):
    """Which items are shown."""

    hides_optional = True

    state = forms.ChoiceField(label=_("Where they stand"), required=False)
    group = forms.ModelChoiceField(
        ProgrammeGroup.objects.none(),
        label=_("Group"),
        required=False,
        empty_label=_("All groups"),
    )
    year = forms.TypedChoiceField(
        label=_("Year"), required=False, coerce=int, empty_value=None
    )

    def __init__(
        self, *args: Any, programme: Programme, years: list[int], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        groups = ProgrammeGroup.objects.filter(programme=programme, is_included=True)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["state"].choices = [("", _("All items")), *STATES.items()]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["year"].choices = [("", _("All years")), *((y, y) for y in years)]  # type: ignore[attr-defined] # a ChoiceField


class LeadForm(VersionedForm):
    """A matter, or none yet with a day and a reason."""

    matter = forms.ModelChoiceField(
        Matter.objects.none(),
        label=_("The matter it belongs to"),
        required=False,
        empty_label=_("None yet"),
    )
    look_again_on = DayField(
        label=_("If there is none yet: when you look again"), required=False
    )
    none_yet_reason = forms.CharField(
        label=_("Why there is none yet"), required=False, widget=LongText(2)
    )
    answer_by = DayField(
        label=_("When those who were there get an answer"), required=False
    )

    def __init__(self, *args: Any, matter: Matter | None, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        open_or_own = Q(closed_on__isnull=True) | Q(pk=matter and matter.pk)
        self.fields["matter"].queryset = Matter.objects.filter(open_or_own)  # type: ignore[attr-defined] # a ModelChoiceField

    def lead(self) -> Lead:
        """Return what was filled in."""
        said = {key: self.cleaned_data[key] for key in self.fields if key != "version"}
        return Lead(**said)


class ConsiderForm(VersionedForm):
    """How it was considered, why, and in which decision."""

    considered = forms.ChoiceField(
        label=_("How it was considered"),
        choices=Considered.choices,
        widget=forms.RadioSelect,
    )
    considered_words = forms.CharField(
        label=_("What was done with what was said, and why"), widget=LongText(4)
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("In which decision"),
        required=False,
        empty_label=_("No decision yet"),
    )

    def __init__(self, *args: Any, matter: Matter | None, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        if matter is None:
            del self.fields["decision"]
            return
        decisions = Decision.objects.filter(matter=matter).select_related("body")
        self.fields["decision"].queryset = decisions  # type: ignore[attr-defined] # a ModelChoiceField

    def consideration(self) -> Consideration:
        """Return what was filled in."""
        said = self.cleaned_data
        return Consideration(
            said["considered"], said["considered_words"], said.get("decision")
        )
