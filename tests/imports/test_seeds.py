"""The source documents through the pages: what section 1.6 of the domain says."""

import re

import pytest

from gensvar.contributions.models import Contribution
from tests.imports.pages import confirm
from tests.imports.preview import Preview, batch_page, part_lines, plain
from tests.notes.seeds import find_seed

pytestmark = pytest.mark.django_db
requirement = pytest.mark.requirement


@pytest.fixture
def s4() -> Preview:
    return Preview(find_seed("S4"))


@requirement("S4-009", "S4-010", "S4-012", "S4-013")
def test_s4_contributions_stand_under_questions_and_areas(s4: Preview) -> None:
    sizes = re.findall(r"(\d+) inspel", " ".join(part_lines(s4)))

    assert [int(size) for size in sizes] == [18, 18, 16, 18, 25, 16, 26]
    assert "Vi hittade 137 inspel. Vi är osäkra på 1 av dem." in s4.words
    for area in ("Jämbördig dialog", "Ökade kunskaper om varandra"):
        assert area in " ".join(part_lines(s4))


@requirement("S4-141")
def test_s4_the_line_without_a_bullet_is_to_be_looked_at(s4: Preview) -> None:
    row = s4.row(219)

    assert "Osäkert" in row
    assert "Saknar punkt. Kontrollera om den hör ihop med raden före." in row
    assert s4.html.count("is-unsure") == 1


@requirement("S4-016", "S4-017")
def test_s4_eight_are_stressed_by_the_legend(s4: Preview) -> None:
    assert s4.html.count('class="review-stress">') == 8
    assert [line for line in (77, 88, 104) if "betonat (!)" in s4.row(line)] == [
        77, 88, 104,
    ]  # fmt: skip
    for line in (94, 106, 111, 115, 132):
        assert "starkt betonat (!!)" in s4.row(line)
    assert s4.line(57) in s4.words


@requirement("S4-033")
def test_s4_one_mark_is_stressed(s4: Preview) -> None:
    assert "betonat (!)" in s4.row(77)
    assert s4.line(77) in s4.row(77)


@requirement("S4-042")
def test_s4_two_marks_are_strongly_stressed(s4: Preview) -> None:
    assert "starkt betonat (!!)" in s4.row(94)


@requirement("S4-032")
def test_s4_a_sum_is_text(s4: Preview) -> None:
    (line,) = [n for n, text in enumerate(s4.source, 1) if "1+1" in text]

    assert s4.line(line) in s4.row(line)


@requirement("S4-053")
def test_s4_brackets_inside_are_text(s4: Preview) -> None:
    assert s4.line(110) in s4.row(110)
    assert "betonat" not in s4.row(110)


@requirement("S4-103")
def test_s4_an_exclamation_is_not_a_mark(s4: Preview) -> None:
    assert s4.line(175) in s4.row(175)
    assert "betonat" not in s4.row(175)


@requirement("S4-018")
def test_s4_a_story_in_brackets_is_a_remark(s4: Preview) -> None:
    assert "kommentar inom parentes" in s4.row(85)
    assert s4.line(85) in s4.row(85)


@requirement("S4-150", "S4-014")
def test_s4_seven_questions_stand_without_asker(s4: Preview) -> None:
    assert "7 frågor som ställdes" in s4.words
    assert s4.words.count("anteckningarna säger inte vem som frågade") == 7
    assert s4.words.count("inget svar i anteckningarna") == 7


@requirement("S4-149")
def test_s4_an_unclosed_bracket_is_kept_in_a_question(s4: Preview) -> None:
    assert s4.shows(256)


@requirement("S4-019")
def test_s4_the_ranking_is_shown_in_every_reading(s4: Preview) -> None:
    rows = [
        re.findall(r"<td[^>]*>(.*?)</td>", row)
        for row in re.findall(r'<tr><th scope="row">.*?</tr>', s4.html, re.DOTALL)
    ]

    assert rows[:3] == [
        ["2,6", "2,625", "3,0"],
        ["1,4", "1,375", "1,6"],
        ["1,5", "1,5", "1,4"],
    ]
    assert rows[3:6] == [
        ["3", "2", "3", "3", "3", "1", "3", "3"],
        ["2", "1", "2", "1", "2", "1", "1", "1"],
        ["1", "2", "1", "2", "1", "2", "1", "2"],
    ]
    assert "De två första byter plats" in s4.words
    assert "Inte fullständiga rangordningar: röstsedel 2, 6, 7." in s4.words
    assert "Vi utgår från att det första värdet på varje rad" in s4.words
    assert s4.shows(228)


@requirement("S4-002")
def test_s4_the_place_is_shown(s4: Preview) -> None:
    assert "Var Centralhuset Göteborg" in s4.words


@requirement("S4-003")
def test_s4_the_time_is_understood_with_the_year_of_the_title(s4: Preview) -> None:
    assert "13 maj kl 14-17.30 = 2024-05-13 14:00–17:30" in s4.words
    assert "Årtalet är hämtat från rubriken." in s4.words


@requirement("S4-004", "S4-005")
def test_s4_reported_numbers_are_kept_apart_from_the_counted(s4: Preview) -> None:
    assert "59 personer" in s4.words
    assert "45 st" in s4.words
    assert "Vi håller isär dem från det vi själva räknar." in s4.words

    confirm(s4.officer, s4.draft)

    page = plain(batch_page(s4.officer, s4.dialogue))
    assert "Inspel som vi räknar 137" in page
    assert "Personer, enligt anteckningarna 59" in page
    assert "Organisationer, enligt anteckningarna 45" in page


@requirement("S4-001", "S4-006", "S4-007", "S4-008", "S4-011", "S4-015")
def test_s4_background_purpose_goal_and_agenda_can_be_read(s4: Preview) -> None:
    assert s4.shows(3, 16, 20, 26, 27, 28, 35, 47, 49)
    assert "Annan text i anteckningarna" in s4.words


@requirement("S4-020")
def test_s4_the_speech_stands_apart(s4: Preview) -> None:
    after = s4.words.partition("Vad de som är namngivna sa")[2]

    for line in (232, 234, 236, 238, 240):
        assert s4.line(line) in after
    assert after.count("Helén Eliasson · rad") == 5


def test_s4_near_doubles_stay_two(s4: Preview) -> None:
    for line in (177, 180, 179, 181, 185):
        assert s4.row(line)


def test_s4_is_proposed_and_stored_under_the_questions_of_the_dialogue() -> None:
    s4 = Preview(find_seed("S4"), ask=True)
    asked = [q for q in s4.dialogue.questions.all() if len(q.words) > 40]

    confirm(s4.officer, s4.draft)

    rows = Contribution.objects.all()
    assert [rows.filter(question=one).count() for one in asked] == [18, 18, 16, 18]
    assert rows.filter(question=None).count() == 67
    assert rows.filter(emphasis__gt=0).count() == 8
    page = plain(batch_page(s4.officer, s4.dialogue))
    for reading in ("2,625", "3,0", "1,375", "1,6"):
        assert reading in page
    assert "7 frågor som ställdes" in page


@requirement("S3-15", "S3-53")
def test_s3_repeated_slides_are_one_part_and_left_out_until_confirmed() -> None:
    s3 = Preview(find_seed("S3"))

    parts = part_lines(s3)
    assert sum("Styrelsens svar" in part for part in parts) == 1
    assert sum("Definitioner och begrepp" in part for part in parts) == 1
    assert all("utelämnad" in part for part in parts)
    assert "Upprepar en rad från en tidigare sida." in s3.words
    decided = s3.words.partition("Beslut som anteckningarna hänvisar till")[2]
    days = re.findall(r"(Region\w+) (2018[-–\d]+) § (\d+)", decided)
    assert days == [
        ("Regionstyrelsen", "2018-02-28", "65"),
        ("Regionfullmäktige", "2018-04-11", "32"),
        ("Regionstyrelsen", "2018-06-07", "132"),
        ("Regionfullmäktige", "2018-06-19–2018-06-20", "56"),
    ]
    assert "§ 32 · återremitterat" in decided


@requirement("S3-17")
def test_s3_descriptions_of_pictures_are_set_aside() -> None:
    s3 = Preview(find_seed("S3"))

    assert s3.words.count("Beskriver en bild.") == 2
    for line in (48, 52):
        assert f"rad {line} · Beskriver en bild." in s3.words


@requirement("S2-36")
def test_s2_page_noise_is_set_aside_and_the_day_is_kept() -> None:
    s2 = Preview(find_seed("S2"))

    assert "Vi hittade 0 inspel." in s2.words
    assert "Senast ändrad 2020-05-27" in s2.words
    assert "Text om kakor." in s2.words


@requirement("S1-45")
def test_s1_quotations_stand_apart_and_bylines_are_no_contributions() -> None:
    s1 = Preview(find_seed("S1"))

    assert "Vi hittade 0 inspel." in s1.words
    said = s1.words.partition("Vad de som är namngivna sa")[2]
    assert said.count("Erika Sjöblom · rad") == 4
    assert said.count("Therese Lindman · rad") == 2
    assert "Sidan uppdaterad 2024-01-24" in s1.words
