"""Nobody's support is seen where contributions are reviewed, and there is a way out."""

import re
from pathlib import Path

import pytest
from django.test import Client

import gensvar

ROOT = Path(gensvar.__file__).parent
# Where words of others are reviewed, sorted and weighed.
MODERATE = ("contributions", "findings", "feedback", "exercises", "imports")
MONEY = re.compile(
    r"gensvar\.(funding|agreements)\b|(url|include) [\"'](funding|agreement)"
)

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S4-095")
def test_where_contributions_are_reviewed_nothing_tells_of_money() -> None:
    files = [
        file
        for app in MODERATE
        for kind in ("*.py", "*.html")
        for file in (ROOT / app).rglob(kind)
    ]
    assert len(files) > 100
    assert [file.name for file in files if MONEY.search(file.read_text("utf-8"))] == []


@pytest.mark.requirement("S4-095")
def test_a_page_says_where_one_turns_in_confidence(settings: object) -> None:
    settings.REGION_WHISTLE = ""  # type: ignore[attr-defined] # pytest-django's own
    front = Client().get("/")
    assert 'href="/visselblas/"' in front.text
    before = Client().get("/visselblas/").text
    assert "har inte skrivit här än" in before

    settings.REGION_WHISTLE = "https://visselblas.example.org eller 010-123 45 67"  # type: ignore[attr-defined] # the same
    page = Client().get("/visselblas/").text

    assert 'href="https://visselblas.example.org"' in page
    assert "har inte skrivit här än" not in page
    assert "ser inte där vilket stöd en organisation får" in page
