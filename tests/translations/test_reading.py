"""A reader chooses the language of a page's texts, and is told what they read."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.agreements.actions.links import give_link
from gensvar.agreements.keys import token_of
from gensvar.agreements.models import ProposalStage
from gensvar.agreements.texts import thing_of_part
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.texts import things_of
from gensvar.inventories.models import NeedsQuestion
from gensvar.inventories.texts import things_of as things_of_inventory
from gensvar.programmes.actions.publishing import publish_programme
from gensvar.programmes.texts import thing_of
from gensvar.translations.actions import say_original_language, withdraw_translations
from gensvar.translations.models import How
from gensvar.translations.things import Thing
from tests.make.agreements import make_structure
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.inventories import make_inventory
from tests.make.programmes import group_of, make_programme
from tests.make.publishing import publish
from tests.make.translations import YIDDISH, anyone, show_in, write_in

pytestmark = pytest.mark.django_db
FINNISH = "Suomeksi."


@pytest.fixture
def dialogue() -> Dialogue:
    found = make_dialogue(Stage.OPEN)
    publish(found)
    return found


def texts_of(dialogue: Dialogue) -> list[Thing]:
    return things_of(dialogue, dialogue.mandates.get(), dialogue.questions.all())


def read(dialogue: Dialogue, tag: str = "", **headers: str) -> str:
    address = f"/dialoger/{dialogue.slug}/" + (f"?sprak={tag}" if tag else "")
    return Client(headers=headers).get(address).text


def offered(page: str) -> list[str]:
    return re.findall(r'<a href="\?sprak=([\w-]+)"', page)


def main_column(page: str) -> str:
    found = re.search(r"<main[^>]*>", page)
    assert found
    return found.group()


def test_a_page_in_one_language_offers_no_choice(dialogue: Dialogue) -> None:
    page = read(dialogue)
    assert offered(page) == []
    assert "hreflang" not in page
    assert f'<h1><span lang="sv" dir="ltr">{dialogue.title}</span></h1>' in page


def test_a_page_in_yiddish_runs_from_the_right(dialogue: Dialogue) -> None:
    show_in("yi", texts_of(dialogue), YIDDISH, by=officer_of(dialogue.body))
    page = read(dialogue, "yi")
    assert offered(page) == ["sv", "yi"]
    assert 'dir="rtl"' in main_column(page)
    assert f'<h1><span lang="yi" dir="rtl">{YIDDISH}</span></h1>' in page
    assert f'<div lang="yi" dir="rtl"><p>{YIDDISH}</p></div>' in page
    assert 'hreflang="yi" href="http' in page
    assert 'dir="rtl"' not in main_column(read(dialogue))


def test_what_is_not_translated_falls_back_and_says_so(dialogue: Dialogue) -> None:
    things = texts_of(dialogue)
    words = {things[0].place("title"): YIDDISH}
    show_in("yi", things, words, by=officer_of(dialogue.body))
    page = read(dialogue, "ydd")
    assert f'<h1><span lang="yi" dir="rtl">{YIDDISH}</span></h1>' in page
    assert "Finns inte på ייִדיש än. Du läser på svenska." in page
    mandate = dialogue.mandates.get()
    assert f'<span lang="sv" dir="ltr">{mandate.question}</span>' in page
    assert "Finns inte på meänkieli än. Du läser på svenska." in read(dialogue, "fit")


def test_a_language_nobody_knows_gives_the_original_and_a_clear_sentence(
    dialogue: Dialogue,
) -> None:
    page = read(dialogue, "klingonska")
    assert "Vi känner inte till det språket." in page
    assert dialogue.title in page


def test_a_machine_translation_says_so_and_comes_only_to_who_asks(
    dialogue: Dialogue,
) -> None:
    officer = officer_of(dialogue.body)
    show_in("fi", texts_of(dialogue), FINNISH, by=officer, how=How.MACHINE)
    page = read(dialogue, "fi")
    assert "Maskinöversatt, inte granskad." in page
    assert FINNISH in page
    assert FINNISH not in read(dialogue, **{"accept-language": "fi"})


def test_the_language_of_the_pages_is_the_usual_one_of_the_texts(
    dialogue: Dialogue,
) -> None:
    show_in("fi", texts_of(dialogue), FINNISH, by=officer_of(dialogue.body))
    page = read(dialogue, **{"accept-language": "fi"})
    assert f'<h1><span lang="fi" dir="ltr">{FINNISH}</span></h1>' in page
    assert f'<span lang="sv" dir="ltr">{dialogue.title}</span>' in read(dialogue, "sv")


def test_a_translation_says_when_the_original_has_changed_since(
    dialogue: Dialogue,
) -> None:
    things = texts_of(dialogue)
    show_in("fi", things, FINNISH, by=officer_of(dialogue.body))
    Dialogue.objects.filter(pk=dialogue.pk).update(title="En annan rubrik")
    assert "Originalet har ändrats sedan det här översattes." in read(dialogue, "fi")


def test_nothing_is_seen_before_it_is_shown_and_after_it_is_withdrawn(
    dialogue: Dialogue,
) -> None:
    things, officer = texts_of(dialogue), officer_of(dialogue.body)
    write_in("fi", things, FINNISH, by=officer)
    assert FINNISH not in read(dialogue, "fi")
    show_in("fi", things, FINNISH, by=officer)
    assert FINNISH in read(dialogue, "fi")
    withdraw_translations(things, "fi", by=officer, may=anyone)
    assert FINNISH not in read(dialogue, "fi")


def test_an_original_in_another_language_is_marked_as_such(dialogue: Dialogue) -> None:
    officer = officer_of(dialogue.body)
    things = texts_of(dialogue)
    say_original_language(things, "fi", by=officer, may=anyone)
    show_in("sv", things, "På svenska.", by=officer)
    assert f'<span lang="fi" dir="ltr">{dialogue.title}</span>' in read(dialogue, "fi")
    assert '<span lang="sv" dir="ltr">På svenska.</span>' in read(dialogue)
    assert "Finns inte på davvisámegiella än. Du läser på svenska." in (
        read(dialogue, "se")
    )


def test_a_programme_is_read_in_the_language_one_chooses() -> None:
    programme = make_programme()
    officer = officer_of(programme.body)
    publish_programme(programme, by=officer)
    show_in("yi", [thing_of(programme)], YIDDISH, by=officer)
    address = reverse("public-programme", args=[programme.public_id])
    page = Client().get(address, {"sprak": "yi"}).text
    assert f'<h1><span lang="yi" dir="rtl">{YIDDISH}</span></h1>' in page
    assert 'dir="rtl"' in main_column(page)
    assert YIDDISH not in Client().get(address).text


def test_an_inventory_is_answered_in_the_groups_language() -> None:
    inventory = make_inventory(is_open_to_all=True)
    officer = officer_of(inventory.programme.body)
    question = NeedsQuestion.objects.create(inventory=inventory, words="När?")
    show_in("yi", things_of_inventory(inventory, [question]), YIDDISH, by=officer)
    for name in ("needs-public", "answer-needs-open"):
        address = reverse(name, args=[inventory.public_id])
        page = Client().get(address, {"sprak": "yi"}).text
        assert f'<h1><span lang="yi" dir="rtl">{YIDDISH}</span></h1>' in page
        assert 'dir="rtl"' in main_column(page)
        assert YIDDISH in page.split("</h1>")[1]
    assert re.search(f"<label[^>]*>{YIDDISH}", page)


def test_a_group_reads_the_proposed_structure_in_its_language() -> None:
    proposal = make_structure(ProposalStage.COMMENT)
    programme = proposal.programme
    officer = officer_of(programme.body)
    link = give_link(group_of(programme, "tornedalians"), by=officer)
    things = [thing_of(programme), *map(thing_of_part, proposal.parts.all())]
    show_in("yi", things, YIDDISH, by=officer)
    page = (
        Client().get(reverse("group-page", args=[token_of(link)]), {"sprak": "yi"}).text
    )
    assert 'dir="rtl"' in main_column(page)
    assert page.count(f'<div lang="yi" dir="rtl"><p>{YIDDISH}</p></div>') == len(
        things[1:]
    )
    assert 'rel="alternate"' not in page
