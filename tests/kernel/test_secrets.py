"""Codes and ids: none comes twice, none tells the next, all are read as typed (T18)."""

import itertools
from collections import Counter
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.contributions import keys
from gensvar.kernel import secrets

MANY = 1_000_000
SOME = 50_000
SIGNS = secrets.LETTERS
# How a code comes back: read aloud, copied from paper, or with a program's hyphens.
SEPARATORS = st.sampled_from(["", " ", "-", "–", "\u00a0", ".", "\n", "\t", "\u200b"])


@pytest.mark.slow
def test_a_million_codes_are_a_million_codes() -> None:
    codes = {secrets.derived_code("receipt", str(number)) for number in range(MANY)}

    assert len(codes) == MANY


def test_a_code_cannot_be_guessed_and_an_id_cannot_be_counted_up() -> None:
    assert secrets.CODE_LENGTH * log2(len(SIGNS)) >= 60
    assert len({secrets.public_id() for _number in range(SOME)}) == SOME
    assert len({secrets.token() for _number in range(SOME)}) == SOME
    assert len(secrets.token()) * 6 >= 128


def test_codes_of_keys_in_a_row_are_in_no_order() -> None:
    codes = [secrets.derived_code("receipt", str(number)) for number in range(SOME)]
    rising = sum(a < b for a, b in itertools.pairwise(codes))

    assert 0.49 < rising / SOME < 0.51


@pytest.mark.parametrize("place", range(secrets.CODE_LENGTH))
def test_every_sign_is_as_likely_at_every_place(place: int) -> None:
    counted = Counter(
        secrets.derived_code("receipt", str(number))[place] for number in range(20_000)
    )
    expected = 20_000 / len(SIGNS)
    chi_square = sum((n - expected) ** 2 / expected for n in counted.values())

    assert set(counted) == set(SIGNS)
    # 26 degrees of freedom: above 70 comes once in 100,000 fair draws.
    assert chi_square < 70


def test_no_sign_of_a_code_is_mistaken_for_another() -> None:
    assert not set(SIGNS) & set("01lioaeuy")
    assert len(set(SIGNS)) == len(SIGNS)


@given(st.integers(0, 10**9), st.data())
def test_a_code_is_read_however_it_is_written(number: int, data: st.DataObject) -> None:
    code = secrets.derived_code("receipt", str(number))
    typed = "".join(
        data.draw(SEPARATORS) + (sign.upper() if data.draw(st.booleans()) else sign)
        for sign in code
    )

    assert secrets.normalised(typed) == code
    assert keys.stored_code(secrets.normalised(typed)) == keys.stored_code(code)


@given(st.text())
def test_whatever_is_typed_is_normalised_once_for_all(typed: str) -> None:
    once = secrets.normalised(typed)

    assert secrets.normalised(once) == once
    assert set(once) <= set(SIGNS)


def test_a_code_changes_with_the_key_the_purpose_and_the_installation(
    settings: object,
) -> None:
    code = secrets.derived_code("receipt", "7")
    assert code == secrets.derived_code("receipt", "7")
    assert code != secrets.derived_code("receipt", "8")
    assert code != secrets.derived_code("following", "7")
    settings.SECRET_KEY = "another " + "0" * 40  # type: ignore[attr-defined]
    assert code != secrets.derived_code("receipt", "7")


def test_what_is_stored_does_not_lead_to_the_code() -> None:
    code = keys.code_of("7")

    assert code not in keys.stored_code(code)
    assert keys.stored_code(code) != keys.stored("7") != code
