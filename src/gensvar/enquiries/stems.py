"""Words of questions as stems, so that "bidraget" meets "bidrag"."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

import snowballstemmer

WORD = re.compile(r"[^\W_]{3,40}")
MOST, SHORTEST_STEM = 8, 3
_STEMMERS = {
    "sv": snowballstemmer.stemmer("swedish"),
    "fi": snowballstemmer.stemmer("finnish"),
}
_EMPTY = tomllib.loads((Path(__file__).parent / "empty_words.toml").read_text("utf-8"))
EMPTY = frozenset(word for words in _EMPTY.values() for word in words)


@lru_cache(20_000)
def _stem(word: str, language: str) -> str:
    stemmer = _STEMMERS.get(language, _STEMMERS["sv"])
    stem: str = stemmer.stemWord(word)
    return stem if len(stem) >= SHORTEST_STEM else word


def stems_of(text: str, language: str = "sv", most: int | None = MOST) -> list[str]:
    """Return the stems of the words that say something, each once, in their order."""
    words = WORD.findall(text.casefold())
    kept = (_stem(word, language) for word in words if word not in EMPTY)
    return list(dict.fromkeys(kept))[:most]


def in_a_row(text: str, language: str) -> str:
    """Return the stems of a text with a space around each, as they are kept."""
    return f" {' '.join(stems_of(text, language, None))} "
