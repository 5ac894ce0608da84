"""Read a page as elements."""

from typing import Any

from lxml import html


# Any: the stubs of lxml say that every xpath may be a number, a word or an element.
def parse(written: str | bytes) -> Any:
    """Return the root of a whole page."""
    return html.fromstring(written)


def parse_part(written: str) -> Any:
    """Return a piece of a page inside a div."""
    return html.fragment_fromstring(written, create_parent="div")


def words(element: Any) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join(element.text_content().split())
