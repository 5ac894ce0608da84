"""A policy as a set of rules: its draft, its rows, and the decision that adopts it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.actions.policy_rows import PolicyRow
from gensvar.dialogues.forms.rules import ORDERS
from gensvar.dialogues.models import CriterionEffect, RuleSet, ToWhom
from gensvar.dialogues.policies import bodies_to_draft_for
from gensvar.governing_documents.forms import MatterField
from gensvar.kernel.refusals import VersionedForm
from gensvar.matters.models import Decision
from gensvar.organisations.models import ELECTED, Body, BodyKind
from gensvar.ui.forms import DayField, LongText

KINDS_OF_BODY = [choice for choice in BodyKind.choices if choice[0] in ELECTED]


class DraftPolicyForm(forms.Form):
    """What the policy is called, who decides on it, and in which matter."""

    title = forms.CharField(label=_("What the policy is called"), max_length=200)
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that decides"), empty_label=_("Choose")
    )
    matter = MatterField(
        label=_("Registry number of the matter"),
        help_text=_("A policy is changed by a decision. Open the matter first."),
    )
    source = forms.ModelChoiceField(
        RuleSet.objects.filter(state="adopted"),
        label=_("Begin from"),
        empty_label=None,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature, and a field with a queryset.
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["body"].queryset = Body.objects.filter(pk__in=bodies_to_draft_for(user))
        fields["matter"].required = True
        fields["source"].initial = fields["source"].queryset.first()


class CriterionForm(VersionedForm):
    """One question to answer when a dialogue is considered."""

    words = forms.CharField(label=_("Question"), max_length=300)
    explanation = forms.CharField(
        label=_("Explanation"), widget=LongText(3), required=False
    )
    effect = forms.ChoiceField(
        label=_("What the answer leads to"),
        choices=CriterionEffect.choices,
        widget=forms.RadioSelect,
    )
    may_override = forms.BooleanField(
        label=_("A dialogue may be held all the same, with a reason"),
        help_text=_("For a question where a yes speaks against a dialogue."),
        required=False,
        initial=True,
    )
    source = forms.CharField(label=_("Source"), max_length=200, required=False)


class OrderForm(VersionedForm):
    """Who decides that a dialogue is held, in one kind of body."""

    body_kind = forms.ChoiceField(label=_("Kind of body"), choices=KINDS_OF_BODY)
    order = forms.ChoiceField(
        label=_("Who decides"), choices=ORDERS, widget=forms.RadioSelect
    )
    reference = forms.CharField(
        label=_("By what decision"), max_length=300, required=False
    )


class LevelForm(VersionedForm):
    """One step of the participation ladder."""

    name = forms.CharField(label=_("Name"), max_length=100)
    description = forms.CharField(label=_("Description"), widget=LongText(2))
    promise = forms.CharField(label=_("Promise"), widget=LongText(2))
    is_dialogue = forms.BooleanField(
        label=_("People have influence on this level"), required=False, initial=True
    )


class PartOfPlanForm(VersionedForm):
    """A part that the plan holds beside the four it always has."""

    words = forms.CharField(label=_("Name of the part"), max_length=120)
    explanation = forms.CharField(
        label=_("Explanation"), widget=LongText(2), required=False
    )


class FeedbackRuleForm(VersionedForm):
    """Within how many days, and how, a kind of body gives feedback."""

    body_kind = forms.ChoiceField(label=_("Kind of body"), choices=KINDS_OF_BODY)
    to_whom = forms.ChoiceField(
        label=_("To whom"), choices=ToWhom.choices, widget=forms.RadioSelect
    )
    within_days = forms.IntegerField(
        label=_("Within how many days"),
        help_text=_("Counted from the last day on which people could speak."),
        min_value=1,
        max_value=1500,
        required=False,
    )
    form = forms.CharField(
        label=_("In what form"),
        help_text=_("For example: a letter, and an open meeting."),
        max_length=300,
        required=False,
    )


FORMS: dict[str, type[VersionedForm]] = {
    "criteria": CriterionForm,
    "mandate_rules": OrderForm,
    "levels": LevelForm,
    "plan_parts": PartOfPlanForm,
    "feedback_rules": FeedbackRuleForm,
}


def row_form(
    kind: str, data: Any, rules: RuleSet, row: PolicyRow | None
) -> VersionedForm:
    """Return the form of one row, as sent or as it is saved."""
    # Any: what was sent.
    form_class = FORMS[kind]
    initial = {
        name: getattr(row, name)
        for name in form_class.base_fields
        if hasattr(row, name)
    }
    return form_class(data, initial={**initial, "version": rules.version})


class AdoptPolicyForm(forms.Form):
    """The decision that adopts a policy, and from which day it applies."""

    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("The decision in the matter"),
        empty_label=_("Choose"),
    )
    valid_from = DayField(label=_("It applies from"))

    def __init__(self, *args: Any, rules: RuleSet, **kwargs: Any) -> None:
        # Any: Django's own signature, and a field with a queryset.
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        matter = rules.document.matter_id if rules.document else None
        decisions = Decision.objects.filter(matter=matter).select_related("body")
        fields["decision"].queryset = decisions
