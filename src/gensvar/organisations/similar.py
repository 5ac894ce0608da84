"""Names that may mean the same organisation, with the reason in words.

A suggestion for a person to judge; nothing is merged by it. What is compared are the
names as `fold` keeps them. Only names are looked at: nothing about people.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from gensvar.organisations.models import Organisation
from gensvar.organisations.spelling import fold

# So many slips of the pen, in a word of at least so many letters.
MOST_SLIPS, SHORTEST = 2, 5
# So many words more may one name have than the other.
MOST_WORDS_MORE = 3
# A word that stands in more names than this tells nothing of any of them.
COMMON = 30
MOST_PAIRS = 100
START = 4


@dataclass(frozen=True)
class Alike:
    """An organisation whose name may mean the same, and why one may think so."""

    organisation: Organisation
    why: str


@dataclass(frozen=True)
class Pair:
    """Two organisations that may be the same, and why one may think so."""

    one: Organisation
    other: Organisation
    why: str


def difference(name: str, other: str) -> str:
    """Say in words how little two names differ, or return "" when they differ more."""
    mine, theirs = fold(name), fold(other)
    if mine == theirs:
        return _("It is the same name, written a little differently.")
    words, others = mine.split(), theirs.split()
    if sorted(words) == sorted(others):
        return _("The same words in another order.")
    if told := _more_words(words, others):
        return told
    return _slips(words, others)


def _more_words(words: list[str], others: list[str]) -> str:
    """Say which words one name has that the other lacks, when that is all."""
    shorter, longer = sorted((words, others), key=len)
    more = [word for word in longer if word not in shorter]
    is_within = set(shorter) < set(longer) and len(more) <= MOST_WORDS_MORE
    if not is_within or len("".join(shorter)) < SHORTEST:
        return ""
    told = _("One of the names has “%(words)s” as well. It may be a local branch.")
    return told % {"words": " ".join(more)}


def _slips(words: list[str], others: list[str]) -> str:
    """Say in which word they differ, when it is one and may be a slip of the pen."""
    if len(words) != len(others):
        return _joined(words, others)
    apart = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return ""
    mine, theirs = apart[0]
    if min(len(mine), len(theirs)) < SHORTEST or not is_slip(mine, theirs):
        return ""
    told = _("They differ only in “%(mine)s” and “%(theirs)s”.")
    return told % {"mine": mine, "theirs": theirs}


def _joined(words: list[str], others: list[str]) -> str:
    if "".join(words) != "".join(others):
        return ""
    return _("They differ only in what is written as one word.")


def is_slip(word: str, other: str) -> bool:
    """Say whether few letters make one word of the other."""
    if abs(len(word) - len(other)) > MOST_SLIPS:
        return False
    row = list(range(len(other) + 1))
    for number, letter in enumerate(word, 1):
        left = row
        row = [number]
        for place, sign in enumerate(other, 1):
            changed = left[place - 1] + (letter != sign)
            row.append(min(left[place] + 1, row[-1] + 1, changed))
        if min(row) > MOST_SLIPS:
            return False
    return row[-1] <= MOST_SLIPS


class Lookalikes:
    """Organisations, kept so that those with a similar name are found quickly.

    Compared are only those that share a word that is not common, or the beginning or
    end of their names: so the time grows with the list, and not with its square.
    """

    def __init__(self, rows: Iterable[Organisation]) -> None:
        self._heaps: dict[str, list[Organisation]] = defaultdict(list)
        for row in rows:
            for key in _keys(row.folded or fold(row.name)):
                self._heaps[key].append(row)

    def of(self, name: str) -> list[Alike]:
        """Return those whose name may mean the same as a name, with the reason."""
        near = {
            row.pk: row
            for key in _keys(fold(name))
            for row in self._heaps.get(key, [])[:COMMON]
            if row.name != name
        }
        found = ((row, difference(name, row.name)) for row in near.values())
        return [Alike(row, why) for row, why in found if why]

    def pairs(self) -> list[Pair]:
        """Return the pairs that may be the same, a limited number, by name."""
        found: dict[tuple[int, int], Pair] = {}
        for heap in self._heaps.values():
            for one, other in combinations(heap[:COMMON], 2):
                key = (min(one.pk, other.pk), max(one.pk, other.pk))
                if key in found or not (why := difference(one.name, other.name)):
                    continue
                found[key] = Pair(one, other, why)
                if len(found) == MOST_PAIRS:
                    return list(found.values())
        return sorted(found.values(), key=lambda pair: pair.one.name.casefold())


def _keys(folded: str) -> set[str]:
    together = folded.replace(" ", "")
    return {f"_{together[:START]}", f"{together[-START:]}_", *folded.split()}
