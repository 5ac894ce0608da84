"""Notes that Gensvar wrote are read back as what was written: in all three forms."""

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.documents.content import Document
from gensvar.documents.content import clean as printable
from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.exercises.results import Asked, ExerciseResult, PromptResult
from gensvar.meeting_notes.document import Frame, as_document, as_plain_text
from gensvar.meeting_notes.tree import Content
from gensvar.notes.lines import clean
from gensvar.notes.reading import read_notes
from gensvar.notes.tree import Notes
from tests.make.notes import make_content, make_questions, make_stations


def normal(text: str) -> str:
    """Return words as a file can hold them.

    Spaces and line breaks in a row become one space, letters take their composed form,
    and what nobody can see is left out. Nothing else is changed.
    """
    return clean(printable(text))


AT = datetime(2024, 6, 3, tzinfo=UTC)
HOSTILE = (
    "1+1= 3",
    "Att (inte) hinna med",
    "Viktigt!",
    "Bra (!)",
    "Bra (!!).",
    "Oklart (–)",
    "en öppen (parentes",
    "- streck först",
    "→ pil först",
    "• punkt först",
    "3-5 år är rimligt",
    "1. numrerat",
    "a) bokstav",
    "[ ] ruta",
    "*viktigt* och **fett**",
    "# inte en rubrik",
    "> inte ett citat",
    "| a | b |",
    "https://example.org/x",
    "Region A 3, 2, 1, 3",
    "Vi ska, säger Anna Berg",
    "Regionstyrelsen 2024-05-13 § 12",
    "Fråga 1.2: Varför?",
    "Godkänn alla kakor på webbplatsen",
    "The image shows a map of the region",
    "Utropstecken (!) betyder betonat",
    "Mvh",
    "Svar: nej",
    "12",
    "Frågestund: igen",
)


def plain(document: Document) -> tuple[bytes, str]:
    return as_plain_text(document).encode(), "anteckningar.txt"


def word(document: Document) -> tuple[bytes, str]:
    return as_word(document, at=AT), "anteckningar.docx"


def pdf(document: Document) -> tuple[bytes, str]:
    return as_pdf(document, at=AT), "anteckningar.pdf"


Form = Callable[[Document], tuple[bytes, str]]
FORMS = (plain, word, pdf)
FRAME = Frame("Regionstyrelsen", "Utkast", 1)


def read_back(content: Content, form: Form, language: str = "sv") -> Notes:
    with translation.override(language):
        made, name = form(as_document(content, FRAME))
    return read_notes(made, name)


def told(content: Content) -> list[tuple[str, str, int]]:
    """Return heading, words and emphasis of everything that was said, normalised."""
    return [
        (normal(part.title), normal(said.text), said.emphasis)
        for part in content.parts
        for said in part.said
    ]


def heard(notes: Notes) -> list[tuple[str, str, int]]:
    return [
        (section.title, item.text, item.emphasis)
        for section in notes.sections
        for item in section.contributions
    ]


WHOLE = make_content(
    make_stations(
        ("Vilka möjligheter?", (*((t, n % 3) for n, t in enumerate(HOSTILE)),)),
        ("Vilka möjligheter?", ()),
        ("Presentation", (("Samma rubrik. " + "Långa rader med Versaler – " * 12, 2),)),
    ),
    ExerciseResult(
        2,
        "ideas",
        "Hur",
        instruction="Skriv idéer.\nEn i taget.",
        prompts=(PromptResult(8, "Samma villkor", "en hint"),),
    ),
    ExerciseResult(
        3,
        "ranking",
        "Områden",
        prompts=tuple(PromptResult(n, w) for n, w in enumerate(("J", "K: 2", "F 3"))),
        ballots=(
            (1, {"J": 3, "K: 2": 2, "F 3": 1}),
            (2, {"J": 2, "K: 2": 1, "F 3": 2}),
            (4, {"J": 3, "K: 2": 1, "F 3": 2}),
        ),
    ),
    make_questions(
        Asked(1, "Hur kan vi avlasta regionen?", "Anna", (("Helén", "Tillsammans."),)),
        Asked(2, "Varför (saknas en strategi!", state="open"),
        Asked(
            3, "- Ett påstående.", "", (("", "Ja."), ("Bo", "Nej: inte än.")), "partly"
        ),
    ),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_everything_is_read_back_in_every_form(form: Form, language: str) -> None:
    notes = read_back(WHOLE, form, language)

    expected = told(WHOLE)
    assert [(t.partition(" (en hint")[0], *r) for t, *r in heard(notes)] == expected
    (ranking,) = notes.rankings
    assert [(o.label, o.raw) for o in ranking.options] == [
        ("J", (3, 2, 3)),
        ("K: 2", (2, 1, 1)),
        ("F 3", (1, 2, 2)),
    ]
    assert ranking.options[0].mean_all == Fraction(8, 3)
    assert [(q.text, q.asker, [a.text for a in q.answer]) for q in notes.questions] == [
        ("Hur kan vi avlasta regionen?", "Anna", ["Helén: Tillsammans."]),
        ("Varför (saknas en strategi!", "", []),
        ("- Ett påstående.", "", ["Ja.", "Bo: Nej: inte än."]),
    ]
    facts = notes.facts
    assert facts["place"].value == "Folkets hus Granfors"
    numbers = ("participants", "organisations", "reported persons")
    assert [facts[name].number for name in numbers] == [57, 44, 59]
    assert facts["reported organisations"].number == 45
    if language == "sv":
        when = facts["when"]
        assert (when.date, when.start, when.end) == ("2024-05-13", "14:00", "17:30")


TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.sampled_from("abcåÄ 0129()!–-→•*_#>[]|:;,.?\"'§/\n\t"),
        min_size=1,
        max_size=60,
    ),
    st.text(min_size=1, max_size=40),
).filter(lambda text: bool(normal(text)))
SAYINGS = st.lists(st.tuples(TEXTS, st.integers(0, 2)), max_size=6).map(tuple)
PROMPTS = st.lists(st.tuples(TEXTS, SAYINGS), min_size=1, max_size=3)


@settings(max_examples=150, deadline=None)
@given(PROMPTS)
def test_any_words_survive_as_plain_text(prompts: list[tuple[str, tuple[()]]]) -> None:
    content = make_content(make_stations(*prompts))

    assert heard(read_back(content, plain)) == told(content)


LATIN = st.text(
    st.sampled_from("abcåäöÅÄÖ 0129()!–-*_#[]:;,.?\"'/\n"), min_size=1, max_size=120
).filter(lambda text: bool(normal(text)))
LATIN_PROMPTS = st.lists(
    st.tuples(
        LATIN, st.lists(st.tuples(LATIN, st.integers(0, 2)), max_size=4).map(tuple)
    ),
    min_size=1,
    max_size=2,
)


@pytest.mark.parametrize("form", [word, pdf])
def test_any_words_survive_in_files(form: Form) -> None:
    @settings(
        max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    @given(LATIN_PROMPTS)
    def survive(prompts: list[tuple[str, tuple[()]]]) -> None:
        content = make_content(make_stations(*prompts))
        assert heard(read_back(content, form)) == told(content)

    survive()


NAMES = st.lists(
    LATIN.map(normal).filter(lambda name: len(name) < 60),
    min_size=1,
    max_size=4,
    unique=True,
)


@st.composite
def rankings(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, dict[str, int]]]]:
    """Draw options and ballots, with gaps and ties, as they were handed in."""
    names = draw(NAMES)
    numbers = draw(st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True))
    places = st.dictionaries(st.sampled_from(names), st.integers(1, len(names)))
    return names, [(number, draw(places)) for number in numbers]


def ranked(
    names: list[str], ballots: list[tuple[int, dict[str, int]]], form: Form
) -> list[tuple[str, tuple[int | None, ...]]]:
    """Return the options and their places as they are read back."""
    options = tuple(PromptResult(n, name) for n, name in enumerate(names))
    made = ExerciseResult(1, "ranking", "R", prompts=options, ballots=tuple(ballots))
    (ranking,) = read_back(make_content(made), form).rankings
    return [(option.label, option.raw) for option in ranking.options]


def cast(
    names: list[str], ballots: list[tuple[int, dict[str, int]]]
) -> list[tuple[str, tuple[int | None, ...]]]:
    """Return the options and their places, table by table."""
    in_order = sorted(ballots, key=lambda ballot: ballot[0])
    return [(name, tuple(b.get(name) for _table, b in in_order)) for name in names]


@settings(max_examples=100, deadline=None)
@given(rankings())
def test_ballots_with_gaps_and_ties_are_read_back_as_cast(
    drawn: tuple[list[str], list[tuple[int, dict[str, int]]]],
) -> None:
    assert ranked(*drawn, plain) == cast(*drawn)


@pytest.mark.parametrize("form", FORMS)
def test_a_gap_keeps_its_table_in_every_form(form: Form) -> None:
    names = ["Villkor", "Varandra", "Stöd"]
    ballots = [(3, {"Villkor": 2}), (1, {"Villkor": 1, "Varandra": 1}), (2, {})]
    assert ranked(names, ballots, form) == [
        ("Villkor", (1, None, 2)),
        ("Varandra", (1, None, None)),
        ("Stöd", (None, None, None)),
    ]


def test_the_values_stand_in_the_order_of_the_tables() -> None:
    options = (PromptResult(1, "Villkor"), PromptResult(2, "Stöd"))
    ballots = ((7, {"Villkor": 2, "Stöd": 1}), (2, {"Villkor": 1}))
    made = ExerciseResult(1, "ranking", "R", prompts=options, ballots=ballots)
    with translation.override("sv"):
        printed = as_plain_text(as_document(make_content(made), FRAME))
    for line in (
        "Villkor: 1, 2 (medeltal 1,5)",
        "Stöd: –, 1 (medeltal 1,0)",
        "Värdena står i bordens nummerordning: 2 och 7.",
        "Tecknet – betyder att bordet inte gav alternativet någon plats.",
    ):
        assert line in printed


def test_the_means_of_section_1_5_are_printed_as_by_hand() -> None:
    places = ((3, 2, 1), (2, 1, 2), (3, 2, 1), (3, 1, 2), (3, 2, 1), (1, 1, 2))
    cast = (*places, (3, 1, 1), (3, 1, 2))
    names = ("Villkor", "Varandra", "Stöd")
    ballots = tuple(
        (number, dict(zip(names, given, strict=True)))
        for number, given in enumerate(cast, 1)
    )
    options = tuple(PromptResult(n, name) for n, name in enumerate(names, 1))
    ranking = ExerciseResult(3, "ranking", "Vad kommer först?", "", options, ballots)
    with translation.override("sv"):
        printed = as_plain_text(as_document(make_content(ranking), FRAME))
    for line in ("(medeltal 2,6)", "(medeltal 1,4)", "(medeltal 1,5)"):
        assert line in printed
