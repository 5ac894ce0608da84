"""Text in letters that its language does not use is refused, with what to choose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import LANGUAGES
from gensvar.kernel.scripts import check_script, script_of

TAGS = sorted(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Åarjelsaemien gïele", "Latn"),
        ("ייִדיש און אַנדערע שפּראַכן, Stockholm", "Hebr"),
        ("العربية", "Arab"),
        ("Привет", "Zyyy"),
        ("12 § – 2024", ""),
        ("", ""),
    ],
)
def test_most_letters_say_what_a_text_is_written_in(text: str, code: str) -> None:
    assert script_of(text) == code


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("yi", "ייִדיש און אַנדערע שפּראַכן, Stockholm"),
        ("fi", "Sana ייִדיש on jiddišiä"),
        ("yi-Latn", "yidish"),
        ("und", "Привет"),
        ("yi", "2024-05-13"),
    ],
)
def test_names_quotations_and_numbers_in_other_letters_are_let_through(
    tag: str, text: str
) -> None:
    check_script(tag, text)


def test_yiddish_in_latin_letters_is_refused_and_told_what_to_choose() -> None:
    with pytest.raises(Invalid) as refusal:
        check_script("yi", "a gutn tog", "title")
    assert (str(refusal.value), refusal.value.field) == (
        (
            "Texten är skriven med latinska bokstäver. Jiddisch skrivs med hebreiska "
            "bokstäver. Välj ”Jiddisch med latinska bokstäver” för den här texten."
        ),
        "title",
    )


def test_hebrew_letters_are_refused_as_finnish() -> None:
    with pytest.raises(Invalid) as refusal:
        check_script("fi", "ייִדיש")
    assert str(refusal.value) == (
        "Texten är skriven med hebreiska bokstäver. Finska skrivs med latinska "
        "bokstäver."
    )


@given(st.sampled_from(TAGS), st.text())
def test_the_letters_of_any_text_are_judged_without_failing(
    tag: str, text: str
) -> None:
    try:
        check_script(tag, text)
    except Invalid as refusal:
        assert refusal.field == "text"  # noqa: PT017 -- raised for some texts only
