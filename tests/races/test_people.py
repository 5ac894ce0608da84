"""Colleagues, invitations and followers: pressed at once, done once (T16)."""

from typing import Any

from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.audit.models import Event
from gensvar.audit.verification import first_break
from gensvar.dialogues.models import Follower
from gensvar.dialogues.public import follow
from gensvar.notifications.models import Letter
from gensvar.organisations.actions.bodies import create_body
from gensvar.organisations.actions.first import (
    make_first_administrator,
    prepare_first_administrator,
)
from gensvar.organisations.actions.invitations import accept_invitation, add_colleague
from gensvar.organisations.actions.roles import give_role, withdraw_role
from gensvar.organisations.models import Body, BodyKind, Invitation, Role, RoleGrant
from gensvar.organisations.queries import administrators
from tests.make.contributions import make_open_dialogue
from tests.make.organisations import make_body, make_member, make_user
from tests.racing import RACING, at_once, counted

pytestmark = RACING
PASSWORD = "tre glada ekorrar"
MANY = 10


def test_two_administrators_cannot_end_each_others_roles() -> None:
    root = make_body(kind=BodyKind.ASSEMBLY)
    ada, bo = (make_member(root, Role.ADMINISTRATOR) for _name in ("Ada", "Bo"))
    hers, his = RoleGrant.objects.get(user=ada), RoleGrant.objects.get(user=bo)

    ended = at_once(
        [lambda: withdraw_role(his, by=ada), lambda: withdraw_role(hers, by=bo)]
    )

    assert counted(ended)["done"] == 1
    assert administrators().count() == 1


def test_a_role_is_given_once() -> None:
    root = make_body(kind=BodyKind.ASSEMBLY)
    ada, bo = make_member(root, Role.ADMINISTRATOR), make_user()

    ended = at_once([lambda: give_role(bo, root, Role.OFFICER, by=ada)] * MANY)

    assert counted(ended) == {"done": 1, "Invalid": MANY - 1}
    assert RoleGrant.objects.filter(user=bo).count() == 1


def test_a_colleague_is_invited_once_and_the_invitation_used_once() -> None:
    root = make_body(kind=BodyKind.ASSEMBLY)
    ada = make_member(root, Role.ADMINISTRATOR)

    def invite() -> object:
        return add_colleague(
            root, Role.OFFICER, name="Bo", email="bo@example.org", language="sv", by=ada
        )

    assert counted(at_once([invite] * MANY)) == {"done": 1, "Invalid": MANY - 1}
    assert Invitation.objects.count() == Letter.objects.count() == 1
    secret = Letter.objects.get().secret.strip("/").rpartition("/")[2]

    def accept() -> object:
        return accept_invitation(secret, name="Bo", password=PASSWORD, language="sv")

    assert counted(at_once([accept] * MANY)) == {"done": 1, "Invalid": MANY - 1}
    assert User.objects.filter(email="bo@example.org").count() == 1


def test_there_is_one_first_administrator_and_one_first_event() -> None:
    code = prepare_first_administrator("Region Exempel")

    def use(number: int) -> object:
        return make_first_administrator(
            code,
            email=f"p{number}@example.org",
            name="Ada Alm",
            password=PASSWORD,
            language="sv",
        )

    ended = at_once([lambda: use(1), lambda: use(2), lambda: use(3), lambda: use(4)])

    assert counted(ended) == {"done": 1, "Invalid": 3}
    assert User.objects.count() == administrators().count() == 1


def test_events_that_come_first_at_once_make_one_chain() -> None:
    body = make_body()

    assert counted(at_once([lambda: record("give role", body)] * MANY)) == {
        "done": MANY
    }
    sequences = list(Event.objects.values_list("sequence", flat=True))
    assert sequences == list(range(1, MANY + 1))
    assert first_break() is None


def test_a_body_of_one_name_is_made_once_in_one_place() -> None:
    root = make_body(kind=BodyKind.ASSEMBLY)
    other = make_body(parent=root)
    ada = make_member(root, Role.ADMINISTRATOR)
    first_day = timezone.localdate()

    def make(parent: Body) -> object:
        return create_body(
            "Kulturnämnden",
            BodyKind.COMMITTEE,
            by=ada,
            parent=parent,
            valid_from=first_day,
        )

    ended = at_once([lambda: make(root), lambda: make(other)] * 4)

    assert counted(ended) == {"done": 2, "Invalid": 6}
    slugs = Body.objects.filter(name="Kulturnämnden").values_list("slug", flat=True)
    assert len(set(slugs)) == 2


def test_an_address_follows_once_and_gets_one_letter() -> None:
    dialogue = make_open_dialogue()

    ended = at_once([lambda: follow(dialogue, "bo@example.org", "sv")] * MANY)

    assert counted(ended) == {"done": MANY}
    assert Follower.objects.count() == Letter.objects.count() == 1


def test_an_account_is_registered_once(settings: Any) -> None:
    settings.REGISTRATION_IS_OPEN = True
    form = {"email": "bo@example.org", "name": "Bo", "password1": PASSWORD}

    def register() -> tuple[int, str]:
        response = Client().post("/konto/registrera/", form)
        return response.status_code, response.get("Location", "")

    assert set(at_once([register] * MANY)) == {(302, "/konto/adress/brev-skickat/")}
    assert User.objects.filter(email="bo@example.org").count() == 1
    assert EmailAddress.objects.filter(email="bo@example.org").count() == 1
