"""Two apps that say the same thing in English say the same thing in every language.

All catalogues are read into one; where two differ, the order of the apps would decide.
"""

from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parents[2] / "src" / "gensvar"


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_no_sentence_has_two_translations(language: str) -> None:
    said: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for place in sorted(SOURCE.glob(f"*/locale/{language}/LC_MESSAGES/django.po")):
        with place.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and _has_words(message.string):
                    key = (message.context or "", str(message.id))
                    said[key][str(message.string)].append(place.parts[-5])
    assert {key: dict(ways) for key, ways in said.items() if len(ways) > 1} == {}


def _has_words(said: object) -> bool:
    return bool(said) and (not isinstance(said, list | tuple) or all(said))
