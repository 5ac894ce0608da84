"""Forms for questions that wait for an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.followups.actions.questions import Raised
from gensvar.followups.forms.measures import OwnerField
from gensvar.followups.models import QuestionState, RaisedQuestion
from gensvar.followups.policies import bodies_to_promise_for
from gensvar.followups.queries import bodies_above
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText

STRAIGHT = [
    (QuestionState.ANSWERED, _("Yes")),
    (QuestionState.PARTLY, _("In part")),
    (QuestionState.NOT, _("No")),
]


class QuestionFilterForm(forms.Form):
    """Which questions are shown."""

    hides_optional = True

    mine = forms.BooleanField(label=_("Only mine"), required=False)
    late = forms.BooleanField(label=_("Only those that are late"), required=False)
    answered = forms.BooleanField(
        label=_("Also those that are answered"), required=False
    )


class RaiseForm(forms.Form):
    """A question, who owes the answer and by when."""

    words = forms.CharField(label=_("The question"), widget=LongText(3))
    asked_by = forms.CharField(
        label=_("Who asked"),
        required=False,
        max_length=200,
        help_text=_("Leave it empty when it is not known."),
    )
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that answers"), empty_label=_("Choose")
    )
    due_on = DayField(label=_("Answer by"))
    owner = OwnerField(
        label=_("Who sees to it"), required=False, empty_label=_("Nobody yet")
    )
    matter = forms.ModelChoiceField(
        Matter.objects.filter(closed_on__isnull=True),
        label=_("In which matter"),
        required=False,
        empty_label=_("No matter"),
    )
    is_public = forms.BooleanField(
        label=_("The question and its answer may be shown to everyone"), required=False
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_promise_for(user))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["owner"].offer()  # type: ignore[attr-defined] # an OwnerField

    def raised(self) -> Raised:
        """Return what was filled in, without the body."""
        said = {key: self.cleaned_data[key] for key in self.fields if key != "body"}
        return Raised(**said)


class AnswerForm(forms.Form):
    """A straight answer, and whose it is."""

    state = forms.ChoiceField(
        label=_("What is the answer"), choices=STRAIGHT, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("The answer and the reason for it"), widget=LongText(4)
    )
    answered_by = forms.CharField(
        label=_("Whose answer it is"),
        required=False,
        max_length=200,
        help_text=_(
            "Title and name, when an elected representative answers. Empty when the "
            "body answers."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class QuestionNoteForm(forms.Form):
    """What has happened on the way."""

    words = forms.CharField(label=_("What has happened"), widget=LongText(3))


class PassQuestionForm(forms.Form):
    """Who sees to the answer from now on."""

    owner = OwnerField(label=_("Who sees to it from now on"), empty_label=_("Choose"))

    def __init__(self, *args: Any, question: RaisedQuestion, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs["initial"] = {"owner": question.owner_id}
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer()  # type: ignore[attr-defined] # an OwnerField


class EscalateForm(forms.Form):
    """To which higher body, and why."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Higher body"), empty_label=_("Choose")
    )
    reason = forms.CharField(label=_("Why it is taken higher"), widget=LongText(2))

    def __init__(self, *args: Any, question: RaisedQuestion, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        above = bodies_above(question.escalated_to or question.body)
        self.fields["body"].queryset = Body.objects.filter(pk__in=above)  # type: ignore[attr-defined] # a ModelChoiceField
