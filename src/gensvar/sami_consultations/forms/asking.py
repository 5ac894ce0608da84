"""Forms for the inquiry, answers, silence, and telling Sametinget."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.days import today
from gensvar.kernel.refusals import VersionedForm
from gensvar.sami_consultations.forms.screening import DecidedForm
from gensvar.sami_consultations.models import (
    Party,
    PartyState,
    Representative,
    RepresentativeKind,
    SamiConsultation,
    WantedForm,
)
from gensvar.sami_consultations.queries import register
from gensvar.ui.forms import DayField, LongText

ANSWERS = [
    (PartyState.WANTS, PartyState.WANTS.label),
    (PartyState.ABSTAINS, PartyState.ABSTAINS.label),
]
SILENCE = [
    ("abstains", _("It is regarded as abstaining")),
    ("wait", _("We keep waiting for an answer")),
]


class InquiryForm(forms.Form):
    """Who is asked, about what, and by when they answer."""

    to = forms.ModelMultipleChoiceField(
        Representative.objects.none(),
        label=_("Whom do you ask besides Sametinget?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Sametinget is always asked first (7 §)."),
    )
    words = forms.CharField(
        label=_("What the matter is about, and why you ask"),
        widget=LongText(6),
        max_length=8000,
        help_text=_("It stands in the letter. Write nothing about persons."),
    )
    answer_by = DayField(
        label=_("Answer by"),
        help_text=_("They need reasonable time (8 §)."),
    )

    def __init__(
        self, *args: Any, consultation: SamiConsultation, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        asked = Party.objects.filter(
            consultation=consultation, inquiry__isnull=False
        ).values("representative")
        rows = register().exclude(kind=RepresentativeKind.SAMETINGET)
        self.fields["to"].queryset = rows.exclude(pk__in=asked)  # type: ignore[attr-defined] # a choice of rows


class AnswerForm(VersionedForm):
    """What a representative answered."""

    state = forms.ChoiceField(
        label=_("What do they answer?"), choices=ANSWERS, widget=forms.RadioSelect
    )
    answered_on = DayField(label=_("Answered on"), initial=today)
    wanted_form = forms.ChoiceField(
        label=_("Form they wish for"),
        choices=[("", _("Not said")), *WantedForm.choices],
        required=False,
    )
    form_words = forms.CharField(
        label=_("More about the form"),
        widget=LongText(2),
        required=False,
        max_length=2000,
        help_text=_("For example place, language and interpretation."),
    )


class SilenceForm(DecidedForm):
    """What silence means, once the day of answer has passed."""

    is_abstention = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=SILENCE,
        widget=forms.RadioSelect,
    )
    answer_by = DayField(
        label=_("New day of answer"),
        required=False,
        help_text=_("When you keep waiting."),
    )
    field_order = ("is_abstention", "answer_by")


class TakeBackForm(forms.Form):
    """Why an end is taken back."""

    reason = forms.CharField(
        label=_("Why it is taken back"), widget=LongText(2), max_length=2000
    )


class ToldForm(forms.Form):
    """When Sametinget was told in another way."""

    told_on = DayField(label=_("Told on"), initial=today)
