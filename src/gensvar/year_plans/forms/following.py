"""What one wants to follow, and how often a letter may come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import LadderLevel
from gensvar.dialogues.queries import rules_on
from gensvar.kernel.days import today
from gensvar.organisations.models import ELECTED, Body
from gensvar.year_plans.models import PlannedKind, Rhythm


class ChoiceForm(forms.Form):
    """Where, how much influence, and how often."""

    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Where"),
        to_field_name="slug",
        help_text=_("A body brings those beneath it."),
        required=False,
        empty_label=_("The whole region"),
    )
    level = forms.ChoiceField(label=_("Influence"), required=False)
    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=Rhythm.choices,
        initial=Rhythm.WEEKLY,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        elected = Body.objects.filter(kind__in=ELECTED, valid_to=None)
        self.fields["body"].queryset = elected  # type: ignore[attr-defined] # a ModelChoiceField
        levels = LadderLevel.objects.filter(rule_set=rules_on(today()))
        choices = [("", _("Everything")), *levels.values_list("key", "name")]
        self.fields["level"].choices = choices  # type: ignore[attr-defined] # a ChoiceField


class FollowForm(ChoiceForm):
    """The same, and where to write."""

    asked_later = ("body", "kind", "level")

    email = forms.EmailField(label=_("Your e-mail address"), max_length=254)
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[("", _("Everything")), *PlannedKind.choices],
        required=False,
    )
    field_order = ["email", "rhythm", "body", "kind", "level"]
