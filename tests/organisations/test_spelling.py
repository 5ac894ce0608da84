"""Which names mean the same organisation, and which only look alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.organisations.similar import difference, is_slip
from gensvar.organisations.spelling import LONGEST, fold

NAMES = st.text(
    alphabet="abcåäöÅÄÖéÉßİ .,:;&+-–—()'’0123456789 \tförenorgst", max_size=230
) | st.text(max_size=40)


@given(NAMES)
@settings(max_examples=150, deadline=None)
def test_folding_again_changes_nothing(name: str) -> None:
    """Also for names of signs alone, and for names that are too long."""
    folded = fold(name)
    assert fold(folded) == folded
    assert len(folded) <= LONGEST


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Röda Korset", "RÖDA-KORSET "),
        ("Ung & Fri", "Ung och Fri"),
        ("Ung and Fri", "Ung + Fri"),
        ("R.S.M.H.", "rsmh"),
        ("Hjärtats vänner ideell förening", "Hjärtats  vänner."),
        ("Skogens fören.", "Skogens förening"),
        ("Café Lära", "Cafe Lära"),
        ("Grannarna, org.nr 802400-1234", "Grannarna"),
        ("S:t Lukas", "St Lukas"),
    ],
)
def test_one_name_written_in_two_ways_is_one_name(name: str, other: str) -> None:
    """Capitals, dashes, signs, the legal form and the number say nothing."""
    assert fold(name) == fold(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Rådet", "Radet"),
        ("Höna", "Hona"),
        ("Riksförbundet Lyktan", "Lyktan"),
        ("Lyktan i Sverige", "Lyktan"),
        ("Lyktan Nord", "Lyktan Syd"),
        ("Föreningen Lyktan", "Lyktans förening"),
        ("Ideell förening", "Förening"),
    ],
)
def test_names_that_tell_organisations_apart_stay_apart(name: str, other: str) -> None:
    """Å, ä and ö are letters, and no word is thrown away."""
    assert fold(name) != fold(other)


@pytest.mark.parametrize(
    ("name", "other", "why"),
    [
        ("Ung & Fri", "Ung och fri", "samma namn, skrivet lite annorlunda"),
        ("Lyktan Nord", "Nord Lyktan", "annan ordning"),
        ("Hörselföreningen", "Hörselföreninge", "”hörselföreningen”"),
        ("Lyktan", "Lyktan i Göteborg", "”i göteborg”"),
        ("Ordbruket Nord", "Ord bruket Nord", "skrivs ihop"),
        ("Lyktan Nord", "Fyren Syd", ""),
        ("Lyktan", "Fyr", ""),
    ],
)
def test_a_likeness_is_told_in_words(name: str, other: str, why: str) -> None:
    """So that a person can judge it."""
    told = difference(name, other)
    assert (why in told) if why else (told == "")


@given(st.text("abå", max_size=9), st.text("abå", max_size=9))
@settings(max_examples=30, deadline=None)
def test_likeness_goes_both_ways(word: str, other: str) -> None:
    """It cannot matter who is asked first."""
    assert is_slip(word, other) == is_slip(other, word)
