"""Rules and calculations in plain words, in the language of whoever reads."""

from fractions import Fraction

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gensvar.analysis.fees import Basis, Kind, Reason, TravelTime
from gensvar.kernel.money import KRONA, Rounding, Way, said
from gensvar.remuneration.models import (
    ClaimLine,
    ForWhom,
    Index,
    RuleRow,
)
from gensvar.remuneration.models.tables import KINDS, WAYS
from gensvar.remuneration.rules import Found

HOUR = 60
# How a yearly value is called after "of".
OF_WHAT = {
    Index.PRICE_BASE: gettext_lazy("the price base amount"),
    Index.PARLIAMENT_FEE: gettext_lazy("the monthly fee of a member of parliament"),
    Index.REFERENCE_FEE: gettext_lazy("our monthly reference fee"),
}


def kind_said(kind: str) -> str:
    """Return what a kind of payment is called."""
    return str(KINDS[Kind(kind)])


def line_said(kind: str, label: str) -> str:
    """Return what a line is called: its kind and its own name, once if the same."""
    said = kind_said(kind)
    return said if label.casefold() in said.casefold() else f"{said}: {label}"


def hours(minutes: int) -> str:
    """Return a length of time: 2 h 30 min."""
    whole, rest = divmod(minutes, HOUR)
    if not whole:
        return f"{rest}\u00a0min"
    return f"{whole}\u00a0h\u00a0{rest}\u00a0min" if rest else f"{whole}\u00a0h"


def kilometres(metres: int) -> str:
    """Return a way in kilometres, with the decimal comma that is used here."""
    whole, rest = divmod(metres, 1000)
    tenth = f",{rest // 100}" if rest >= 100 else ""
    return f"{whole}{tenth}\u00a0km"


def percent_said(percent: str) -> str:
    """Return an exact percentage as it is written here: 3,6 %."""
    return f"{percent.replace('.', ',')}\u00a0%"


def exact_said(exact: Fraction) -> str:
    """Return öre before rounding with as many decimals of a krona as it needs, to four.

    2062.8 kronor are "2 062,80 kr"; what goes on longer is cut, with three dots.
    """
    whole, rest = divmod(exact, KRONA)
    kronor = f"{int(whole):,}".replace(",", "\u00a0")
    if not rest:
        return f"{kronor}\u00a0kr"
    scaled = rest * 100
    digits = f"{int(scaled):04}"
    shown = digits[:2] if digits.endswith("00") else digits.rstrip("0")
    dots = "…" if scaled.denominator != 1 else ""
    return f"{kronor},{shown}{dots}\u00a0kr"


def time_said(row: RuleRow) -> str:
    """Return for which time a rule holds, or nothing when it holds for all."""
    start, end = row.tier_start, row.tier_end
    if not start and end is None:
        return ""
    least = _("more than %(time)s") if not row.with_start else _("at least %(time)s")
    most = _("at most %(time)s") if row.with_end else _("less than %(time)s")
    if not start and end is not None:
        return most % {"time": hours(end)}
    if end is None:
        return least % {"time": hours(start)}
    return _("%(least)s and %(most)s") % {
        "least": least % {"time": hours(start)},
        "most": most % {"time": hours(end)},
    }


def amount_said(row: RuleRow) -> str:
    """Return what a rule pays: 900 kr, 3,6 % of the price base amount."""
    if row.refers_to:
        return _("As elected representatives in the category “%(category)s”") % {
            "category": row.refers_to
        }
    words = {
        Basis.FIXED: "%(sum)s",
        Basis.PERCENT: _("%(percent)s of %(index)s"),
        Basis.PERCENT_PER_HOUR: _("%(percent)s of %(index)s for each hour"),
        Basis.PER_HOUR: _("%(sum)s for each hour"),
        Basis.PER_STARTED_HALF_HOUR: _("%(sum)s for each half hour begun"),
        Basis.PER_TEN_KILOMETRES: _("%(sum)s for each 10 kilometres"),
        Basis.RECEIPT: _("What the receipts say"),
    }
    return words[Basis(row.basis)] % {
        "sum": said(row.amount),
        "percent": percent_said(row.percent),
        "index": OF_WHAT[Index(row.of)] if row.of else "",
    }


def row_said(row: RuleRow) -> str:
    """Return a rule in one line: Half day, more than 2 h and at most 4 h: 900 kr."""
    head = ", ".join(part for part in (row.label, time_said(row)) if part)
    return f"{head}: {amount_said(row)}"


def details_said(row: RuleRow) -> list[str]:
    """Return what else a rule says, a sentence for each thing."""
    return [*_travel(row), *_limits(row), *_conditions(row), *_rounding(row)]


def _travel(row: RuleRow) -> list[str]:
    if row.travel == TravelTime.ACTUAL:
        return [_("The time on the way counts.")]
    if row.travel != TravelTime.TEMPLATE:
        return []
    return [
        _("The way there and back counts as %(time)s from %(km)s km.")
        % {"time": hours(minutes), "km": km}
        for km, minutes in row.template
    ]


def _limits(row: RuleRow) -> list[str]:
    found = []
    if row.most_minutes is not None:
        found.append(_("At most %(time)s count.") % {"time": hours(row.most_minutes)})
    for most, words in (
        (row.most, _("At most %(sum)s for a meeting.")),
        (row.most_a_day, _("At most %(sum)s a day.")),
        (row.most_a_year, _("At most %(sum)s a year.")),
    ):
        if most is not None:
            found.append(words % {"sum": said(most)})
    return found


def _conditions(row: RuleRow) -> list[str]:
    found = []
    if row.excludes:
        kinds = ", ".join(kind_said(kind) for kind in row.excludes)
        found.append(_("Not together with: %(kinds)s.") % {"kinds": kinds})
    if row.needs_proof:
        found.append(_("Needs a certificate or payslip."))
    if row.needs_receipt:
        found.append(_("Needs receipts."))
    if row.for_whom != ForWhom.ALL:
        found.append(f"{row.get_for_whom_display()}.")
    if not row.also_employed:
        found.append(_("Not for those whom an employer pays for the same time."))
    if row.category:
        found.append(_("Category: %(name)s.") % {"name": row.category})
    return found


def _rounding(row: RuleRow) -> list[str]:
    exact = {Basis.FIXED, Basis.RECEIPT}
    if row.refers_to or (Basis(row.basis) in exact and row.step == 1):
        return []
    if row.step == KRONA and Basis(row.basis) in exact and row.amount % KRONA == 0:
        return [] if row.basis == Basis.FIXED else [_rounds(row)]
    return [_rounds(row)]


def _rounds(row: RuleRow) -> str:
    return _("Rounded to whole steps of %(step)s. %(way)s.") % {
        "step": said(row.step),
        "way": WAYS[Way(row.way)],
    }


def counted(line: ClaimLine, basis: str, percent: str) -> str:
    """Return how a line came about: the time or way that counted, and the sums.

    Such as "3 h 30 min meeting + 2 h on the way = 5 h 30 min. 1 800 kr."
    """
    parts = [_quantity(line, basis)]
    exact = Fraction(line.exact)
    if line.index_amount is not None:
        words = (
            _("%(percent)s of %(index)s for each hour = %(exact)s.")
            if basis == Basis.PERCENT_PER_HOUR
            else _("%(percent)s of %(index)s = %(exact)s.")
        )
        parts.append(
            words
            % {
                "percent": percent_said(percent),
                "index": said(line.index_amount),
                "exact": exact_said(exact),
            }
        )
    rounding = Rounding(Way(line.row.way), line.row.step)
    if rounding(exact) != exact:
        rounded = {"exact": exact_said(exact), "sum": said(rounding(exact))}
        parts.append(_("%(exact)s is rounded to %(sum)s.") % rounded)
    if line.amount < rounding(exact):
        parts.append(
            _("A limit makes it %(sum)s.") % {"sum": said(line.amount)},
        )
    return " ".join(part for part in parts if part)


def _quantity(line: ClaimLine, basis: str) -> str:
    if basis == Basis.PER_TEN_KILOMETRES:
        return _("%(way)s there and back.") % {"way": kilometres(line.quantity)}
    if basis == Basis.RECEIPT:
        return _("Receipts for %(sum)s.") % {"sum": said(line.quantity)}
    meeting, travel = line.meeting_minutes, line.travel_minutes
    if travel:
        return _("%(meeting)s meeting + %(travel)s on the way = %(time)s.") % {
            "meeting": hours(meeting),
            "travel": hours(travel),
            "time": hours(meeting + travel),
        }
    words = _("%(time)s meeting.") % {"time": hours(meeting)}
    if line.quantity < meeting:
        words += " " + _("At most %(time)s count.") % {"time": hours(line.quantity)}
    return words


def according_to(line: ClaimLine) -> str:
    """Return the source of a line: decision, paragraph, and from when it applies."""
    where = ", ".join(part for part in (line.decision_reference, line.source) if part)
    return _("According to %(where)s, in force from %(day)s.") % {
        "where": where,
        "day": date_format(line.valid_from, "j F Y"),
    }


def why_not(reason: str, row: RuleRow) -> str:
    """Return why a rule gives nothing."""
    words = {
        Reason.NOT_VALID: _("The rule is not in force on that day."),
        Reason.OTHER_TIME: _("It is for another length of time: %(time)s."),
        Reason.NOT_ASKED: _("You have not asked for it."),
        Reason.NO_INDEX: _("We lack the yearly value it is counted on: %(index)s."),
        Reason.NOT_TOGETHER: _("It is not paid together with another line here."),
        Reason.CAP_REACHED: _("The limit for the day or the year is reached."),
    }
    return words[Reason(reason)] % {
        "time": time_said(row),
        "index": Index(row.of).label if row.of else "",
    }


def fault_said(fault: Found) -> str:
    """Return a gap or an overlap as a sentence."""
    facts = {"kind": kind_said(fault.kind), "time": hours(fault.minutes)}
    if not fault.rows:
        return _("%(kind)s: no rule says what is paid for %(time)s.") % facts
    names = " + ".join(f"“{row.label}”" for row in fault.rows)
    return _("%(kind)s: several rules pay for %(time)s: %(names)s.") % {
        **facts,
        "names": names,
    }
