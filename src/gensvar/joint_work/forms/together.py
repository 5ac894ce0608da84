"""Forms for joint steps, working meetings, reflection and the result conference."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding
from gensvar.joint_work.forms.roles import WithWho
from gensvar.joint_work.models import StepKind
from gensvar.kernel.refusals import VersionedForm
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText


class JointStepForm(WithWho):
    """What is done together, by when and by whom."""

    kind = forms.ChoiceField(
        label=_("What kind of step"),
        choices=StepKind.choices,
        help_text=_(
            "To agree on the question, the plan, the result or the answer takes both "
            "somebody who is elected and an officer."
        ),
    )
    what = forms.CharField(label=_("What is to be done"), max_length=300)
    due_on = DayField(label=_("By when"))
    field_order = ["kind", "what", "due_on"]


class WorkMeetingForm(WithWho):
    """A meeting among colleagues about how the work is done."""

    hides_optional = True
    held_on = DayField(label=_("Day"))
    agenda = forms.CharField(
        label=_("What it is about"), widget=LongText(3), max_length=3000
    )
    notes = forms.CharField(
        label=_("Notes"),
        help_text=_("Written afterwards. What each is to do becomes a joint step."),
        widget=LongText(5),
        required=False,
        max_length=10000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ["held_on", "agenda", "people", "bodies", "notes"]


class ReflectionForm(forms.Form):
    """What one learnt of working together."""

    hides_optional = True
    learnt = forms.CharField(
        label=_("What have you learnt?"), widget=LongText(4), max_length=5000
    )
    next_time = forms.CharField(
        label=_("What should we do otherwise next time?"),
        widget=LongText(3),
        required=False,
        max_length=5000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ConferenceForm(WithWho, VersionedForm):
    """The result conference: who was there, who decides, and each finding."""

    hides_optional = True
    held_on = DayField(label=_("Day"))
    decides = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Who decides what goes along"),
        empty_label=_("Choose"),
    )
    notes = forms.CharField(
        label=_("What else was agreed"),
        widget=LongText(3),
        required=False,
        max_length=5000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        dialogue: Dialogue,
        findings: Sequence[Finding],
        **kwargs: Any,
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, dialogue=dialogue, **kwargs)
        self.findings = findings
        self.fields["decides"].queryset = self.theirs  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["decides"].choices = [("", _("Choose")), *self.offered]  # type: ignore[attr-defined] # a ModelChoiceField
        for finding in findings:
            self.fields[f"along_{finding.pk}"] = forms.ChoiceField(
                label=finding.title,
                choices=[
                    ("yes", _("Goes into the decision basis")),
                    ("no", _("Is left out")),
                ],
                widget=forms.RadioSelect,
            )
            self.fields[f"why_{finding.pk}"] = forms.CharField(
                label=_("Why, if it is left out"),
                required=False,
                widget=LongText(2),
                max_length=2000,
            )
        first = ["held_on", "people", "bodies", "decides"]
        self.order_fields([*first, *self._of_findings(), "notes"])

    def _of_findings(self) -> list[str]:
        return [
            f"{name}_{finding.pk}"
            for finding in self.findings
            for name in ("along", "why")
        ]

    def choices(self) -> dict[int, tuple[bool, str]]:
        """Return, for each finding, whether it goes along, and why not."""
        said = self.cleaned_data
        return {
            finding.pk: (
                said[f"along_{finding.pk}"] == "yes",
                said[f"why_{finding.pk}"],
            )
            for finding in self.findings
        }
