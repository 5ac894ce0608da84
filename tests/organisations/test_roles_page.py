"""The manual says what the code says about roles."""

from pathlib import Path

from gensvar.organisations.models import ROLE_SENTENCES, Role
from tools import roles

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "roles.md"


def test_every_role_has_a_sentence() -> None:
    assert set(ROLE_SENTENCES) == set(Role)


def test_the_page_about_roles_is_fresh() -> None:
    assert PAGE.read_text() == roles.written()
