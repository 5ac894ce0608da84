"""The first administrator is made with a code that works once."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from gensvar.accounts.models import OneTimeCode, User
from gensvar.organisations.models import Body
from gensvar.organisations.policies import may_administer

pytestmark = pytest.mark.django_db
PERSON = {
    "name": "Ada Alm",
    "email": "ada@example.org",
    "password": "tre glada ekorrar",
}


def init() -> str:
    """Run the command and return the address that it prints."""
    said = StringIO()
    call_command("init", region="Region Exempel", stdout=said)
    (address,) = re.findall(r"http://127.0.0.1:8000(\S+)", said.getvalue())
    return str(address)


def test_the_code_makes_the_first_administrator(client: Client) -> None:
    address = init()
    assert client.get(address).status_code == 200
    client.post(address, PERSON)

    user = User.objects.get()
    assert may_administer(user)
    assert Body.objects.get().name == "Region Exempel"
    assert client.get("/arbete/organ/").status_code == 200


def test_the_code_works_once(client: Client) -> None:
    address = init()
    client.post(address, PERSON)
    other = Client().post(address, {**PERSON, "email": "eve@example.org"})

    assert other.status_code == 410
    assert User.objects.count() == 1


def test_the_code_is_not_stored(client: Client) -> None:
    code = init().split("/")[-2]

    assert code not in str(list(OneTimeCode.objects.values()))


def test_an_old_code_has_ended(client: Client) -> None:
    address = init()
    OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert client.get(address).status_code == 410


def test_a_new_code_ends_the_one_before(client: Client) -> None:
    first, second = init(), init()

    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200


def test_where_there_is_an_administrator_no_code_is_made(client: Client) -> None:
    client.post(init(), PERSON)

    with pytest.raises(CommandError, match="invitation"):
        init()


def test_a_weak_password_uses_no_code_up(client: Client) -> None:
    address = init()
    assert client.post(address, {**PERSON, "password": "kort"}).status_code == 422

    assert client.get(address).status_code == 200
