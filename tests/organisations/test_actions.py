"""Bodies, roles and invitations: who may, what cannot be, what remains."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.delivery import empty_outbox
from gensvar.notifications.models import Letter, LetterState
from gensvar.organisations.actions.bodies import (
    abolish_body,
    change_body,
    create_body,
)
from gensvar.organisations.actions.invitations import (
    accept_invitation,
    add_colleague,
    withdraw_invitation,
)
from gensvar.organisations.actions.roles import give_role, leave, withdraw_role
from gensvar.organisations.messages import STILL_WANTED
from gensvar.organisations.models import Body, BodyKind, Invitation, Role, RoleGrant
from gensvar.organisations.ownership import Kind, OnHand, nothing
from gensvar.organisations.policies import has_role
from gensvar.organisations.queries import tree
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "tre glada ekorrar"


@pytest.fixture
def root() -> Body:
    return make_body("Regionfullmäktige", BodyKind.ASSEMBLY)


@pytest.fixture
def administrator(root: Body) -> User:
    return make_member(root, Role.ADMINISTRATOR, name="Ada Alm")


def something(_owner: object) -> list[OnHand]:
    return [OnHand(Kind.MATTER, "RS 2018-0432 Öppettider")]


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_an_administrator_makes_a_body_beneath(root: Body, administrator: User) -> None:
    body = create_body(
        "Vårdnämnden",
        BodyKind.COMMITTEE,
        by=administrator,
        parent=root,
        valid_from=date(2019, 1, 1),
    )

    assert (body.slug, body.parent) == ("vardnamnden", root)


def test_two_bodies_with_one_name_get_two_addresses(
    root: Body, administrator: User
) -> None:
    first, second = (
        create_body(
            "Nämnden",
            BodyKind.COMMITTEE,
            by=administrator,
            parent=parent,
            valid_from=date(2019, 1, 1),
        )
        for parent in (root, make_body(parent=root))
    )
    assert first.slug != second.slug


def test_the_same_name_twice_in_one_place_is_refused(
    root: Body, administrator: User
) -> None:
    make_body("Nämnden", parent=root)

    with pytest.raises(Invalid):
        create_body(
            "nämnden ",
            BodyKind.COMMITTEE,
            by=administrator,
            parent=root,
            valid_from=today(),
        )


@pytest.mark.parametrize("role", [role for role in Role if role != "administrator"])
def test_others_than_administrators_keep_no_bodies(root: Body, role: Role) -> None:
    other = make_member(root, role)

    with pytest.raises(NotAllowed):
        create_body("X", BodyKind.UNIT, by=other, parent=root, valid_from=today())
    with pytest.raises(NotAllowed):
        change_body(root, {"name": "X"}, by=other)
    with pytest.raises(NotAllowed):
        abolish_body(root, today(), by=other, of_body=nothing)
    with pytest.raises(NotAllowed):
        give_role(make_user(), root, Role.OFFICER, by=other)


def test_an_administrator_of_one_body_keeps_no_other(root: Body) -> None:
    one, other = make_body(parent=root), make_body(parent=root)
    user = make_member(one, Role.ADMINISTRATOR)

    with pytest.raises(NotAllowed):
        give_role(make_user(), other, Role.OFFICER, by=user)
    with pytest.raises(NotAllowed):
        change_body(one, {"parent": other}, by=user)


def test_a_body_cannot_stand_beneath_itself(root: Body, administrator: User) -> None:
    child = make_body(parent=root)
    grandchild = make_body(parent=child)

    with pytest.raises(Invalid):
        change_body(child, {"parent": grandchild}, by=administrator)
    with pytest.raises(Invalid):
        change_body(child, {"parent": child}, by=administrator)


def test_a_body_with_something_on_hand_needs_a_successor(
    root: Body, administrator: User
) -> None:
    body = make_body(parent=root)
    with pytest.raises(NotYet) as refused:
        abolish_body(body, today(), by=administrator, of_body=something)
    assert "RS 2018-0432" in str(refused.value)

    successor = make_body(parent=root)
    child = make_body(parent=body)
    abolish_body(
        body, today(), by=administrator, of_body=something, successor=successor
    )
    body.refresh_from_db()
    child.refresh_from_db()
    assert (body.valid_to, body.successor) == (today(), successor)
    assert child.parent == successor


def test_roles_end_with_the_body(root: Body, administrator: User) -> None:
    body = make_body(parent=root)
    officer = make_member(body, Role.OFFICER)
    abolish_body(body, today() - timedelta(days=1), by=administrator, of_body=nothing)

    assert not has_role(fresh(officer), body, Role.OFFICER)


def test_a_body_is_not_taken_over_by_one_that_ends_with_it(
    root: Body, administrator: User
) -> None:
    body = make_body(parent=root)
    child = make_body(parent=body)
    ended = make_body(parent=root, valid_to=date(2020, 1, 1))

    for successor in (body, child, ended):
        with pytest.raises(Invalid):
            abolish_body(
                body,
                today(),
                by=administrator,
                of_body=nothing,
                successor=successor,
            )


def test_a_body_does_not_end_before_it_began(root: Body, administrator: User) -> None:
    with pytest.raises(Invalid):
        abolish_body(root, date(2000, 1, 1), by=administrator, of_body=nothing)


def test_a_withdrawn_role_ends_at_once_and_can_be_given_again(
    root: Body, administrator: User
) -> None:
    user = make_user()
    grant = give_role(user, root, Role.OFFICER, by=administrator)
    assert has_role(fresh(user), root, Role.OFFICER)
    withdraw_role(grant, by=administrator)
    assert not has_role(fresh(user), root, Role.OFFICER)
    give_role(user, root, Role.OFFICER, by=administrator)

    assert has_role(fresh(user), root, Role.OFFICER)


def test_a_role_is_given_once(root: Body, administrator: User) -> None:
    user = make_user()
    give_role(user, root, Role.OFFICER, by=administrator)

    with pytest.raises(Invalid):
        give_role(user, root, Role.OFFICER, by=administrator)


def test_one_administrator_always_remains(root: Body, administrator: User) -> None:
    grant = RoleGrant.objects.get(user=administrator)

    with pytest.raises(NotYet):
        withdraw_role(grant, by=administrator)
    with pytest.raises(NotYet):
        leave(administrator, by=administrator, of_person=nothing)


def test_who_leaves_hands_over_first(root: Body, administrator: User) -> None:
    officer = make_member(root, Role.OFFICER)
    with pytest.raises(NotYet):
        leave(officer, by=administrator, of_person=something)
    leave(officer, by=administrator, of_person=nothing)

    left = fresh(officer)
    assert not left.is_active
    assert not RoleGrant.objects.filter(user=officer, until__isnull=True).exists()


def invite(body: Body, by: User, email: str = "bo@example.org") -> str:
    add_colleague(body, Role.OFFICER, name="Bo Ek", email=email, language="sv", by=by)
    return Letter.objects.latest("pk").secret


def test_an_invited_colleague_makes_an_account_with_the_role(
    root: Body, administrator: User
) -> None:
    token = invite(root, administrator)
    user = accept_invitation(token, name="Bo Ek", password=PASSWORD, language="fi")

    assert (user.email, user.language) == ("bo@example.org", "fi")
    assert has_role(user, root, Role.OFFICER)
    assert token not in Invitation.objects.get().token_hash


def test_an_invitation_works_once(root: Body, administrator: User) -> None:
    token = invite(root, administrator)
    accept_invitation(token, name="Bo", password=PASSWORD, language="sv")

    with pytest.raises(Invalid):
        accept_invitation(token, name="Eve", password=PASSWORD, language="sv")


def test_a_weak_password_uses_no_invitation_up(root: Body, administrator: User) -> None:
    token = invite(root, administrator)
    with pytest.raises(Invalid):
        accept_invitation(token, name="Bo", password="kort", language="sv")

    accept_invitation(token, name="Bo", password=PASSWORD, language="sv")


def test_a_withdrawn_invitation_is_neither_sent_nor_accepted(
    root: Body, administrator: User
) -> None:
    token = invite(root, administrator)
    withdraw_invitation(Invitation.objects.get(), by=administrator)
    empty_outbox(STILL_WANTED)

    assert Letter.objects.get().state == LetterState.WITHDRAWN
    with pytest.raises(Invalid):
        accept_invitation(token, name="Bo", password=PASSWORD, language="sv")


def test_an_old_invitation_has_ended(root: Body, administrator: User) -> None:
    token = invite(root, administrator)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    with pytest.raises(Invalid):
        accept_invitation(token, name="Bo", password=PASSWORD, language="sv")


def test_the_invitation_of_someone_without_that_right_any_more_is_void(
    root: Body, administrator: User
) -> None:
    other = make_member(root, Role.ADMINISTRATOR)
    token = invite(root, other)
    leave(other, by=administrator, of_person=nothing)

    with pytest.raises(Invalid):
        accept_invitation(token, name="Bo", password=PASSWORD, language="sv")


def test_who_has_an_account_gets_the_role_without_a_letter(
    root: Body, administrator: User
) -> None:
    user = make_user(email="bo@example.org")

    add_colleague(
        root,
        Role.CHAIR,
        name="Bo",
        email="BO@example.org",
        language="sv",
        by=administrator,
    )
    assert has_role(fresh(user), root, Role.CHAIR)
    assert not Letter.objects.exists()


@given(
    parents=st.lists(st.integers(min_value=0, max_value=20), min_size=1, max_size=20)
)
def test_every_body_is_in_the_tree_once(parents: list[int]) -> None:
    bodies = [
        Body(pk=place + 1, name=str(place), parent_id=(parent % (place + 1)) or None)
        for place, parent in enumerate(parents)
    ]
    found = [branch.body.pk for branch in tree(bodies)]

    assert sorted(found) == [body.pk for body in bodies]


def test_who_registers_with_a_colleagues_address_gets_neither_role_nor_account(
    client: Client, settings: Any, root: Body, administrator: User
) -> None:
    settings.REGISTRATION_IS_OPEN = True
    form = {"name": "Eve", "email": "bo@example.org", "password1": "inte min adress"}
    client.post(reverse("account_signup"), form)
    eve = User.objects.get(email="bo@example.org")

    token = invite(root, administrator)
    assert not RoleGrant.objects.filter(user=eve).exists()

    user = accept_invitation(token, name="Bo", password=PASSWORD, language="sv")
    assert user.check_password(PASSWORD)
    assert has_role(user, root, Role.OFFICER)
    assert not User.objects.filter(name="Eve").exists()
