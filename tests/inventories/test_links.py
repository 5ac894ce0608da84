"""Answering without an account: through an own link, and in the form for everyone."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gensvar.audit.models import Event
from gensvar.inventories.keys import token_of
from gensvar.inventories.models import Channel, NeedsAnswer, NeedsInventory
from gensvar.kernel.days import today
from gensvar.notifications.models import Letter
from gensvar.programmes.models import Form, Group
from tests.make.inventories import activity_of, make_ask, make_inventory, step
from tests.make.programmes import group_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def inventory() -> NeedsInventory:
    """Return an inventory that is open for answers."""
    return make_inventory()


def said(inventory: NeedsInventory, **changed: object) -> dict[str, object]:
    """Return what is filled in on a phone."""
    psychiatry = activity_of(inventory.programme, "psychiatry")
    return {
        "language": "sv",
        f"wish_{psychiatry.pk}": "strong",
        "words_structure": "Fasta möten,\r\nvarje termin.",
        "interval": "per_term",
        "minutes": "180",
        "counterparts": ["politician", f"body {inventory.programme.body_id}"],
        "words_agenda": "Vi vill se den två veckor före.",
        "feedback_days": "30",
        "words_follow_up": "Skriftligt.",
        "form_workshop": "wanted",
        "issue_workshop": "Äldreomsorg",
        "form_referral": "not",
        **changed,
    }


def sent(client: Client, address: str, data: Mapping[str, object]) -> Any:
    """Open a form and send it, as a browser does."""
    # Any: a response with its context.
    page = client.get(address)
    assert page.status_code == 200
    key = page.context["form"]["key"].value()
    return client.post(address, {"key": key, **data})


@pytest.mark.requirement("S1-08", "S1-09", "S1-10", "S1-11", "S1-12", "S1-13", "S1-14")
def test_an_organisation_says_what_its_group_needs_on_a_page_of_its_own(
    client: Client, inventory: NeedsInventory
) -> None:
    ask = make_ask(inventory, name="Sverigefinska föreningen")
    address = f"/behov/svar/{token_of(ask)}/"

    answer = sent(client, address, said(inventory))
    page = client.get(address)

    assert answer.status_code == 302
    kept = NeedsAnswer.objects.get()
    assert (kept.group, kept.organisation, kept.channel) == (
        group_of(inventory.programme, Group.SWEDEN_FINNS),
        ask.organisation,
        Channel.LINK,
    )
    assert (kept.interval, kept.minutes, kept.feedback_days) == ("per_term", 180, 30)
    assert {(row.activity.code, row.wish) for row in kept.wishes.all()} == {
        ("psychiatry", "strong")
    }
    assert {row.topic: row.text for row in kept.words.all()} == {
        "structure": "Fasta möten,\nvarje termin.",
        "agenda": "Vi vill se den två veckor före.",
        "follow_up": "Skriftligt.",
    }
    assert {(row.role, row.body_id) for row in kept.counterparts.all()} == {
        ("politician", None),
        ("administration", inventory.programme.body_id),
    }
    assert {(row.form, row.stand, row.issue) for row in kept.form_wishes.all()} == {
        (Form.WORKSHOP, "wanted", "Äldreomsorg"),
        (Form.REFERRAL, "not", ""),
    }
    assert "Vi har ert svar" in page.content.decode()
    assert "Vi vill se den två veckor före." in page.content.decode()


def test_who_answers_again_replaces_the_answer_and_both_are_kept(
    client: Client, inventory: NeedsInventory
) -> None:
    address = f"/behov/svar/{token_of(make_ask(inventory))}/"

    sent(client, address, said(inventory))
    sent(client, address, said(inventory, minutes="90"))

    rows = NeedsAnswer.objects.order_by("pk")
    assert [(row.minutes, row.replaced_by_id) for row in rows] == [
        (180, rows[1].pk),
        (90, None),
    ]


def test_a_form_that_is_sent_twice_is_one_answer(
    client: Client, inventory: NeedsInventory
) -> None:
    address = f"/behov/{inventory.public_id}/svara/"
    key = client.get(address).context["form"]["key"].value()

    answers = [client.post(address, {"key": key, **said(inventory)}) for _ in range(2)]
    other = client.post(address, {"key": key, **said(inventory, minutes="60")})

    assert [answer.status_code for answer in answers] == [302, 302]
    assert NeedsAnswer.objects.count() == 1
    assert other.status_code == 409
    assert 'value="60"' in other.content.decode()
    again = other.context["form"]["key"].value()
    assert client.post(address, {"key": again, **said(inventory)}).status_code == 302
    assert NeedsAnswer.objects.count() == 2


@pytest.mark.requirement("S1-07")
def test_who_has_no_organisation_answers_without_name_and_perhaps_without_group(
    client: Client, inventory: NeedsInventory
) -> None:
    roma = group_of(inventory.programme, Group.ROMA)
    address = f"/behov/{inventory.public_id}/svara/"

    sent(client, address, said(inventory, group=str(roma.pk)))
    sent(client, address, said(inventory))

    fields = set(client.get(address).context["form"].fields)
    assert not fields & {"name", "email", "telephone", "postal_address"}
    rows = NeedsAnswer.objects.order_by("pk")
    kept = [(one.group, one.organisation) for one in rows]
    assert kept == [(roma, None), (None, None)]
    events = Event.objects.filter(verb="give needs answer")
    assert {event.actor_id for event in events} == {""}
    assert "Skriftligt" not in str(list(events.values()))


def test_a_closed_inventory_gives_every_word_back_and_says_whom_to_reach(
    client: Client, inventory: NeedsInventory
) -> None:
    address = f"/behov/{inventory.public_id}/svara/"
    key = client.get(address).context["form"]["key"].value()
    step(inventory, "close needs inventory")

    answer = client.post(address, {"key": key, **said(inventory)})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Vi vill se den två veckor före." in page
    assert "samrad@regionen.example" in page
    assert not NeedsAnswer.objects.exists()


def test_the_day_after_the_last_day_nothing_is_taken(
    client: Client, inventory: NeedsInventory
) -> None:
    NeedsInventory.objects.update(
        starts_on=today() - timedelta(days=9), ends_on=today() - timedelta(days=1)
    )
    token = token_of(make_ask(inventory))

    page = client.get(f"/behov/svar/{token}/").content.decode()

    assert "Inventeringen tar inte emot svar." in page
    assert "needs-form" not in page


def test_letters_that_the_language_does_not_use_are_refused_at_the_field(
    client: Client, inventory: NeedsInventory
) -> None:
    data = said(inventory, language="yi")

    answer = sent(client, f"/behov/{inventory.public_id}/svara/", data)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"words_structure"}
    assert 'dir="rtl"' in answer.content.decode()


def test_a_language_that_nobody_knows_is_refused_at_its_field(
    client: Client, inventory: NeedsInventory
) -> None:
    data = said(inventory, language="xx-made-up")

    answer = sent(client, f"/behov/{inventory.public_id}/svara/", data)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"language"}
    assert "Vi vill se den två veckor före." in answer.content.decode()


def test_an_answer_that_says_nothing_is_refused(
    client: Client, inventory: NeedsInventory
) -> None:
    answer = sent(client, f"/behov/{inventory.public_id}/svara/", {"language": "sv"})

    assert answer.status_code == 422
    assert "Svara på minst en av frågorna." in answer.content.decode()


def test_a_yiddish_answer_is_read_from_the_right(
    client: Client, inventory: NeedsInventory
) -> None:
    words = "מיר ווילן רעדן"
    data = {"language": "yi", "words_structure": words}

    answer = sent(client, f"/behov/{inventory.public_id}/svara/", data)

    assert answer.status_code == 302
    assert NeedsAnswer.objects.get().words.get().text == words


def test_a_form_of_another_inventory_is_refused(
    client: Client, inventory: NeedsInventory
) -> None:
    other = make_inventory(inventory.programme)
    key = client.get(f"/behov/{other.public_id}/svara/").context["form"]["key"].value()

    answer = client.post(
        f"/behov/{inventory.public_id}/svara/", {"key": key, **said(inventory)}
    )

    assert answer.status_code == 422
    assert not NeedsAnswer.objects.exists()


def test_an_inventory_that_has_not_opened_is_not_there(client: Client) -> None:
    inventory = make_inventory(is_open=False)
    token = token_of(make_ask(inventory))

    pages = [
        client.get(f"/behov/{inventory.public_id}/"),
        client.get(f"/behov/{inventory.public_id}/svara/"),
        client.get(f"/behov/svar/{token}/"),
        client.get("/behov/svar/aaaaaaaaaaaaaaaa/"),
    ]

    assert [page.status_code for page in pages] == [404, 404, 404, 404]


def test_a_letter_names_no_group_in_its_subject_and_leads_to_the_form(
    inventory: NeedsInventory,
) -> None:
    ask = make_ask(inventory, Group.JEWS, "Judiska föreningen", language="fi")

    letter = Letter.objects.get()

    assert ask.organisation is not None
    assert letter.to == ask.organisation.email
    assert letter.subject == "Mitä järjestönne tarvitsee neuvonpidolta?"
    assert "behov/svar/" in letter.text
    assert token_of(ask) not in letter.text
    assert letter.secret == token_of(ask)


def test_the_form_asks_the_database_as_often_for_many_questions(
    client: Client, inventory: NeedsInventory
) -> None:
    address = f"/behov/{inventory.public_id}/svara/"

    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)

    assert len(asked) <= 12
