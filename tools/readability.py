"""Measure how easy the Swedish of the interface is to read, and print it.

python tools/readability.py          prints a row for each app, and long sentences
python tools/readability.py check    prints the rows; fails when something is too hard

The measure is LIX (Björnsson 1968): words in a sentence, and of a hundred words how
many have more than six letters. Below 30 is very easy, 30 to 40 easy, 40 to 50 as in
newspapers, above 50 as in official texts. Names of things and of buttons are no
sentences: only what ends as a sentence is measured.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tools import catalogues

LANGUAGE = "sv"
EASY_ENOUGH = 30
LONGEST_SENTENCE = 25
LONG_WORD = 6
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
SENTENCE = re.compile(r"[^.!?:]+(?:[.!?:]+(?=\s|$)|$)")
PLACE = re.compile(r"%\(\w+\)[sd]|<[^>]+>")
# Words of offices that have a plain word beside them (Myndigheternas skrivregler).
STIFF = {
    "avseende": "om",
    "beträffande": "om",
    "angående": "om",
    "erfordras": "behövs",
    "erhålla": "få",
    "erhåller": "får",
    "föreligger": "finns",
    "förefinns": "finns",
    "härmed": "nu",
    "härvid": "då",
    "därvid": "då",
    "densamma": "den",
    "ifrågavarande": "den",
    "ombesörja": "ordna",
    "ombesörjer": "ordnar",
    "torde": "bör",
    "vederbörande": "den det gäller",
    "vidimera": "intyga",
    "jämlikt": "enligt",
    "medelst": "med",
    "tillse": "se till",
    "understiger": "är mindre än",
    "överstiger": "är mer än",
    "utgör": "är",
    "åvila": "vara någons ansvar",
    "åligger": "ska",
}


@dataclass(frozen=True)
class Measured:
    """How hard the sentences of one app are: counts, and the value of LIX."""

    name: str
    sentences: int
    words: int
    long_words: int

    @property
    def lix(self) -> float:
        """Return LIX; 0 without sentences."""
        if not self.sentences:
            return 0.0
        return self.words / self.sentences + 100 * self.long_words / self.words


def sentences_in(text: str) -> list[str]:
    """Return what stands as a sentence in a text; labels and buttons do not."""
    plain = PLACE.sub("N", text).strip()
    if not plain.endswith((".", "!", "?", ":")):
        return []
    found = (one.strip() for one in SENTENCE.findall(plain))
    return [one for one in found if WORD.search(one)]


def measured(name: str, texts: Iterable[str]) -> Measured:
    """Return the measure of some texts."""
    sentences = [one for text in texts for one in sentences_in(text)]
    words = [word for one in sentences for word in WORD.findall(one)]
    long_words = sum(len(word) > LONG_WORD for word in words)
    return Measured(name, len(sentences), len(words), long_words)


def stiff_in(text: str) -> list[str]:
    """Return the words of offices in a text, in its order."""
    return [word for word in WORD.findall(text.casefold()) if word in STIFF]


def texts_of(folder: Path) -> list[str]:
    """Return the Swedish texts of one app."""
    written = catalogues.written(folder, LANGUAGE).values()
    return [string for message in written for string in message.strings if string]


def too_hard(name: str, texts: Iterable[str]) -> list[str]:
    """Return what is to be mended in the texts of one app, as sentences to read."""
    texts = list(texts)
    found = []
    if (lix := measured(name, texts).lix) > EASY_ENOUGH:
        found.append(f"{name}: LIX is {lix:.0f}, more than {EASY_ENOUGH}.")
    for text in texts:
        found += [
            f"{name}: “{word}” is stiff; write “{STIFF[word]}”: {text}"
            for word in stiff_in(text)
        ]
        found += [
            f"{name}: more than {LONGEST_SENTENCE} words: {one}"
            for one in sentences_in(text)
            if len(WORD.findall(one)) > LONGEST_SENTENCE
        ]
    return found


def main(arguments: list[str]) -> int:
    """Print the measure of each app and of all; return 1 when something is too hard."""
    apps = {
        folder.name: texts_of(folder)
        for folder in sorted(catalogues.SOURCE.iterdir())
        if (folder / "locale").is_dir()
    }
    rows = [measured(name, texts) for name, texts in apps.items()]
    rows.append(measured("all", [text for texts in apps.values() for text in texts]))
    for row in rows:
        print(f"{row.name:24} LIX {row.lix:4.0f}  {row.sentences:5} sentences")
    if arguments == ["check"]:
        faults = [one for name, texts in apps.items() for one in too_hard(name, texts)]
        print("\n".join(faults))
        return 1 if faults else 0
    hardest = [
        one for texts in apps.values() for text in texts for one in sentences_in(text)
    ]
    for one in sorted(hardest, key=lambda one: -len(WORD.findall(one)))[:20]:
        print(len(WORD.findall(one)), one)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
