"""Forms for impact assessments and checklists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.impact_assessments.actions import Asked, Said
from gensvar.impact_assessments.models import Checklist, ImpactAnswer, Verdict
from gensvar.impact_assessments.queries import checklists_in_force
from gensvar.kernel.refusals import VersionedForm
from gensvar.ui.forms import LongText

WORDS = 10_000
LONGEST = 300


class BeginForm(forms.Form):
    """By which checklist a matter is assessed."""

    checklist = forms.ModelChoiceField(
        Checklist.objects.none(), label=_("Checklist"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["checklist"].queryset = checklists_in_force()  # type: ignore[attr-defined] # a ModelChoiceField


class AnswersForm(VersionedForm):
    """Every question of an assessment, who was asked, and what it comes to."""

    hides_optional = True

    def __init__(self, *args: Any, answers: list[ImpactAnswer], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.answers = answers
        for one in answers:
            self._ask(one)
        self.fields["asked"] = _long(_("Who was asked, and how"))
        self.fields["summary"] = _long(_("What it comes to, in short"))

    def _ask(self, one: ImpactAnswer) -> None:
        self.fields[f"verdict-{one.question_id}"] = forms.ChoiceField(
            label=str(one.question),
            help_text=one.question.advice,
            choices=Verdict.choices,
            initial=one.verdict,
            widget=forms.RadioSelect,
        )
        words, source = _long(_("In words"), one.words), _("How we know")
        self.fields[f"words-{one.question_id}"] = words
        self.fields[f"source-{one.question_id}"] = forms.CharField(
            label=source, initial=one.source, max_length=200, required=False
        )

    def said(self) -> dict[int, Said]:
        """Return what was said, by the question."""
        given = self.cleaned_data
        return {
            one.question_id: Said(
                *(
                    given[f"{name}-{one.question_id}"]
                    for name in ("verdict", "words", "source")
                )
            )
            for one in self.answers
        }


def _long(label: Any, initial: str = "") -> forms.CharField:
    # Any: a promise of words.
    return forms.CharField(
        label=label,
        initial=initial,
        widget=LongText(2),
        max_length=WORDS,
        required=False,
    )


class EditionForm(forms.Form):
    """A checklist as the region wants it: one question on each line."""

    name = forms.CharField(label=_("What the checklist is called"), max_length=120)
    source = forms.CharField(label=_("What the questions rest on"), max_length=300)
    questions = forms.CharField(
        label=_("Questions"),
        help_text=_(
            "One on each line. Write its source after a bar: question | source"
        ),
        widget=LongText(10),
        max_length=WORDS,
    )

    def clean_questions(self) -> list[Asked]:
        """Return the questions with their sources; each has room on its line."""
        found = []
        for line in self.cleaned_data["questions"].splitlines():
            words, _bar, source = (part.strip() for part in line.partition("|"))
            if max(len(words), len(source) + 100) > LONGEST:
                raise forms.ValidationError(
                    _("A question has at most 300 characters and a source 200.")
                )
            if words:
                found.append(Asked(words, source))
        return found


def as_lines(checklist: Checklist) -> str:
    """Return the questions of a checklist as they are written in the form."""
    return "\n".join(
        f"{one} | {one.source}" if one.source else str(one)
        for one in checklist.questions.all()
    )
