"""What is filled in about agreements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.forms.structures import DecisionField
from gensvar.agreements.forms.voices import ENTERED
from gensvar.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementStage,
    CommitmentStatus,
    IndexClause,
    Party,
)
from gensvar.agreements.policies import bodies_to_agree_for
from gensvar.kernel.languages import CHOICES
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.models import Programme
from gensvar.programmes.queries import programmes_visible_to
from gensvar.ui.forms import DayField, LongText

MORE_PARTS = 2
ENDS_WITHIN = [
    ("", _("At any time")),
    ("3", _("Within three months")),
    ("6", _("Within six months")),
    ("12", _("Within a year")),
    ("24", _("Within two years")),
]


class AgreementFilterForm(forms.Form):
    """Which agreements are shown."""

    hides_optional = True

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("Every kind")), *AgreementKind.choices],
        required=False,
    )
    stage = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[("", _("Anywhere")), *AgreementStage.choices],
        required=False,
    )
    ends = forms.ChoiceField(label=_("Ends"), choices=ENDS_WITHIN, required=False)


class BeginForm(forms.Form):
    """What an agreement is called, of what kind it is, and who owns it."""

    title = forms.CharField(label=_("What it is called"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=AgreementKind.choices, widget=forms.RadioSelect
    )
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Body that owns the agreement"),
        empty_label=_("Choose"),
    )
    owner_role = forms.CharField(
        label=_("Role that sees to it"),
        max_length=200,
        help_text=_("A role, not a person: the agreement outlives who holds it."),
    )
    programme = forms.ModelChoiceField(
        Programme.objects.none(),
        label=_("Programme"),
        required=False,
        empty_label=_("No programme"),
        help_text=_("Its groups become parties of the agreement."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_agree_for(user))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["programme"].queryset = programmes_visible_to(user)  # type: ignore[attr-defined] # a ModelChoiceField


class TextForm(forms.Form):
    """Title and text of an agreement: pairs of boxes, with empty ones at the end."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    title = forms.CharField(label=_("What it is called"), max_length=200)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        # Any: Django's own signature.
        parts = list(agreement.parts.values_list("heading", "words"))
        start: dict[str, object] = {
            "version": agreement.version,
            "title": agreement.title,
        }
        for place, (heading, words) in enumerate(parts):
            start |= {f"heading{place}": heading, f"words{place}": words}
        kwargs["initial"] = start
        super().__init__(*args, **kwargs)
        self.places = range(len(parts) + MORE_PARTS)
        for place in self.places:
            numbered = {"number": place + 1}
            self.fields[f"heading{place}"] = forms.CharField(
                label=_("Heading %(number)s") % numbered, required=False, max_length=200
            )
            self.fields[f"words{place}"] = forms.CharField(
                label=_("Text %(number)s") % numbered,
                required=False,
                widget=LongText(4),
            )

    def parts(self) -> list[tuple[str, str]]:
        """Return headings and texts, in their order."""
        said = self.cleaned_data
        return [(said[f"heading{one}"], said[f"words{one}"]) for one in self.places]


class AboutForm(forms.Form):
    """Who sees to an agreement, what lawyers said, and whether others may join."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    owner_role = forms.CharField(label=_("Role that sees to it"), max_length=200)
    legal_review = forms.CharField(
        label=_("Legal review"),
        required=False,
        widget=LongText(2),
        help_text=_("What was looked at, by whom and when. A partnership needs one."),
    )
    indexed = forms.ChoiceField(
        label=_("Does the sum follow prices or wages?"), choices=IndexClause.choices
    )
    index_how = forms.CharField(
        label=_("How it follows them"), max_length=200, required=False
    )
    open_to_signatories = forms.BooleanField(
        label=_("Organisations can apply to join on the public page"), required=False
    )


class PartyForm(forms.Form):
    """An organisation that is a party."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.filter(merged_into__isnull=True).order_by("name"),
        label=_("Organisation"),
        empty_label=_("Choose"),
    )


class CarryForm(forms.Form):
    """A body that carries an agreement too."""

    body = forms.ModelChoiceField(
        Body.objects.filter(valid_to=None), label=_("Body"), empty_label=_("Choose")
    )


class EndingForm(forms.Form):
    """Within how many months."""

    hides_optional = True

    manader = forms.TypedChoiceField(
        label=_("Ends"), choices=ENDS_WITHIN[1:], coerce=int, required=False
    )


class ReasonForm(forms.Form):
    """Why a step is taken."""

    reason = forms.CharField(label=_("Why"), widget=LongText(3))


class DecideForm(forms.Form):
    """Which decision it is, and for how long the agreement is valid."""

    decision = DecisionField()
    valid_from = DayField(label=_("Valid from"))
    valid_to = DayField(label=_("Valid to"), required=False)
    review_on = DayField(label=_("To be reviewed on"))


class RenewForm(ReasonForm):
    """For how long it is valid now, and when it is reviewed next."""

    field_order = ("valid_to", "review_on", "reason")
    valid_to = DayField(label=_("Valid to"), required=False)
    review_on = DayField(label=_("To be reviewed on"))


class ReviewForm(forms.Form):
    """What both sides found."""

    reviewed_on = DayField(label=_("Day of the review"))
    words = forms.CharField(label=_("What you found together"), widget=LongText(4))
    value_groups = forms.CharField(
        label=_("What it has been worth for the groups"),
        required=False,
        widget=LongText(2),
    )
    value_services = forms.CharField(
        label=_("What it has been worth for the services"),
        required=False,
        widget=LongText(2),
    )


class CommitmentForm(forms.Form):
    """Who does what, by when."""

    side = forms.ChoiceField(label=_("Which side"), choices=Party.choices)
    body = forms.ModelChoiceField(
        Body.objects.order_by("name"),
        label=_("Body, on the region's side"),
        required=False,
        empty_label=_("None"),
    )
    who = forms.CharField(
        label=_("Who"),
        required=False,
        max_length=200,
        help_text=_("A group, an organisation or a role, never a person's name."),
    )
    words = forms.CharField(label=_("What will be done"), widget=LongText(2))
    due_on = DayField(label=_("By when"))


class FollowForm(forms.Form):
    """How a commitment goes, as one side sees it."""

    side = forms.ChoiceField(label=_("Who says it"), choices=Party.choices)
    status = forms.ChoiceField(label=_("How it goes"), choices=CommitmentStatus.choices)
    words = forms.CharField(label=_("What has happened"), widget=LongText(2))
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES)
    method = forms.ChoiceField(label=_("How it was said"), choices=ENTERED)
    said_on = DayField(label=_("Said on"))


STEP_FORMS: dict[str, type[forms.Form]] = {
    "decide-agreement": DecideForm,
    "renew-agreement": RenewForm,
    "redraft-agreement": ReasonForm,
    "end-agreement": ReasonForm,
}
