"""Forms for a past dialogue, what was reported of it, and its documents."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import LadderLevel
from gensvar.kernel.refusals import VersionedForm
from gensvar.kernel.spreadsheets import LARGEST
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body
from gensvar.past_dialogues.models import Access, DocumentState
from gensvar.past_dialogues.policies import bodies_to_bring_in_for
from gensvar.past_dialogues.queries import rules_today
from gensvar.ui.forms import DayField, LongText

WORDS = 20_000


def _text(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    # Any: a promise of words, and Django's own options.
    more.setdefault("required", False)
    return forms.CharField(label=label, widget=LongText(rows), max_length=WORDS, **more)


class PastForm(forms.Form):
    """What is known of a dialogue that has been held."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that held it"), empty_label=_("Choose")
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    question = _text(_("What people were asked"), 3, required=True)
    about = _text(_("Purpose"), 3)
    held_from = DayField(label=_("First day"))
    held_to = DayField(label=_("Last day"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    method = _text(_("How it was held"), 3)
    level = forms.ModelChoiceField(
        LadderLevel.objects.none(),
        label=_("What influence was promised"),
        empty_label=_("Not known"),
        required=False,
    )
    results = _text(_("What people said"))
    outcome = _text(_("What became of it"))
    registry_number = forms.CharField(
        label=_("Registry number of the matter"), max_length=40, required=False
    )
    decided_on = DayField(label=_("Day of the decision"), required=False)
    section_number = forms.CharField(
        label=_("§ in the minutes"), max_length=20, required=False
    )
    contact_role = forms.CharField(
        label=_("Whom to ask: role"), max_length=120, required=False
    )
    contact_unit = forms.CharField(label=_("Unit"), max_length=160, required=False)
    contact_name = forms.CharField(
        label=_("Name"),
        help_text=_("A role is enough. Name and addresses are emptied after a day."),
        max_length=120,
        required=False,
    )
    contact_email = forms.EmailField(label=_("E-mail"), required=False)
    contact_phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    contact_until = DayField(label=_("Name shown until"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_bring_in_for(user))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField
        known = {rules.pk} if (rules := rules_today()) else set()
        if (level := self.initial.get("level")) is not None:
            known.add(level.rule_set_id)
        levels = LadderLevel.objects.filter(rule_set__in=known)
        self.fields["level"].queryset = levels  # type: ignore[attr-defined] # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Find the matter by its registry number."""
        # Any: the values of any field.
        facts = dict(super().clean() or {})
        number = str(facts.pop("registry_number", "") or "").strip()
        facts["matter"] = Matter.objects.filter(registry_number=number).first()
        if number and facts["matter"] is None:
            self.add_error(
                "registry_number",
                _("No matter has this registry number. Correct it, or leave it empty."),
            )
        return facts


class ChangePastForm(PastForm, VersionedForm):
    """The same, changed by one who has seen a version."""


class CountForm(forms.Form):
    """How many took part, as somebody reported it."""

    of_whom = forms.CharField(
        label=_("Who"),
        help_text=_("For example: all who took part, or answers to the survey."),
        max_length=120,
    )
    number = forms.IntegerField(
        label=_("Number"),
        help_text=_("Leave it empty if it is not known."),
        min_value=0,
        max_value=2_147_483_647,
        required=False,
    )
    source = forms.CharField(
        label=_("Where the number comes from"), max_length=200, required=False
    )


class DocumentForm(forms.Form):
    """A document, and how one gets to read it."""

    title = forms.CharField(label=_("What the document is called"), max_length=200)
    dated_on = DayField(label=_("Day"), required=False)
    state = forms.ChoiceField(label=_("State"), choices=DocumentState.choices)
    access = forms.ChoiceField(label=_("Who can read it"), choices=Access.choices)
    link = forms.URLField(
        label=_("Where everyone can read it"),
        max_length=500,
        assume_scheme="https",
        required=False,
    )
    how_to_ask = forms.CharField(
        label=_("How one asks for it"), max_length=300, required=False
    )


class ListForm(forms.Form):
    """A file with past dialogues of one body."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that held them"), empty_label=_("Choose")
    )
    file = forms.FileField(
        label=_("The file"),
        help_text=_("A spreadsheet (.xlsx) or .csv, at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        max_length=255,
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_bring_in_for(user))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file that is too large before anything reads it."""
        given: UploadedFile[bytes] = self.cleaned_data["file"]
        if (given.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 5 MB. Divide it."))
        return given
