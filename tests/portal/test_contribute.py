"""The public form: told first, works without scripts, loses no word."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.contributions.models import Contribution, Receipt
from gensvar.contributions.words import LONGEST_TEXT
from gensvar.dialogues.models import Dialogue
from gensvar.portal import limits
from tests.make.contributions import make_open_dialogue, question_of
from tests.make.organisations import make_user
from tests.make.publishing import publish

pytestmark = pytest.mark.django_db


def make_public_dialogue(visibility: str = "after_review") -> Dialogue:
    dialogue = make_open_dialogue(visibility)
    publish(dialogue)
    return dialogue


@pytest.fixture
def dialogue() -> Dialogue:
    return make_public_dialogue()


def address(dialogue: Dialogue) -> str:
    return f"/dialoger/{dialogue.slug}/delta/"


def key_in(client: Client, dialogue: Dialogue) -> str:
    page = client.get(address(dialogue)).text
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def filled(dialogue: Dialogue, key: str, text: str = "Öppna sju.") -> dict[str, str]:
    return {
        "key": key,
        "identification": "anonymous",
        "language": "sv",
        "name": "",
        "email": "",
        "postal_address": "",
        f"answer_{question_of(dialogue).pk}": text,
        "answer_other": "",
    }


@pytest.mark.requirement("S2-07")
def test_a_resident_says_something_without_an_account_and_gets_a_code(
    client: Client, dialogue: Dialogue
) -> None:
    sent = client.post(address(dialogue), filled(dialogue, key_in(client, dialogue)))

    assert sent.status_code == 302
    assert re.fullmatch(r"/mitt/[2-9b-z]{16}/\?ny", sent["Location"])
    page = client.get(sent["Location"])
    assert "Öppna sju." in page.text
    assert "sessionid" not in client.cookies


def test_terms_are_told_before_the_first_question(
    client: Client, dialogue: Dialogue
) -> None:
    page = client.get(address(dialogue)).text
    first_question = page.index("<textarea")

    mandate = dialogue.mandates.get()
    for told in (
        dialogue.body.name,
        mandate.can_influence,
        mandate.cannot_influence,
        "allmän handling",
        "Anonym",
        "Känd av regionen",
        "när vi har läst det",
    ):
        assert page.index(told) < first_question


@pytest.mark.parametrize(
    ("visibility", "told"),
    [
        ("at_once", "Ja, direkt."),
        ("after_review", "Ja, när vi har läst det."),
        ("never", "Nej, inte ett och ett."),
    ],
)
def test_whether_others_see_it_is_told(
    client: Client, visibility: str, told: str
) -> None:
    assert told in client.get(address(make_public_dialogue(visibility))).text


def test_double_submit_and_two_tabs_are_one_submission(
    client: Client, dialogue: Dialogue
) -> None:
    first, second = key_in(client, dialogue), key_in(client, dialogue)
    places = {
        client.post(address(dialogue), filled(dialogue, key))["Location"]
        for key in (first, first, second, first)
    }

    assert len(places) == 1
    assert Receipt.objects.count() == 1


def test_the_next_form_of_the_same_browser_is_another_submission(
    client: Client, dialogue: Dialogue
) -> None:
    for text in ("Öppna sju.", "Öppna sju."):
        key = key_in(client, dialogue)
        client.post(address(dialogue), filled(dialogue, key, text))

    assert Receipt.objects.count() == 2


def test_going_back_and_changing_the_words_loses_neither(
    client: Client, dialogue: Dialogue
) -> None:
    key = key_in(client, dialogue)
    client.post(address(dialogue), filled(dialogue, key, "Öppna sju."))
    again = client.post(address(dialogue), filled(dialogue, key, "Öppna åtta."))

    assert again.status_code == 409
    assert "Öppna åtta." in again.text
    found = re.search(r'name="key" value="([^"]+)"', again.text)
    assert found
    assert found[1] != key
    client.post(address(dialogue), filled(dialogue, found[1], "Öppna åtta."))
    assert set(Contribution.objects.values_list("text", flat=True)) == {
        "Öppna sju.",
        "Öppna åtta.",
    }


@pytest.mark.parametrize("text", ["x" * (LONGEST_TEXT + 1), "שלום\n<b>hej</b>"])
def test_an_error_keeps_every_word(
    client: Client, dialogue: Dialogue, text: str
) -> None:
    given = filled(dialogue, key_in(client, dialogue), text)
    given |= {"identification": "known", "answer_other": "Och en sak till"}
    page = client.post(address(dialogue), given)

    assert page.status_code == 422
    assert "Och en sak till" in page.text
    assert page.text.count("x" * LONGEST_TEXT) or "&lt;b&gt;hej&lt;/b&gt;" in page.text
    assert not Receipt.objects.exists()


def test_closing_while_one_writes_gives_the_words_back(
    client: Client, dialogue: Dialogue
) -> None:
    key = key_in(client, dialogue)
    dialogue.phases.update(ends_at=timezone.now() - timedelta(seconds=1))
    page = client.post(address(dialogue), filled(dialogue, key, "I sista stund"))

    assert page.status_code == 409
    assert "I sista stund" in page.text
    assert "Sista dagen har gått" in page.text
    assert not Receipt.objects.exists()


def test_a_closed_dialogue_says_so(client: Client, dialogue: Dialogue) -> None:
    dialogue.phases.update(ends_at=timezone.now() - timedelta(seconds=1))
    page = client.get(address(dialogue))

    assert page.status_code == 200
    assert "<textarea" not in page.text


def test_a_dialogue_that_is_prepared_is_not_known(
    client: Client, dialogue: Dialogue
) -> None:
    Dialogue.objects.filter(pk=dialogue.pk).update(stage="preparing")

    assert client.get(address(dialogue)).status_code == 404


@pytest.mark.parametrize(
    "surplus",
    ["review", "hidden_at", "receipt", "emphasis", "batch", "answer_999999", "user"],
)
def test_fields_that_the_form_does_not_have_are_refused(
    client: Client, dialogue: Dialogue, surplus: str
) -> None:
    given = filled(dialogue, key_in(client, dialogue)) | {surplus: "1"}

    assert client.post(address(dialogue), given).status_code == 400
    assert not Receipt.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "a" * 40, '[1,"0"]'])
def test_a_key_of_ones_own_is_refused(
    client: Client, dialogue: Dialogue, key: str
) -> None:
    page = client.post(address(dialogue), filled(dialogue, key))

    assert page.status_code == 422
    assert "Öppna sju." in page.text
    assert not Receipt.objects.exists()


def test_the_key_of_another_dialogue_is_refused(
    client: Client, dialogue: Dialogue
) -> None:
    key = key_in(client, make_public_dialogue())

    assert client.post(address(dialogue), filled(dialogue, key)).status_code == 422


def test_only_levels_the_dialogue_allows_are_offered(
    client: Client, dialogue: Dialogue
) -> None:
    Dialogue.objects.filter(pk=dialogue.pk).update(allows_anonymous=False)
    page = client.get(address(dialogue)).text
    assert 'value="anonymous"' not in page

    given = filled(dialogue, key_in(client, dialogue))
    assert client.post(address(dialogue), given).status_code == 422


def test_a_resident_who_has_signed_in_is_known_by_the_account(
    client: Client, dialogue: Dialogue
) -> None:
    user = make_user("Cecilia Ås", "cia@example.org")
    client.force_login(user)
    given = filled(dialogue, key_in(client, dialogue))
    client.post(address(dialogue), given | {"identification": "signed_in"})

    assert Receipt.objects.get().user == user


def test_words_written_from_the_right_are_marked_so(
    client: Client, dialogue: Dialogue
) -> None:
    given = filled(dialogue, key_in(client, dialogue), "שלום") | {
        "language": "yi",
        "identification": "known",
    }
    page = client.post(address(dialogue), given)

    assert 'dir="rtl"' in page.text
    assert 'lang="yi"' in page.text


def test_a_flood_is_met_kindly_and_the_words_stay(
    client: Client, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SUBMISSIONS_A_MINUTE", 0)
    key = key_in(client, dialogue)
    page = client.post(address(dialogue), filled(dialogue, key, "Kvar"))

    assert page.status_code == 429
    assert "Kvar" in page.text
    assert not Receipt.objects.exists()


def test_a_form_without_the_safety_mark_is_refused(dialogue: Dialogue) -> None:
    client = Client(enforce_csrf_checks=True)
    key = key_in(client, dialogue)

    assert client.post(address(dialogue), filled(dialogue, key)).status_code == 403


def test_the_form_may_be_gone_back_to_and_is_kept_by_no_shared_cache(
    client: Client, dialogue: Dialogue
) -> None:
    page = client.get(address(dialogue))

    assert "private" in page["Cache-Control"]
    assert "no-store" not in page["Cache-Control"]
    assert "cookie" not in page["Vary"].lower()
    assert "maxlength" not in re.findall(r"<textarea[^>]*>", page.text)[0]


def test_the_form_asks_the_database_few_times(
    client: Client, dialogue: Dialogue, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator] # a fixture
        client.get(address(dialogue))


def test_a_dialogue_that_nobody_has_decided_to_show_is_not_there(
    client: Client,
) -> None:
    hidden = make_open_dialogue()

    assert client.get(address(hidden)).status_code == 404
    assert client.post(address(hidden), {}).status_code == 404
