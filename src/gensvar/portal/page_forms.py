"""What an organisation fills in about itself."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.directory.public import (
    LEVELS,
    PITCH,
    SHOWN_TO,
    Choices,
    PageWords,
    clean,
)
from gensvar.kernel.languages import CHOICES
from gensvar.ui.forms import LongText

PITCHES = ("what", "for_whom", "aim")
FOUND = (
    "categories",
    "competences",
    "proposed",
    "level",
    "sub_regions",
    "languages",
)
REACHED = (
    "links",
    "email",
    "email_to",
    "phone",
    "phone_to",
    "address",
    "address_to",
)


class PitchField(forms.CharField):
    """One part of the pitch: pasted formatting is taken away, and that is told."""

    def __init__(self, label: StrOrPromise, help_text: StrOrPromise) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=PITCH,
            required=False,
            widget=LongText(3, {"dir": "auto"}),
        )
        self.taken_away: tuple[StrOrPromise, ...] = ()

    def to_python(self, value: object) -> str:
        """Return plain words; they are counted after the cleaning."""
        words, self.taken_away = clean(str(value or ""))
        return words


class PageForm(forms.Form):
    """The page of an organisation: what it does, and how to find and reach it."""

    asked_later = PITCHES

    what = PitchField(
        _("What do you do?"),
        _("One or two sentences, as you would say it to somebody you have just met."),
    )
    for_whom = PitchField(_("For whom?"), _("Who can come to you."))
    aim = PitchField(_("What do you want to achieve?"), _("What is better then."))
    categories = forms.TypedMultipleChoiceField(
        label=_("Categories"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    competences = forms.TypedMultipleChoiceField(
        label=_("What you can, and may be asked about"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    proposed = forms.CharField(
        label=_("Something else you can"),
        required=False,
        max_length=400,
        help_text=_("At most five things, with commas between."),
    )
    level = forms.ChoiceField(
        label=_("Where do you work?"),
        choices=[("", _("Not said")), *LEVELS],
        required=False,
    )
    sub_regions = forms.TypedMultipleChoiceField(
        label=_("In which parts of the region?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you can be reached in"),
        choices=CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    links = forms.CharField(
        label=_("Links"),
        required=False,
        widget=LongText(2, {"dir": "ltr"}),
        help_text=_("At most five, one on each line. Each begins with https://."),
    )
    email = forms.EmailField(
        label=_("E-mail of the organisation"),
        required=False,
        help_text=_("Not a private person's, unless that person wants it."),
    )
    email_to = forms.ChoiceField(label=_("Who sees the e-mail"), choices=SHOWN_TO)
    phone = forms.CharField(
        label=_("Phone of the organisation"), required=False, max_length=40
    )
    phone_to = forms.ChoiceField(label=_("Who sees the phone"), choices=SHOWN_TO)
    address = forms.CharField(
        label=_("Address of the organisation"), required=False, max_length=200
    )
    address_to = forms.ChoiceField(label=_("Who sees the address"), choices=SHOWN_TO)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, options: Choices, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        offered: dict[str, tuple[Any, ...]] = {
            "categories": options.categories,
            "competences": options.competences,
            "sub_regions": options.sub_regions,
        }
        for name, found in offered.items():
            if found:
                self.fields[name].choices = found  # type: ignore[attr-defined] # a ChoiceField
            else:
                del self.fields[name]

    def pitch(self) -> list[forms.BoundField]:
        """Return the three parts that are needed before the page is sent."""
        return [self[name] for name in PITCHES]

    def more(self) -> list[tuple[StrOrPromise, list[forms.BoundField], bool]]:
        """Return what may wait, in groups: title, fields, and whether one is wrong."""
        groups = (
            (_("How people find you"), FOUND),
            (_("How people reach you"), REACHED),
        )
        return [
            (
                title,
                [self[name] for name in names if name in self.fields],
                any(name in self.errors for name in names),
            )
            for title, names in groups
        ]

    @staticmethod
    def start(words: PageWords, version: int) -> dict[str, object]:
        """Return what stands in the form when it is opened."""
        said = {one.name: getattr(words, one.name) for one in fields(words)}
        return {
            **said,
            "proposed": ", ".join(words.proposed),
            "links": "\n".join(words.links),
            "version": version,
        }

    def words(self) -> PageWords:
        """Return what was filled in."""
        said = dict(self.cleaned_data)
        said.pop("version")
        # Any: keys of rows, or words.
        lists: dict[str, list[Any]] = {
            "proposed": said.pop("proposed").split(","),
            "links": said.pop("links").split("\n"),
        }
        for name in ("categories", "competences", "sub_regions", "languages"):
            lists[name] = said.pop(name, [])
        said |= {name: tuple(one) for name, one in lists.items()}
        return PageWords(**said)

    def taken_away(self) -> list[str]:
        """Return what was cleaned away from pasted text, in words."""
        found: list[str] = []
        for field in self.fields.values():
            if isinstance(field, PitchField):
                found += [str(what) for what in field.taken_away]
        return list(dict.fromkeys(found))
