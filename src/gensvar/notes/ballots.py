"""Reading the lines of a ranking: a label, the places given, a mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gensvar.analysis.rankings import Result, exact, weigh
from gensvar.notes.tree import Caution, Option, Passage, Ranking

REPORTED = re.compile(
    r"[(\[*\s,;:=–-]*(?:medel(?:tal|värde)?|snitt|genomsnitt|mean|average|keskiarvo)"
    r"\w*\W{0,5}(\d{1,3}(?:[.,]\d{1,3})?)[)\]*\s.]*$",
    re.IGNORECASE,
)
VALUES = "0123456789,;/ "
TOUCHING = re.compile(r"\d,\d")
EXPLAINS = re.compile(
    r"(?:lägre|lägst|högre|högst|viktigast|minst\sviktig|rangord|prioriter)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ballots:
    """One line of an exercise before it is known whether it belongs to a ranking."""

    label: str
    values: tuple[int | None, ...]
    reported: str
    touching: tuple[str, ...]


def read_ballots(text: str) -> Ballots | None:
    """Part "Area 3, 2, 3,3 (mean 2,6)" into label, values and mean."""
    reported = ""
    tail = text[-60:]
    if found := REPORTED.search(tail):
        reported = found[1]
        text = text[: len(text) - len(tail) + found.start()]
    text = text.rstrip("*( ")
    label = text.rstrip(VALUES)
    printed = text[len(label) :]
    values = re.findall(r"\d+", printed)
    if len(values) < 3 or not any(char.isalpha() for char in label):
        return None
    if any(len(value) > 3 for value in values) or len(label) > 200:
        return None
    if not re.search(r"[,;/]", printed) and len(values) < 4:
        return None
    touching = tuple(TOUCHING.findall(printed)) if ", " in printed else ()
    numbers = tuple(int(value) for value in values)
    return Ballots(label.strip(" :–-"), numbers, reported, touching)


def looks_like_ranking(lines: Sequence[Ballots | None]) -> bool:
    """Tell whether neighbouring lines together are a ranking."""
    found = [line for line in lines if line is not None]
    if len(found) < 2 or len(found) != len(lines):
        return False
    counts = {len(line.values) for line in found}
    most = max(value for line in found for value in line.values if value)
    small = most <= max(10, len(found))
    return small and (len(counts) == 1 or any(line.reported for line in found))


def explains(text: str) -> bool:
    """Tell whether a line says what the figures of a ranking mean."""
    return bool(EXPLAINS.search(text)) and len(text) < 250


def _complete_option(option: Option, result: Result) -> Option:
    everything = result.all_values.means.get(option.label)
    warnings = list(option.warnings)
    told = option.reported
    if told and everything is not None and not _agrees(told, everything):
        warnings.append(Caution("reported_differs", option.reported))
    only = result.complete_only
    return replace(
        option,
        mean_all=everything,
        mean_complete=only.means[option.label] if only else None,
        warnings=tuple(warnings),
    )


def _agrees(reported: str, value: Fraction) -> bool:
    places = len(reported.partition(",")[2] or reported.partition(".")[2])
    printed = Fraction(reported.replace(",", "."))
    return abs(printed - value) <= Fraction(1, 2 * 10**places)


def make_ranking(
    section: str, options: Sequence[Option], remarks: Sequence[Passage] = ()
) -> Ranking:
    """Weigh the lines of one exercise in every reading."""
    names = _distinct(options)
    result = weigh({option.label: option.raw for option in names})
    readings = [result.all_values.order]
    if result.complete_only:
        readings.append(result.complete_only.order)
    words = " / ".join(
        ", ".join(" = ".join(names) for names in order) for order in readings
    )
    warnings = []
    if not result.aligned:
        warnings.append(Caution("unequal_values"))
    given = [value for option in names for value in option.raw if value is not None]
    if any(not 1 <= value <= len(names) for value in given):
        warnings.append(Caution("not_rankings"))
    assumed = "same_ballot_order" if result.aligned else "ballots_cannot_be_told_apart"
    return Ranking(
        section,
        tuple(_complete_option(option, result) for option in names),
        result.ballots,
        result.incomplete,
        result.all_values.order,
        result.complete_only.order if result.complete_only else (),
        Caution(assumed),
        Caution(result.verdict.code, words),
        tuple(remarks),
        tuple(warnings),
    )


def _distinct(options: Sequence[Option]) -> list[Option]:
    """Give options with the same label different ones, so that none is lost."""
    seen: dict[str, int] = {}
    distinct = []
    for option in options:
        seen[option.label] = seen.get(option.label, 0) + 1
        again = seen[option.label]
        label = option.label if again == 1 else f"{option.label} ({again})"
        distinct.append(replace(option, label=label))
    return distinct


def means_as_text(option: Option) -> tuple[str, str]:
    """Return the exact means of an option, written out."""
    return (
        exact(option.mean_all) if option.mean_all is not None else "",
        exact(option.mean_complete) if option.mean_complete is not None else "",
    )
