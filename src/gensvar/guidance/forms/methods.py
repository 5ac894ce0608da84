"""Forms for advice on methods, for choosing one, and for what is said of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import LadderLevel
from gensvar.dialogues.queries import rules_on
from gensvar.guidance.advice import GROUPS, PLACES, PURPOSES, Wish
from gensvar.guidance.models import Cost
from gensvar.kernel.days import today
from gensvar.ui.forms import LongText

MOST_WEEKS, MOST_HOURS = 104, 5000


def levels_in_force() -> list[LadderLevel]:
    """Return the levels of the rules that apply today."""
    rules = rules_on(today())
    return list(rules.levels.all()) if rules else []


class AdviceForm(forms.Form):
    """What one looks for in a method."""

    hides_optional = True

    level = forms.ChoiceField(label=_("Level of influence"))
    purpose = forms.ChoiceField(label=_("What is it for?"), required=False)
    groups = forms.MultipleChoiceField(
        label=_("Who should above all be reached?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(GROUPS.items()),
    )
    weeks = forms.IntegerField(
        label=_("Weeks to prepare"), required=False, min_value=0, max_value=MOST_WEEKS
    )
    hours = forms.IntegerField(
        label=_("Working hours you have"),
        required=False,
        min_value=0,
        max_value=MOST_HOURS,
    )
    cost = forms.TypedChoiceField(
        label=_("Money you have"), required=False, coerce=int, empty_value=None
    )
    where = forms.ChoiceField(label=_("How do you want to meet?"), required=False)

    def __init__(self, *args: Any, levels: list[LadderLevel], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        any_choice = [("", _("Does not matter"))]
        for name, choices in {
            "level": [(level.key, level.name) for level in levels],
            "purpose": [*any_choice, *PURPOSES.items()],
            "cost": [*any_choice, *Cost.choices],
            "where": [*any_choice, *PLACES.items()],
        }.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined] # a ChoiceField

    def wish(self) -> Wish:
        """Return what is looked for."""
        said = dict(self.cleaned_data)
        return Wish(**{**said, "groups": tuple(said["groups"])})


class ReasonForm(forms.Form):
    """Why a method is chosen."""

    reason = forms.CharField(
        label=_("Why does this method suit the dialogue?"),
        help_text=_("It is shown to everyone with the plan."),
        max_length=1000,
        widget=LongText(3),
    )


class DropForm(forms.Form):
    """Why a method is dropped."""

    why = forms.CharField(
        label=_("Why is it dropped?"), max_length=1000, widget=LongText(2)
    )


class FactsForm(forms.Form):
    """What is said of a method: its levels, groups, time and cost."""

    levels = forms.MultipleChoiceField(
        label=_("Levels it reaches"), widget=forms.CheckboxSelectMultiple
    )
    purposes = forms.MultipleChoiceField(
        label=_("What it is for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(PURPOSES.items()),
    )
    groups = forms.MultipleChoiceField(
        label=_("Whom it reaches well"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(GROUPS.items()),
    )
    where = forms.MultipleChoiceField(
        label=_("How people meet"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(PLACES.items()),
    )
    size = forms.CharField(label=_("How many people"), required=False, max_length=60)
    weeks = forms.IntegerField(
        label=_("Weeks to prepare"), min_value=0, max_value=MOST_WEEKS
    )
    hours = forms.IntegerField(
        label=_("Working hours"), min_value=0, max_value=MOST_HOURS
    )
    cost = forms.TypedChoiceField(label=_("Cost"), coerce=int, choices=Cost.choices)

    def __init__(self, *args: Any, levels: list[LadderLevel], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        choices = [(level.key, level.name) for level in levels]
        self.fields["levels"].choices = choices  # type: ignore[attr-defined] # a ChoiceField
