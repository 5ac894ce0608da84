"""Forms for the frame: what a programme is, whom it meets, in which forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.followups.forms.measures import OwnerField
from gensvar.kernel.refusals import VersionedForm
from gensvar.matters.models import Matter
from gensvar.organisations.models import ELECTED, Body
from gensvar.programmes.models import (
    Cadence,
    Form,
    Group,
    Programme,
    ProgrammeGroup,
    ProgrammeKind,
    Structure,
)
from gensvar.programmes.policies import bodies_to_keep_for
from gensvar.programmes.queries import policy_areas
from gensvar.ui.forms import DayField, LongText

MOST_YEARS, MOST_MEETINGS, MOST_MINUTES = 10, 52, 24 * 60


class ProgrammeForm(forms.Form):
    """The facts of a programme."""

    asked_later = ("coordinator_role", "coordinator", "meeting_minutes")

    name = forms.CharField(label=_("What the programme is called"), max_length=200)
    kind = forms.ChoiceField(label=_("Whom it is for"), choices=ProgrammeKind.choices)
    policy_area = forms.CharField(
        label=_("Policy area"),
        help_text=_("For example health care. Several programmes can share one."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"list": "areas"}),
    )
    purpose = forms.CharField(
        label=_("What it is for"), widget=LongText(3), max_length=4000
    )
    cadence = forms.ChoiceField(label=_("How often you meet"), choices=Cadence.choices)
    meetings_per_year = forms.IntegerField(
        label=_("Meetings a year, if the number is agreed"),
        required=False,
        min_value=1,
        max_value=MOST_MEETINGS,
    )
    meeting_minutes = forms.IntegerField(
        label=_("How long a meeting is, in minutes"),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
    )
    term_years = forms.IntegerField(
        label=_("How many years a seat is held"),
        min_value=1,
        max_value=MOST_YEARS,
        initial=4,
    )
    started_on = DayField(label=_("First day"))
    ended_on = DayField(label=_("Last day, if it is known"), required=False)
    coordinator_role = forms.CharField(
        label=_("Coordinating role"),
        help_text=_("The role stays when people come and go."),
        required=False,
        max_length=200,
    )
    coordinator = OwnerField(
        label=_("Who has that role now"),
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["coordinator"].offer()  # type: ignore[attr-defined] # an OwnerField
        self.areas = policy_areas(Programme.objects.all())

    def clean_policy_area(self) -> str:
        """Spell an area that is known already as it is spelt there."""
        written = " ".join(str(self.cleaned_data["policy_area"]).split())
        known = {area.casefold(): area for area in self.areas}
        return known.get(written.casefold(), written)


class AreaFilterForm(forms.Form):
    """Which policy area a list of programmes is narrowed to (S4-100)."""

    hides_optional = True

    area = forms.ChoiceField(label=_("Policy area"), required=False)

    def __init__(self, *args: Any, areas: list[str], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.areas = areas
        offered = [("", _("All")), *((area, area) for area in areas)]
        self.fields["area"].choices = offered  # type: ignore[attr-defined] # a choice

    def chosen(self) -> str:
        """Return the area that was chosen, or "" for all."""
        return self.cleaned_data["area"] if self.is_valid() else ""


class BeginProgrammeForm(ProgrammeForm):
    """A new programme, of a body."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that owns it"), empty_label=None
    )
    field_order = ["name", "body"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        mine = Body.objects.filter(pk__in=bodies_to_keep_for(user), valid_to=None)
        self.fields["body"].queryset = mine  # type: ignore[attr-defined] # a ModelChoiceField


class ChangeProgrammeForm(ProgrammeForm, VersionedForm):
    """Other facts of a programme."""


class NewGroupForm(forms.Form):
    """One more group."""

    asked_later = ("name", "own_words")

    group = forms.ChoiceField(label=_("Group"), choices=Group.choices)
    name = forms.CharField(
        label=_("What it is called here"),
        help_text=_("Leave it empty to use the name above."),
        max_length=200,
        required=False,
    )
    own_words = forms.CharField(
        label=_("What the group calls itself"), max_length=200, required=False
    )


class LeaveOutForm(forms.Form):
    """Why a group is left out."""

    left_out_reason = forms.CharField(
        label=_("Why the group is left out"),
        help_text=_("Everyone who reads the programme sees it."),
        widget=LongText(2),
        max_length=2000,
        error_messages={"required": _("Write why the group is left out.")},
    )


class OwnWordsForm(forms.Form):
    """What a group calls itself."""

    own_words = forms.CharField(
        label=_("What the group calls itself"), max_length=200, required=False
    )

    def __init__(self, *args: Any, row: ProgrammeGroup, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs["initial"] = {"own_words": row.own_words}
        super().__init__(*args, **kwargs)


class JoinForm(forms.Form):
    """Which administration takes part, and with what."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Administration"), empty_label=_("Choose")
    )
    task = forms.CharField(
        label=_("What it does in the programme"),
        help_text=_("For example: investigator at the health administration."),
        required=False,
        max_length=300,
    )
    joined_on = DayField(label=_("From"))

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        # Any: Django's own signature, and the rows of any model.
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField


class FormsForm(forms.Form):
    """Which forms of the catalogue the programme uses, and when (S1-14)."""

    hides_optional = True

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        chosen = {row.form: row.note for row in programme.forms.all()}
        for value, label in Form.choices:
            self.fields[value] = forms.BooleanField(
                label=label, required=False, initial=value in chosen
            )
            self.fields[f"{value}_note"] = forms.CharField(
                label=_("When: %(form)s") % {"form": str(label).lower()},
                required=False,
                max_length=300,
                initial=chosen.get(value, ""),
            )

    def chosen(self) -> dict[str, str]:
        """Return the note of each form that was chosen."""
        said = self.cleaned_data
        return {value: said[f"{value}_note"] for value in Form.values if said[value]}


class StructureForm(forms.Form):
    """How far the structure is decided, and by whom (S1-05)."""

    asked_later = ("body", "decided_on", "section_number", "matter", "reason")

    status = forms.ChoiceField(
        label=_("Structure"), choices=Structure.choices, widget=forms.RadioSelect
    )
    since = DayField(label=_("From"))
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Body that decided"),
        required=False,
        empty_label=_("Nobody has decided"),
    )
    decided_on = DayField(label=_("Day of the decision"), required=False)
    section_number = forms.CharField(
        label=_("§ in the minutes"), required=False, max_length=20
    )
    matter = forms.ModelChoiceField(
        Matter.objects.all(),
        label=_("In which matter"),
        required=False,
        empty_label=_("No matter"),
    )
    reason = forms.CharField(
        label=_("Why"), required=False, widget=LongText(2), max_length=2000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        elected = Body.objects.filter(kind__in=ELECTED)
        self.fields["body"].queryset = elected  # type: ignore[attr-defined] # a ModelChoiceField
