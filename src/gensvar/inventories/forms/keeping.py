"""What those who keep an inventory fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.inventories.forms.answering import AnswerForm
from gensvar.inventories.models import (
    Audience,
    CoreActivity,
    Method,
    NeedsAsk,
    NeedsInventory,
)
from gensvar.inventories.policies import bodies_asked
from gensvar.kernel.days import today
from gensvar.kernel.languages import CHOICES
from gensvar.kernel.refusals import VersionedForm
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.queries import groups_in
from gensvar.ui.forms import DayField, LongText


class InventoryForm(VersionedForm):
    """Whom an inventory asks, how, and between which days."""

    audience = forms.ChoiceField(
        label=_("Whom do you ask?"), choices=Audience.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(label=_("What is it called?"), max_length=200)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    method = forms.ChoiceField(
        label=_("How do you mostly find out?"),
        choices=Method.choices,
        help_text=_("Each answer tells how it came about; this is the main way."),
    )
    about = forms.CharField(
        label=_("What is it for?"),
        help_text=_("Those who are asked read this first."),
        widget=LongText(3),
        required=False,
        max_length=2000,
    )
    sources = forms.CharField(
        label=_("What did you know before?"),
        help_text=_("For example notes, reports and earlier inventories."),
        widget=LongText(3),
        required=False,
        max_length=4000,
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day to answer"))
    is_open_to_all = forms.BooleanField(
        label=_("People without an organisation may answer too"),
        help_text=_("In a form on the public pages that asks for no name."),
        required=False,
    )
    contact = forms.CharField(
        label=_("Whom to reach with questions"),
        help_text=_("A telephone number or an address that everyone may see."),
        required=False,
        max_length=200,
    )

    def __init__(
        self, *args: Any, inventory: NeedsInventory | None = None, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        if inventory is None:
            self.fields["version"].required = False
        else:
            del self.fields["audience"]
            if inventory.is_internal:
                del self.fields["is_open_to_all"]

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, without the version."""
        # Any: the values of any field.
        return {
            key: said for key, said in self.cleaned_data.items() if key != "version"
        }


class QuestionForm(forms.Form):
    """A question of the region's own."""

    words = forms.CharField(label=_("The question"), max_length=300)
    guidance = forms.CharField(
        label=_("What helps to answer"), max_length=300, required=False
    )


class ActivityForm(forms.Form):
    """A core activity of the region's own."""

    name = forms.CharField(label=_("What is the activity called?"), max_length=120)


class ActivityBodyForm(forms.Form):
    """Which administration answers for a core activity."""

    body = forms.TypedChoiceField(
        label=_("Administration that answers for it"),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(
        self, *args: Any, activity: CoreActivity, bodies: list[Body], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("initial", {"body": activity.body_id})
        kwargs.setdefault("prefix", f"a{activity.pk}")
        super().__init__(*args, **kwargs)
        self.bodies = {body.pk: body for body in bodies}
        offered = [("", _("Not said")), *((one.pk, one.name) for one in bodies)]
        self.fields["body"].choices = offered  # type: ignore[attr-defined] # a choice

    def chosen(self) -> Body | None:
        """Return the administration that was chosen, or None."""
        return self.bodies.get(self.cleaned_data["body"])


class AskForm(forms.Form):
    """Which organisation is asked, for which group, in which language."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), empty_label=_("Choose")
    )
    group = forms.ModelChoiceField(
        ProgrammeGroup.objects.none(),
        label=_("For which group does it speak?"),
        empty_label=_("Choose"),
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"),
        choices=CHOICES,
        initial="sv",
        help_text=_("Where we have no letter in it, we write in Swedish."),
    )

    def __init__(self, *args: Any, inventory: NeedsInventory, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        asked = NeedsAsk.objects.filter(
            inventory=inventory, organisation__isnull=False
        ).values("organisation")
        offered = Organisation.objects.filter(
            valid_to__isnull=True, merged_into__isnull=True
        )
        self.fields["organisation"].queryset = offered.exclude(pk__in=asked)  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["group"].queryset = groups_in(inventory.programme)  # type: ignore[attr-defined] # a ModelChoiceField


class EnterForm(AnswerForm):
    """An answer that an officer writes down, and how it came about."""

    def __init__(
        self, *args: Any, inventory: NeedsInventory, bodies: list[Body], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        whose: dict[str, forms.Field] = (
            {"body": _body(_("Which administration answers?"), bodies)}
            if inventory.is_internal
            else _whose(inventory.programme)
        )
        how: dict[str, forms.Field] = {
            "method": forms.ChoiceField(
                label=_("How did you get to know it?"), choices=Method.choices
            ),
            "given_on": DayField(label=_("Which day?"), initial=today),
            "held_by": _body(
                _("Which body held it?"),
                bodies_asked(inventory.programme),
                needed=False,
            ),
            "reported_persons": forms.IntegerField(
                label=_("How many people took part?"),
                help_text=_("As it was told. Leave it empty when nobody knows."),
                required=False,
                min_value=0,
                max_value=30000,
            ),
        }
        self.about_it = [*whose, *how]
        self.fields = {**whose, **how, **self.fields}

    @property
    def how_it_came(self) -> list[forms.BoundField]:
        """Return the fields about whose answer it is and how it came about."""
        return [self[name] for name in self.about_it]


def _body(
    label: StrOrPromise, bodies: list[Body], *, needed: bool = True
) -> forms.Field:
    return forms.ModelChoiceField(
        Body.objects.filter(pk__in=[body.pk for body in bodies]),
        label=label,
        required=needed,
        empty_label=_("Choose") if needed else _("Not said"),
    )


def _whose(programme: Programme) -> dict[str, forms.Field]:
    return {
        "group": forms.ModelChoiceField(
            groups_in(programme),
            label=_("Which group does the answer speak for?"),
            empty_label=_("Choose"),
        ),
        "organisation": forms.ModelChoiceField(
            Organisation.objects.filter(
                valid_to__isnull=True, merged_into__isnull=True
            ),
            label=_("Which organisation said it?"),
            required=False,
            empty_label=_("None, or several"),
        ),
    }


class FindingForm(forms.Form):
    """What the inventory shows, and which answers say it."""

    words = forms.CharField(
        label=_("What does the inventory show?"), widget=LongText(4), max_length=4000
    )
    answers = forms.MultipleChoiceField(
        label=_("Which answers say it?"), widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, answers: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["answers"].choices = answers  # type: ignore[attr-defined] # a MultipleChoiceField

    def chosen(self) -> list[int]:
        """Return the ids of the answers that were chosen."""
        return [int(pk) for pk in self.cleaned_data["answers"]]
