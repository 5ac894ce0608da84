"""Writing a translation beside its original, on screen."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.texts import things_of
from gensvar.translations.actions import name_of
from gensvar.translations.models import How, Translation
from gensvar.translations.queries import seen, translations_in
from gensvar.translations.things import Place, Thing
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.inventories import make_inventory
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body
from tests.make.programmes import make_programme
from tests.make.translations import YIDDISH, show_in, write_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue(Stage.OPEN)


@pytest.fixture
def officer(dialogue: Dialogue, client: Client) -> Client:
    client.force_login(officer_of(dialogue.body))
    return client


def texts_of(dialogue: Dialogue) -> list[Thing]:
    return things_of(dialogue, dialogue.mandates.get(), dialogue.questions.all())


def title_of(dialogue: Dialogue) -> Place:
    return ("dialogues.dialogue", str(dialogue.pk), "title")


def page_in(dialogue: Dialogue, tag: str) -> str:
    return reverse("dialogue-languages-in", args=[dialogue.number, tag])


def filled(dialogue: Dialogue, tag: str, text: str, **more: str) -> dict[str, str]:
    things = texts_of(dialogue)
    sign = seen(things, translations_in(things, tag).values())
    sent = {name_of(title_of(dialogue)): text, "how": "human", "seen": sign}
    return {**sent, **more}


def test_a_language_is_chosen_and_the_texts_written_beside_the_original(
    dialogue: Dialogue, officer: Client
) -> None:
    overview = reverse("dialogue-languages", args=[dialogue.number])
    assert "Bara originalet än så länge" in officer.get(overview).text
    assert "svenskt teckenspråk" not in officer.get(overview).text.split("<details>")[0]
    chosen = officer.post(overview, {"language": "yi"})
    assert chosen.headers["location"] == page_in(dialogue, "yi")
    page = officer.get(page_in(dialogue, "yi")).text
    name = name_of(title_of(dialogue))
    assert f'name="{name}" cols="40" rows="2" lang="yi" dir="rtl"' in page
    assert dialogue.title in page

    sent = filled(dialogue, "yi", YIDDISH)
    saved = officer.post(page_in(dialogue, "yi"), sent, follow=True)
    row = Translation.objects.get()
    assert (row.text, row.language, row.how, row.published_at) == (
        YIDDISH,
        "yi",
        How.HUMAN,
        None,
    )
    assert YIDDISH in saved.text
    listed = officer.get(overview).text
    assert "1 av" in listed
    assert "saknas" in listed


@pytest.mark.parametrize(
    ("tag", "text", "sentence"),
    [
        ("yi", "a gutn tog", "Välj ”Jiddisch med latinska bokstäver”"),
        ("fi", "ייִדיש", "Finska skrivs med latinska bokstäver."),
    ],
)
def test_text_in_letters_the_language_does_not_use_is_refused_and_kept(
    dialogue: Dialogue, officer: Client, tag: str, text: str, sentence: str
) -> None:
    answer = officer.post(page_in(dialogue, tag), filled(dialogue, tag, text))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert text in answer.text
    assert not Translation.objects.exists()


def test_a_language_tag_nobody_knows_is_refused_at_its_field(
    dialogue: Dialogue, officer: Client
) -> None:
    overview = reverse("dialogue-languages", args=[dialogue.number])
    answer = officer.post(overview, {"language": "klingonska"})
    assert answer.status_code == 422
    assert "Ingen känner till den språkkoden." in answer.text
    told = officer.get(page_in(dialogue, "klingonska"), follow=True)
    assert "Ingen känner till den språkkoden." in told.text


def test_the_language_of_the_original_cannot_be_translated_into(
    dialogue: Dialogue, officer: Client
) -> None:
    overview = reverse("dialogue-languages", args=[dialogue.number])
    answer = officer.post(overview, {"language": "sv"})
    assert "Originalet är skrivet på det här språket." in answer.text
    officer.post(overview, {"do": "original", "language": "fi"})
    assert officer.post(overview, {"language": "sv"}).status_code == 302
    wrong = officer.post(overview, {"do": "original", "language": "yi"})
    assert "Jiddisch skrivs med hebreiska bokstäver." in wrong.text


def test_it_must_be_said_how_a_translation_was_made(
    dialogue: Dialogue, officer: Client
) -> None:
    sent = filled(dialogue, "fi", "Otsikko", how="")
    answer = officer.post(page_in(dialogue, "fi"), sent)
    assert answer.status_code == 422
    assert "Säg hur översättningen är gjord." in answer.text
    assert "Otsikko" in answer.text


def test_the_second_of_two_who_save_sees_both_texts_and_loses_nothing(
    dialogue: Dialogue, officer: Client
) -> None:
    mine = filled(dialogue, "fi", "Minun otsikkoni")
    words = {title_of(dialogue): "Toisen otsikko"}
    write_in("fi", texts_of(dialogue), words, by=officer_of(dialogue.body))
    answer = officer.post(page_in(dialogue, "fi"), mine)
    assert answer.status_code == 422
    assert "Minun otsikkoni" in answer.text
    assert "Toisen otsikko" in answer.text
    sign = answer.context["form"]["seen"].value()
    officer.post(page_in(dialogue, "fi"), {**mine, "seen": sign})
    row = Translation.objects.get()
    assert (row.text, row.version) == ("Minun otsikkoni", 2)


def test_pressing_twice_saves_once(dialogue: Dialogue, officer: Client) -> None:
    sent = filled(dialogue, "fi", "Otsikko")
    codes = [officer.post(page_in(dialogue, "fi"), sent).status_code for _ in "ab"]
    assert codes == [302, 302]
    assert Translation.objects.get().version == 1


def test_a_machine_translation_is_reviewed_by_a_person_and_shown(
    dialogue: Dialogue, officer: Client
) -> None:
    address = page_in(dialogue, "fi")
    officer.post(address, filled(dialogue, "fi", "Otsikko", how="machine"))
    page = officer.get(address)
    assert "Jag har läst den och den stämmer" in page.text
    sign = page.context["seen"]
    reviewed = officer.post(address, {"do": "review", "seen": sign}, follow=True)
    assert "Granskad av" in reviewed.text
    officer.post(address, {"do": "show"})
    row = Translation.objects.get()
    assert row.is_reviewed
    assert row.published_at is not None
    officer.post(address, {"do": "withdraw"})
    assert not Translation.objects.filter(published_at__isnull=False).exists()

    officer.post(address, filled(dialogue, "fi", "Uusi otsikko", how="machine"))
    assert not Translation.objects.get().is_reviewed


def test_who_reviewed_is_not_shown_in_public(
    dialogue: Dialogue, officer: Client
) -> None:
    show_in("fi", texts_of(dialogue), "Teksti", by=officer_of(dialogue.body))
    name = officer_of(dialogue.body).name
    assert name not in Client().get(f"/dialoger/{dialogue.slug}/?sprak=fi").text


def test_the_overview_says_when_the_original_has_changed(
    dialogue: Dialogue, officer: Client
) -> None:
    words = {title_of(dialogue): "Otsikko"}
    write_in("fi", texts_of(dialogue), words, by=officer_of(dialogue.body))
    Dialogue.objects.filter(pk=dialogue.pk).update(title="En annan rubrik")
    dialogue.refresh_from_db()
    overview = reverse("dialogue-languages", args=[dialogue.number])
    assert "1 original har ändrats" in officer.get(overview).text
    assert "Originalet har ändrats" in officer.get(page_in(dialogue, "fi")).text
    officer.post(page_in(dialogue, "fi"), filled(dialogue, "fi", "Otsikko"))
    assert "har ändrats" not in officer.get(overview).text


def test_others_may_not_write(dialogue: Dialogue, client: Client) -> None:
    client.force_login(officer_of(make_body("Kulturnämnden")))
    answer = client.post(page_in(dialogue, "fi"), filled(dialogue, "fi", "Otsikko"))
    assert answer.status_code == 404
    assert not Translation.objects.exists()


def test_a_meeting_has_its_languages_too(client: Client) -> None:
    meeting = make_meeting()
    client.force_login(officer_of(meeting.body))
    overview = reverse("meeting-languages", args=[meeting.pk])
    assert client.get(overview).status_code == 200
    answer = client.post(overview, {"language": "fit"})
    assert meeting.title in client.get(answer.headers["location"]).text


def test_a_programme_and_its_structure_have_their_languages(client: Client) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    overview = reverse("programme-languages", args=[programme.pk])
    answer = client.post(overview, {"language": "fi"})
    page = client.get(answer.headers["location"]).text
    assert programme.purpose in page


def test_a_needs_inventory_and_its_questions_have_their_languages(
    client: Client,
) -> None:
    inventory = make_inventory()
    programme = inventory.programme
    client.force_login(officer_of(programme.body))
    overview = reverse("inventory-languages", args=[programme.pk, inventory.pk])
    answer = client.post(overview, {"language": "rmf"})
    page = client.get(answer.headers["location"]).text
    assert inventory.about in page
    assert 'lang="rmf" dir="ltr"' in page
