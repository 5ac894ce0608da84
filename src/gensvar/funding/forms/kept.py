"""Forms for those who write down what support a body gives."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.funding.actions.forms import Report
from gensvar.funding.models import After, FundingForm, FundingKind, Indexing
from gensvar.funding.periods import read_span
from gensvar.funding.policies import bodies_to_fund_for
from gensvar.kernel.errors import Invalid
from gensvar.kernel.refusals import VersionedForm
from gensvar.organisations.models import Body, OrganisationKind
from gensvar.ui.forms import DayField, LongText

REPORTS = range(1, 4)
MOST_KRONOR = 2_000_000_000


class WordsOfSupport(forms.Form):
    """What everyone is told of support; what nobody knows is left empty."""

    name = forms.CharField(label=_("Name of the support"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of support"), choices=FundingKind.choices)
    purpose = forms.CharField(
        label=_("What the support is for"),
        widget=LongText(3),
        max_length=1000,
        help_text=_("Two or three short sentences, in plain words."),
    )
    benefit = forms.CharField(
        label=_("What good it does"),
        help_text=_("Which need it meets, and for whom."),
        widget=LongText(2),
        max_length=1000,
        required=False,
    )
    for_kinds = forms.MultipleChoiceField(
        label=_("Who can apply"),
        help_text=_("Choose none if all can apply."),
        choices=OrganisationKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    for_whom = forms.CharField(
        label=_("More about who can apply"),
        widget=LongText(2),
        max_length=1000,
        required=False,
    )
    place = forms.CharField(
        label=_("Where"),
        help_text=_("A part of the region, or the whole region."),
        max_length=200,
        required=False,
    )
    least = forms.IntegerField(
        label=_("Smallest sum, kronor"),
        min_value=0,
        max_value=MOST_KRONOR,
        required=False,
    )
    most = forms.IntegerField(
        label=_("Largest sum, kronor"),
        help_text=_("Leave it empty if nobody has set it."),
        min_value=0,
        max_value=MOST_KRONOR,
        required=False,
    )
    period_words = forms.CharField(
        label=_("For how long"),
        help_text=_("For example “3–5 år”, “18 månader” or “tills vidare”."),
        max_length=60,
        required=False,
    )
    indexed = forms.ChoiceField(
        label=_("Does the sum follow prices or wages?"),
        choices=Indexing.choices,
        widget=forms.RadioSelect,
        initial=Indexing.UNKNOWN,
    )
    index_how = forms.CharField(
        label=_("How it follows them"), max_length=200, required=False
    )
    conditions = forms.CharField(
        label=_("Conditions"), widget=LongText(3), max_length=2000, required=False
    )
    steps = forms.CharField(
        label=_("How to apply"),
        help_text=_("One step on each line."),
        widget=LongText(4),
        max_length=2000,
        required=False,
    )
    contact_role = forms.CharField(
        label=_("Whom to ask"),
        help_text=_("A role or a unit, not a person."),
        max_length=120,
        required=False,
    )
    contact_email = forms.EmailField(
        label=_("E-mail address of the role or unit"), required=False
    )
    link = forms.URLField(
        label=_("Link to the application"), assume_scheme="https", required=False
    )
    valid_from = DayField(label=_("Valid from"))
    valid_to = DayField(label=_("Last day, if it has one"), required=False)
    review_on = DayField(label=_("When this page is gone through next"), required=False)

    def clean_period_words(self) -> str:
        """Refuse a period that cannot be read, at its own field."""
        words: str = self.cleaned_data["period_words"]
        try:
            read_span(words)
        except Invalid as trouble:
            raise forms.ValidationError(str(trouble.sentence)) from trouble
        return words


class SupportForm(WordsOfSupport):
    """The same, with what is to be reported back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        for number in REPORTS:
            self._add_report(number)

    def _add_report(self, number: int) -> None:
        numbered = {"number": number}
        self.fields[f"what{number}"] = forms.CharField(
            label=_("To report back, %(number)s") % numbered,
            max_length=200,
            required=False,
        )
        self.fields[f"days{number}"] = forms.IntegerField(
            label=_("Within how many days, %(number)s") % numbered,
            min_value=0,
            max_value=3650,
            required=False,
        )
        self.fields[f"after{number}"] = forms.ChoiceField(
            label=_("Counted from when, %(number)s") % numbered,
            choices=[("", _("Nobody has set it")), *After.choices],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """Ask from when days are counted, and what they are for."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for number in REPORTS:
            days = said.get(f"days{number}")
            if days is not None and not said.get(f"after{number}"):
                self.add_error(
                    f"after{number}", _("Choose from when the days are counted.")
                )
            if days is not None and not said.get(f"what{number}"):
                self.add_error(f"what{number}", _("Write what to report back."))
        return said

    def facts(self) -> dict[str, Any]:
        """Return what is said of the support, without what is reported back."""
        names = (*WordsOfSupport.base_fields,)
        return {name: self.cleaned_data[name] for name in names}

    def reports(self) -> list[Report]:
        """Return what is to be reported back."""
        said = self.cleaned_data
        return [
            Report(said[f"what{one}"], said[f"days{one}"], said[f"after{one}"])
            for one in REPORTS
            if said[f"what{one}"]
        ]


class BeginSupportForm(SupportForm):
    """A new form of support, of a body."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that decides"), empty_label=None
    )
    field_order = ["name", "body", "kind"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_fund_for(user), valid_to=None)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField


class ChangeSupportForm(SupportForm, VersionedForm):
    """Changes of a form of support."""


def as_filled_in(form: FundingForm) -> dict[str, Any]:
    """Return what a form of support says, for the boxes."""
    names = (*WordsOfSupport.base_fields, "version")
    found: dict[str, Any] = {name: getattr(form, name) for name in names}
    for number, row in zip(REPORTS, form.reports.all(), strict=False):
        found |= {
            f"what{number}": row.what,
            f"days{number}": row.days,
            f"after{number}": row.after,
        }
    return found
