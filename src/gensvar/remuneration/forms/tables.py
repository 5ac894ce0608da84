"""Tables of rules, their rows, decisions about them, and yearly values."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.analysis.fees import Basis, Kind
from gensvar.kernel.days import today
from gensvar.kernel.refusals import VersionedForm
from gensvar.organisations.models import Body
from gensvar.remuneration.examples import EXAMPLES
from gensvar.remuneration.fields import (
    KronorField,
    MinutesField,
    PercentField,
    TemplateField,
)
from gensvar.remuneration.models import Audience, ForWhom, Index, RuleRow
from gensvar.remuneration.models.tables import BASES, KINDS, TRAVEL, WAYS
from gensvar.remuneration.policies import bodies_to_pay_for, may_keep_table
from gensvar.ui.forms import DayField

LEAST_YEAR, MOST_YEAR = 1990, 2100
STEPS = [
    (1, _("1 öre")),
    (100, _("1 krona")),
    (1_000, _("10 kronor")),
    (10_000, _("100 kronor")),
]


class _Told(forms.Form):
    """What is said of a table."""

    name = forms.CharField(label=_("What the table is called"), max_length=200)
    valid_from = DayField(label=_("First day"))
    valid_to = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave it empty if it applies until something else is decided."),
    )
    claim_months = forms.IntegerField(
        label=_("Months to claim"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=_("So many months after the meeting one can claim."),
    )
    cost_centre = forms.CharField(
        label=_("Cost centre"),
        max_length=40,
        required=False,
        help_text=_(
            "Stands in the payroll file instead of the meeting, whose name can tell "
            "what group somebody belongs to."
        ),
    )
    source = forms.CharField(
        label=_("Where the rules stand"),
        max_length=300,
        required=False,
        help_text=_("Document and paragraph."),
    )


class BeginTableForm(_Told):
    """A new table: for whom, from when, and perhaps from a published example."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("For which body"), required=False
    )
    audience = forms.ChoiceField(
        label=_("Whom it pays"), choices=Audience.choices, widget=forms.RadioSelect
    )
    example = forms.ChoiceField(
        label=_("Begin from an example"),
        required=False,
        help_text=_(
            "Examples that have been published. Check every sum with your own decision."
        ),
    )
    field_order = ("body", "audience", "example", "name", "valid_from", "valid_to")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("initial", {"audience": Audience.PARTICIPANTS})
        super().__init__(*args, **kwargs)
        body: forms.ModelChoiceField[Body] = self.fields["body"]  # type: ignore[assignment] # it is one
        body.queryset = Body.objects.filter(pk__in=bodies_to_pay_for(user))
        is_of_region = may_keep_table(user, None)
        body.required = not is_of_region
        body.empty_label = _("The whole region") if is_of_region else _("Choose")
        examples = [
            (one.key, f"{one.whose} {one.year}: {one.name}")
            for one in EXAMPLES.values()
        ]
        self.fields["example"].choices = [("", _("An empty table")), *examples]  # type: ignore[attr-defined] # a choice field


class ChangeTableForm(_Told, VersionedForm):
    """What is said of a draft."""


class CopyForm(forms.Form):
    """From which day a new version applies."""

    valid_from = DayField(label=_("First day of the new version"))


class AdoptForm(forms.Form):
    """The decision that puts a table into force."""

    decision_reference = forms.CharField(
        label=_("Which decision"),
        max_length=200,
        help_text=_("Body, day and paragraph, such as RS 2024-02-06 § 12."),
    )
    decided_on = DayField(label=_("Decided on"))


class RowForm(forms.Form):
    """One rule: what it pays for, how much, for which time, and its limits."""

    label = forms.CharField(
        label=_("What the rule is called"),
        max_length=100,
        help_text=_("Such as half day. The person sees it."),
    )
    kind = forms.ChoiceField(label=_("What is paid for"), choices=list(KINDS.items()))
    basis = forms.ChoiceField(
        label=_("How it is counted"), choices=list(BASES.items()), initial=Basis.FIXED
    )
    amount = KronorField(
        label=_("Sum in kronor"),
        required=False,
        help_text=_("For a fixed sum, or for each hour, half hour or 10 kilometres."),
    )
    percent = PercentField(
        label=_("Percent"),
        required=False,
        help_text=_("For a share of a yearly value."),
    )
    of = forms.ChoiceField(
        label=_("Of what"),
        choices=[*BLANK_CHOICE_DASH, *Index.choices],
        required=False,
    )
    refers_to = forms.CharField(
        label=_("Same as elected representatives in the category"),
        max_length=100,
        required=False,
        help_text=_(
            "The sum is then taken from their table on the day of the meeting."
        ),
    )
    tier_start = MinutesField(label=_("Shortest time, in minutes"), initial=0)
    with_start = forms.BooleanField(
        label=_("The shortest time belongs to it"), required=False, initial=True
    )
    tier_end = MinutesField(
        label=_("Longest time, in minutes"),
        required=False,
        help_text=_("Four hours are 240 minutes. Empty: as long as it takes."),
    )
    with_end = forms.BooleanField(
        label=_("The longest time belongs to it"), required=False, initial=True
    )
    travel = forms.ChoiceField(
        label=_("The time on the way"), choices=list(TRAVEL.items())
    )
    template = TemplateField(
        label=_("Fixed minutes by distance"),
        max_length=200,
        required=False,
        help_text=_("Kilometres there and back, colon, minutes: 0: 120, 70: 180."),
    )
    most_minutes = MinutesField(label=_("At most so many minutes"), required=False)
    most = KronorField(label=_("At most for a meeting, in kronor"), required=False)
    most_a_day = KronorField(label=_("At most a day, in kronor"), required=False)
    most_a_year = KronorField(label=_("At most a year, in kronor"), required=False)
    excludes = forms.MultipleChoiceField(
        label=_("Not together with"),
        choices=list(KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    way = forms.ChoiceField(label=_("Rounded"), choices=list(WAYS.items()))
    step = forms.TypedChoiceField(
        label=_("To whole"), choices=STEPS, coerce=int, initial=100
    )
    for_whom = forms.ChoiceField(label=_("For whom"), choices=ForWhom.choices)
    also_employed = forms.BooleanField(
        label=_("Also for those whom an employer pays for the same time"),
        required=False,
        initial=True,
    )
    needs_proof = forms.BooleanField(
        label=_("Needs a certificate or payslip"), required=False
    )
    needs_receipt = forms.BooleanField(label=_("Needs receipts"), required=False)
    category = forms.CharField(
        label=_("Category"),
        max_length=100,
        required=False,
        help_text=_("In a table of elected representatives: what others refer to."),
    )
    source = forms.CharField(label=_("Paragraph"), max_length=100, required=False)

    GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
        ("", ("label", "kind", "basis", "amount", "percent", "of", "refers_to")),
        (
            _("For which time"),
            (
                *("tier_start", "with_start", "tier_end", "with_end"),
                *("travel", "template"),
            ),
        ),
        (
            _("Limits and rounding"),
            (
                *("most_minutes", "most", "most_a_day", "most_a_year"),
                *("excludes", "way", "step"),
            ),
        ),
        (
            _("For whom, and what it needs"),
            (
                *("for_whom", "also_employed", "needs_proof", "needs_receipt"),
                *("category", "source"),
            ),
        ),
    )

    @classmethod
    def values_of(cls, row: RuleRow) -> dict[str, Any]:
        """Return a row as the form begins."""
        # Any: the values of any field.
        return {name: getattr(row, name) for name in cls.base_fields}

    def groups(self) -> Iterator[tuple[str | Promise, list[BoundField]]]:
        """Yield the fields under their headings."""
        for title, names in self.GROUPS:
            yield title, [self[name] for name in names]

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, by the fields of a row."""
        # Any: the values of any field.
        said = dict(self.cleaned_data)
        said["amount"] = said["amount"] or 0
        said["tier_start"] = said["tier_start"] or 0
        said["excludes"] = sorted(Kind(one).value for one in said["excludes"])
        return said


class ValueForm(forms.Form):
    """What a yearly value is one year."""

    name = forms.ChoiceField(label=_("Which value"), choices=Index.choices)
    year = forms.IntegerField(
        label=_("Year"), min_value=LEAST_YEAR, max_value=MOST_YEAR
    )
    amount = KronorField(label=_("Sum in kronor"), required=True)
    source = forms.CharField(
        label=_("Where it stands"),
        max_length=300,
        help_text=_("Such as SCB, price base amount 2024."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("initial", {"year": today().year})
        super().__init__(*args, **kwargs)


class PayrollForm(forms.Form):
    """Which meetings are paid together."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body"), empty_label=_("Choose")
    )
    first = DayField(label=_("Meetings from"))
    last = DayField(label=_("to and including"))

    def __init__(self, *args: Any, bodies: set[int], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        found = Body.objects.filter(pk__in=bodies)
        self.fields["body"].queryset = found  # type: ignore[attr-defined] # a ModelChoiceField
