"""Words are read the same way wherever they stand, and nothing in a query is wrong."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.search.excerpts import excerpt, marked
from gensvar.search.words import asked_for, tokens, words_in


def meets(query: str, text: str, language: str = "sv") -> bool:
    """Say whether a query meets a text by whole words."""
    known = tokens(words_in(text), language)
    groups = asked_for(query).groups
    return bool(groups) and all(known & set(group) for group in groups)


def test_swedish_and_finnish_words_are_found_in_other_forms() -> None:
    assert meets("öppettiden vårdcentral", "Vårdcentralernas öppettider")
    assert meets("terveyspalvelu", "Terveyspalvelut ovat kaukana", "fi")
    assert not meets("far", "får och getter")
    assert not meets("får", "min far")


def test_numbers_are_found_however_they_are_written() -> None:
    written = "Dnr 311-2026, § 12"
    assert meets("311/2026", written)
    assert meets("dnr 311-2026", written)
    assert meets("§12", written)
    assert meets("§ 12", written)
    assert not meets("§ 1", written)


def test_marks_in_a_query_say_what_stands_together_and_what_must_not() -> None:
    asked = asked_for('tolk "lång väntan" -telefon -"för dyrt"')

    assert asked.phrases == (" lång väntan ",)
    assert [group[0] for group in asked.groups] == ["tolk", "lång", "väntan"]
    assert [group[0] for group in asked.without] == ["telefon"]
    assert asked.without_phrases == (" för dyrt ",)
    assert not asked_for('-"" - § "" &|!')


def test_a_part_of_a_long_word_is_looked_for_without_its_end() -> None:
    assert asked_for("central").parts == ("central",)
    assert asked_for("terveyskeskus").parts[0] in "terveyskeskuksen"
    # Too short to stand inside of another word.
    assert asked_for("vår").parts == (" vår ",)


def test_what_was_looked_for_is_marked_and_the_rest_is_cut() -> None:
    asked = asked_for("tolk")
    pieces = marked("Tolken kom <b>", asked)
    assert [(one.words, one.is_hit) for one in pieces] == [
        ("Tolken", True),
        (" kom <b>", False),
    ]

    cut = excerpt("ord " * 200 + "tolkarna väntar " + "ord " * 200, asked)
    assert [one.words for one in cut if one.is_hit] == ["tolkarna"]
    assert (cut[0].words, cut[-1].words) == ("… ", " …")
    assert sum(len(one.words) for one in cut) < 300


@given(st.text(max_size=60), st.text(max_size=300))
@settings(max_examples=30)
def test_any_text_can_be_looked_for_and_is_kept_whole(query: str, text: str) -> None:
    asked = asked_for(query)

    for group in (*asked.groups, *asked.without):
        for word in group:
            assert word
            assert not set(word) & set("\"'\\ &|!():*\0")
    assert "".join(one.words for one in marked(text, asked)) == text
