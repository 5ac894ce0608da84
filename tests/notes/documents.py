"""The Word and PDF documents of the corpus, made when the tests run."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import typst

CORPUS = Path(__file__).parent / "corpus"


def strengths_and_weaknesses() -> Any:
    """Return notes whose contributions stand in the columns of a table."""
    document = docx.Document()
    document.add_paragraph("Dialog om hemtjänsten i Vinterås", style="Title")
    document.add_paragraph("Servicehuset Almen den 5 mars 2024. 22 personer deltog.")
    table = document.add_table(rows=4, cols=2)
    rows = [
        ("Styrkor", "Svagheter"),
        ("Personalen bryr sig", "Nya ansikten hela tiden"),
        ("Trygghetslarmet", "För kort tid"),
        ("Maten är varm", "Ingen pratar finska"),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_heading("Vad är viktigast nu?", level=2)
    for text in ("Samma person minst tre dagar i veckan", "Ring om ni blir sena"):
        document.add_paragraph(text, style="List Bullet")
    return document


def swedish_heading_styles() -> Any:
    """Return notes with the style names of a Swedish Word and nested lists."""
    document = docx.Document()
    for level in (1, 2):
        document.styles.add_style(f"Rubrik {level}", 1)
    document.styles.add_style("Liststycke", 1)

    def add(text: str, style: str | None = None) -> None:
        document.add_paragraph(text, style=style)

    add("Minnesanteckningar samrådsmöte romsk inkludering", "Rubrik 1")
    add("Datum: 8 april 2024")
    add("Plats: Kulturföreningen i Sundby")
    add("(!!) betyder att alla höll med.")
    add("Bostad", "Rubrik 2")
    add("Vi får nej på efternamnet", "List Bullet")
    add("Brobyggare behövs i varje kommun (!!)", "List Bullet")
    add("Hyresvärdar borde utbildas", "List Bullet")
    add("Skola", "Rubrik 2")
    add("Läxhjälp på romani chib", "List Bullet")
    add("Modersmålslärare saknas", "List Bullet")
    add("Barnen ska få se sin historia i böckerna", "List Bullet")
    add("även den svåra", "List Bullet 2")
    add("Hur vill ni samråda?", "Rubrik 2")
    add("Två gånger om året", "List Number")
    add("Skicka dagordningen i god tid", "List Number")
    return document


def bold_for_headings() -> Any:
    """Return notes written without styles: bold headings and typed dashes."""
    document = docx.Document()

    def bold(text: str) -> None:
        document.add_paragraph().add_run(text).bold = True

    bold("Framtidsverkstad Gruvbyn")
    document.add_paragraph("12–13 oktober 2022, Folkets park")
    parts = {
        "Drömmar": (
            "Gruvan blir museum",
            "Tåg till kusten på en timme",
            "Fler unga familjer",
        ),
        "Kritik": (
            "Kommunen svarar inte på mejl",
            "Allt hamnar i centralorten",
            "Vi har sagt det här förut",
        ),
        "Förverkligande": (
            "Starta en bygdegrupp",
            "Sök pengar från landsbygdsprogrammet",
            "Bjud in nämnden hit",
        ),
    }
    for title, texts in parts.items():
        bold(title)
        for text in texts:
            document.add_paragraph(f"– {text}")
        document.add_paragraph("")
    return document


def for_and_against() -> Any:
    """Return notes with a table of facts and a table with several lines in a cell."""
    document = docx.Document()
    document.add_heading("Anteckningar från kvällsmöte om skolnedläggning", level=1)
    facts = document.add_table(rows=2, cols=2)
    for row, (label, value) in zip(
        facts.rows, [("Plats", "Matsalen"), ("Antal deltagare", "61")], strict=True
    ):
        row.cells[0].text, row.cells[1].text = label, value
    document.add_paragraph("Skolchefen redogjorde för elevtalen.")
    table = document.add_table(rows=3, cols=3)
    rows = [
        ("Bord", "För", "Emot"),
        (
            "Röd",
            "Större klasser ger fler kompisar",
            "Bussresan blir 50 minuter\nByn dör",
        ),
        ("Blå", "Behöriga lärare", "Vem ska då flytta hit?"),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph().add_run("Övriga synpunkter").bold = True
    document.add_paragraph("Ni har redan bestämt er")
    document.add_paragraph("Tack för kaffet")
    return document


WORD: dict[str, Callable[[], Any]] = {
    "12-styrkor-och-svagheter": strengths_and_weaknesses,
    "13-rubriker": swedish_heading_styles,
    "14-fet-stil": bold_for_headings,
    "33-skolan": for_and_against,
}


def make_word(name: str, folder: Path) -> Path:
    """Write the Word document called `name` into `folder`."""
    path = folder / f"{name}.docx"
    WORD[name]().save(str(path))
    return path


def make_pdf(name: str, folder: Path) -> Path:
    """Typeset the PDF called `name` into `folder`."""
    path = folder / f"{name}.pdf"
    typst.compile(str(CORPUS / f"{name}.typ"), output=str(path))
    return path


def find_source(name: str, folder: Path) -> Path:
    """Return the document that the labels in `name`.json describe."""
    for ending in (".txt", ".md", ".html"):
        path = CORPUS / f"{name}{ending}"
        if path.exists():
            return path
    return make_word(name, folder) if name in WORD else make_pdf(name, folder)


def names() -> list[str]:
    """Return the names of all labelled documents, in order."""
    return sorted(path.stem for path in CORPUS.glob("*.json"))
