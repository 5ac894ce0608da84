"""Our own notes in the forms of the source documents, through the pages.

The same as test_seeds.py, on material that is part of the repository.
"""

import re

import pytest
from django.test import Client

from gensvar.contributions.models import Contribution
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.publishing.actions import show_dialogue
from gensvar.publishing.models import Shown
from gensvar.ui.dates import day
from tests.imports.pages import confirm, text_of
from tests.imports.preview import Preview, batch_page, part_lines, plain
from tests.make.dialogues import officer_of
from tests.make.feedback import make_answer, make_finding, weigh_all
from tests.make.findings import make_basis, start_compiling
from tests.notes.documents import CORPUS

pytestmark = pytest.mark.django_db
requirement = pytest.mark.requirement
HERE = CORPUS.parents[1] / "imports" / "notes"


@pytest.fixture
def forum() -> Preview:
    return Preview(CORPUS / "41-dialogforum.txt")


def row_of(shown: Preview, words: str) -> str:
    """Return what is shown of the contribution that holds some words."""
    return shown.row(shown.at(words))


# A forum with groups, areas, ballots and a guest


@requirement("S4-009", "S4-010", "S4-012", "S4-013")
def test_contributions_stand_under_questions_and_areas(forum: Preview) -> None:
    parts = part_lines(forum)

    sizes = [int(n) for part in parts for n in re.findall(r"(\d+) inspel", part)]
    assert sizes == [6, 5, 3, 4, 3]
    for title in ("Vad gör vi redan bra ihop", "Hur känns det", "Pengar i tid"):
        assert sum(title in part for part in parts) == 1
    assert "Vi hittade 21 inspel. Vi är osäkra på 1 av dem." in forum.words


@requirement("S4-141")
def test_a_line_without_a_bullet_is_to_be_looked_at(forum: Preview) -> None:
    row = row_of(forum, "Språkstöd")

    assert "Osäkert" in row
    assert "Saknar punkt. Kontrollera om den hör ihop med raden före." in row
    assert forum.html.count("is-unsure") == 1


@requirement("S4-016", "S4-033", "S4-042", "S4-053", "S4-103")
def test_only_the_marks_of_the_legend_stress(forum: Preview) -> None:
    assert forum.html.count('class="review-stress">') == 2
    assert "betonat (!)" in row_of(forum, "Lägerveckan")
    assert "starkt betonat (!!)" in row_of(forum, "Trögt")
    assert "Att (nästan) alla hjälper till" in row_of(forum, "(nästan)")
    assert "Viktigt! Öppna matsalen" in row_of(forum, "Viktigt!")
    assert "flera bord skrev samma sak" in forum.words


@requirement("S4-017")
def test_the_stressed_are_found_alone_and_first(forum: Preview) -> None:
    confirm(forum.officer, forum.draft)
    where = f"/arbete/dialoger/{forum.dialogue.number}/inspel/"

    alone = text_of(forum.officer.get(where, {"visa": "stressed"}))
    first = text_of(forum.officer.get(where, {"ordning": "stressed"}))

    assert "Trögt" in alone
    assert "Hoppfullt" not in alone
    assert first.index("Trögt") < first.index("Lägerveckan") < first.index("Hoppfullt")


@requirement("S4-018")
def test_a_story_in_brackets_is_a_remark_on_what_was_said(forum: Preview) -> None:
    assert "kommentar inom parentes" in row_of(forum, "oöppnad")

    confirm(forum.officer, forum.draft)

    said = Contribution.objects.get(text__contains="oöppnad")
    where = f"/arbete/dialoger/{forum.dialogue.number}/inspel/{said.public_id}/"
    page = plain(text_of(forum.officer.get(where)))
    assert said.remark.startswith("här berättade någon")
    assert page.count(said.remark) == 2


@requirement("S4-032")
def test_a_sum_is_kept_as_text(forum: Preview) -> None:
    assert "2+2= 5" in row_of(forum, "2+2")


@requirement("S4-019")
def test_the_ranking_is_shown_in_every_reading(forum: Preview) -> None:
    rows = [
        re.findall(r"<td[^>]*>(.*?)</td>", row)
        for row in re.findall(r'<tr><th scope="row">.*?</tr>', forum.html, re.DOTALL)
    ]

    assert rows[:3] == [
        ["2,5", "2,5", "3,0"],
        ["1,5", "1,5", "1,75"],
        ["1,6", "1,625", "1,25"],
    ]
    assert rows[3] == ["3", "2", "3", "1", "3", "2", "3", "3"]
    assert "De två första byter plats" in forum.words
    assert "Inte fullständiga rangordningar: röstsedel 2, 4, 6, 8." in forum.words
    assert "Vi utgår från att det första värdet på varje rad" in forum.words
    assert "Ju lägre medeltal desto viktigare." in forum.words


@requirement("S4-002", "S4-003", "S4-004", "S4-005")
def test_facts_are_understood_and_kept_apart_from_what_we_count(forum: Preview) -> None:
    assert "Var Gamla brandstationen, Åmossen" in forum.words
    assert "14 oktober kl 17-20.15 = 2025-10-14 17:00–20:15" in forum.words
    assert "Årtalet är hämtat från rubriken." in forum.words

    confirm(forum.officer, forum.draft)

    page = plain(batch_page(forum.officer, forum.dialogue))
    assert "Inspel som vi räknar 21" in page
    assert "Personer, enligt anteckningarna 47" in page
    assert "Organisationer, enligt anteckningarna 29" in page
    assert "Gamla brandstationen" in page


@requirement("S4-001", "S4-006", "S4-007", "S4-008", "S4-011", "S4-015")
def test_purpose_agenda_and_what_was_taken_along_stay_with_the_import(
    forum: Preview,
) -> None:
    confirm(forum.officer, forum.draft)

    other = plain(batch_page(forum.officer, forum.dialogue))
    other = other.partition("Annan text i anteckningarna")[2]
    for said in (
        "Här står det som borden skrev ned",
        "Att föreningar och politiker prövar hur",
        "Ge beredningsgruppen förslag som den kan ta upp, säga nej till eller ändra.",
        "Anders Brink visade förra årets handlingsplan",
        "Svaren står under punkt 3.1.",
        "Det tar beredningsgruppen med sig",
        "Gruppen återkommer i februari",
    ):
        assert said in other


@requirement("S4-014", "S4-149", "S4-150")
def test_questions_stand_without_asker_and_answer(forum: Preview) -> None:
    assert "3 frågor som ställdes" in forum.words
    assert forum.words.count("anteckningarna säger inte vem som frågade") == 3
    assert forum.words.count("inget svar i anteckningarna") == 3
    assert "(helst före jul, i år kom beskedet sent!" in forum.words
    assert "Karin Tveit, ordförande i regionstyrelsen, tog emot frågor" in forum.words


@requirement("S4-020")
def test_a_guest_is_quoted_apart_from_the_contributions(forum: Preview) -> None:
    after = forum.words.partition("Vad de som är namngivna sa")[2]

    assert "Vi är 8 900 anställda" in after
    assert after.count("Karin Tveit · rad") == 2


@requirement("S4-007", "S2-07", "S2-09", "S4-097")
def test_an_idea_from_the_room_is_taken_up_or_not_and_anyone_reads_why(
    forum: Preview, client: Client
) -> None:
    confirm(forum.officer, forum.draft)
    said = Contribution.objects.get(text="En ansökan i stället för fyra")
    by = officer_of(forum.dialogue.body)
    make_finding(forum.dialogue, "Färre blanketter", [said])
    start_compiling(forum.dialogue)
    make_basis(forum.dialogue)
    LIFE_OF_A_DIALOGUE.advance(forum.dialogue, "hand over", by=by)
    weigh_all(forum.dialogue)
    make_answer(forum.dialogue)
    show_dialogue(forum.dialogue, Shown.DIALOGUE, by=by)

    page = plain(client.get(f"/inspel/{said.public_id}/").text)

    way = page.partition("Vägen till beslut och svar")[2]
    assert said.text in page
    assert "Togs upp" in page
    assert "Det ryms i ramen." in page
    for step in (
        f"Kom in Mötesanteckningar {plain(day(said.received_on))} {said.place}",
        "Sorterades under temat Tema",
        "Ingår i fyndet: Färre blanketter",
        f"Lämnades över i beslutsunderlaget {forum.dialogue.body}",
        f"Vägdes i ett beslut: Togs upp {forum.dialogue.body}",
        "Svaret gavs",
    ):
        assert step in way
        way = way.partition(step)[2]


# What is not there stays unknown


@requirement("S2-34")
def test_a_number_that_the_notes_do_not_give_stays_unknown() -> None:
    shown = Preview(CORPUS / "30-trygghetsvandring.txt")
    confirm(shown.officer, shown.draft)

    page = plain(batch_page(shown.officer, shown.dialogue))

    assert "Organisationer, enligt anteckningarna Inte känt" in page


# Slides, an example on a web page, an article


@requirement("S3-15", "S3-53")
def test_repeated_slides_are_one_part_and_left_out_until_confirmed() -> None:
    slides = Preview(HERE / "bildspel.txt")

    parts = part_lines(slides)
    assert sum("Vad styrelsen gör" in part for part in parts) == 1
    assert sum("Begrepp" in part for part in parts) == 1
    assert all("utelämnad" in part for part in parts)
    assert slides.words.count("Upprepar en rad från en tidigare sida.") == 3
    assert "ordnas, bl a inför beslut." in slides.words
    assert "*" not in slides.words
    decided = slides.words.partition("Beslut som anteckningarna hänvisar till")[2]
    assert re.findall(r"(Region\w+) (2024[-–\d]+) § (\d+)", decided) == [
        ("Regionstyrelsen", "2024-02-06", "18"),
        ("Regionfullmäktige", "2024-03-20", "41"),
        ("Regionstyrelsen", "2024-05-29", "90"),
        ("Regionfullmäktige", "2024-06-12–2024-06-13", "77"),
    ]
    assert "§ 41 · återremitterat" in decided


@requirement("S3-17")
def test_descriptions_of_pictures_are_set_aside() -> None:
    slides = Preview(HERE / "bildspel.txt")

    assert slides.words.count("Beskriver en bild.") == 2


@requirement("S2-36")
def test_page_noise_is_set_aside_and_the_day_is_kept() -> None:
    example = Preview(HERE / "exempelsida.txt")

    assert "Vi hittade 0 inspel." in example.words
    assert "Senast ändrad 2023-10-04" in example.words
    assert "Text om kakor." in example.words
    assert "lena.as@example.org" in example.words.partition("Lagt åt sidan")[2]


@requirement("S1-45")
def test_quotations_stand_apart_and_bylines_are_no_contributions() -> None:
    article = Preview(HERE / "artikel.txt")

    assert "Vi hittade 0 inspel." in article.words
    said = article.words.partition("Vad de som är namngivna sa")[2]
    assert said.count("Inga Öhman · rad") == 2
    assert said.count("Olle Berg · rad") == 1
    assert "Sidan uppdaterad 2024-11-08" in article.words
