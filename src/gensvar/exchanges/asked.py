"""What both sides fill in about exchanges: pages of the region and of organisations."""

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.exchanges.actions.noticing import News
from gensvar.exchanges.actions.offering import LONGEST, Facts
from gensvar.exchanges.actions.places import LONGEST_LESSON, MOST_PEOPLE
from gensvar.exchanges.models import Offer, OfferKind
from gensvar.exchanges.models.notices import LINK, TITLE, WORDS
from gensvar.kernel.languages import CHOICES
from gensvar.meetings.forms.sub_regions import PartField
from gensvar.meetings.forms.times import TimesForm
from gensvar.ui.forms import DayField, LongText

# What some need: folded until something stands in it.
MORE = ("sub_region", "for_whom", "seats", "sign_up_by", "arranged_by", "link")


class FactsForm(TimesForm):
    """What is said of it; the same for all three kinds and both sides."""

    title = forms.CharField(label=_("What it is called"), max_length=200)
    words = forms.CharField(
        label=_("What one sees or does there"),
        max_length=LONGEST,
        widget=LongText(4, {"dir": "auto"}),
    )
    place = forms.CharField(label=_("Place and address"), max_length=200)
    sub_region = PartField()
    access = forms.CharField(
        label=_("How one gets in and around"),
        help_text=_("Steps, lift, toilet, hearing loop. Also say what is missing."),
        required=False,
        widget=LongText(2, {"dir": "auto"}),
    )
    for_whom = forms.CharField(label=_("For whom"), max_length=200, required=False)
    seats = forms.IntegerField(
        label=_("How many can come"),
        help_text=_("Leave it empty when there is room for all."),
        required=False,
        min_value=1,
        max_value=5000,
    )
    sign_up_by = DayField(label=_("Last day to sign up"), required=False)
    arranged_by = forms.CharField(
        label=_("Who arranges it, when it is somebody else"),
        max_length=200,
        required=False,
    )
    link = forms.URLField(
        label=_("Link to more"), required=False, assume_scheme="https"
    )
    language = forms.ChoiceField(
        label=_("Which language do you write in?"), choices=CHOICES
    )

    field_order = (
        *("key", "version", "body", "kind", "title", "words", "day", "begins"),
        *("until", "place", "access", "language", "item", "meeting", *MORE),
    )

    def first(self) -> list[BoundField]:
        """Return the fields that everybody needs."""
        return [one for one in self.visible_fields() if one.name not in MORE]

    def more(self) -> list[BoundField]:
        """Return the fields that some need."""
        return [one for one in self.visible_fields() if one.name in MORE]

    def more_is_open(self) -> bool:
        """Say whether something stands in them, or has to be mended there."""
        return any(one.errors or one.value() for one in self.more())

    def facts(self) -> Facts:
        """Return what was filled in."""
        said = self.cleaned_data
        names = ("title", "words", "place", "for_whom", "access", "sub_region")
        more = ("seats", "sign_up_by", "arranged_by", "link", "language")
        starts, ends = self.starts_at, self.ends_at
        assert starts is not None  # noqa: S101 -- the form is valid
        assert ends is not None  # noqa: S101 -- the form is valid
        return Facts(
            starts_at=starts,
            ends_at=ends,
            **{name: said[name] for name in (*names, *more)},
        )


class OfferForm(FactsForm):
    """A new invitation."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    kind = forms.ChoiceField(
        label=_("What do you invite to?"),
        choices=OfferKind.choices,
        widget=forms.RadioSelect,
    )


class ChangeForm(FactsForm):
    """Other facts, and the version that they were written from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def start_of(offer: Offer) -> dict[str, object]:
    """Return what stands in the form before it is changed."""
    names = ("title", "words", "place", "sub_region", "access", "for_whom", "seats")
    more = ("sign_up_by", "arranged_by", "link", "language", "version")
    starts, ends = map(timezone.localtime, (offer.starts_at, offer.ends_at))
    return {
        "day": starts.date(),
        "begins": starts.time(),
        "until": ends.time(),
        **{name: getattr(offer, name) for name in (*names, *more)},
    }


class PeopleForm(forms.Form):
    """How many come from an organisation."""

    people = forms.IntegerField(
        label=_("How many are you?"), min_value=1, max_value=MOST_PEOPLE, initial=1
    )


class LessonForm(forms.Form):
    """What one takes along."""

    words = forms.CharField(
        label=_("What do you take along?"),
        max_length=LONGEST_LESSON,
        widget=LongText(3, {"dir": "auto"}),
    )


class NewsForm(forms.Form):
    """What is new, said shortly."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    title = forms.CharField(
        label=_("Headline"), max_length=TITLE, widget=forms.TextInput({"dir": "auto"})
    )
    words = forms.CharField(
        label=_("What is new?"),
        help_text=_("Say what happens, when, and for whom. Name no private person."),
        max_length=WORDS,
        widget=LongText(4, {"dir": "auto"}),
    )
    link = forms.URLField(
        label=_("Link to more"), required=False, max_length=LINK, assume_scheme="https"
    )
    shown_until = DayField(
        label=_("Last day to show it"),
        help_text=_("Leave it empty for sixty days. At most half a year."),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Which language do you write in?"), choices=CHOICES
    )

    def news(self) -> News:
        """Return what was filled in."""
        said = self.cleaned_data
        return News(**{name: said[name] for name in said if name in NEWS})


NEWS = ("title", "words", "link", "shown_until", "language")
