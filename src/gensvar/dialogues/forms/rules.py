"""The region's rules: from which day, and how they are worded."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import DecisionOrder, RuleSet
from gensvar.kernel.days import today
from gensvar.ui.forms import DayField, LongText

# A service decides by itself on a dialogue with its users; no rule says so.
ORDERS = [
    choice for choice in DecisionOrder.choices if choice[0] != DecisionOrder.SERVICE
]


class AdoptForm(forms.Form):
    """From which day the standard rules apply."""

    valid_from = DayField(label=_("They apply from"), initial=today)


class CopyForm(forms.Form):
    """New rules that begin as a copy."""

    name = forms.CharField(label=_("What the rules are called"), max_length=200)
    reference = forms.CharField(
        label=_("Who decided them, and when"),
        help_text=_("For example: the assembly, 18 June 2026, § 56."),
        max_length=300,
    )
    valid_from = DayField(label=_("They apply from"))


class RulesForm(forms.Form):
    """The words of one set of rules."""

    def __init__(self, data: Any = None, *, rules: RuleSet, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(data, **kwargs)
        self.criteria = list(rules.criteria.all())
        self.levels = list(rules.levels.all())
        self.orders = list(rules.mandate_rules.all())
        for criterion in self.criteria:
            key = f"criterion_{criterion.pk}"
            self._text(key, _("Question"), criterion.words, 300)
            self._long(f"{key}_more", _("Explanation"), criterion.explanation)
        for rule in self.orders:
            key = f"order_{rule.pk}"
            self.fields[key] = forms.ChoiceField(
                label=_("Who decides"),
                choices=ORDERS,
                initial=rule.order,
            )
            self._text(f"{key}_by", _("By what decision"), rule.reference, 300)
            self.fields[f"{key}_by"].required = False
        for level in self.levels:
            key = f"level_{level.pk}"
            self._text(key, _("Name"), level.name, 100)
            self._long(f"{key}_more", _("Description"), level.description)
            self._long(f"{key}_promise", _("Promise"), level.promise)

    def _text(self, key: str, label: Any, value: str, most: int) -> None:
        # Any: a sentence that is translated when it is shown.
        self.fields[key] = forms.CharField(label=label, initial=value, max_length=most)

    def _long(self, key: str, label: Any, value: str) -> None:
        # Any: a sentence that is translated when it is shown.
        self.fields[key] = forms.CharField(
            label=label, initial=value, widget=LongText(2), required=False
        )

    @property
    def sections(self) -> list[tuple[Any, list[tuple[str, list[forms.BoundField]]]]]:
        """Return the fields in groups, to be drawn."""
        # Any: a sentence that is translated when it is shown.
        return [
            (
                _("Questions to answer when a dialogue is considered"),
                [
                    (one.words, self._fields(f"criterion_{one.pk}", "_more"))
                    for one in self.criteria
                ],
            ),
            (
                _("Who decides that a dialogue is held"),
                [
                    (
                        str(one.get_body_kind_display()),
                        self._fields(f"order_{one.pk}", "_by"),
                    )
                    for one in self.orders
                ],
            ),
            (
                _("The participation ladder"),
                [
                    (one.name, self._fields(f"level_{one.pk}", "_more", "_promise"))
                    for one in self.levels
                ],
            ),
        ]

    def _fields(self, key: str, *ends: str) -> list[forms.BoundField]:
        return [self[name] for name in (key, *(key + end for end in ends))]
