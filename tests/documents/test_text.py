"""A document in plain text."""

from gensvar.documents.content import Document, LifeLine, Paragraph, State, Step
from gensvar.documents.text import as_text, life_line
from tests.documents.examples import BASIS

LINE = LifeLine(
    (
        Step("Öppen", State.DONE, "7 januari 2026"),
        Step("Planerad", State.SKIPPED),
        Step("Sammanställd", State.HERE),
        Step("Beslutad", State.MISSING, note="dag för mötet"),
        Step("Besvarad", State.AHEAD, "30 april 2026", "av nämnden"),
    )
)


def test_a_life_line_in_a_letter() -> None:
    assert life_line(LINE, "en").splitlines() == [
        "The steps of the dialogue",
        "[x] Öppen, 7 januari 2026, Done",
        "[-] Planerad, Left out",
        "[>] Sammanställd, We are here",
        "[!] Beslutad, Missing: dag för mötet",
        "[ ] Besvarad, 30 april 2026, Not yet. av nämnden",
    ]


def test_a_whole_document_reads_as_a_letter() -> None:
    letter = as_text(BASIS, width=60)

    assert letter.startswith("Region Björkmark\n")
    assert "\n> Jag slutar fem och bussen tar en timme. Då är det släckt.\n" in letter
    assert "\n  – Inspel 27, Lillmark: https://example.org/inspel/27\n" in letter
    assert "\n1. Pröva ett halvår\n2. Mät varje vecka\n3. Svara\n" in letter
    assert "- Ort: Lillmark; Svar: 128; Andel: 61\u00a0%" in letter
    assert max(map(len, letter.splitlines())) <= 60


def test_long_paragraphs_are_folded_and_lines_are_kept() -> None:
    document = Document(
        "T", "sv", "R", (Paragraph("ord " * 30 + "\n\nnytt"), Paragraph("y" * 90))
    )
    letter = as_text(document, width=40, with_head=False)

    assert letter.endswith(f"\n\nnytt\n\n{'y' * 90}\n")
    assert letter.splitlines()[0] == ("ord " * 10).strip()
