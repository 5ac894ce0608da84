"""The indicators as sections: a sentence, a drawing, and the table behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from gensvar.dialogues.models import ConsiderationOutcome
from gensvar.dialogues.timing import Timing
from gensvar.evaluation.models import Indicator
from gensvar.feedback.models import WeighingOutcome
from gensvar.feedback.queries.credibility import ASKED
from gensvar.indicators.drawings import Columns, Stacked, columns, stacked
from gensvar.indicators.years import Spread, Year
from gensvar.ui.dates import number

# Where a figure leads: what it counts, in which year, and which part of it.
Address = Callable[[str, int, str], str]
HIGHEST = 5.0
TIMINGS: dict[Timing, StrOrPromise] = {
    Timing.EARLY: gettext_lazy("Early, with room"),
    Timing.TIGHT: gettext_lazy("Short before the decision"),
    Timing.DRAFTED: gettext_lazy("After the decision basis was drafted"),
    Timing.PASSED: gettext_lazy("After the planned decision"),
    Timing.UNKNOWN: gettext_lazy("No planned day is known"),
}


@dataclass(frozen=True)
class Cell:
    """One cell of a table, and where it leads."""

    said: StrOrPromise
    address: str = ""
    is_number: bool = True


@dataclass(frozen=True)
class Section:
    """One indicator: `is_known` is whether any year says anything."""

    key: str
    title: StrOrPromise
    lead: StrOrPromise
    head: tuple[StrOrPromise, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_known: bool
    stack: Stacked | None = None
    columns: tuple[Columns, ...] = ()
    is_protected: bool = False


def sections_of(years: Sequence[Year], leads: Address) -> list[Section]:
    """Return every indicator over some years."""
    return [
        _promises(years, leads),
        _days(years, leads),
        _early(years, leads),
        _considered(years, leads),
        _ratings(years),
        _goals(years),
    ]


def _named(name: StrOrPromise) -> Cell:
    return Cell(name, is_number=False)


def _counted(count: int, address: str) -> Cell:
    return Cell(number(count), address if count else "")


def _promises(years: Sequence[Year], leads: Address) -> Section:
    legend = {one.value: one.label for one in WeighingOutcome}
    rows = [
        (
            _named(str(year.year)),
            _named(level or _("Not known")),
            *(
                _counted(counts[name], leads("fynd", year.year, name))
                for name in legend
            ),
        )
        for year in reversed(years)
        for level, counts in year.promises.items()
    ]
    return Section(
        "promises",
        _("What was promised, and what came of it"),
        _("Findings by what became of them, in the year of the answer."),
        (_("Year"), _("What was promised"), *legend.values()),
        tuple(rows),
        any(year.outcomes for year in years),
        stack=stacked(
            "promises",
            _("Share of the findings that were taken up, partly or not"),
            legend,
            [(year.year, year.outcomes) for year in years],
        ),
    )


def _days(years: Sequence[Year], leads: Address) -> Section:
    rows = [
        (
            _named(str(year.year)),
            _counted(len(year.answered), leads("svar", year.year, "")),
            *_spread(year.days),
        )
        for year in reversed(years)
    ]
    return Section(
        "days",
        _("How long it took to answer"),
        _("Days from the last day to speak until the answer was published."),
        (
            _("Year"),
            _("Answered dialogues"),
            _("In the middle"),
            _("Shortest"),
            _("Longest"),
        ),
        tuple(rows),
        any(year.days for year in years),
        columns=(
            columns(
                "days",
                _("Days in the middle"),
                [
                    (year.year, found.middle, number(found.middle))
                    if (found := year.days)
                    else (year.year, None, "")
                    for year in years
                ],
            ),
        ),
    )


def _spread(found: Spread | None) -> tuple[Cell, ...]:
    if found is None:
        return tuple(Cell(_("No data")) for _place in range(3))
    return tuple(
        Cell(number(value)) for value in (found.middle, found.lowest, found.highest)
    )


def _shares(
    key: str,
    years: Sequence[Year],
    legend: Mapping[str, StrOrPromise],
    counts: Callable[[Year], Mapping[str, int]],
    leads: Callable[[int, str], str],
) -> tuple[tuple[tuple[Cell, ...], ...], Stacked]:
    rows = tuple(
        (
            _named(str(year.year)),
            *(
                _counted(counts(year).get(name, 0), leads(year.year, name))
                for name in legend
            ),
        )
        for year in reversed(years)
    )
    drawn = [(year.year, counts(year)) for year in years]
    return rows, stacked(key, _("Shares year by year"), legend, drawn)


def _early(years: Sequence[Year], leads: Address) -> Section:
    legend = {timing.value: said for timing, said in TIMINGS.items()}
    rows, drawing = _shares(
        "early",
        years,
        legend,
        lambda year: {timing.value: n for timing, n in year.timings.items()},
        lambda year, name: leads("start", year, name),
    )
    return Section(
        "early",
        _("Did it start early?"),
        _("When the dialogues began, against the planned decision in the matter."),
        (_("Year"), *legend.values()),
        rows,
        any(year.timings for year in years),
        stack=drawing,
    )


def _considered(years: Sequence[Year], leads: Address) -> Section:
    legend = {one.value: one.label for one in ConsiderationOutcome}
    rows, drawing = _shares(
        "considered",
        years,
        legend,
        lambda year: year.considered,
        lambda year, name: leads("overvaganden", year, name),
    )
    return Section(
        "considered",
        _("What the considerations came to"),
        _("A no counts as much as a yes: each has its reason."),
        (_("Year"), *legend.values()),
        rows,
        any(year.considered for year in years),
        stack=drawing,
    )


def _ratings(years: Sequence[Year]) -> Section:
    return _protected(
        "ratings",
        _("What those who took part think of the answers"),
        _("From 1 to 5. The middle of what the dialogues of the year show."),
        ASKED,
        years,
        Year.rating,
    )


def _goals(years: Sequence[Year]) -> Section:
    return _protected(
        "goals",
        _("The four goals"),
        _("What those who took part think, from 1 to 5, when the dialogue is over."),
        {one.value: one.label for one in Indicator},
        years,
        Year.goal,
    )


def _protected(
    key: str,
    title: StrOrPromise,
    lead: StrOrPromise,
    asked: Mapping[str, StrOrPromise],
    years: Sequence[Year],
    of: Callable[[Year, str], Spread | None],
) -> Section:
    """Return figures of anonymous answers: each dialogue's own, and nothing between."""
    rows = tuple(
        (_named(str(year.year)), *(_middle(of(year, name)) for name in asked))
        for year in reversed(years)
    )
    return Section(
        key,
        title,
        lead,
        (_("Year"), *asked.values()),
        rows,
        any(of(year, name) for year in years for name in asked),
        columns=tuple(
            columns(
                f"{key}-{name}",
                said,
                [
                    (year.year, found.middle, number(found.middle, 1))
                    if (found := of(year, name))
                    else (year.year, None, "")
                    for year in years
                ],
                HIGHEST,
            )
            for name, said in asked.items()
        ),
        is_protected=True,
    )


def _middle(found: Spread | None) -> Cell:
    if found is None:
        return Cell(_("No data"))
    return Cell(
        ngettext(
            "%(middle)s (%(count)s dialogue)",
            "%(middle)s (%(count)s dialogues)",
            found.count,
        )
        % {"middle": number(found.middle, 1), "count": number(found.count)}
    )
