"""What is filled in about written questions and events."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gensvar.consultations.actions.engagements import Asked
from gensvar.consultations.models import InvitationState, WrittenRecipient
from gensvar.consultations.queries.engagements import meetings_ahead
from gensvar.kernel.refusals import VersionedForm
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.policies import bodies_in
from gensvar.programmes.queries import groups_in
from gensvar.ui.forms import DayField, LongText


class WrittenQuestionForm(forms.Form):
    """A question to groups of a programme."""

    title = forms.CharField(label=_("What the question is called"), max_length=200)
    words = forms.CharField(label=_("The question"), widget=LongText(4))
    groups = forms.ModelMultipleChoiceField(
        ProgrammeGroup.objects.none(),
        label=_("To which groups"),
        widget=forms.CheckboxSelectMultiple,
    )
    answer_by = DayField(label=_("Answer by"))
    language = forms.ChoiceField(
        label=_("In which language"), choices=settings.LANGUAGES
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = groups_in(programme)  # type: ignore[attr-defined] # a ModelChoiceField

    def asked(self) -> Asked:
        """Return what was filled in, without the groups."""
        said = {key: self.cleaned_data[key] for key in self.fields if key != "groups"}
        return Asked(**said)


class EnterAnswerForm(forms.Form):
    """What an organisation answered in another way."""

    recipient = forms.ModelChoiceField(
        WrittenRecipient.objects.none(),
        label=_("Which organisation"),
        empty_label=_("Choose"),
    )
    words = forms.CharField(label=_("The answer"), widget=LongText(4))
    source = forms.CharField(
        label=_("How it came"),
        max_length=200,
        help_text=_("For example: by telephone, or in a letter."),
    )

    def __init__(self, *args: Any, recipients: list[int], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = WrittenRecipient.objects.filter(pk__in=recipients)
        rows = rows.select_related("organisation")
        self.fields["recipient"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField


class OutcomeForm(VersionedForm):
    """What came of it."""

    outcome = forms.CharField(label=_("What came of it"), widget=LongText(4))


class ToMeetingForm(forms.Form):
    """At which meeting it is taken up."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("Meeting"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings_ahead(programme)  # type: ignore[attr-defined] # a ModelChoiceField


class EventForm(forms.Form):
    """To what a group invites the region."""

    group = forms.ModelChoiceField(
        ProgrammeGroup.objects.none(),
        label=_("Which group invites"),
        empty_label=_("Choose"),
    )
    title = forms.CharField(label=_("What you are invited to"), max_length=200)
    day = DayField(label=_("Day"))
    place = forms.CharField(label=_("Place"), max_length=300, required=False)
    words = forms.CharField(
        label=_("What it is about"), widget=LongText(3), required=False
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_in(programme)  # type: ignore[attr-defined] # a ModelChoiceField


class EventAnswerForm(VersionedForm):
    """Who comes, or why nobody does."""

    state = forms.ChoiceField(
        label=_("What we answer"),
        choices=[
            (InvitationState.ACCEPTED, InvitationState.ACCEPTED.label),
            (InvitationState.DECLINED, InvitationState.DECLINED.label),
        ],
        widget=forms.RadioSelect,
    )
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Who comes"),
        required=False,
        empty_label=_("Nobody yet"),
    )
    who_goes = forms.CharField(
        label=_("Which roles come"),
        max_length=200,
        required=False,
        help_text=_("For example: the chair and a process leader. Write no names."),
    )
    reason = forms.CharField(
        label=_("If nobody comes: why"), widget=LongText(2), required=False
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        ids = [programme.body_id, *(body.pk for body in bodies_in(programme))]
        self.fields["body"].queryset = Body.objects.filter(pk__in=ids)  # type: ignore[attr-defined] # a ModelChoiceField
