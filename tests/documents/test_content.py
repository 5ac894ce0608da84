"""What a document may hold."""

import pytest

from gensvar.documents.content import (
    Document,
    Heading,
    Link,
    Table,
    clean,
    direction,
    is_right_to_left,
)


@pytest.mark.parametrize("tag", ["yi", "ydd", "ar", "fa-IR", "he", "UR", "pa-Arab"])
def test_these_are_read_from_the_right(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["sv", "fi", "se", "rom-x-kale", "yi-Latn", "und", ""])
def test_these_are_read_from_the_left(tag: str) -> None:
    assert not is_right_to_left(tag)


def test_signs_that_no_file_can_carry_are_taken_out() -> None:
    assert clean("a\x00b\x07\r\nc\x85d\u2028e\ufefff\ud800g\uffffh\ti") == (
        "ab\nc\nd\nefgh\ti"
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", " https:"]
)
def test_a_strange_address_leads_nowhere(address: str) -> None:
    assert not Link("words", address).leads_anywhere


def test_an_address_within_the_site_does_not_lead_from_a_file() -> None:
    link = Link("words", "/dialoger/1/")

    assert link.leads_anywhere
    assert not link.leads_from_a_file


@pytest.mark.parametrize("levels", [(1,), (3,), (2, 4), (2, 3, 5), (7,)])
def test_headings_do_not_skip_a_level(levels: tuple[int, ...]) -> None:
    blocks = tuple(Heading(level, "x") for level in levels)

    with pytest.raises(ValueError, match="cannot follow"):
        Document("Title", "sv", "Region", blocks)


def test_a_document_has_a_title_and_a_colour() -> None:
    with pytest.raises(ValueError, match="title"):
        Document(" \x00", "sv", "Region")
    with pytest.raises(ValueError, match="colour"):
        Document("Title", "sv", "Region", accent="red")


def test_rows_are_as_long_as_the_header() -> None:
    with pytest.raises(ValueError, match="as long as"):
        Table("Caption", ("A", "B"), (("1",),))
