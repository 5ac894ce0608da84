"""Forms for planning: few fields to begin with, the rest in three parts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.kernel.refusals import VersionedForm
from gensvar.matters.models import Matter
from gensvar.meetings.forms.sub_regions import PartField
from gensvar.meetings.forms.times import TimesForm, shown
from gensvar.meetings.models import (
    InfluenceLevel,
    Meeting,
    MeetingForm,
    MeetingKind,
    PlaceKind,
    Series,
    Side,
    Who,
)
from gensvar.meetings.policies import bodies_to_meet_for
from gensvar.meetings.queries import series_visible_to
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText

MOST_DAYS = 120


class PlanForm(forms.Form):
    """What one needs to know to begin."""

    title = forms.CharField(label=_("What the meeting is called"), max_length=200)
    kind = forms.ChoiceField(
        label=_("What kind of meeting"), choices=MeetingKind.choices
    )
    form = forms.ChoiceField(
        label=_("Where you meet"), choices=MeetingForm.choices, widget=forms.RadioSelect
    )
    other_side = forms.CharField(
        label=_("Whom you meet"),
        help_text=_("For example: civil society, or the national minorities."),
        max_length=200,
    )
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that meets them"), empty_label=None
    )
    series = forms.ModelChoiceField(
        Series.objects.none(),
        label=_("Series it belongs to"),
        required=False,
        empty_label=_("No series"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        mine = bodies_to_meet_for(user)
        _offer(self, "body", Body.objects.filter(pk__in=mine))
        _offer(self, "series", series_visible_to(user).filter(ended_on=None))


class ChangeForm(VersionedForm):
    """A part of what is known of a meeting; `facts` are its fields by name."""

    def __init__(self, *args: Any, meeting: Meeting, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        start = {
            name: getattr(meeting, name)
            for name in self.base_fields
            if hasattr(meeting, name)
        }
        kwargs["initial"] = {**start, **self.more(meeting)}
        super().__init__(*args, **kwargs)
        self.prepare(user)

    def more(self, _meeting: Meeting) -> dict[str, Any]:
        """Return what the form shows beside the fields of the meeting."""
        # Any: the values of any field.
        return {}

    def prepare(self, user: User) -> None:
        """Offer what this person may choose."""

    def facts(self) -> dict[str, Any]:
        """Return the fields of the meeting as they were filled in."""
        # Any: the values of any field.
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version"
        }


class AboutForm(ChangeForm):
    """What the meeting is for, and what those who come can expect (S4-047, S4-080)."""

    title = forms.CharField(label=_("What the meeting is called"), max_length=200)
    purpose = forms.CharField(
        label=_("Why you meet"), required=False, widget=LongText(3), max_length=4000
    )
    goal = forms.CharField(
        label=_("What you want to have reached when it ends"),
        required=False,
        widget=LongText(2),
        max_length=4000,
    )
    issue = forms.CharField(
        label=_("The issue, if the meeting keeps to one"),
        required=False,
        max_length=300,
    )
    influence = forms.ChoiceField(
        label=_("How much those who come can influence"),
        choices=[("", _("Not said yet")), *InfluenceLevel.choices],
        required=False,
    )
    influence_words = forms.CharField(
        label=_("What can be influenced, and what is settled already"),
        required=False,
        widget=LongText(3),
        max_length=4000,
    )
    for_you = forms.CharField(
        label=_("What is in it for those who come"),
        required=False,
        widget=LongText(2),
        max_length=4000,
    )
    roles = forms.CharField(
        label=_("Who does what, and what you expect of each other"),
        help_text=_("One line each: who leads, who writes, who answers afterwards."),
        required=False,
        widget=LongText(4),
        max_length=4000,
    )
    support = forms.CharField(
        label=_("Who helps both sides with how things are done"),
        help_text=_("Name, and how to reach them. Shown to everyone who is asked."),
        required=False,
        max_length=300,
    )
    conduct = forms.CharField(
        label=_("How you talk with each other"),
        required=False,
        widget=LongText(3),
        max_length=4000,
    )


class WhenForm(ChangeForm, TimesForm):
    """When and where."""

    last_day = DayField(
        label=_("Last day, if it goes on for several days"), required=False
    )
    form = forms.ChoiceField(
        label=_("Where you meet"), choices=MeetingForm.choices, widget=forms.RadioSelect
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=300)
    place_kind = forms.ChoiceField(
        label=_("What kind of place"),
        help_text=_("Meet in new places: then others can come."),
        choices=[("", _("Not said yet")), *PlaceKind.choices],
        required=False,
    )
    place_access = forms.CharField(
        label=_("How one gets in, and how one hears"),
        help_text=_("Steps, lift, hearing loop, toilets, quiet room, parking."),
        required=False,
        widget=LongText(3),
        max_length=4000,
    )
    digital_link = forms.CharField(
        label=_("Link, for those who meet online"), required=False, max_length=500
    )
    sub_region = PartField()
    contact = forms.CharField(
        label=_("Who answers questions"), required=False, max_length=200
    )
    material_days = forms.IntegerField(
        label=_("Material is due, days before"), min_value=0, max_value=MOST_DAYS
    )
    pack_days = forms.IntegerField(
        label=_("Those who come get it, days before"), min_value=0, max_value=MOST_DAYS
    )

    field_order = ["version", "day", "begins", "until", "last_day"]

    def more(self, meeting: Meeting) -> dict[str, Any]:
        """Return the day and clocks as they are shown."""
        return shown(meeting)

    def prepare(self, user: User) -> None:
        """Let the time be empty until it is known."""
        for name in ("day", "begins", "until"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for all of the time, or none of it."""
        said = super().clean()
        given = [name for name in ("day", "begins", "until") if said.get(name)]
        if given and len(given) < len(("day", "begins", "until")):
            for name in {"day", "begins", "until"} - {*given, *self.errors}:
                self.add_error(name, _("Write the day, from when and until when."))
        return said

    def facts(self) -> dict[str, Any]:
        """Return the fields of the meeting."""
        clocks = ("version", "day", "begins", "until", "last_day")
        said = {k: v for k, v in self.cleaned_data.items() if k not in clocks}
        return {**said, **self.moments()}


class OwnersForm(ChangeForm):
    """Who keeps it, who owns the agenda, who may call, what it belongs to."""

    kind = forms.ChoiceField(
        label=_("What kind of meeting"), choices=MeetingKind.choices
    )
    other_side = forms.CharField(label=_("Whom you meet"), max_length=200)
    agenda_owner = forms.ChoiceField(
        label=_("Who owns the agenda"), choices=Who.choices, widget=forms.RadioSelect
    )
    may_call = forms.ChoiceField(
        label=_("Who may call a meeting like this"),
        choices=Who.choices,
        widget=forms.RadioSelect,
    )
    together = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("Bodies that keep the meeting together with yours"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    series = forms.ModelChoiceField(
        Series.objects.none(),
        label=_("Series it belongs to"),
        required=False,
        empty_label=_("No series"),
    )
    dialogue = forms.ModelChoiceField(
        Dialogue.objects.none(),
        label=_("Dialogue it belongs to"),
        required=False,
        empty_label=_("No dialogue"),
    )
    matter = forms.ModelChoiceField(
        Matter.objects.filter(closed_on__isnull=True),
        label=_("Matter it belongs to"),
        required=False,
        empty_label=_("No matter"),
    )

    def more(self, meeting: Meeting) -> dict[str, Any]:
        """Return the bodies that keep it together."""
        return {"together": [part.body_id for part in meeting.bodies.all()]}

    def prepare(self, user: User) -> None:
        """Offer the bodies there are, and what this person may read."""
        _offer(self, "together", Body.objects.filter(valid_to=None))
        _offer(self, "series", series_visible_to(user))
        _offer(self, "dialogue", dialogues_visible_to(user))

    def facts(self) -> dict[str, Any]:
        """Return the fields of the meeting, without the bodies."""
        return {k: v for k, v in super().facts().items() if k != "together"}


class ChairForm(ChangeForm):
    """Who chairs, and why if it is out of turn."""

    chair_side = forms.ChoiceField(
        label=_("Which side chairs"), choices=Side.choices, widget=forms.RadioSelect
    )
    chair_name = forms.CharField(
        label=_("Name of the one who chairs"), required=False, max_length=200
    )
    chair_exception = forms.CharField(
        label=_("Why, if it is the other side’s turn"),
        required=False,
        widget=LongText(2),
        max_length=1000,
    )


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(
        label=_("Why it is cancelled"),
        help_text=_("Those who were asked to come will read it."),
        widget=LongText(3),
        max_length=2000,
    )


class NextStepForm(VersionedForm):
    """What happens now, or why nothing does."""

    next_step = forms.CharField(
        label=_("The next step: who does what, by when"),
        required=False,
        widget=LongText(3),
        max_length=2000,
    )
    no_next_step_reason = forms.CharField(
        label=_("Or: there is none, because"),
        required=False,
        widget=LongText(2),
        max_length=2000,
    )


def _offer(form: forms.Form, name: str, rows: Any) -> None:
    # Any: the rows of any model.
    form.fields[name].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField
