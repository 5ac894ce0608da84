"""Tables as an .xlsx file that spreadsheets and our own reader open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.documents.workbook import Sheet, as_workbook
from gensvar.meetings.sheets import rows_of_sheet

plain = st.text(st.sampled_from("abcåäöđŋžמאַמע <&>\"'"), min_size=1).map(
    lambda text: f"a{text}"
)
cells = st.one_of(plain, st.integers(0, 10**9))


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str | int]]) -> None:
    made = as_workbook([Sheet("Ett", ("Rubrik", "Tal"), rows)])
    assert list(rows_of_sheet(made)) == [
        ["Rubrik", "Tal"],
        *([str(cell) for cell in row] for row in rows),
    ]


def test_sheets_with_strange_or_equal_names_have_names_of_their_own() -> None:
    sheets = [Sheet(name, ("A",), ()) for name in ("Källor", "Källor", "[:]", "x" * 40)]
    made = as_workbook(sheets)
    assert made == as_workbook(sheets)
    assert made.startswith(b"PK")


def test_nothing_known_is_an_empty_cell_and_a_formula_is_text() -> None:
    made = as_workbook([Sheet("Ett", ("A", "B"), [[None, "=1+1"]])])
    assert list(rows_of_sheet(made))[1][-1] == "'=1+1"


def test_a_workbook_has_a_sheet() -> None:
    with pytest.raises(ValueError, match="at least one sheet"):
        as_workbook([])
