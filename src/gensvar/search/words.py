"""Words as they are kept and looked for: pure, the same for every database.

A word is kept as it stands and by its stem. Stems bear a figure for their language, so
that a Swedish stem never meets a Finnish word; no letter loses its signs, so that "far"
does not find "får".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import snowballstemmer

# Languages with inflection that we know, and the figure before their stems.
STEMS = {"sv": ("swedish", "1"), "fi": ("finnish", "2")}
TOKEN = re.compile(r"§\s*\d+|[^\W_]+")
# Marks beside letters, such as the vowel points of Hebrew: words are written with and
# without them.
MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f]"
)
PIECE = re.compile(r'(-?)"([^"]*)"|(\S+)')
LONGEST_WORD = 60
MOST_WORDS = 12
LONGEST_QUERY = 200
# So many letters of a word must stand in another one to be part of it.
PART = 4
SHORTEST_STEM = 3
_KEPT = 100_000


class Stemmer(Protocol):
    """What takes the ends off the words of one language."""

    def stemWord(self, word: str) -> str:  # noqa: N802 -- the library's own name
        """Return a word without its end."""


_TRIED = [(figure, snowballstemmer.stemmer(name)) for name, figure in STEMS.values()]
_FIGURES = {language: figure for language, (_name, figure) in STEMS.items()}


def words_in(text: str) -> list[str]:
    """Return the words of a text in their order, in small letters."""
    folded = unicodedata.normalize("NFC", text.casefold())
    if not folded.isascii():
        folded = MARKS.sub("", folded)
    return [_word(found) for found in TOKEN.findall(folded)]


def _word(found: str) -> str:
    if found.startswith("§"):
        return "§" + found.removeprefix("§").strip()[: LONGEST_WORD - 1]
    return found[:LONGEST_WORD]


@lru_cache(_KEPT)
def stems_of(word: str) -> dict[str, str]:
    """Return the stem of a word in each language that we know, by its figure."""
    if len(word) < 3 or not word.isalpha():
        return {}
    return {figure: _root(tried, word) for figure, tried in _TRIED}


def _root(tried: Stemmer, word: str) -> str:
    """Return the stem of the stem, until it stays: "platsen", "plats" and "plat"."""
    stem: str = tried.stemWord(word)
    while stem != word and len(stem) >= SHORTEST_STEM:
        word, stem = stem, tried.stemWord(stem)
    return word if len(stem) < SHORTEST_STEM else stem


def tokens(words: Iterable[str], language: str) -> set[str]:
    """Return what finds these words: as they stand, and their stems in a language."""
    found = set(words)
    if figure := _FIGURES.get(language):
        for word in tuple(found):
            if stem := stems_of(word).get(figure):
                found.add(figure + stem)
    return found


def in_a_row(words: Iterable[str]) -> str:
    """Return words with one space around each, so that a phrase can be looked for."""
    return f" {' '.join(words)} "


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: each group must be met by one of its words.

    `phrases` stand word for word, `without` must not stand there. `parts` are pieces
    that may stand inside of longer words: the second try.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    without_phrases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything to look for."""
        return bool(self.groups)


def asked_for(text: str) -> Asked:
    """Read what somebody has written in the field; nothing is ever wrong in it."""
    said = list(_pieces(text))[: MOST_WORDS * 2]
    wanted = [words for is_not, _exact, words in said if not is_not]
    loose = [w for no, exact, words in said if not (no or exact) for w in words]
    exact = [w for no, exact, words in said if exact and not no for w in words]
    return Asked(
        groups=tuple([_group(word) for word in loose] + [(word,) for word in exact])[
            :MOST_WORDS
        ],
        phrases=tuple(in_a_row(w) for no, e, w in said if e and not no and len(w) > 1),
        without=tuple(
            _group(words[0]) for no, e, words in said if no and len(words) == 1
        ),
        without_phrases=tuple(in_a_row(w) for no, _e, w in said if no and len(w) > 1),
        parts=tuple([_part(word) for word in loose] + [f" {w} " for w in exact])[
            :MOST_WORDS
        ],
        raw=tuple(dict.fromkeys(word for words in wanted for word in words)),
    )


def _pieces(text: str) -> Iterator[tuple[bool, bool, list[str]]]:
    """Give what was written piece by piece: whether unwanted, whether exact, words."""
    # A quotation mark may be any of those that are used.
    even = re.sub("[”“„«»]", '"', text[:LONGEST_QUERY])
    # The number after a § belongs to it, also after a space.
    for minus, quoted, plain in PIECE.findall(re.sub(r"§\s+(?=\d)", "§", even)):
        is_not = bool(minus) or (len(plain) > 1 and plain.startswith("-"))
        if words := words_in(quoted or plain):
            yield is_not, bool(quoted), words


def _group(word: str) -> tuple[str, ...]:
    stems = stems_of(word)
    return (word, *(figure + stem for figure, stem in stems.items()))


def _part(word: str) -> str:
    """Return the piece by which a word is looked for inside of others.

    Long words lose their end: what stands before it is what Finnish words share.
    """
    if len(word) < PART or not word.isalpha():
        return f" {word} "
    shorter = [stem for stem in stems_of(word).values() if len(stem) >= PART]
    if len(word) > PART * 2:
        shorter.append(word[:-1])
    return min([word, *shorter], key=len)
