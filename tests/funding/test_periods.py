"""How long support is given, read as a range."""

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.funding.periods import Span, read_span, said
from gensvar.kernel.errors import Invalid


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("3-5 år", Span(36, 60)),
        ("3–5 år", Span(36, 60)),
        ("3 till 5 år", Span(36, 60)),
        ("tre till fem år", Span(36, 60)),
        ("6 månader – 2 år", Span(6, 24)),
        ("mellan 1 och 3 år", Span(12, 36)),
        ("1 år", Span(12, 12)),
        ("1,5 år", Span(18, 18)),
        ("18 månader", Span(18, 18)),
        ("minst 3 år", Span(36, None)),
        ("högst 18 mån.", Span(None, 18)),
        ("Tills vidare", Span(is_open_ended=True)),
        ("", Span()),
    ],
)
def test_a_period_is_read_as_people_write_it(words: str, span: Span) -> None:
    assert read_span(words) == span


@pytest.mark.parametrize(
    "words",
    ["5–3 år", "3-5", "länge", "0 år", "3,3 år", "100 år", "3 kr", "=1 år", "-"],
)
def test_what_is_no_period_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_span(words)
    assert refusal.value.field == "period_words"


@given(
    least=st.integers(1, 50),
    more=st.integers(0, 49),
    sign=st.sampled_from(["-", "–", " till ", " – "]),
    unit=st.sampled_from([("år", 12), ("månader", 1)]),
)
@settings(max_examples=30)
def test_a_range_means_the_same_written_and_read(
    least: int, more: int, sign: str, unit: tuple[str, int]
) -> None:
    word, months = unit
    most = min(least + more, 50)
    span = Span(least * months, most * months)
    assert read_span(f"{least}{sign}{most} {word}") == span
    with translation.override("sv"):
        assert read_span(said(span)) == span
    if most > least:
        with pytest.raises(Invalid):
            read_span(f"{most}{sign}{least} {word}")
