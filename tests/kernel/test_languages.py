"""Every language of the registry has a name, a direction, letters and a way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import (
    CHOICES,
    LANGUAGES,
    chain,
    direction,
    is_known,
    known,
)

TAGS = sorted(LANGUAGES)


def test_the_chains_are_those_of_the_domain() -> None:
    assert {tag: " ".join(chain(tag)) for tag in TAGS} == {
        "sv": "sv",
        **{
            tag: f"{tag} sv"
            for tag in (
                *("fi", "fit", "se", "smj", "sma", "sje", "sju", "rmu", "rom"),
                *("yi", "yi-Latn", "en", "ar", "so", "swl", "und"),
            )
        },
        **{tag: f"{tag} rom sv" for tag in ("rmf", "rmy", "rmn", "rmc")},
        "ydd": "ydd yi sv",
    }


@given(st.one_of(st.sampled_from(TAGS), st.text(max_size=20)))
def test_every_tag_ends_in_swedish_after_few_steps(tag: str) -> None:
    steps = chain(tag)
    assert steps[-1] == "sv"
    assert len(steps) == len(set(steps)) <= 3


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("yi", "yi"), (" YI-latn ", "yi-Latn"), ("fi-FI", "fi"), ("Smj", "smj")],
)
def test_a_tag_is_found_however_it_is_typed(typed: str, tag: str) -> None:
    assert known(typed).tag == tag


@pytest.mark.parametrize(
    "typed", ["", "xx", "samiska", "-", "sv\x00", "se_SE", "zz-yi"]
)
def test_a_tag_nobody_knows_is_refused_at_the_language(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        known(typed)
    assert refusal.value.field == "language"
    assert not is_known(typed)


def test_what_is_read_from_the_right() -> None:
    assert {tag for tag in TAGS if direction(tag) == "rtl"} == {"yi", "ydd", "ar"}


def test_no_language_is_chosen_by_its_family_alone() -> None:
    groups = {
        str(name): [tag for tag, _label in pairs]
        for name, pairs in CHOICES
        if isinstance(pairs, list)
    }
    assert list(groups.values()) == [
        ["se", "smj", "sma", "sje", "sju"],
        ["rmf", "rmy", "rmn", "rmc", "rmu", "rom"],
        ["yi", "ydd", "yi-Latn"],
        ["en", "ar", "so", "swl", "und"],
    ]


def test_every_language_has_a_label_of_its_own_in_the_lists() -> None:
    pairs = [
        pair
        for name, found in CHOICES
        for pair in (found if isinstance(found, list) else [(name, found)])
    ]
    labels = [str(label) for _tag, label in pairs]
    assert [tag for tag, _label in pairs] == list(LANGUAGES)
    assert len(set(labels)) == len(labels)
    assert not {"samiska", "romani"} & set(labels)
