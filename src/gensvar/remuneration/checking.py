"""What cannot be right in a table or a rule, said at the field where it stands."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from gensvar.analysis.fees import IN_PERCENT, Basis, TravelTime
from gensvar.kernel.errors import Invalid

# Any: the values of any field, by name.
Facts = Mapping[str, Any]
LONGEST = 48 * 60
MOST_PERCENT = 1000


def check_table(facts: Facts) -> None:
    """Refuse a table without name, or that ends before it begins."""
    if "name" in facts and not str(facts["name"]).strip():
        raise Invalid(_("Write what the table is called."), "name")
    first, last = facts.get("valid_from"), facts.get("valid_to")
    if first and last and last < first:
        raise Invalid(
            _("The last day is before the first. Change one of them."), "valid_to"
        )


def check_row(facts: Facts) -> None:
    """Refuse a rule that cannot be calculated with."""
    if not str(facts.get("label", "")).strip():
        raise Invalid(_("Write what the rule is called."), "label")
    if str(facts.get("refers_to", "")).strip():
        return
    basis = Basis(facts["basis"])
    if basis in IN_PERCENT:
        _check_percent(str(facts.get("percent", "")))
        if not facts.get("of"):
            raise Invalid(_("Choose what the percentage is taken of."), "of")
    elif basis != Basis.RECEIPT and not facts.get("amount"):
        raise Invalid(_("Write the sum."), "amount")
    _check_time(facts)
    _check_template(facts)


def _check_percent(percent: str) -> None:
    try:
        number = Decimal(percent)
    except InvalidOperation:
        raise Invalid(_("Write the percentage, such as 3,6."), "percent") from None
    if not (number.is_finite() and 0 < number <= MOST_PERCENT):
        raise Invalid(_("The percentage is more than 0 and at most 1000."), "percent")


def _check_time(facts: Facts) -> None:
    start, end = facts.get("tier_start") or 0, facts.get("tier_end")
    if end is None:
        return
    with_both = facts.get("with_start", True) and facts.get("with_end", True)
    if end < start or (end == start and not with_both):
        raise Invalid(_("The longest time is shorter than the shortest."), "tier_end")


def _check_template(facts: Facts) -> None:
    if facts.get("travel") != TravelTime.TEMPLATE:
        return
    rows: Sequence[Sequence[int]] = facts.get("template") or []
    if not rows:
        raise Invalid(
            _("Write from how many kilometres, and how many minutes."), "template"
        )
    if len({row[0] for row in rows}) != len(rows):
        raise Invalid(_("The same distance stands twice."), "template")
    if any(row[1] > LONGEST for row in rows):
        raise Invalid(_("So long no way takes. Write minutes."), "template")
