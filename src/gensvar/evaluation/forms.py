"""Forms for verdicts from both sides, and for lessons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.evaluation.actions import Opinion, Promise
from gensvar.evaluation.models import Indicator, Verdict
from gensvar.feedback.forms import MeasureFields, ScoreField
from gensvar.ui.forms import LongText


class VerdictForm(forms.Form):
    """From 1 to 5 on each point, or "I do not know"; and what difference it made."""

    hides_optional = True
    knowledge = ScoreField(label=Indicator.KNOWLEDGE.label, required=False)
    understanding = ScoreField(label=Indicator.UNDERSTANDING.label, required=False)
    match = ScoreField(label=Indicator.MATCH.label, required=False)
    trust = ScoreField(label=Indicator.TRUST.label, required=False)
    difference_made = forms.CharField(
        label=_("What difference did the dialogue make?"),
        required=False,
        widget=LongText(rows=4),
        max_length=5000,
    )
    text = forms.CharField(
        label=_("What went well, and what did not?"),
        required=False,
        widget=LongText(rows=4),
        max_length=5000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)

    def __init__(self, *args: Any, verdict: Verdict | None = None, **more: Any) -> None:
        # Any: Django's own signature for a form.
        super().__init__(*args, **more)
        for name in Indicator.values:
            self.fields[name].initial = ""
        if verdict is not None:
            self.initial = {
                name: getattr(verdict, name)
                for name in ("difference_made", "text", "version")
            }
            for name in Indicator.values:
                self.initial[name] = getattr(verdict, name) or ""

    @property
    def opinion(self) -> Opinion:
        """Return what was filled in."""
        given = self.cleaned_data
        return Opinion(
            {name: given[name] for name in Indicator.values},
            given["difference_made"],
            given["text"],
        )


class ParticipantVerdictForm(VerdictForm):
    """A participant's own verdict; anonymous and once."""

    may_show_words = forms.BooleanField(
        label=_("The region may read my words even if fewer than five answer"),
        help_text=_("Otherwise your words are kept back until five have answered."),
        required=False,
    )


class OrganisationVerdictForm(VerdictForm):
    """What an organisation has said, entered by an officer."""

    on_behalf_of = forms.CharField(
        label=_("Which organisation"),
        help_text=_(
            "The organisation has said this itself and knows that it is named."
        ),
        max_length=200,
    )
    field_order = ["on_behalf_of"]


class LessonForm(MeasureFields):
    """What was learnt, and the measure that it becomes."""

    words = forms.CharField(
        label=_("What have you learnt?"), widget=LongText(rows=3), max_length=5000
    )
    field_order = ["words"]

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        # Any: Django's own signature for a form.
        super().__init__(*args, user=user, **more)
        self.fields["measure_words"].label = _("What will be done about it")

    @property
    def promise(self) -> Promise | None:
        """Return the measure to promise, if one was written."""
        new = self.new_measure
        return Promise(new.words, new.body, new.due_on, new.owner) if new else None
