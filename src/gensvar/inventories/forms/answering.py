"""The form of an answer: the same questions for everyone who is asked.

The questions are fixed and stand here in plain words; those of the region's own come
last. Nobody is asked for a name, an address or a group that they belong to.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.inventories.asked import Asked
from gensvar.inventories.given import (
    ISSUE_LENGTH,
    LONGEST,
    MOST_DAYS,
    SHORTEST,
    Given,
    own_field,
    topic_field,
)
from gensvar.inventories.models import Counterpart, FormStand, Interval, Topic, Wish
from gensvar.kernel.languages import CHOICES, direction, is_known
from gensvar.programmes.models import Form
from gensvar.ui.forms import LongText

Said = StrOrPromise
QUESTIONS: dict[str, tuple[Said, Said]] = {
    Topic.ACTIVITIES: (
        _("Which questions do you want to talk about?"),
        _("Name the most important first."),
    ),
    Topic.STRUCTURE: (
        _("How should the meetings be built?"),
        _("For example all groups together or one by one, open or closed, who chairs."),
    ),
    Topic.INTERVAL: (
        _("Is there more to say about how often and how long?"),
        _("For example days and times that do not suit you."),
    ),
    Topic.COUNTERPARTS: (
        _("Is there more to say about whom you want to meet?"),
        _("For example what they need to know, or be able to decide."),
    ),
    Topic.AGENDA: (
        _("How should the agenda be made?"),
        _("For example when you want to see it, and how you want to propose points."),
    ),
    Topic.FOLLOW_UP: (
        _("How do you want to hear what became of a question?"),
        _("For example in writing, at the next meeting, or through one person."),
    ),
    Topic.FORMS: (_("Is there more to say about the forms?"), ""),
    Topic.OTHER: (_("What else do you need, or want us to know?"), ""),
}
SECTIONS: tuple[tuple[str, Said, Said], ...] = (
    ("wishes", _("What you want to talk about"), ""),
    ("meetings", _("How the meetings are built"), ""),
    ("counterparts", _("Whom you want to meet"), ""),
    ("answers", _("Agenda and answers"), ""),
    (
        "forms",
        _("In which form"),
        _("A question can be taken up in several ways. What do you think of each?"),
    ),
    ("more", _("What else"), ""),
)


@dataclass(frozen=True)
class Section:
    """One part of the form, with its heading and its fields."""

    key: str
    title: Said
    help: Said
    fields: list[forms.BoundField]


class Words(forms.CharField):
    """A text that is kept as it was typed; the action knows how long it may be."""

    def __init__(self, label: Said, help_text: Said, rows: int = 3) -> None:
        super().__init__(
            required=False,
            strip=False,
            label=label,
            help_text=help_text,
            widget=LongText(rows=rows, attrs={"dir": "auto"}),
        )

    def run_validators(self, value: str) -> None:
        """Leave the judgement to the action."""


class AnswerForm(forms.Form):
    """All that an inventory asks, in the order of `SECTIONS`; every question is free.

    `asked` holds the activities, the administrations and the region's own questions.
    """

    hides_optional = True
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    language = forms.ChoiceField(
        label=_("Which language do you write in?"), choices=CHOICES
    )

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.parts: dict[str, list[str]] = {}
        self.fields["language"].initial = get_language() or "sv"
        self._wishes()
        self._meetings()
        self._counterparts()
        self._words("answers", Topic.AGENDA)
        self._days()
        self._words("answers", Topic.FOLLOW_UP)
        self._forms()
        self._words("more", Topic.OTHER)
        for pk, words, guidance in asked.questions:
            self._put("more", own_field(pk), Words(words, guidance))
        self._mark_language()

    def _put(self, part: str, name: str, field: forms.Field) -> None:
        self.fields[name] = field
        self.parts.setdefault(part, []).append(name)

    def _words(self, part: str, topic: str) -> None:
        self._put(part, topic_field(topic), Words(*QUESTIONS[topic]))

    def _wishes(self) -> None:
        for pk, name in self.asked.activities:
            field = forms.ChoiceField(
                label=name,
                choices=[
                    (Wish.UNKNOWN, Wish.UNKNOWN.label),
                    *(one for one in Wish.choices if one[0] != Wish.UNKNOWN),
                ],
                required=False,
            )
            self._put("wishes", f"wish_{pk}", field)
        self._words("wishes", Topic.ACTIVITIES)

    def _meetings(self) -> None:
        self._words("meetings", Topic.STRUCTURE)
        interval = forms.ChoiceField(
            label=_("How often do you want to meet?"),
            choices=[("", _("No answer")), *Interval.choices],
            required=False,
        )
        minutes = forms.IntegerField(
            label=_("How many minutes should a meeting last?"),
            help_text=_("For example 120 for two hours."),
            required=False,
            min_value=SHORTEST,
            max_value=LONGEST,
        )
        self._put("meetings", "interval", interval)
        self._put("meetings", "minutes", minutes)
        self._words("meetings", Topic.INTERVAL)

    def _counterparts(self) -> None:
        roles = [one for one in Counterpart.choices if one[0] != "administration"]
        bodies = [(f"body {pk}", name) for pk, name in self.asked.bodies]
        field = forms.MultipleChoiceField(
            label=_("Who should come from the region?"),
            choices=[*roles, *bodies],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self._put("counterparts", "counterparts", field)
        self._words("counterparts", Topic.COUNTERPARTS)

    def _days(self) -> None:
        field = forms.IntegerField(
            label=_("Within how many days do you want an answer to a question?"),
            required=False,
            min_value=1,
            max_value=MOST_DAYS,
        )
        self._put("answers", "feedback_days", field)

    def _forms(self) -> None:
        for value, label in Form.choices:
            stand = forms.ChoiceField(
                label=label,
                choices=[("", _("No answer")), *FormStand.choices],
                required=False,
            )
            self._put("forms", f"form_{value}", stand)
            issue = forms.CharField(
                label=_("For which questions?"),
                required=False,
                max_length=ISSUE_LENGTH,
                widget=forms.TextInput(attrs={"dir": "auto"}),
            )
            self._put("forms", f"issue_{value}", issue)
        self._words("forms", Topic.FORMS)

    def _mark_language(self) -> None:
        tag = str(self.data.get(self.add_prefix("language"), ""))
        if not is_known(tag):
            return
        marks = {"lang": tag, "dir": direction(tag)}
        for field in self.fields.values():
            if field.widget.attrs.get("dir"):
                field.widget.attrs.update(marks)

    @property
    def sections(self) -> list[Section]:
        """Return the parts of the form, in their order."""
        return [
            Section(key, title, help_, [self[name] for name in self.parts[key]])
            for key, title, help_ in SECTIONS
        ]

    def given(self) -> Given:
        """Return what was filled in; the form is valid."""
        said = self.cleaned_data
        chosen = said["counterparts"]
        certain = [one.removeprefix("body ") for one in chosen if " " in one]
        return Given(
            language=said["language"],
            words={topic: said[topic_field(topic)] for topic in QUESTIONS},
            own={pk: said[own_field(pk)] for pk, _words, _help in self.asked.questions},
            wishes=self._wished(),
            roles=tuple(one for one in chosen if " " not in one),
            bodies=tuple(int(one) for one in certain),
            forms={
                value: (said[f"form_{value}"], said[f"issue_{value}"])
                for value in Form.values
            },
            interval=said["interval"],
            minutes=said["minutes"],
            feedback_days=said["feedback_days"],
        )

    def _wished(self) -> dict[int, str]:
        """Return the wishes that were said; "not known" is what needs no saying."""
        wished = {
            pk: self.cleaned_data[f"wish_{pk}"] for pk, _name in self.asked.activities
        }
        return {pk: wish for pk, wish in wished.items() if wish != Wish.UNKNOWN}
