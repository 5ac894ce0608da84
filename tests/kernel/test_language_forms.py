"""Days, numbers and plurals in every language, held against CLDR where it knows it."""

from datetime import date
from decimal import Decimal

import pytest
from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from gensvar.kernel.language_forms import day, isolated, money, number, plural
from gensvar.kernel.languages import LANGUAGES

TAGS = sorted(LANGUAGES)
CLDR = {"sv": "sv", "fi": "fi", "en": "en_GB", "se": "se_SE", "yi": "yi", "ydd": "yi"}
THAT_DAY = date(2024, 5, 13)


def test_a_day_as_each_language_writes_it() -> None:
    known = {
        "sv": "13 maj 2024",
        "fi": "13. toukokuuta 2024",
        "en": "13 May 2024",
        "se": "2024 miessemánnu 13",
        "yi": "13טן מיי 2024",
        "ydd": "13טן מיי 2024",
    }
    assert {tag: day(tag, THAT_DAY) for tag in TAGS} == {
        tag: known.get(tag, "2024-05-13") for tag in TAGS
    }


@given(st.sampled_from(sorted(CLDR)), st.dates(min_value=date(1900, 1, 1)))
def test_a_day_is_written_as_in_cldr(tag: str, on: date) -> None:
    assert day(tag, on) == format_date(on, "long", locale=Locale.parse(CLDR[tag]))


@given(st.sampled_from(TAGS), st.dates())
def test_every_language_writes_every_day_and_none_by_a_number_of_the_month(
    tag: str, on: date
) -> None:
    written = day(tag, on)
    assert str(on.year) in written
    assert "M0" not in written


@given(
    st.sampled_from(sorted(CLDR)),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, max_value=10**12),
)
def test_a_number_is_written_as_in_cldr(tag: str, value: Decimal) -> None:
    sign = "-" if value < 0 else ""
    theirs = format_decimal(abs(value), "#,##0.00", locale=Locale.parse(CLDR[tag]))
    assert number(tag, value) == sign + theirs


@given(st.sampled_from(TAGS), st.integers())
def test_every_language_writes_every_number_sum_and_plural(
    tag: str, value: int
) -> None:
    digits = "".join(sign for sign in number(tag, value) if sign.isdecimal())
    assert int(digits) == abs(value)
    assert money(tag, value).endswith("\u00a0kr")
    assert plural(tag, value) in {"zero", "one", "two", "few", "many", "other"}


def test_a_number_and_a_sum_where_cldr_knows_nothing() -> None:
    assert [
        number(tag, Decimal("1234567.5")) for tag in ("fit", "smj", "sma", "rmn")
    ] == ["1\u00a0234\u00a0567,5"] * 4
    assert [money(tag, 180050) for tag in ("sv", "smj", "yi")] == [
        "1\u00a0800,50\u00a0kr",
        "1\u00a0800,50\u00a0kr",
        "1,800.50\u00a0kr",
    ]


@pytest.mark.parametrize("tag", ["sv", "fi", "en", "se", "smj", "sma", "yi", "ar"])
@given(count=st.integers(min_value=0, max_value=10**6))
def test_plurals_are_those_of_cldr(tag: str, count: int) -> None:
    assert plural(tag, count) == Locale.parse(tag).plural_form(count)


def test_words_with_a_direction_of_their_own_are_kept_apart() -> None:
    assert isolated("§ 12") == "\u2068§ 12\u2069"
