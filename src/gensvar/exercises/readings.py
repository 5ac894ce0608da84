"""A ranking in plain words: every way of counting, and one sentence on the order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gensvar.analysis.ballots import Account, Reading
from gensvar.ui.dates import number

NAMES = {
    "mean": gettext_lazy("Mean of the places"),
    "median": gettext_lazy("Median of the places"),
    "mid_rank": gettext_lazy("Mean, where those that share a place share the places"),
    "borda": gettext_lazy("Points (Borda)"),
    "pairwise": gettext_lazy("Pair by pair (Condorcet)"),
}
LESS_IS_FIRST = {"mean", "median", "mid_rank"}


@dataclass(frozen=True)
class Row:
    """One way of counting, with what each option gets and the order that follows."""

    method: str
    name: str
    less_is_first: bool
    scores: tuple[str, ...]
    order: str


@dataclass(frozen=True)
class Told:
    """A ranking as a page or a document tells it."""

    sentence: str
    every_ballot: tuple[Row, ...]
    complete_only: tuple[Row, ...]
    how_many: str
    points: tuple[tuple[str, Fraction], ...]


def told(account: Account) -> Told:
    """Return a ranking in the reader's language."""
    borda = next(r for r in account.every_ballot if r.method == "borda")
    return Told(
        sentence(account),
        tuple(_row(reading, account.options) for reading in account.every_ballot),
        tuple(_row(reading, account.options) for reading in account.complete_only)
        if account.complete
        else (),
        how_many(account),
        tuple((name, borda.scores.get(name, Fraction())) for name in account.options),
    )


def sentence(account: Account) -> str:
    """Say in one sentence what comes first, and what that depends on."""
    if account.depends == "no_ballots":
        return _("No table has ranked yet.")
    firsts = _firsts(account.every_ballot)
    whole = _firsts(account.complete_only) if account.complete else firsts
    facts = {"first": _names(firsts[0]), "complete": _names(whole[0])}
    if account.depends == "on_nothing":
        if len(firsts[0]) > 1:
            return _("%(first)s stand even at the top, however one counts.") % facts
        return _("%(first)s comes first, however one counts.") % facts
    if account.depends == "on_incomplete":
        return (
            _(
                "What comes first depends on rankings that are not complete: with all "
                "rankings it is %(first)s, with complete rankings only %(complete)s."
            )
            % facts
        )
    every = {*firsts, *whole}
    facts["all"] = _("; ").join(sorted(_names(names) for names in every))
    if account.depends == "on_method":
        return _("What comes first depends on how one counts: %(all)s.") % facts
    return (
        _(
            "What comes first depends both on how one counts and on rankings that are "
            "not complete: %(all)s."
        )
        % facts
    )


def how_many(account: Account) -> str:
    """Say how many rankings there are, and how many of them are complete."""
    if account.complete == account.ballots:
        return _("%(ballots)s rankings, all complete.") % {"ballots": account.ballots}
    return _("%(ballots)s rankings, %(complete)s of them complete.") % {
        "ballots": account.ballots,
        "complete": account.complete,
    }


def _firsts(readings: Sequence[Reading]) -> list[tuple[str, ...]]:
    """Return what comes first by each way of counting but the median (see ballots)."""
    found = [r.first for r in readings if r.method != "median"]
    return list(dict.fromkeys(found))


def _row(reading: Reading, options: Sequence[str]) -> Row:
    return Row(
        reading.method,
        str(NAMES[reading.method]),
        reading.method in LESS_IS_FIRST,
        tuple(_score(reading.scores, name) for name in options),
        order(reading),
    )


def order(reading: Reading) -> str:
    """Return an order in words: “K”, then “F” and “J” even."""
    return _(", then ").join(_names(names) for names in reading.order)


def _names(names: Sequence[str]) -> str:
    quoted = [_("“%(name)s”") % {"name": name} for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return _("%(some)s and %(last)s") % {
        "some": ", ".join(quoted[:-1]),
        "last": quoted[-1],
    }


def _score(scores: Mapping[str, Fraction], name: str) -> str:
    return exactly(scores[name]) if name in scores else "–"


def exactly(value: Fraction) -> str:
    """Return a number with one decimal, and the fraction it stands for: 2,6 (21/8).

    The fraction is left out where the decimal is the whole truth. Halves are rounded
    up, as one does by hand.
    """
    tenths = (value * 10 + Fraction(1, 2)).__floor__()
    shown = number(Decimal(tenths) / 10, 1 if tenths % 10 else 0)
    if Fraction(tenths, 10) == value:
        return shown
    return f"{shown} ({value.numerator}/{value.denominator})"
