"""Sums, times and rules in the words of whoever reads."""

from django import template

from gensvar.kernel import money
from gensvar.remuneration import words
from gensvar.remuneration.models import ClaimLine, RuleRow

register = template.Library()
register.filter("hours", words.hours)
register.filter("kilometres", words.kilometres)
register.filter("kind_said", words.kind_said)
register.filter("amount_said", words.amount_said)


@register.filter
def kronor(amount: int) -> str:
    """Return öre as kronor: 1 800 kr."""
    return money.said(amount)


@register.filter
def details(row: RuleRow) -> list[str]:
    """Return what else a rule says."""
    return words.details_said(row)


@register.filter
def time_said(row: RuleRow) -> str:
    """Return for which time a rule holds."""
    return words.time_said(row)


@register.filter
def line_said(line: ClaimLine) -> str:
    """Return what a line is called."""
    return words.line_said(line.kind, line.label)


@register.filter
def how(line: ClaimLine) -> str:
    """Return how a line came about."""
    return words.counted(line, line.row.basis, line.row.percent)


@register.filter
def according_to(line: ClaimLine) -> str:
    """Return the source of a line."""
    return words.according_to(line)
