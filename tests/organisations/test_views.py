"""Bodies and people on screen."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.accounts.models import User
from gensvar.kernel.addresses import invitation as invitation_address
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Body, BodyKind, Role
from gensvar.organisations.policies import has_role
from tests.make.dialogues import make_dialogue
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "tre glada ekorrar"


@pytest.fixture
def root() -> Body:
    return make_body("Regionfullmäktige", BodyKind.ASSEMBLY)


@pytest.fixture
def administrator(client: Client, root: Body) -> User:
    user = make_member(root, Role.ADMINISTRATOR)
    client.force_login(user)
    return user


@pytest.mark.requirement("S3-02")
def test_several_bodies_of_one_kind_stand_under_their_parent(
    client: Client, administrator: User, root: Body
) -> None:
    for name in ("Beredningen nord", "Beredningen syd"):
        client.post(
            reverse("body-new"),
            {
                "name": name,
                "kind": "drafting_committee",
                "parent": root.pk,
                "valid_from": "2019-01-01",
            },
        )

    made = Body.objects.filter(kind=BodyKind.DRAFTING_COMMITTEE, parent=root)
    page = client.get(reverse("bodies")).content.decode()
    assert [body.name for body in made] == ["Beredningen nord", "Beredningen syd"]
    assert page.index(root.name) < page.index("Beredningen nord")
    assert page.count("Fullmäktigeberedning") == 2


def test_a_body_is_made_and_shown_in_the_tree(
    client: Client, administrator: User, root: Body
) -> None:
    answer = client.post(
        reverse("body-new"),
        {
            "name": "<b>Vård</b>nämnden",
            "kind": "committee",
            "parent": root.pk,
            "valid_from": "2019-01-01",
        },
        follow=True,
    )
    assert "&lt;b&gt;Vård" in answer.content.decode()
    assert "&lt;b&gt;Vård" in client.get(reverse("bodies")).content.decode()


def test_what_is_wrong_is_said_beside_the_field(
    client: Client, administrator: User, root: Body
) -> None:
    child = make_body("Nämnden", parent=root)
    answer = client.post(
        reverse("body-new"),
        {
            "name": child.name,
            "kind": "committee",
            "parent": root.pk,
            "valid_from": "2019-01-01",
        },
    )
    assert answer.status_code == 422
    assert "Det finns redan ett organ" in answer.content.decode()


def test_a_body_with_a_dialogue_says_what_remains_and_asks_who_takes_over(
    client: Client, administrator: User, root: Body
) -> None:
    dialogue = make_dialogue()
    body = dialogue.body
    make_body("Nya nämnden", parent=root)
    root_of = make_member(body, Role.ADMINISTRATOR)
    client.force_login(root_of)
    page = client.get(reverse("body-end", args=[body.slug])).content.decode()
    assert dialogue.title in page
    answer = client.post(
        reverse("body-end", args=[body.slug]), {"last_day": "2026-11-22"}
    )
    assert answer.status_code == 422
    assert "tar över" in answer.content.decode()


def test_a_colleague_is_invited_and_signs_in(
    client: Client, administrator: User, root: Body
) -> None:
    client.post(
        reverse("colleague-new", args=[root.slug]),
        {
            "name": "Bo Ek",
            "email": "bo@example.org",
            "role": "officer",
            "language": "sv",
        },
    )
    letter = Letter.objects.get()
    (address,) = re.findall(r"http://127.0.0.1:8000(/\S+)", letter.whole_text)
    stranger = Client()
    page = stranger.get(address)
    assert "bo@example.org" in page.content.decode()
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in page.headers["Cache-Control"]
    answer = stranger.post(address, {"name": "Bo Ek", "password": PASSWORD})

    assert answer.headers["Location"] == "/arbete/"
    assert has_role(User.objects.get(email="bo@example.org"), root, Role.OFFICER)
    again = Client().get(address)
    assert again.status_code == 410
    assert "kan inte användas" in again.content.decode()


def test_the_address_in_the_letter_is_the_address_of_the_page() -> None:
    assert invitation_address("abc") == reverse("invitation", args=["abc"])


def test_a_role_is_withdrawn_on_screen(
    client: Client, administrator: User, root: Body
) -> None:
    officer = make_member(root, Role.OFFICER)
    page = client.get(reverse("body", args=[root.slug])).content.decode()
    addresses = re.findall(r'action="(/arbete/personer/roller/\d+/bort/)"', page)
    assert len(addresses) == 2
    for address in addresses:
        client.post(address)

    assert not has_role(User.objects.get(pk=officer.pk), root, Role.OFFICER)
    assert has_role(User.objects.get(pk=administrator.pk), root, Role.ADMINISTRATOR)


def test_a_person_leaves(client: Client, administrator: User, root: Body) -> None:
    officer = make_member(root, Role.OFFICER, name="Bo Ek")
    address = reverse("person", args=[officer.pk])
    assert "Bo Ek" in client.get(address).content.decode()
    client.post(address)

    officer.refresh_from_db()
    assert not officer.is_active


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("body-new", []), ("people", []), ("colleague-new", ["organ"])],
)
def test_officers_keep_neither_bodies_nor_people(
    client: Client, root: Body, name: str, arguments: list[str]
) -> None:
    client.force_login(make_member(root, Role.OFFICER))
    address = reverse(name, args=[root.slug for _ in arguments])

    assert client.get(address).status_code == 403


def test_residents_do_not_enter_the_workspace(client: Client, root: Body) -> None:
    client.force_login(make_user())

    assert client.get(reverse("bodies")).status_code == 403


def test_the_lists_ask_the_database_as_often_for_many_as_for_few(
    client: Client, administrator: User, root: Body, django_assert_max_num_queries: Any
) -> None:
    for _number in range(30):
        make_member(make_body(parent=root), Role.OFFICER)
        make_member(root, Role.OFFICER)
    addresses = [
        reverse("bodies"),
        reverse("people"),
        reverse("body", args=[root.slug]),
    ]
    for address in addresses:
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
