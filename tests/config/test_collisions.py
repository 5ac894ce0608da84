"""Transactions that stand in each other's way, and a database that is away (F-15–F-17).

The pages here exist only in these tests.
"""

from threading import Barrier, BrokenBarrierError

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, InternalError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from gensvar.accounts.models import User
from gensvar.config.urls import urlpatterns as ours
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import NotYet
from tests.make.organisations import make_user
from tests.racing import ON_A_SERVER, at_once

WORDS = "Jag vill att mottagningen har öppet på kvällen."
together = Barrier(2)
asked: list[str] = []


class Collision(Exception):
    """What the driver says of a deadlock."""

    sqlstate = "40P01"


def collide(times: int) -> None:
    if len(asked) <= times:
        raise OperationalError("deadlock detected") from Collision()


def crowded(request: HttpRequest, times: int) -> HttpResponse:
    """Be in somebody's way so many times, and then answer with what was sent."""
    asked.append(request.POST["text"])
    read = [file.read() for file in request.FILES.getlist("file")]
    collide(times)
    return HttpResponse(b"".join([request.POST["text"].encode(), *read]))


def refused(_request: HttpRequest) -> HttpResponse:
    """Be in somebody's way once, and then find that it is too late."""
    asked.append("")
    collide(1)
    raise NotYet(["Ett beslutat uppdrag"])


def away(_request: HttpRequest, kind: str) -> HttpResponse:
    faults = {
        "away": OperationalError("server closed the connection"),
        "readonly": InternalError("cannot execute INSERT in a read-only transaction"),
        "ours": IntegrityError("a mistake of ours"),
    }
    raise faults[kind]


def crossing(_request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Take hold of two people, one after the other."""
    with transaction.atomic():
        hold(User.objects.get(pk=first))
        if ON_A_SERVER:
            try:
                together.wait(timeout=5)
            except BrokenBarrierError:
                asked.append("alone")
        hold(User.objects.get(pk=second))
        User.objects.filter(pk=second).update(name=f"{first} {second}")
    return HttpResponse("done")


urlpatterns = [
    path("crowded/<int:times>/", crowded),
    path("refused/", refused),
    path("away/<str:kind>/", away),
    path("crossing/<int:first>/<int:second>/", crossing),
    *ours,
]
handler500 = "gensvar.ui.errors.broken"
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def _nobody_has_asked() -> None:
    asked.clear()
    together.reset()


@pytest.mark.django_db
@pytest.mark.parametrize("times", [0, 1, 2])
def test_who_was_in_the_way_is_let_through_with_words_and_files(
    client: Client, times: int
) -> None:
    file = SimpleUploadedFile("a.txt", b" Bilagan.")
    answer = client.post(f"/crowded/{times}/", {"text": WORDS, "file": file})

    assert answer.status_code == 200
    assert answer.text == f"{WORDS} Bilagan."
    assert len(asked) == times + 1


@pytest.mark.django_db
def test_after_three_tries_it_is_told_and_the_words_are_given_back() -> None:
    client = Client(raise_request_exception=False)
    answer = client.post(
        "/crowded/9/", {"text": WORDS}, headers={"Origin": "http://testserver"}
    )

    assert len(asked) == 3
    assert answer.status_code == 503
    assert WORDS in answer.text


@pytest.mark.django_db
def test_what_stood_in_the_way_the_second_time_is_told(client: Client) -> None:
    answer = client.post("/refused/")

    assert answer.status_code == 409
    assert "Ett beslutat uppdrag" in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "status"), [("away", 503), ("readonly", 503), ("ours", 500)]
)
def test_a_database_that_is_away_is_told_from_a_fault_of_ours(
    kind: str, status: int
) -> None:
    client = Client(raise_request_exception=False)
    here = client.post(
        f"/away/{kind}/", {"text": WORDS}, headers={"Origin": "http://testserver"}
    )
    there = client.post(
        f"/away/{kind}/", {"text": WORDS}, headers={"Origin": "http://elsewhere"}
    )

    assert here.status_code == status
    assert (here.headers.get("Retry-After") is None) == (status == 500)
    assert (WORDS in here.text) == (status == 503)
    assert WORDS not in there.text


@pytest.mark.slow
@pytest.mark.usefixtures("many_threads")
@pytest.mark.django_db(transaction=ON_A_SERVER)
def test_two_who_wait_for_each_other_both_come_through() -> None:
    ada, bo = make_user("Ada"), make_user("Bo")

    def cross(first: int, second: int) -> int:
        return Client().get(f"/crossing/{first}/{second}/").status_code

    ended = at_once([lambda: cross(ada.pk, bo.pk), lambda: cross(bo.pk, ada.pk)])

    assert ended == [200, 200]
    # On a server one of them had to try again, with nobody to wait for.
    assert asked == (["alone"] if ON_A_SERVER else [])
