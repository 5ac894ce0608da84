"""Nothing is dropped: every word of a source stands once in the tree."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.notes.lines import clean, unstyle
from gensvar.notes.plain import from_json, to_json
from gensvar.notes.reading import read_notes
from gensvar.notes.tree import Notes, owned_texts
from tests.notes.documents import CORPUS
from tests.notes.seeds import find_seed

TEXTS = sorted(
    path for path in CORPUS.iterdir() if path.suffix in {".txt", ".md"}
)  # fmt: skip
PIECES = st.sampled_from(
    [
        "# Möte om torget",
        "## Vad vill du?",
        "→ Vad tycker du om vägen?",
        "- Bänkar",
        "-Fler träd",
        "• ",
        "•",
        "bullet Skugga",
        "* Ljus (!!)",
        "1. Öppnande",
        "2. Resor",
        "3.1 Resultat",
        "Frågestund",
        "Varför dröjer det?",
        "Grupp 1:",
        "Grupp 2: gräs; ro",
        "Plats: Folkets hus",
        "När\t3 maj kl 14-16",
        "Antal deltagare\t45 personer",
        "Senast ändrad:",
        "2024-05-01",
        "Vi använder kakor på webbplatsen.",
        "-----",
        "The image shows a park with trees.",
        "Jämbördig 3, 2, 3,3 (medeltal 2,7)",
        "Kunskap 1, 1, 1, 1 (medeltal 1)",
        "Regionstyrelsen 28 februari 2018 § 65",
        "(!) betyder att flera sa samma sak",
        "  - inskjutet",
        "  fortsättning på raden",
        "Nämnden beslutade den 5 april 2023 § 48, sedan hände inget mer i ärendet.",
        "-Det blev bra, säger Ada Lind.",
        "Ada Lind",
        "Fråga: När då?",
        "Svar: I höst.",
        "| Bra | Dåligt |",
        "| --- | --- |",
        "| sol | regn |",
        "> citat",
        "Mvh",
        "§ 4 Val",
        "Under mötet talade många om sina erfarenheter av vården och om resorna dit,",
        "och om maten.",
        "ööö",
        "a)",
        "b) det andra",
        "שלום",
        "1+1= 3",
        "",
        "",
    ]
)


def in_source(text: str) -> Counter[str]:
    """Return letters and digits of a source, with what is only layout left out."""
    lines = re.split(r"\r\n|\r|\n|\f", text)
    kept = " ".join(unstyle(clean(re.sub(r"<br\s*/?>", " ", line))) for line in lines)
    kept = re.sub(r"\[[xX]\]", " ", kept)
    return Counter(char for char in kept if char.isalnum())


def in_tree(notes: Notes) -> Counter[str]:
    text = " ".join(text for _, text in owned_texts(notes))
    return Counter(char for char in re.sub(r"\[[xX]\]", " ", text) if char.isalnum())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_letter_of_the_corpus_has_its_place(path) -> None:  # type: ignore[no-untyped-def]
    data = path.read_bytes()
    encoding = "cp1252" if path.stem == "24-ostra-hamnen" else "utf-8"

    assert in_tree(read_notes(path)) == in_source(data.decode(encoding))


@pytest.mark.parametrize("start", ["S1", "S2", "S3", "S4"])
def test_every_letter_of_the_source_documents_has_its_place(start: str) -> None:
    path = find_seed(start)

    assert in_tree(read_notes(path)) == in_source(path.read_text(encoding="utf-8"))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25))
def test_every_letter_has_its_place_in_whatever_order(pieces: list[str]) -> None:
    text = "\n".join(["Anteckningar", *pieces])

    assert in_tree(read_notes(text.encode(), "a.txt")) == in_source(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_text_can_be_read_and_written_as_json(lines: list[str]) -> None:
    text = "\n".join(["Möte", *lines])
    data = text.encode("utf-8", "surrogatepass")
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    if "\x00" in text or sum(ord(char) < 32 for char in text) > 10:
        return

    notes = read_notes(data, "a.txt")

    assert from_json(to_json(notes)) == notes


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25))
def test_numbers_are_unique_and_in_order(pieces: list[str]) -> None:
    notes = read_notes("\n".join(["Möte", *pieces]).encode(), "a.txt")

    numbers = [number for number, _ in owned_texts(notes)]
    items = [item.id for section in notes.sections for item in section.contributions]
    assert len(set(items)) == len(items)
    assert numbers == sorted(numbers)
    for section in notes.sections:
        ids = [item.id for item in section.contributions]
        assert ids == sorted(ids)


def test_a_tree_comes_back_from_json_whole() -> None:
    for path in TEXTS:
        notes = read_notes(path)

        assert from_json(to_json(notes, "fi")) == notes
