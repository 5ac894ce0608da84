"""What a person fills in about notes and what follows from them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.followups.forms import OwnerField
from gensvar.meeting_notes.actions.disposal_decisions import MeetingRule
from gensvar.meeting_notes.models import CommentOutcome, Verdict
from gensvar.ui.forms import DayField, LongText

Choices = list[tuple[str, str]]


class SeenForm(forms.Form):
    """A form that knows which version of the notes was read."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class IntroductionForm(SeenForm):
    """What stands before a part."""

    part = forms.ChoiceField(label=_("Before which part"))
    words = forms.CharField(
        label=_("Introduction"),
        required=False,
        widget=LongText(4),
        help_text=_("Empty it to take the introduction out."),
    )

    def __init__(self, *args: Any, parts: Choices, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = parts  # type: ignore[attr-defined] # a ChoiceField


class TextForm(SeenForm):
    """A text of one's own."""

    after = forms.ChoiceField(label=_("After which part"))
    title = forms.CharField(label=_("Heading"), max_length=200)
    words = forms.CharField(label=_("Text"), widget=LongText(5))

    def __init__(self, *args: Any, parts: Choices, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["after"].choices = parts  # type: ignore[attr-defined] # a ChoiceField


class SpeechForm(TextForm):
    """What somebody who is named said."""

    speaker = forms.CharField(label=_("Who spoke"), max_length=200)
    words = forms.CharField(label=_("What the speaker said"), widget=LongText(6))
    field_order = ("seen", "after", "title", "speaker", "words")


class CommentsByForm(forms.Form):
    """Until when guests can comment."""

    comments_by = DayField(label=_("Comments until"))


class SettleForm(forms.Form):
    """What became of a comment."""

    outcome = forms.ChoiceField(
        label=_("What became of the comment"),
        choices=[
            (CommentOutcome.TAKEN, CommentOutcome.TAKEN.label),
            (CommentOutcome.NOT_TAKEN, CommentOutcome.NOT_TAKEN.label),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("How, or why not"), required=False, widget=LongText(2)
    )


class JudgeForm(SeenForm):
    """Approving, or noting that one does not agree."""

    verdict = forms.ChoiceField(
        label=_("What do you say of this version?"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What you do not agree with"),
        required=False,
        widget=LongText(3),
        help_text=_("It stands in the notes for all to read."),
    )


class MeasureForm(forms.Form):
    """What will be done with an idea."""

    words = forms.CharField(label=_("What will be done"), widget=LongText(3))
    due_on = DayField(label=_("By when"))
    owner = OwnerField(
        label=_("Who sees to it"), required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer()  # type: ignore[attr-defined] # an OwnerField


class RefuseForm(forms.Form):
    """Why an idea is not taken up."""

    reason = forms.CharField(label=_("Why it is not taken up"), widget=LongText(3))
    legal = forms.BooleanField(label=_("A law stands in the way"), required=False)


class FollowUpForm(forms.Form):
    """By when the questions of a meeting are answered, and who may read them."""

    due_on = DayField(label=_("Answer by"))
    is_public = forms.BooleanField(
        label=_("The questions and their answers may be shown to everyone"),
        help_text=_("Choose it only if the notes are, or will be, shown to everyone."),
        required=False,
    )


class JoinForm(forms.Form):
    """Under which question of the dialogue each heading belongs."""

    def __init__(
        self,
        *args: Any,
        headings: Choices,
        questions: Choices,
        proposed: dict[str, int | None],
        **kwargs: Any,
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        for key, heading in headings:
            self.fields[key] = forms.ChoiceField(
                label=heading,
                required=False,
                choices=[("", _("No question of the dialogue")), *questions],
                initial=proposed.get(key) or "",
            )

    def mapping(self) -> dict[str, int | None]:
        """Return the question of each heading."""
        return {
            key: int(value) if value else None
            for key, value in self.cleaned_data.items()
        }


class MeetingDisposalForm(forms.Form):
    """The decision that the disposal of a meeting rests on."""

    reference = forms.CharField(label=_("Decision number"), max_length=100)
    rule = forms.CharField(
        label=_("Rule in the records schedule"),
        help_text=_("As it is written there, so that anybody can look it up."),
        max_length=300,
    )
    decided_on = DayField(label=_("Decided on"))
    takes_approved = forms.BooleanField(
        label=_("The rule also takes notes that both sides have approved"),
        help_text=_("Otherwise they stay as they were approved."),
        required=False,
    )

    @property
    def decision(self) -> MeetingRule:
        """Return the decision as the action wants it."""
        return MeetingRule(**self.cleaned_data)
