"""What a person fills in about assignments, reports and answers."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.assignments.actions import Answered, Given, Reported
from gensvar.assignments.models import ActivityReport, AssignedStatus, ReportAnswer
from gensvar.assignments.models.assignments import OPEN
from gensvar.assignments.queries import bodies_higher_than
from gensvar.followups.forms import OwnerField
from gensvar.kernel.days import today
from gensvar.kernel.refusals import VersionedForm
from gensvar.matters.models import Decision, Matter
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText

MOST_DECISIONS = 100


def _existing(ids: Collection[int] | None = None) -> Any:
    # Any: a queryset of bodies, for whichever field.
    rows = Body.objects.filter(valid_to__isnull=True)
    return rows if ids is None else rows.filter(pk__in=ids)


def _decisions(bodies: Collection[int]) -> Any:
    # Any: a queryset of decisions, for whichever field.
    rows = Decision.objects.filter(body__in=bodies).select_related("body")
    latest = rows.order_by("-starts_on", "-pk").values_list("pk", flat=True)
    return rows.filter(pk__in=list(latest[:MOST_DECISIONS]))


class DecisionFields(forms.Form):
    """The § of a decision, and the decision itself where the register has it."""

    section_number = forms.CharField(
        label=_("§ in the minutes"), max_length=20, required=False
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("The decision, if it is in the register"),
        required=False,
        empty_label=_("Not in the register"),
    )


class GiveForm(DecisionFields):
    """What a body has decided to assign, and to whom."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that gives it"), empty_label=_("Choose")
    )
    question = forms.CharField(
        label=_("The assignment, as a question"), widget=LongText(3)
    )
    to = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("Bodies that get it"),
        widget=forms.CheckboxSelectMultiple,
    )
    operating_year = forms.IntegerField(
        label=_("Operating year"), min_value=2000, max_value=2100
    )
    decided_on = DayField(label=_("Day of the decision"))
    due_on = DayField(label=_("Report by"))

    field_order = (
        "body",
        "question",
        "to",
        "operating_year",
        "due_on",
        "decided_on",
        "section_number",
        "decision",
    )

    def __init__(self, *args: Any, bodies: Collection[int], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # Any: fields with a queryset
        fields["body"].queryset = _existing(bodies)
        fields["to"].queryset = _existing()
        fields["decision"].queryset = _decisions(bodies)

    def given(self) -> Given:
        """Return what was filled in, as the action takes it."""
        said = dict(self.cleaned_data)
        return Given(**{k: v for k, v in said.items() if k not in ("body", "to")})


class AlsoForm(forms.Form):
    """One more body that gets an assignment."""

    to = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, has: Collection[int], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = _existing().exclude(pk__in=has)  # type: ignore[attr-defined] # a ModelChoiceField


class GoesForm(VersionedForm):
    """How far a body has come."""

    status = forms.ChoiceField(
        label=_("How far it has come"),
        choices=[(one.value, one.label) for one in AssignedStatus if one in OPEN],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What has happened"), widget=LongText(3), required=False
    )


class CallOffForm(forms.Form):
    """Why a body no longer owes a report."""

    reason = forms.CharField(label=_("Why it is called off"), widget=LongText(2))


class ReportForm(forms.Form):
    """What a body reports on what it was assigned."""

    text = forms.CharField(
        label=_("What you have done, and what you found"), widget=LongText(6)
    )
    reported_on = DayField(label=_("Day of the report"), initial=today)
    answer_due_on = DayField(label=_("Answer wanted by"))
    link = forms.URLField(
        label=_("Link to the whole report"), required=False, assume_scheme="https"
    )
    registry_number = forms.CharField(
        label=_("Registry number"), max_length=60, required=False
    )
    matter = forms.ModelChoiceField(
        Matter.objects.none(),
        label=_("In which matter"),
        required=False,
        empty_label=_("No matter"),
    )

    def __init__(self, *args: Any, bodies: Collection[int], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = Matter.objects.filter(closed_on__isnull=True, body__in=bodies)
        self.fields["matter"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField

    def reported(self) -> Reported:
        """Return what was filled in, as the action takes it."""
        said = {k: v for k, v in self.cleaned_data.items() if k != "body"}
        return Reported(**said)


class FreeReportForm(ReportForm):
    """What a body reports of a year, without having been assigned anything."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that reports"), empty_label=_("Choose")
    )
    to_body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that is to answer"), empty_label=_("Choose")
    )
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)

    field_order = ("body", "year", "text", "to_body", "reported_on", "answer_due_on")

    def __init__(self, *args: Any, bodies: Collection[int], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, bodies=bodies, **kwargs)
        fields: dict[str, Any] = self.fields  # Any: fields with a queryset
        fields["body"].queryset = _existing(bodies)
        fields["to_body"].queryset = _existing()


class AnswerForm(DecisionFields):
    """What the board has answered."""

    text = forms.CharField(label=_("The answer"), widget=LongText(5))
    answered_on = DayField(label=_("Day of the decision"))

    field_order = ("text", "answered_on", "section_number", "decision")

    def __init__(self, *args: Any, report: ActivityReport, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = _decisions([report.owes_answer.pk])
        self.fields["decision"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField

    def answered(self) -> Answered:
        """Return what was filled in, as the action takes it."""
        return Answered(**self.cleaned_data)


class CorrectForm(VersionedForm):
    """An answer written anew, and why."""

    text = forms.CharField(label=_("The answer"), widget=LongText(5))
    reason = forms.CharField(label=_("Why it is corrected"), widget=LongText(2))

    @classmethod
    def of(cls, answer: ReportAnswer, data: Any = None) -> "CorrectForm":
        """Return the form, filled in with the answer. Any: POST or None."""
        start = {"text": answer.text, "version": answer.version}
        return cls(data, initial=start)


class MeasureForm(forms.Form):
    """A measure that the answer says will be taken."""

    words = forms.CharField(label=_("What will be done"), widget=LongText(3))
    due_on = DayField(label=_("By when"))
    owner = OwnerField(
        label=_("Who sees to it"), required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer()  # type: ignore[attr-defined] # an OwnerField


class HigherForm(forms.Form):
    """To which higher body, and why."""

    to_body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Higher body"), empty_label=_("Choose")
    )
    reason = forms.CharField(label=_("Why it is taken higher"), widget=LongText(2))

    def __init__(self, *args: Any, report: ActivityReport, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = bodies_higher_than(report.owes_answer)
        self.fields["to_body"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField
