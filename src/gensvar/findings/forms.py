"""What an officer fills in about themes, findings, the check and the basis."""

from collections.abc import Iterable
from dataclasses import fields as fields_of
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.contributions.models import Channel
from gensvar.dialogues.models import Question
from gensvar.findings.actions import BasisWords, Words
from gensvar.findings.models import Theme
from gensvar.findings.queries import Sieve
from gensvar.kernel import languages
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText

ALL = ("", _("All"))


class SieveForm(forms.Form):
    """Which contributions to sort; what is not understood lets everything through."""

    hides_optional = True
    question = forms.IntegerField(
        label=_("Question or area"), required=False, widget=forms.Select
    )
    theme = forms.IntegerField(label=_("Theme"), required=False, widget=forms.Select)
    channel = forms.ChoiceField(
        label=_("How it came"), required=False, choices=[ALL, *Channel.choices]
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[ALL, *languages.CHOICES]
    )
    unsorted = forms.BooleanField(label=_("Only unsorted"), required=False)
    stressed = forms.BooleanField(label=_("Only stressed"), required=False)

    def offer(self, questions: Iterable[Question], themes: Iterable[Theme]) -> None:
        """Fill in what can be chosen, before the form is shown."""
        for name, choices in (
            ("question", [(row.pk, row.words) for row in questions]),
            ("theme", [(row.pk, row.name) for row in themes]),
        ):
            widget = self.fields[name].widget
            if isinstance(widget, forms.Select):
                widget.choices = [ALL, *choices]

    def sieve(self) -> Sieve:
        """Return what the form asks for."""
        self.is_valid()
        given = self.cleaned_data
        return Sieve(
            question=given.get("question"),
            theme=given.get("theme"),
            channel=given.get("channel", ""),
            language=given.get("language", ""),
            unsorted=given.get("unsorted", False),
            stressed=given.get("stressed", False),
        )


class ThemeForm(forms.Form):
    """A theme's name and what belongs under it."""

    name = forms.CharField(label=_("Name of the theme"), max_length=120)
    description = forms.CharField(
        label=_("What belongs here"), required=False, widget=LongText(rows=2)
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FindingForm(forms.Form):
    """A finding. Counter-views and who was not heard are compulsory."""

    title = forms.CharField(label=_("The finding in one sentence"), max_length=200)
    text = forms.CharField(
        label=_("What people say"),
        widget=LongText(rows=6),
        help_text=_("Numbers are counted for you. You do not need to write any."),
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Themes that the finding rests on"),
        queryset=Theme.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    counter_views = forms.CharField(
        label=_("What speaks against it"),
        widget=LongText(rows=4),
        help_text=_(
            "Those who decide must see that people want different things. If nobody "
            "has spoken against it, write that."
        ),
    )
    not_reached = forms.CharField(
        label=_("Who we did not hear on this"),
        widget=LongText(rows=3),
        help_text=_(
            "Silence is not agreement. Name the groups that are concerned and have "
            "not been heard, or say how you know that all were."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, given: Any, themes: Any, **more: Any) -> None:
        super().__init__(given, **more)
        field = self.fields["themes"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = themes

    def words(self) -> Words:
        """Return the words of the finding."""
        names = [field.name for field in fields_of(Words)]
        return Words(**{name: self.cleaned_data[name] for name in names})


class CheckForm(forms.Form):
    """Until when participants can reply."""

    closes_on = DayField(
        label=_("Last day to reply"),
        help_text=_("Give people at least two weeks."),
    )


class ChangesForm(forms.Form):
    """What the replies led to."""

    changes = forms.CharField(
        label=_("What we changed after the replies"),
        widget=LongText(rows=4),
        required=False,
        help_text=_("Say also what you did not change, and why."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class BasisForm(forms.Form):
    """What is written in the basis beside the findings."""

    asked_later = ("method", "not_reached")

    method = forms.CharField(
        label=_("How the dialogue was held"),
        widget=LongText(rows=6),
        required=False,
        help_text=_(
            "Meetings, forms, visits: what was done, where and for whom. Needed "
            "before the hand-over."
        ),
    )
    not_reached = forms.CharField(
        label=_("Who was not reached"),
        widget=LongText(rows=4),
        required=False,
        help_text=_(
            "Compare with the groups in the communication plan. Needed before the "
            "hand-over."
        ),
    )
    conference_on = DayField(
        label=_("Day when the result was discussed together"),
        required=False,
        help_text=_(
            "If elected, officers and participants have met about how the result is "
            "handled. Leave empty if they have not."
        ),
    )
    conference_people = forms.CharField(
        label=_("Who took part in that discussion"),
        widget=LongText(rows=3),
        required=False,
        help_text=_("Roles and groups are enough. Names become public."),
    )
    conference_notes = forms.CharField(
        label=_("What was agreed"), widget=LongText(rows=4), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def words(self) -> BasisWords:
        """Return the words of the basis."""
        names = [field.name for field in fields_of(BasisWords)]
        return BasisWords(**{name: self.cleaned_data[name] for name in names})


class RecipientForm(forms.Form):
    """A body that gets the basis."""

    body = forms.ModelChoiceField(
        label=_("Body"), queryset=Body.objects.none(), empty_label=_("Choose")
    )
    due_on = DayField(label=_("Reports back by"))

    def __init__(self, given: Any, bodies: Any) -> None:
        super().__init__(given)
        field = self.fields["body"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = bodies


class ReportForm(forms.Form):
    """What a body did with the basis."""

    report = forms.CharField(
        label=_("What the body did with the decision basis"), widget=LongText(rows=5)
    )
    reported_on = DayField(label=_("Day"))
