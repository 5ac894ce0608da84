"""Giving and withdrawing a mandate."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from gensvar.assignments.models import Assignment
from gensvar.assignments.queries import assignments_of_bodies
from gensvar.dialogues.models import LadderLevel, RuleSet
from gensvar.dialogues.queries import rules_on
from gensvar.kernel.days import today
from gensvar.matters.models import Decision
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText


class LevelField(forms.ModelChoiceField[LadderLevel]):
    """A step of the ladder, shown with what it promises."""

    def label_from_instance(self, obj: LadderLevel) -> str:
        """Return the name and the promise."""
        return f"{obj.name}: {obj.promise}"


class MandateForm(forms.Form):
    """What the mandate says."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that decides"), empty_label=_("Choose")
    )
    decided_on = DayField(label=_("Day of the decision"), initial=today)
    section_number = forms.CharField(
        label=_("Section (§) in the minutes"),
        help_text=_("Needed when the body decides at a sitting."),
        max_length=20,
        required=False,
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("The decision in the register"),
        required=False,
        empty_label=_("Not entered"),
    )
    question = forms.CharField(
        label=_("The question that people are asked"), widget=LongText(3)
    )
    level = LevelField(
        LadderLevel.objects.none(),
        label=_("How much people can influence"),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    promise = forms.CharField(
        label=_("What we promise"),
        help_text=_("Leave it empty to promise what the chosen level says."),
        widget=LongText(3),
        required=False,
    )
    can_influence = forms.CharField(
        label=_("What can be influenced"), widget=LongText(3)
    )
    cannot_influence = forms.CharField(
        label=_("What cannot be influenced"), widget=LongText(3)
    )
    answer_by = DayField(
        label=_("Last day for the answer"),
        help_text=_("Everyone who took part gets an answer by this day."),
    )
    elected = forms.CharField(
        label=_("Elected representatives who take part"),
        help_text=_(
            "One name on each line. Both citizens and elected people take part in a "
            "citizen dialogue."
        ),
        widget=LongText(2),
        required=False,
    )
    operating_year = forms.IntegerField(
        label=_("Operating year"), required=False, min_value=2000, max_value=2100
    )
    assignment = forms.ModelChoiceField(
        Assignment.objects.none(),
        label=_("The assignment that it answers"),
        required=False,
        empty_label=_("None"),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        bodies: list[Body],
        matter_id: int,
        rules: RuleSet | None,
        elected: str = "",
    ) -> None:
        # Any: Django's own signature.
        super().__init__(data, initial={"elected": elected})
        ids = [body.pk for body in bodies]
        fields: dict[str, Any] = self.fields  # Any: fields with a queryset
        fields["body"].queryset = Body.objects.filter(pk__in=ids)
        fields["body"].initial = ids[0] if ids else None
        decisions = Decision.objects.filter(matter=matter_id, body__in=ids)
        if decisions.exists():
            fields["decision"].queryset = decisions.select_related("body")
        else:
            del self.fields["decision"]
        assignments = assignments_of_bodies(ids)
        if ids and assignments:  # read once: the field shows what this has read
            fields["assignment"].queryset = assignments
            fields["assignment"].choices = [
                ("", fields["assignment"].empty_label),
                *((one.pk, str(one)) for one in assignments),
            ]
        else:
            del self.fields["assignment"]
        decided_on = parse_day((data or {}).get("decided_on"))
        then = rules_on(decided_on) if decided_on else rules
        if then is not None:
            fields["level"].queryset = then.levels.filter(is_dialogue=True)

    def clean_elected(self) -> list[str]:
        """Return the names, one from each line."""
        lines = str(self.cleaned_data["elected"]).splitlines()
        return [line.strip()[:200] for line in lines if line.strip()]


class TermsForm(MandateForm):
    """What a service asks its users, and promises them: no body decides on it."""

    def __init__(self, data: Any = None, *, rules: RuleSet | None) -> None:
        # Any: Django's own signature.
        super().__init__(data, bodies=[], matter_id=0, rules=rules)
        for name in ("body", "decided_on", "section_number"):
            del self.fields[name]
        for name in ("elected", "operating_year"):
            del self.fields[name]


def parse_day(text: str | None) -> date | None:
    """Return the day that was typed, or None when it is not one."""
    try:
        return parse_date(text or "")
    except ValueError:
        return None


class WithdrawForm(forms.Form):
    """Why the mandate is withdrawn, and when."""

    reason = forms.CharField(
        label=_("Why the mandate is withdrawn"),
        help_text=_("It is public, and those who follow get it in a letter."),
        widget=LongText(4),
    )
    withdrawn_on = DayField(label=_("Day of the decision"), initial=today)
