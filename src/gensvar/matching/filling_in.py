"""What one fills in about a listing: the same on the own side and in the workspace."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.directory.models import Category, CategoryKind, Competence, SubRegion
from gensvar.kernel.languages import CHOICES
from gensvar.matching.actions.listings import Said
from gensvar.matching.models import (
    LONGEST_TITLE,
    LONGEST_WORDS,
    About,
    Access,
    Cost,
    Hours,
    Listing,
    Shown,
    Side,
)
from gensvar.matching.queries import LISTS
from gensvar.ui.forms import DayField, LongText


def _several(label: Any, choices: Any) -> forms.MultipleChoiceField:
    # Any: labels and choices, as Django takes them.
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class Chosen(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # of several kinds
    """Several rows of one of the region's lists."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: Any, rows: Any) -> None:
        # Any: as Django takes them.
        super().__init__(rows, label=label, required=False)


class ListingForm(forms.Form):
    """A listing: what it is, and as much more as one wants to say."""

    side = forms.ChoiceField(
        label=_("Do you look for something, or do you have it?"),
        choices=Side.choices,
        widget=forms.RadioSelect,
    )
    about = forms.ChoiceField(
        label=_("What is it about?"), choices=About.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("In a few words"), max_length=LONGEST_TITLE)
    words = forms.CharField(
        label=_("Tell more"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=LongText(4, {"dir": "auto"}),
        help_text=_("No names, addresses or phone numbers. Those come later."),
    )
    shown = forms.ChoiceField(
        label=_("Who may read it?"),
        choices=Shown.choices,
        initial=Shown.MEMBERS,
        widget=forms.RadioSelect,
    )
    places = Chosen(_("Where"), SubRegion.objects.filter(ended_on__isnull=True))
    themes = Chosen(
        _("Themes"),
        Category.objects.filter(kind=CategoryKind.THEME, ended_on__isnull=True),
    )
    competences = Chosen(
        _("Knowledge"),
        Competence.objects.filter(ended_on__isnull=True, proposed_at__isnull=True),
    )
    hours = _several(_("When in the week"), Hours.choices)
    starts_on = DayField(label=_("From which day"), required=False)
    ends_on = DayField(label=_("To which day"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=CHOICES,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
    )
    cost = forms.ChoiceField(
        label=_("What it costs"),
        choices=[("", _("Not said")), *Cost.choices],
        required=False,
    )
    access = _several(_("For rooms: how one gets in and hears"), Access.choices)
    until = DayField(
        label=_("Shown until"),
        required=False,
        help_text=_("Leave it empty, and it is shown for six months."),
    )

    def said(self) -> Said:
        """Return what was filled in."""
        names = Said.__dataclass_fields__.keys()
        data = self.cleaned_data
        return Said(**{name: data[name] for name in names if name in data})

    @staticmethod
    def start(listing: Listing) -> dict[str, Any]:
        """Return what stands in a listing, to change it."""
        # Any: the values of any of its fields.
        plain = set(ListingForm.base_fields) - set(LISTS)
        lists = {name: list(getattr(listing, name).all()) for name in LISTS}
        return {name: getattr(listing, name) for name in plain} | lists
