"""Answering the criteria and deciding a consideration."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import (
    Answer,
    ConsiderationOutcome,
    Criterion,
    CriterionAnswer,
    CriterionEffect,
)
from gensvar.kernel.days import today
from gensvar.kernel.refusals import Other
from gensvar.ui.forms import DayField, LongText

Pairs = list[tuple[Criterion, CriterionAnswer | None]]


class CriteriaForm(forms.Form):
    """All criteria on one page: yes, no or unknown, with a comment."""

    hides_optional = True
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, data: Any = None, *, pairs: Pairs, version: int, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(data, initial={"version": version}, **kwargs)
        self.pairs = pairs
        for criterion, answer in pairs:
            self._add(criterion, answer)

    def _add(self, criterion: Criterion, answer: CriterionAnswer | None) -> None:
        self.fields[f"answer_{criterion.pk}"] = forms.ChoiceField(
            label=criterion.words,
            help_text=criterion.explanation,
            choices=Answer.choices,
            widget=forms.RadioSelect(attrs={"class": "scale"}),
            required=False,
            initial=answer.answer if answer else None,
        )
        self.fields[f"comment_{criterion.pk}"] = forms.CharField(
            label=_("Comment"),
            widget=LongText(2),
            required=False,
            initial=answer.comment if answer else "",
        )
        if criterion.effect == CriterionEffect.EXCLUDES and criterion.may_override:
            self.fields[f"override_{criterion.pk}"] = forms.CharField(
                label=_("If yes: why a dialogue all the same?"),
                widget=LongText(2),
                required=False,
                initial=answer.override_reason if answer else "",
            )

    @property
    def rows(self) -> list[dict[str, object]]:
        """Return each criterion with its answer and its fields, to be drawn."""
        rows: list[dict[str, object]] = []
        for criterion, answer in self.pairs:
            row: dict[str, object] = {"criterion": criterion, "answer": answer}
            for part in ("answer", "comment", "override"):
                name = f"{part}_{criterion.pk}"
                row[f"{part}_field"] = self[name] if name in self.fields else None
            rows.append(row)
        return rows

    def changed(self) -> list[tuple[Criterion, str, str, str]]:
        """Return the criteria whose answer differs from what stood there."""
        found = []
        for criterion, answer in self.pairs:
            said = self._said(criterion)
            before = (
                (answer.answer, answer.comment, answer.override_reason)
                if answer
                else ("", "", "")
            )
            if said[0] and said != before:
                found.append((criterion, *said))
        return found

    def what_others_saved(self, pairs: Pairs) -> list[Other]:
        """Return the answers that differ from those typed here."""
        return [
            Other(criterion.words, f"{answer.get_answer_display()}. {answer.comment}")
            for criterion, answer in pairs
            if answer is not None
            and (answer.answer, answer.comment) != self._said(criterion)[:2]
        ]

    def _said(self, criterion: Criterion) -> tuple[str, str, str]:
        said = self.cleaned_data
        return (
            said.get(f"answer_{criterion.pk}", ""),
            said.get(f"comment_{criterion.pk}", "").strip(),
            said.get(f"override_{criterion.pk}", "").strip(),
        )


class OutcomeForm(forms.Form):
    """What the consideration came to, and why."""

    outcome = forms.ChoiceField(
        label=_("What the consideration came to"),
        choices=ConsiderationOutcome.choices,
        widget=forms.RadioSelect,
    )
    other_form = forms.CharField(
        label=_("Which form, if another"), max_length=200, required=False
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("A no needs a reason just as much as a yes. It may become public."),
        widget=LongText(4),
    )
    decided_on = DayField(label=_("Day of the decision"), initial=today)
