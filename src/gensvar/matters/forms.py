"""Forms for matters and decisions."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.kernel.refusals import VersionedForm
from gensvar.matters.models import Decision, Matter, Outcome
from gensvar.matters.policies import bodies_to_keep
from gensvar.organisations.models import ELECTED, Body
from gensvar.ui.forms import DayField, LongText


class SearchForm(forms.Form):
    """Find matters by words, body, or what nobody has considered."""

    hides_optional = True

    text = forms.CharField(label=_("Title or registry number"), required=False)
    body = forms.ModelChoiceField(
        Body.objects.all(), label=_("Body"), required=False, empty_label=_("All bodies")
    )
    unconsidered = forms.BooleanField(
        label=_("Only larger changes where nobody has decided about a dialogue"),
        required=False,
    )


class MatterForm(forms.Form):
    """What is known of a matter."""

    registry_number = forms.CharField(
        label=_("Registry number"),
        max_length=40,
        help_text=_("As it stands in the register, for example 383-2018."),
    )
    title = forms.CharField(label=_("What the matter is called"), max_length=250)
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that owns it"), empty_label=_("Choose")
    )
    summary = forms.CharField(
        label=_("What it is about, in a few sentences"),
        widget=LongText(4),
        required=False,
    )
    is_major_change = forms.BooleanField(
        label=_("It is a larger change"),
        help_text=_("Then you always consider a dialogue, and write down the answer."),
        required=False,
    )
    opened_on = DayField(label=_("Opened on"), initial=today)
    planned_decision_on = DayField(label=_("Decision planned for"), required=False)
    basis_drafted_on = DayField(label=_("Decision basis drafted on"), required=False)
    documents_address = forms.URLField(
        label=_("Address of its documents"),
        required=False,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_keep(user))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField


class ChangeMatterForm(MatterForm, VersionedForm):
    """The same, with the day it was closed."""

    closed_on = DayField(label=_("Closed on"), required=False)

    def __init__(self, *args: Any, matter: Matter, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        names = [*MatterForm.base_fields, "closed_on", "version"]
        initial = {name: getattr(matter, name) for name in names if name != "body"}
        super().__init__(
            *args, initial={**initial, "body": matter.body_id}, user=user, **kwargs
        )


class VotesField(forms.CharField):
    """Votes as the minutes say, one proposal on each line: "37 for deciding today"."""

    widget = LongText(3)

    def to_python(self, value: Any) -> Any:
        """Return (words, votes) for each line."""
        # Any: Django's own signature.
        rows = []
        for line in str(value or "").splitlines():
            if not line.strip():
                continue
            number, _space, words = line.strip().partition(" ")
            if not (number.isascii() and number.isdigit() and words.strip()):
                raise forms.ValidationError(
                    _("Write a number and what it was for on each line.")
                )
            if len(number) > 6 or len(words.strip()) > 200:
                raise forms.ValidationError(_("A line about votes is too long."))
            rows.append((words.strip(), int(number)))
        return rows


class DecisionForm(forms.Form):
    """A decision as the minutes say it."""

    body = forms.ModelChoiceField(
        Body.objects.filter(kind__in=ELECTED),
        label=_("Body that decided"),
        empty_label=_("Choose"),
    )
    starts_on = DayField(label=_("Day of the sitting"))
    ends_on = DayField(
        label=_("Last day"),
        help_text=_("Only if the sitting took several days."),
        required=False,
    )
    section_number = forms.CharField(
        label=_("Section (§) in the minutes"), max_length=20
    )
    outcome = forms.ChoiceField(
        label=_("What came out"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    summary = forms.CharField(
        label=_("What was decided"), widget=LongText(3), required=False
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed when the matter was remitted back."),
        widget=LongText(3),
        required=False,
    )
    votes = VotesField(
        label=_("Votes"),
        help_text=_(
            "One line for each proposal, for example “37 for deciding today”. "
            "We show them as they are and work nothing out from them."
        ),
        required=False,
    )
    answers_remand = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("Answers the remand"),
        required=False,
        empty_label=_("No remand"),
    )

    def __init__(
        self, *args: Any, matter: Matter, but: Decision | None = None, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        remands = matter.decisions.filter(outcome=Outcome.REMITTED_BACK)
        remands = remands.select_related("body").exclude(
            Q(pk=but.pk) if but else Q(pk=None)
        )
        if remands:
            self.fields["answers_remand"].queryset = remands  # type: ignore[attr-defined] # a ModelChoiceField
        else:
            del self.fields["answers_remand"]


class CorrectDecisionForm(DecisionForm, VersionedForm):
    """The same, with why it is corrected."""

    correction_reason = forms.CharField(
        label=_("Why you correct it"),
        help_text=_("What stood before is kept and shown beside the correction."),
        widget=LongText(2),
    )

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        # Any: Django's own signature.
        plain = [
            "starts_on",
            "ends_on",
            "section_number",
            "outcome",
            "summary",
            "reason",
        ]
        votes = "\n".join(f"{row.votes} {row.words}" for row in decision.votes.all())
        initial = {name: getattr(decision, name) for name in [*plain, "version"]}
        initial |= {
            "body": decision.body_id,
            "answers_remand": decision.answers_remand_id,
            "votes": votes,
        }
        super().__init__(
            *args, matter=decision.matter, but=decision, initial=initial, **kwargs
        )
