"""What a search finds, and for whom: never more than the reader may see now."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.accounts.models import User
from gensvar.contributions.actions import hide, withdraw_batch
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding
from gensvar.followups.actions import promise_measure
from gensvar.kernel.days import today
from gensvar.matters.actions import change_matter
from gensvar.organisations.models import Role
from gensvar.publishing.actions import withdraw
from gensvar.publishing.models import Publication
from gensvar.search.indexing import build_all, follow
from gensvar.search.models import SaidWords, SearchDocument
from gensvar.search.queries import Narrowed, Reader, found_by
from gensvar.search.sources import SOURCES
from gensvar.search.tasks import keep_up
from tests.make.contributions import (
    make_batch,
    make_open_dialogue,
    make_submission,
)
from tests.make.dialogues import make_matter, officer_of
from tests.make.feedback import make_answered
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body, make_member
from tests.make.programmes import make_programme
from tests.make.publishing import publish

pytestmark = pytest.mark.django_db
HERE = "/arbete/sok/"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_for(user: User | None, text: str, **more: str) -> str:
    """Return what the page of a search says to somebody, or to everyone."""
    client = client_of(user) if user else Client()
    address = HERE if user else "/sok/"
    answer = client.get(address, {"text": text, **more})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.requirement("S2-21")
def test_an_officer_finds_a_dialogue_with_all_that_belongs_to_it() -> None:
    dialogue = make_answered()
    measure = promise_measure(
        "Skyltar vid vårdcentralen",
        body=dialogue.body,
        owner=officer_of(dialogue.body),
        due_on=today() + timedelta(9),
        by=officer_of(dialogue.body),
    )
    build_all()
    officer = officer_of(dialogue.body)

    page = page_for(officer, "skylt vårdcentralernas")
    assert f'href="/arbete/atgarder/{measure.pk}/"' in page
    assert "<mark>Skyltar</mark> vid <mark>vårdcentralen</mark>" in page
    assert "1 träff" in page

    kinds = found_by(Reader(officer), dialogue.title).kinds
    assert {"dialogue", "answer", "finding", "basis"} <= set(kinds)
    by_number = found_by(Reader(officer), dialogue.matter.registry_number)
    assert by_number.rows[0].kind in {"matter", "decision", "consideration"}
    only = found_by(Reader(officer), dialogue.title, Narrowed(kind="dialogue"))
    assert [row.kind for row in only.rows] == ["dialogue"]
    assert "Ingenting hittades" in page_for(officer, "zebra")
    assert "citattecken" in page_for(officer, "")


def test_what_people_said_is_found_by_number_and_read_in_its_dialogue() -> None:
    dialogue = make_open_dialogue("at_once")
    make_submission(dialogue, "Tolken kom <i>för</i> sent")
    hidden = make_submission(dialogue, "Tolken heter Bo").receipt
    hide(
        Contribution.objects.get(receipt=hidden), reason="Ett namn", by=dialogue.leader
    )
    make_submission(dialogue, "Vi fick ingen parkering")
    build_all()
    officer, other = officer_of(dialogue.body), officer_of(make_body())

    page = page_for(officer, "tolkarna")
    assert "1 inspel med de orden" in page
    assert "för sent" not in page.replace("&gt;", "")

    there = f"{HERE}dialog/{dialogue.number}/"
    read = client_of(officer).get(there, {"text": "tolk"}).content.decode()
    assert "<mark>Tolken</mark> kom &lt;i&gt;för&lt;/i&gt; sent" in read
    assert "heter" not in read
    assert client_of(other).get(there, {"text": "tolk"}).status_code == 404
    assert "inspel med de orden" not in page_for(other, "tolk")


def test_everyone_finds_what_is_public_and_only_while_it_is() -> None:
    dialogue = make_open_dialogue("at_once")
    make_submission(dialogue, "Busshållplatsen ligger långt bort")
    build_all()
    assert not found_by(Reader(), dialogue.title).rows
    assert "Ingenting hittades" in page_for(None, "busshållplats")

    publish(dialogue)
    follow()
    shown = f'href="/dialoger/{dialogue.slug}/"'
    assert shown in page_for(None, dialogue.title)
    assert "1 inspel med de orden" in page_for(None, "busshållplats")
    said = Client().get(f"/sok/dialog/{dialogue.slug}/", {"text": "busshållplats"})
    assert "<mark>Busshållplatsen</mark>" in said.content.decode()

    # At once, before the worker has been there.
    withdraw(Publication.objects.get(), reason="Fel dag", by=dialogue.leader)
    assert shown not in page_for(None, dialogue.title)
    assert "Ingenting hittades" in page_for(None, "busshållplats")
    assert Client().get(f"/sok/dialog/{dialogue.slug}/").status_code == 404


def test_the_worker_follows_what_happens() -> None:
    assert not keep_up()  # nothing has been built
    build_all()
    assert not keep_up()
    matter = make_matter()
    officer = officer_of(matter.body)
    assert keep_up()
    assert [row.object_id for row in found_by(Reader(officer), matter.title).rows]

    change_matter(matter, matter.version, by=officer, title="Ambulanshelikopter i norr")
    while keep_up():
        pass
    found = found_by(Reader(officer), "helikopter")  # inside of a longer word
    assert [(row.kind, row.object_id) for row in found.rows] == [("matter", matter.pk)]
    assert not keep_up()


def test_a_withdrawn_batch_and_lost_rows_are_found_no_more() -> None:
    dialogue = make_open_dialogue("at_once")
    batch = make_batch(dialogue)
    word = Contribution.objects.filter(batch=batch).first()
    assert word is not None
    build_all()
    officer = officer_of(dialogue.body)
    assert found_by(Reader(officer), word.text).said

    withdraw_batch(batch, reason="Fel fil", by=officer)
    assert not found_by(Reader(officer), word.text).said
    SearchDocument.objects.create(
        kind="finding", object_id=99, address="/", title="x", words="spöke", plain=" x "
    )
    build_all()
    assert not SearchDocument.objects.filter(words="spöke").exists()
    assert SaidWords.objects.count() == Contribution.objects.count()


@pytest.fixture
def world() -> list[User | None]:
    """Return readers of every kind, in a region with a little of everything."""
    answered, one = make_answered(), make_open_dialogue("at_once")
    publish(answered)
    make_submission(one, "vård och tid")
    make_meeting(one.body, title="Möte om vård")
    programme = make_programme(name="Samråd om vård")
    bodies = [answered.body, one.body, programme.body]
    promise_measure(
        "Bättre vård",
        body=one.body,
        owner=officer_of(one.body),
        due_on=today() + timedelta(3),
        by=officer_of(one.body),
    )
    build_all()
    roles = (Role.OFFICER, Role.REPRESENTATIVE, Role.ADMINISTRATOR)
    return [None, *(make_member(body, role) for body in bodies for role in roles)]


def test_no_reader_finds_what_cannot_be_opened_and_many_cost_as_little_as_few(
    world: list[User | None],
) -> None:
    words = ["vård", "öppettider", "nämnd", "samråd", "tid", "svar", "e"]
    for user in world:
        client = client_of(user) if user else Client()
        for word in words:
            rows = found_by(Reader(user), word).rows
            kinds = {(row.kind, row.object_id): row.pk for row in rows}
            known = SearchDocument.objects.in_bulk(list(kinds.values()))
            for document in known.values():
                assert document.for_everyone == (user is None)
                assert client.get(document.address).status_code == 200, document

    officer = world[1]
    assert officer is not None
    client = client_of(officer)
    with CaptureQueriesContext(connection) as few:
        client.get(HERE, {"text": "vård"})
    body = Dialogue.objects.latest("pk").body
    for number in range(12):
        make_meeting(body, title=f"Vård {number}")
    build_all()
    with CaptureQueriesContext(connection) as many:
        client.get(HERE, {"text": "vård"})

    assert len(few) == len(many)
    assert len(many) <= 12


@given(st.text(max_size=40))
@settings(max_examples=20)
def test_a_search_never_breaks(text: str) -> None:
    reader = Reader()
    for words in (text, f'"{text}', f"-{text} § *", f"vård {text}"):
        assert not found_by(reader, words).rows


def test_every_kind_has_a_model_and_no_two_the_same_name() -> None:
    assert len({source.kind for source in SOURCES}) == len(SOURCES)
    nobody = AnonymousUser()
    assert all(one.inside(nobody).model is one.model for one in SOURCES)
    assert Finding in {source.model for source in SOURCES}
