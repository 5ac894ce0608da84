"""What rules say, part by part, and what changed between two of them."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from gensvar.dialogues.models import (
    Criterion,
    CriterionEffect,
    FeedbackRule,
    MandateRule,
    RuleSet,
)

# Each part: its name, and what stands under each key.
Part = tuple[str, dict[str, tuple[str, str]]]


@dataclass(frozen=True)
class Change:
    """One difference: in which part, what it concerns, and both texts."""

    part: str
    name: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        """Say whether something was added, taken away or changed."""
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"


def read_rules(*several: RuleSet | None) -> None:
    """Read all that some rules say at once, with one question for each part."""
    prefetch_related_objects(
        [rules for rules in several if rules is not None],
        *("criteria", "mandate_rules", "levels", "plan_parts", "feedback_rules"),
    )


def parts_of_rules(rules: RuleSet) -> list[Part]:
    """Return all that rules say: under each key a name, and its words."""
    return [
        (
            _("Questions to answer when a dialogue is considered"),
            {one.key: (one.words, _criterion(one)) for one in rules.criteria.all()},
        ),
        (
            _("Who decides that a dialogue is held"),
            {
                one.body_kind: (str(one.get_body_kind_display()), _mandate(one))
                for one in rules.mandate_rules.all()
            },
        ),
        (
            _("The participation ladder"),
            {
                one.key: (one.name, f"{one.description} {one.promise}")
                for one in rules.levels.all()
            },
        ),
        (
            _("Parts of the communication plan"),
            {
                one.key: (one.words, f"{one.words}. {one.explanation}")
                for one in rules.plan_parts.all()
            },
        ),
        (
            _("Feedback"),
            {
                f"{one.body_kind} {one.to_whom}": (str(one), feedback_words(one))
                for one in rules.feedback_rules.all()
            },
        ),
    ]


def _criterion(one: Criterion) -> str:
    words = f"{one.words} {one.explanation} ({one.get_effect_display()})"
    if one.effect == CriterionEffect.EXCLUDES and not one.may_override:
        return words + " " + _("No exception.")
    return words


def _mandate(one: MandateRule) -> str:
    order = str(one.get_order_display())
    return f"{order} ({one.reference})" if one.reference else order


def feedback_words(one: FeedbackRule) -> str:
    """Return what a rule of feedback says, without to whom."""
    days = (
        _("Within %(number)s days from the last day of the dialogue.")
        % {"number": one.within_days}
        if one.within_days
        else ""
    )
    return f"{days} {one.form}".strip()


def changes_between(before: RuleSet, after: RuleSet) -> list[Change]:
    """Return what differs between two sets of rules, in the order of the newer one."""
    found: list[Change] = []
    pairs = zip(parts_of_rules(before), parts_of_rules(after), strict=True)
    for (part, old), (_part, new) in pairs:
        for key in [*new, *(key for key in old if key not in new)]:
            name = (new.get(key) or old[key])[0]
            was = old[key][1] if key in old else ""
            now = new[key][1] if key in new else ""
            if was != now:
                found.append(Change(part, name, was, now))
    return found
