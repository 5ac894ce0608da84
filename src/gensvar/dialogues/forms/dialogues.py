"""The dialogue itself, its questions, times and bodies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.kinds import choices
from gensvar.dialogues.models import BodyRole, DialogueKind, Visibility
from gensvar.kernel.refusals import VersionedForm
from gensvar.organisations.models import ELECTED, Body, Role
from gensvar.organisations.policies import Visitor, bodies_within
from gensvar.ui.forms import DayField, LongText


class DialogueForm(forms.Form):
    """What the dialogue is about and how people take part."""

    title = forms.CharField(
        label=_("What the dialogue is called"),
        help_text=_("People see this first. Say what it is about in plain words."),
        max_length=200,
    )
    introduction = forms.CharField(
        label=_("What it is about"), widget=LongText(5), required=False
    )
    kind = forms.ChoiceField(
        label=_("What kind of dialogue"),
        choices=choices,
        widget=forms.RadioSelect,
        initial=DialogueKind.CITIZEN,
    )
    contribution_visibility = forms.ChoiceField(
        label=_("Are contributions public?"),
        help_text=_(
            "It is told before the first question, and it cannot be changed later."
        ),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        initial=Visibility.AFTER_REVIEW,
    )
    allows_anonymous = forms.BooleanField(
        label=_("People can take part anonymously"), required=False, initial=True
    )
    allows_known = forms.BooleanField(
        label=_("People can leave their name to the region"),
        required=False,
        initial=True,
    )
    allows_signed_in = forms.BooleanField(
        label=_("People can take part signed in"), required=False, initial=True
    )


class BeginDialogueForm(DialogueForm):
    """The same, with the elected body that owns the dialogue."""

    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Which body owns the dialogue"),
        empty_label=_("Choose"),
        help_text=_("A dialogue is owned by elected representatives."),
    )
    field_order = ["title", "body"]

    def __init__(self, *args: Any, user: Visitor, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(
            pk__in=bodies_within(user, Role.OFFICER), kind__in=ELECTED
        )
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField


class BeginUserDialogueForm(DialogueForm):
    """A dialogue with the users of a service, owned by the service or its body."""

    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Which service or body owns the dialogue"),
        empty_label=_("Choose"),
    )
    field_order = ["title", "body"]

    def __init__(self, *args: Any, user: Visitor, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        del self.fields["kind"]
        bodies = Body.objects.filter(pk__in=bodies_within(user, Role.OFFICER))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField


class ElectedForm(forms.Form):
    """An elected representative who takes part."""

    name = forms.CharField(label=_("Name"), max_length=200)
    body = forms.ModelChoiceField(
        Body.objects.filter(kind__in=ELECTED), label=_("Body"), empty_label=_("Choose")
    )


class ChangeDialogueForm(DialogueForm, VersionedForm):
    """The same, for a dialogue that exists."""


class QuestionForm(forms.Form):
    """A question, or an area to speak about."""

    words = forms.CharField(label=_("Question or area"), max_length=300)
    hint = forms.CharField(label=_("Help text"), max_length=300, required=False)
    is_area = forms.BooleanField(
        label=_("It is an area to speak about, not a question"), required=False
    )


class PhaseForm(forms.Form):
    """A time when people can speak; both days are included."""

    name = forms.CharField(
        label=_("What the period is called"),
        help_text=_("For example: on the web, or meetings in the villages."),
        max_length=100,
    )
    first_day = DayField(label=_("First day"))
    last_day = DayField(
        label=_("Last day"), help_text=_("People can speak all of this day.")
    )


class MoveClosingForm(forms.Form):
    """A new closing day, and why."""

    new_last_day = DayField(label=_("New last day"))
    reason = forms.CharField(
        label=_("Why it is moved"),
        help_text=_("Those who follow the dialogue get a letter with your words."),
        widget=LongText(2),
    )


class PartForm(forms.Form):
    """A body and what it has to do with the dialogue."""

    body = forms.ModelChoiceField(
        Body.objects.all(), label=_("Body"), empty_label=_("Choose")
    )
    role = forms.ChoiceField(
        label=_("What it has to do with the dialogue"),
        choices=[choice for choice in BodyRole.choices if choice[0] != BodyRole.OWNER],
        widget=forms.RadioSelect,
    )
