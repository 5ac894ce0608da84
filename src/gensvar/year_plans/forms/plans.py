"""Forms for the plan of a year and what it holds."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue, LadderLevel
from gensvar.dialogues.queries import rules_on
from gensvar.kernel.days import today
from gensvar.kernel.refusals import VersionedForm
from gensvar.matters.models import Decision, Matter
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import ELECTED, Body
from gensvar.ui.forms import DayField, LongText
from gensvar.year_plans.models import (
    Audience,
    PlannedDialogue,
    PlannedKind,
    Recurrence,
    YearPlan,
)
from gensvar.year_plans.models.plans import FIRST_YEAR, LAST_YEAR
from gensvar.year_plans.periods import QUARTERS, Period, quarter, quarter_of
from gensvar.year_plans.policies import bodies_to_plan_for
from gensvar.year_plans.queries.plans import Again

OWN_DAYS = "days"
MOST_DECISIONS = 100


class BeginPlanForm(forms.Form):
    """Whose plan, and for which year."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body whose plan it is"), empty_label=None
    )
    year = forms.IntegerField(
        label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        mine = Body.objects.filter(pk__in=bodies_to_plan_for(user), valid_to=None)
        elected = mine.filter(kind__in=ELECTED)
        self.fields["body"].queryset = elected  # type: ignore[attr-defined] # a ModelChoiceField


class LineForm(forms.Form):
    """What is planned, in a sentence, and when."""

    asked_later = ("audience", "place", "recurrence", "matter")

    title = forms.CharField(label=_("What it is called"), max_length=200)
    question = forms.CharField(
        label=_("The question, in a sentence"),
        help_text=_("What do you want to know from people?"),
        max_length=300,
    )
    kind = forms.ChoiceField(label=_("What is planned"), choices=PlannedKind.choices)
    when = forms.ChoiceField(
        label=_("When"),
        choices=[
            ("1", _("January–March")),
            ("2", _("April–June")),
            ("3", _("July–September")),
            ("4", _("October–December")),
            (OWN_DAYS, _("Other days")),
        ],
    )
    starts_on = DayField(label=_("First day, if other days"), required=False)
    ends_on = DayField(label=_("Last day, if other days"), required=False)
    level = forms.ModelChoiceField(
        LadderLevel.objects.none(),
        label=_("How much people can influence"),
        required=False,
        empty_label=_("Not decided yet"),
    )
    audience = forms.ChoiceField(label=_("Whom it is for"), choices=Audience.choices)
    place = forms.CharField(
        label=_("Place or area, if it is not the whole region"),
        max_length=200,
        required=False,
    )
    recurrence = forms.ChoiceField(
        label=_("How often it comes back"), choices=Recurrence.choices
    )
    matter = forms.ModelChoiceField(
        Matter.objects.none(),
        label=_("In which matter"),
        required=False,
        empty_label=_("No matter yet"),
    )

    def __init__(self, *args: Any, plan: YearPlan, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self._year = plan.year
        rules = rules_on(today())
        levels = LadderLevel.objects.filter(rule_set=rules)
        chosen = kwargs.get("initial", {}).get("level")
        levels = LadderLevel.objects.filter(
            Q(pk__in=levels.values("pk")) | Q(pk=chosen)
        )
        self.fields["level"].queryset = levels  # type: ignore[attr-defined] # a ModelChoiceField
        matters = Matter.objects.filter(
            Q(body=plan.body_id, closed_on__isnull=True)
            | Q(pk=kwargs.get("initial", {}).get("matter"))
        )
        self.fields["matter"].queryset = matters  # type: ignore[attr-defined] # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Turn a quarter into days, and ask for days where none is chosen."""
        # Any: the values of any field.
        said = super().clean() or {}
        when = said.pop("when", "")
        if when in {str(number) for number in QUARTERS}:
            period = quarter(self._year, int(when))
            said |= {"starts_on": period.starts_on, "ends_on": period.ends_on}
        elif when == OWN_DAYS:
            for field in ("starts_on", "ends_on"):
                if not said.get(field) and field not in self.errors:
                    self.add_error(field, _("Write the day."))
        return said


class ChangeLineForm(LineForm, VersionedForm):
    """Other facts of a line."""


def facts_of(line: PlannedDialogue) -> dict[str, object]:
    """Return a line as its form shows it."""
    number = quarter_of(Period(line.starts_on, line.ends_on))
    names = ("title", "question", "kind", "starts_on", "ends_on", "audience")
    more = ("place", "recurrence", "version")
    return {
        **{name: getattr(line, name) for name in (*names, *more)},
        "when": str(number) if number else OWN_DAYS,
        "level": line.level_id,
        "matter": line.matter_id,
    }


class DropForm(forms.Form):
    """Why something is dropped."""

    reason = forms.CharField(
        label=_("Why it is dropped"),
        help_text=_("Everyone who reads the plan sees it."),
        widget=LongText(2),
        max_length=1000,
    )


class BegunForm(forms.Form):
    """Which dialogue or meeting a line became."""

    thing = forms.ChoiceField(label=_("What it became"))
    begun_on = DayField(label=_("Day when it began"))

    def __init__(
        self,
        *args: Any,
        become: tuple[Sequence[Dialogue], Sequence[Meeting]],
        **kwargs: Any,
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self._things = {
            **{f"dialogue-{one.pk}": one for one in become[0]},
            **{f"meeting-{one.pk}": one for one in become[1]},
        }
        choices = [
            ("", _("Choose")),
            (_("Dialogues"), [(f"dialogue-{one.pk}", one.title) for one in become[0]]),
            (_("Meetings"), [(f"meeting-{one.pk}", one.title) for one in become[1]]),
        ]
        self.fields["thing"].choices = choices  # type: ignore[attr-defined] # a ChoiceField

    def became(self) -> dict[str, Any]:
        """Return the dialogue or the meeting that was chosen, by its name."""
        # Any: a dialogue, a meeting or a day, as the action takes them.
        thing = self._things[self.cleaned_data["thing"]]
        name = "dialogue" if isinstance(thing, Dialogue) else "meeting"
        return {name: thing, "begun_on": self.cleaned_data["begun_on"]}


class AdoptForm(forms.Form):
    """When the body adopted its plan, and where that stands."""

    adopted_on = DayField(label=_("Day of the decision"))
    section_number = forms.CharField(label=_("§ in the minutes"), max_length=20)
    matter = forms.ModelChoiceField(
        Matter.objects.none(),
        label=_("In which matter"),
        required=False,
        empty_label=_("No matter"),
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("The decision, if it is in the register"),
        required=False,
        empty_label=_("Not in the register"),
    )

    def __init__(self, *args: Any, plan: YearPlan, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        matters = Matter.objects.filter(body=plan.body_id)
        self.fields["matter"].queryset = matters  # type: ignore[attr-defined] # a ModelChoiceField
        rows = Decision.objects.filter(body=plan.body_id).select_related("body")
        latest = rows.order_by("-starts_on", "-pk")[:MOST_DECISIONS]
        decisions = rows.filter(pk__in=list(latest.values_list("pk", flat=True)))
        self.fields["decision"].queryset = decisions  # type: ignore[attr-defined] # a ModelChoiceField


class AgainForm(forms.Form):
    """Which of the lines that come back are wanted next year."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("Plan again"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, again: Sequence[Again], **kwargs: Any) -> None:
        # Any: Django's own signature.
        wanted = [one for one in again if one.periods]
        kwargs["initial"] = {"chosen": [one.line.pk for one in wanted]}
        super().__init__(*args, **kwargs)
        choices = [(one.line.pk, one.line.title) for one in wanted]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined] # a ChoiceField


def this_or_next(day: date) -> int:
    """Return the year that one plans for: from September on it is the next one."""
    september = 9
    return day.year + (day.month >= september)
