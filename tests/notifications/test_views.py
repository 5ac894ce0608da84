"""The mailbox: for administrators, and in the demo for everyone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.notifications.models import Letter, LetterState
from gensvar.organisations.models import Role
from tests.make.notifications import make_letter
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_member(make_body(), Role.ADMINISTRATOR))
    return client


def test_an_administrator_sees_what_became_of_each_letter(
    administrator: Client,
) -> None:
    make_letter(subject="Svar om öppettider")
    page = administrator.get(reverse("mailbox")).content.decode()

    assert "Svar om öppettider" in page


def test_letters_are_filtered_by_state(administrator: Client) -> None:
    make_letter(subject="Den första")
    other = make_letter(subject="Den andra")
    Letter.objects.filter(pk=other.pk).update(state=LetterState.FAILED)
    page = administrator.get(reverse("mailbox"), {"state": "failed"}).content.decode()

    assert "Den andra" in page
    assert "Den första" not in page
    unknown = administrator.get(reverse("mailbox"), {"state": "<b>"})
    assert unknown.status_code == 404


def test_a_secret_is_not_shown_to_an_administrator(administrator: Client) -> None:
    letter = make_letter(text="/inbjudan/abc123/", secret="abc123")
    page = administrator.get(reverse("letter", args=[letter.pk])).content.decode()

    assert "abc123" not in page


def test_in_the_demo_everyone_reads_letters_with_links_that_work(
    client: Client, settings: Any
) -> None:
    settings.MODE = "demo"
    letter = make_letter(text="http://x.example/inbjudan/abc123/", secret="abc123")

    assert client.get(reverse("mailbox")).status_code == 200
    page = client.get(reverse("letter", args=[letter.pk])).content.decode()
    assert "/inbjudan/abc123/" in page


def test_others_read_no_letters(client: Client) -> None:
    letter = make_letter()
    addresses = [reverse("mailbox"), reverse("letter", args=[letter.pk])]
    assert [client.get(address).status_code for address in addresses] == [302, 302]

    client.force_login(make_member(make_body(), Role.OFFICER))
    assert [client.get(address).status_code for address in addresses] == [403, 403]


def test_an_administrator_decides_about_an_uncertain_letter(
    administrator: Client,
) -> None:
    letter = make_letter()
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.UNCERTAIN)
    administrator.post(reverse("letter-decide", args=[letter.pk, "again"]))

    letter.refresh_from_db()
    assert letter.state == LetterState.WAITING


def test_in_the_demo_a_stranger_decides_nothing(client: Client, settings: Any) -> None:
    settings.MODE = "demo"
    client.force_login(make_user())
    letter = make_letter()
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.UNCERTAIN)
    answer = client.post(reverse("letter-decide", args=[letter.pk, "again"]))

    assert answer.status_code == 403


def test_the_list_asks_the_database_as_often_for_30_letters_as_for_3(
    administrator: Client, django_assert_max_num_queries: Any
) -> None:
    for _number in range(30):
        make_letter()
    with django_assert_max_num_queries(12):
        administrator.get(reverse("mailbox"))


def test_a_subject_with_markup_is_shown_as_text(administrator: Client) -> None:
    letter = make_letter(subject="<script>alert(1)</script>", text="<b>x</b>")
    page = administrator.get(reverse("letter", args=[letter.pk])).content.decode()

    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
