"""One person, however the address is spelt: caps count all that they claim."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from gensvar.analysis.fees import Kind
from gensvar.kernel.people import plain_address, plain_name
from gensvar.meetings.models import Guest
from gensvar.organisations.models import Body
from gensvar.remuneration.models import Claim
from gensvar.remuneration.queries import namesakes, paid_before
from tests.make.dialogues import chair_of
from tests.make.meetings import make_arrival
from tests.make.organisations import make_body, make_user
from tests.make.remuneration import make_claim, make_over, make_present, make_table


@pytest.fixture
def body() -> Body:
    body = make_body()
    make_table(body)
    return body


def given_before(guest: Guest) -> int:
    assert guest.meeting.starts_at
    _day, year = paid_before(guest, guest.meeting.starts_at.date())
    return year.get(Kind.MEETING_FEE, 0)


def test_an_address_is_the_same_however_it_is_spelt() -> None:
    for spelt in ("Ada@Ex.se", " ada@ex.se ", "ada+moten@ex.se", "ADA+a+b@EX.SE"):
        assert plain_address(spelt) == "ada@ex.se", spelt
    assert plain_address("") == ""
    assert plain_address("+bara@ex.se") == "+bara@ex.se"
    assert plain_name("  Ada  ALM ") == "ada alm"


@given(st.emails())
def test_making_an_address_plain_twice_changes_nothing(email: str) -> None:
    assert plain_address(plain_address(email)) == plain_address(email)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("other", "given"),
    [
        ("ada+moten@ex.se", 90_000),
        ("ADA@ex.se", 90_000),
        ("ada@ex.se", 90_000),
        ("adam@ex.se", 0),
        ("ada@ex.se.org", 0),
        ("ada_+x@ex.se", 0),
    ],
)
def test_caps_count_every_spelling_of_one_address_and_no_other(
    body: Body, other: str, given: int
) -> None:
    make_claim(make_present(body, email=other))
    assert given_before(make_present(body, email="ada@ex.se")) == given
    assert given_before(make_present(body, email="ada+ny@ex.se")) == given


@pytest.mark.django_db
def test_caps_count_what_the_same_account_claims_under_another_address(
    body: Body,
) -> None:
    account = make_user("Bo Berg")
    make_claim(make_present(body, user=account))
    assert given_before(make_present(body, user=account)) == 90_000
    assert given_before(make_present(body, email="")) == 0


@pytest.mark.django_db
def test_caps_count_on_after_a_guest_has_changed_address(body: Body) -> None:
    make_claim(make_present(body, email="ada@ex.se"))
    guest = make_present(body, email="ada@ex.se")
    make_claim(guest)
    Guest.objects.filter(pk=guest.pk).update(email="ny@ex.se")
    guest.refresh_from_db()
    assert given_before(guest) == 90_000
    assert given_before(make_present(body, email="ny@ex.se")) == 90_000


@pytest.fixture
def twice(body: Body) -> list[Claim]:
    meeting = make_over(body)
    names = ("Ada Alm", " ada  alm", "Bo Berg")
    return [make_claim(make_arrival(meeting, name)) for name in names]


@pytest.mark.django_db
def test_two_claims_of_one_meeting_under_one_name_are_told_of_and_not_stopped(
    client: Client, body: Body, twice: list[Claim]
) -> None:
    first, second, other = twice
    assert [namesakes(claim) for claim in twice] == [[second.pk], [first.pk], []]
    client.force_login(chair_of(body))
    client.cookies["language"] = "en"
    told = "Another claim of this meeting has the same name"
    page = client.get(reverse("pay-claim", args=[first.pk])).content.decode()
    assert told in page
    assert reverse("pay-claim", args=[second.pk]) in page
    assert told not in str(client.get(reverse("pay-claim", args=[other.pk])).content)

    sent = {"do": "approve", "version": first.version}
    client.post(reverse("pay-claim", args=[first.pk]), sent)
    first.refresh_from_db()
    assert first.state == "approved"
