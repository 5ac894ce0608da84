"""The form in which a person says how a past dialogue stands against the rules."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.past_dialogues.actions.judging import Said
from gensvar.past_dialogues.models import Judgement, Verdict
from gensvar.past_dialogues.yardstick import Rule


class JudgeForm(forms.Form):
    """For each rule: fulfilled, not fulfilled or not known, and how one knows."""

    hides_optional = True

    def __init__(
        self, *args: Any, rules: Sequence[Rule], before: Judgement | None, **kwargs: Any
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.rules = rules
        said = {one.key: one for one in before.rules.all()} if before else {}
        for rule in rules:
            earlier = said.get(rule.key)
            self.fields[f"verdict-{rule.key}"] = forms.ChoiceField(
                label=str(rule),
                choices=Verdict.choices,
                initial=earlier.verdict if earlier else Verdict.UNKNOWN,
                widget=forms.RadioSelect,
            )
            self.fields[f"source-{rule.key}"] = forms.CharField(
                label=_("Document or decision that shows it"),
                initial=earlier.source if earlier else "",
                max_length=200,
                required=False,
            )

    def answers(self) -> dict[str, Said]:
        """Return what was said, by the key of the rule."""
        return {
            rule.key: Said(
                self.cleaned_data[f"verdict-{rule.key}"],
                self.cleaned_data[f"source-{rule.key}"],
            )
            for rule in self.rules
        }
