"""Money is whole öre and exact fractions: no floating number comes near it."""

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from gensvar.remuneration.fields import (
    KilometresField,
    KronorField,
    PercentField,
    TemplateField,
)
from gensvar.remuneration.words import exact_said

SOURCE = Path(__file__).parents[2] / "src" / "gensvar"
PLACES = [
    *(SOURCE / "remuneration").rglob("*.py"),
    SOURCE / "analysis" / "fees.py",
    SOURCE / "kernel" / "money.py",
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.stem)
def test_nothing_here_is_a_floating_number(place: Path) -> None:
    for node in ast.walk(ast.parse(place.read_text())):
        assert not (isinstance(node, ast.Name) and node.id == "float")
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))
        assert not (isinstance(node, ast.Attribute) and node.attr == "FloatField")


@given(st.integers(0, 10**11 - 1))
def test_a_sum_that_is_shown_is_read_as_the_same(amount: int) -> None:
    field = KronorField()
    assert field.clean(field.prepare_value(amount)) == amount


@given(st.integers(0, 10**9 - 1))
def test_a_way_that_is_shown_is_read_as_the_same(metres: int) -> None:
    field = KilometresField()
    assert field.clean(field.prepare_value(metres)) == metres


@given(st.integers(0, 9999), st.integers(0, 10**8 - 1))
def test_a_percentage_is_kept_exactly(whole: int, part: int) -> None:
    written = f"{whole},{part:08}"
    kept = PercentField().clean(written)
    assert Fraction(kept) == whole + Fraction(part, 10**8)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("120", 12_000),
        ("84,5", 8_450),
        ("84.50", 8_450),
        ("1 200 kr", 120_000),
        ("1\u00a0200,00", 120_000),
        ("50:-", 5_000),
        ("", None),
    ],
)
def test_a_sum_is_read_as_people_write_it(written: str, amount: int | None) -> None:
    assert KronorField(required=False).clean(written) == amount


@pytest.mark.parametrize(
    "written", ["-1", "−5", "1e3", "1,234,5", "NaN", "∞", "0x10", "1,999", "٣kr3"]
)
def test_what_is_no_sum_is_refused(written: str) -> None:
    with pytest.raises(forms.ValidationError):
        KronorField().clean(written)


@pytest.mark.parametrize(
    ("exact", "said"),
    [
        (Fraction(206_280), "2\u00a0062,80\u00a0kr"),
        (Fraction(57, 2), "0,285\u00a0kr"),
        (Fraction(100), "1\u00a0kr"),
        (Fraction(100, 3), "0,3333…\u00a0kr"),
        (Fraction(10_627, 10), "10,627\u00a0kr"),
    ],
)
def test_an_exact_sum_is_said_with_the_decimals_it_has(
    exact: Fraction, said: str
) -> None:
    assert exact_said(exact) == said


def test_pairs_of_kilometres_and_minutes_are_read_in_order() -> None:
    assert TemplateField().clean("70 km: 180 min, 0: 120") == [[0, 120], [70, 180]]
    with pytest.raises(forms.ValidationError):
        TemplateField().clean("seventy: 3")
