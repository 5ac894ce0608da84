"""Signing in, registering, and what a stranger learns by trying."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

from gensvar.accounts.actions import close_account, create_account
from gensvar.accounts.models import User
from gensvar.kernel.errors import Invalid
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Role, RoleGrant
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db
PASSWORD = "tre glada ekorrar"


@pytest.fixture
def ada() -> User:
    return create_account("Ada@Example.org", "Ada Alm", PASSWORD)


@pytest.fixture(autouse=True)
def _nobody_has_tried_before(settings: Any) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    }


def sign_in(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post(reverse("sign-in"), {"login": email, "password": password})


def test_one_signs_in_with_address_and_password(client: Client, ada: User) -> None:
    client.get("/konto/logga-in/")
    before = client.session.session_key
    answer = sign_in(client, "ADA@example.org")

    assert answer.headers["Location"] == "/konto/"
    assert client.session["_auth_user_id"] == str(ada.pk)
    assert client.session.session_key != before


def test_those_who_work_here_come_to_the_workspace(client: Client, ada: User) -> None:
    RoleGrant.objects.create(user=ada, body=make_body(), role=Role.OFFICER)

    assert sign_in(client, ada.email).headers["Location"] == "/arbete/"


def test_one_comes_back_to_where_one_was_going(client: Client, ada: User) -> None:
    answer = client.post(
        reverse("sign-in"),
        {"login": ada.email, "password": PASSWORD, "next": "/konto/"},
    )
    assert answer.headers["Location"] == "/konto/"


def test_one_is_not_sent_to_another_site(client: Client, ada: User) -> None:
    answer = client.post(
        reverse("sign-in"),
        {"login": ada.email, "password": PASSWORD, "next": "https://evil.example/"},
    )
    assert answer.headers["Location"] == "/konto/"


def without_chance(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|\w+@\w+\.\w+', "", page)


def test_a_stranger_learns_nothing_by_trying_to_sign_in(
    client: Client, ada: User
) -> None:
    known = sign_in(client, "ada@example.org", "wrong password")
    unknown = sign_in(client, "bob@example.org", "wrong password")

    assert known.status_code == unknown.status_code
    assert without_chance(known.content.decode()) == without_chance(
        unknown.content.decode()
    )


def test_a_stranger_learns_nothing_by_asking_for_a_new_password(
    client: Client, ada: User
) -> None:
    answers = [
        client.post(reverse("account_reset_password"), {"email": email})
        for email in ("ada@example.org", "bob@example.org")
    ]
    assert {answer.headers["Location"] for answer in answers} == {
        reverse("account_reset_password_done")
    }
    assert Letter.objects.count() == 2


def test_a_stranger_learns_nothing_by_registering(
    client: Client, ada: User, settings: Any
) -> None:
    settings.REGISTRATION_IS_OPEN = True
    answers = [
        client.post(
            reverse("account_signup"),
            {"name": "Eva", "email": email, "password1": PASSWORD},
        )
        for email in ("ada@example.org", "new@example.org")
    ]
    assert {answer.headers["Location"] for answer in answers} == {
        reverse("account_email_verification_sent")
    }


def test_a_resident_registers_confirms_and_signs_in(
    client: Client, settings: Any
) -> None:
    settings.REGISTRATION_IS_OPEN = True
    client.post(
        reverse("account_signup"),
        {"name": "Eva Ek", "email": "Eva@example.org", "password1": PASSWORD},
    )
    letter = Letter.objects.get()
    assert letter.subject == "Bekräfta din e-postadress"
    (address,) = re.findall(r"http://127.0.0.1:8000(/\S+)", letter.whole_text)
    assert client.get(address).status_code == 200
    client.post(address)

    assert sign_in(client, "eva@example.org").headers["Location"] == "/konto/"
    assert User.objects.get(email="eva@example.org").name == "Eva Ek"


def test_who_has_not_confirmed_is_not_signed_in(client: Client, settings: Any) -> None:
    settings.REGISTRATION_IS_OPEN = True
    client.post(
        reverse("account_signup"),
        {"name": "Eva Ek", "email": "eva@example.org", "password1": PASSWORD},
    )
    sign_in(client, "eva@example.org")

    assert "_auth_user_id" not in client.session


def test_where_registration_is_closed_nobody_registers(client: Client) -> None:
    client.post(
        reverse("account_signup"),
        {"name": "Eva", "email": "eva@example.org", "password1": PASSWORD},
    )
    assert not User.objects.exists()


def test_a_new_password_comes_by_a_link_that_works_once(
    client: Client, ada: User
) -> None:
    client.post(reverse("account_reset_password"), {"email": ada.email})
    letter = Letter.objects.get()
    assert "losenord/nytt" not in letter.text
    (address,) = re.findall(r"http://127.0.0.1:8000(/\S+)", letter.whole_text)
    form = client.get(address, follow=True)
    new = "fyra lata igelkottar"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    assert sign_in(client, ada.email, new).status_code == 302
    again = Client().get(address, follow=True).content.decode()
    assert "fungerar inte längre" in again


def test_a_closed_account_signs_nobody_in_and_ends_open_sessions(
    client: Client, ada: User
) -> None:
    sign_in(client, ada.email)
    assert client.get("/konto/").status_code == 200
    close_account(ada, by=ada)

    assert client.get("/konto/").status_code == 302
    other = Client()
    sign_in(other, ada.email)
    assert "_auth_user_id" not in other.session


def test_a_second_step_is_asked_for_where_an_app_was_added(
    client: Client, ada: User
) -> None:
    secret = generate_totp_secret()
    TOTP.activate(ada, secret)
    answer = sign_in(client, ada.email)
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session

    code = f"{hotp_value(secret, int(time.time()) // 30):06d}"
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.session["_auth_user_id"] == str(ada.pk)


@pytest.mark.parametrize("password", ["kort", "123456789012", "ada@example.org"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(Invalid):
        create_account("ada@example.org", "Ada", password)


def test_an_address_has_one_account(ada: User) -> None:
    with pytest.raises(Invalid):
        create_account(ada.email.upper(), "Bo", PASSWORD)


def test_one_chooses_the_language_of_pages_and_letters(
    client: Client, ada: User
) -> None:
    client.force_login(ada)
    page = client.post(
        "/konto/", {"name": "Ada Å", "language": "fi"}, follow=True
    ).content.decode()

    ada.refresh_from_db()
    assert (ada.name, ada.language) == ("Ada Å", "fi")
    assert 'lang="fi"' in page


@pytest.mark.parametrize(
    "name",
    [
        "sign-in",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_email_verification_sent",
        "account_inactive",
    ],
)
def test_the_open_pages_are_ours(client: Client, name: str, settings: Any) -> None:
    settings.REGISTRATION_IS_OPEN = True
    page = client.get(reverse(name)).content.decode()

    assert 'id="main"' in page
    assert "placeholder" not in page


@pytest.mark.parametrize(
    "name",
    [
        "my-account",
        "sign-out",
        "mfa_index",
        "mfa_activate_totp",
        "account_change_password",
        "account_email",
        "account_reauthenticate",
    ],
)
def test_the_pages_of_an_account_are_ours(client: Client, ada: User, name: str) -> None:
    sign_in(client, ada.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse(name)).content.decode()

    assert 'id="main"' in page
    assert "placeholder" not in page


@pytest.mark.parametrize("is_open", [True, False])
def test_the_way_to_register_is_shown_where_one_can(
    client: Client, settings: Any, is_open: bool
) -> None:
    settings.REGISTRATION_IS_OPEN = is_open
    page = client.get("/konto/logga-in/").content.decode()

    assert (reverse("account_signup") in page) == is_open
