"""The four source documents come through exactly as section 1.6 of the domain says."""

from gensvar.notes.reading import read_notes
from gensvar.notes.tree import Notes, Section
from tests.notes.seeds import find_seed


def sections_of(notes: Notes, *kinds: str) -> list[Section]:
    return [section for section in notes.sections if section.kind in kinds]


def test_s4_contributions_stand_under_their_questions_and_areas() -> None:
    notes = read_notes(find_seed("S4"))

    questions = sections_of(notes, "question")
    areas = [s for s in sections_of(notes, "area") if s.contributions]
    assert [len(s.contributions) for s in questions] == [18, 18, 16, 18]
    assert [len(s.contributions) for s in areas] == [25, 16, 26]
    assert len(notes.contributions) == 137


def test_s4_the_first_question_is_recognised_as_a_bullet() -> None:
    notes = read_notes(find_seed("S4"))

    (disguised,) = [
        s for s in notes.sections if "heading_as_bullet" in {w.code for w in s.warnings}
    ]
    assert disguised.place.line == 59


def test_s4_the_line_without_a_bullet_is_flagged() -> None:
    notes = read_notes(find_seed("S4"))

    flagged = [c for c in notes.contributions if c.warnings]
    assert [(c.place.line, c.marker) for c in flagged] == [(219, "")]
    assert [w.code for w in flagged[0].warnings] == ["no_bullet"]


def test_s4_emphasis_follows_the_legend_and_nothing_else() -> None:
    notes = read_notes(find_seed("S4"))

    stressed = {c.place.line: c.emphasis for c in notes.contributions if c.emphasis}
    assert stressed == {77: 1, 88: 1, 104: 1, 94: 2, 106: 2, 111: 2, 115: 2, 132: 2}
    assert [legend.place.line for legend in notes.legends] == [57]


def test_s4_facts_are_kept_as_reported() -> None:
    facts = read_notes(find_seed("S4")).facts

    assert facts["place"].value == "Centralhuset Göteborg"
    assert facts["when"].value == "13 maj kl 14-17.30"
    when = facts["when"]
    assert (when.date, when.start, when.end) == ("2024-05-13", "14:00", "17:30")
    assert [w.code for w in when.warnings] == ["year_from_title"]
    assert facts["participants"].number == 59
    assert facts["organisations"].number == 45


def test_s4_the_ranking_is_given_in_all_readings() -> None:
    (ranking,) = read_notes(find_seed("S4")).rankings

    assert [o.reported for o in ranking.options] == ["2,6", "1,4", "1,5"]
    assert [o.raw for o in ranking.options] == [
        (3, 2, 3, 3, 3, 1, 3, 3),
        (2, 1, 2, 1, 2, 1, 1, 1),
        (1, 2, 1, 2, 1, 2, 1, 2),
    ]
    assert [float(o.mean_all or 0) for o in ranking.options] == [2.625, 1.375, 1.5]
    assert [float(o.mean_complete or 0) for o in ranking.options] == [3.0, 1.6, 1.4]
    assert ranking.incomplete == (2, 6, 7)
    assert ranking.conclusion.code == "top_two_change_places"
    assert ranking.assumption.code == "same_ballot_order"
    assert [remark.place.line for remark in ranking.remarks] == [228]


def test_s4_speech_and_questions_are_not_contributions() -> None:
    notes = read_notes(find_seed("S4"))

    assert [s.place.line for s in notes.speeches] == [232, 234, 236, 238, 240]
    assert {s.speaker for s in notes.speeches} == {"Helén Eliasson"}
    assert [q.place.line for q in notes.questions] == list(range(244, 257, 2))
    assert {q.asker for q in notes.questions} == {""}


def test_s3_repeated_slides_become_one_section() -> None:
    notes = read_notes(find_seed("S3"))

    top = [s for s in notes.sections if s.level == 1]
    assert sum(len(s.places) for s in top) == 15
    assert sorted((len(s.places) for s in top), reverse=True)[:3] == [4, 4, 2]


def test_s3_decisions_stand_in_their_order() -> None:
    decisions = read_notes(find_seed("S3")).decisions

    assert [(d.body, d.date, d.until, d.paragraph, d.outcome) for d in decisions] == [
        ("Regionstyrelsen", "2018-02-28", "", "65", ""),
        ("Regionfullmäktige", "2018-04-11", "", "32", "remitted_back"),
        ("Regionstyrelsen", "2018-06-07", "", "132", ""),
        ("Regionfullmäktige", "2018-06-19", "2018-06-20", "56", ""),
    ]


def test_s3_lists_and_pictures() -> None:
    notes = read_notes(find_seed("S3"))

    lists = {s.place.line: len(s.contributions) for s in notes.sections}
    assert (lists[119], lists[128], lists[135]) == (4, 4, 4)
    pictures = [s.place.line for s in notes.set_aside if s.why == "image_description"]
    assert pictures == [48, 52]


def test_s2_is_prose_with_three_groups_and_a_tail() -> None:
    notes = read_notes(find_seed("S2"))

    assert notes.contributions == ()
    assert [s.place.line for s in notes.sections if s.place.line in {34, 38, 42}] == [
        34, 38, 42,
    ]  # fmt: skip
    aside = {item.place.line: item.why for item in notes.set_aside}
    assert {aside[n] for n in (7, 9, 11, 13)} == {"contact"}
    assert (aside[54], aside[56]) == ("cookies", "cookies")
    assert notes.facts["updated"].date == "2020-05-27"
    assert notes.facts["förslag"].number == 13


def test_s1_is_an_article_with_quotations() -> None:
    notes = read_notes(find_seed("S1"))

    assert notes.contributions == ()
    assert [(s.speaker, s.kind) for s in notes.speeches] == [
        ("Erika Sjöblom", "quotation"),
        ("Therese Lindman", "quotation"),
        ("Erika Sjöblom", "quotation"),
        ("Erika Sjöblom", "quotation"),
        ("Therese Lindman", "quotation"),
        ("Erika Sjöblom", "quotation"),
    ]
    assert notes.facts["updated"].date == "2024-01-24"
    assert [s.place.line for s in notes.set_aside if s.why == "byline"] == [2, 20]
