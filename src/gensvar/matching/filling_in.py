"""What one fills in about a listing: the same on the own side and in the workspace."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.languages import CHOICES
from gensvar.matching.actions.listings import Said
from gensvar.matching.choosing import choices
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


def _from_list(label: Any) -> forms.TypedMultipleChoiceField:
    # Any: a text or a promise of one.
    return forms.TypedMultipleChoiceField(
        label=label,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


# What most people need not say stands behind one line.
MORE = (
    "competences",
    "starts_on",
    "ends_on",
    "languages",
    "cost",
    "access",
    "until",
)


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
    places = _from_list(_("Where"))
    themes = _from_list(_("Themes"))
    competences = _from_list(_("Knowledge"))
    hours = _several(_("When in the week"), Hours.choices)
    starts_on = DayField(label=_("From which day"), required=False)
    ends_on = DayField(label=_("To which day"), required=False)
    languages = _several(_("Languages"), CHOICES)
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        offered = choices()
        for name in LISTS:
            rows = getattr(offered, name)
            if rows:
                self.fields[name].choices = rows  # type: ignore[attr-defined] # a ChoiceField
            else:
                del self.fields[name]

    def first(self) -> list[forms.BoundField]:
        """Return the fields that everybody needs."""
        return [one for one in self.visible_fields() if one.name not in MORE]

    def more(self) -> list[forms.BoundField]:
        """Return the fields that some need."""
        return [one for one in self.visible_fields() if one.name in MORE]

    def more_is_open(self) -> bool:
        """Say whether something stands in them, or has to be mended there."""
        return any(one.errors or one.value() for one in self.more())

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
        lists = {
            name: [one.pk for one in getattr(listing, name).all()] for name in LISTS
        }
        return {name: getattr(listing, name) for name in plain} | lists
