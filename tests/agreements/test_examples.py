"""Concrete examples that add to the plan: told, looked at, found and taken back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.agreements.actions.agreements import unpublish_agreement
from gensvar.agreements.actions.commitments import add_commitment, withdraw_commitment
from gensvar.agreements.actions.examples import (
    Told,
    hide_example,
    show_example,
    take_back_example,
    tell_example,
    write_example,
)
from gensvar.agreements.examples import to_choose
from gensvar.agreements.models import AgreementStage, Commitment, Example, Party
from gensvar.audit.models import EventContent
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from tests.make.agreements import make_agreement
from tests.make.dialogues import officer_of
from tests.make.directory import make_organisation
from tests.make.examples import (
    make_example,
    make_example_of,
    make_shown_example,
    told,
)
from tests.make.joint_positions import make_own_side
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db
SAID = {
    "key": "a key of the form",
    "title": "Läxhjälp på två språk",
    "hard": "Få vågade komma.",
    "done": "Vi flyttade till skolan.",
    "year": "2024",
    "language": "sv",
}


def make_promise(words: str = "Regionen bjuder in tidigt.") -> Commitment:
    agreement = make_agreement(AgreementStage.IN_FORCE, is_shown=True)
    by = officer_of(agreement.body)
    day = today() + timedelta(days=30)
    return add_commitment(agreement, Party.REGION, "Regionen", words, day, by=by)


@pytest.mark.requirement("S4-071")
def test_an_example_is_told_looked_at_and_found_by_the_promise_it_adds_to(
    client: Client,
) -> None:
    promise, mine = make_promise(), make_own_side("Läxhjälparna")
    public_list = reverse("public-examples")
    assert "Inget exempel är berättat här än." in client.get(public_list).text
    write = reverse("own-tell-example", args=[mine.token])
    said = {**SAID, "belongs": f"l-{promise.pk}"}
    made = [client.post(write, said)["Location"] for _ in range(2)]
    own = reverse("own-examples", args=[mine.token])
    assert made == [own, own]
    example = Example.objects.get()
    address = reverse("public-example", args=[example.public_id])
    assert client.get(address).status_code == 404
    assert "Väntar på att läsas" in client.get(own).text
    client.force_login(officer_of(promise.agreement.body))
    assert example.title in client.get(reverse("examples")).text
    work = reverse("example", args=[example.pk])
    client.post(work, {"do": "show", "version": example.version})
    shown = client.get(address).text
    assert "Inte känt än" in shown
    assert "Läxhjälparna" in shown
    assert promise.words in shown
    page = reverse("public-agreement", args=[promise.agreement.public_id])
    assert f'{public_list}?hor=l-{promise.pk}">1 exempel<' in client.get(page).text
    found = client.get(public_list, {"hor": f"l-{promise.pk}", "ord": "skolan"})
    assert example.title in found.text
    assert "Inget exempel passar." in client.get(public_list, {"ord": "bad"}).text
    file = client.get(reverse("public-examples-file"), {"ar": "2024"}).content
    assert "Läxhjälparna".encode() in file
    assert "Få vågade komma".encode() in file


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(
    client: Client,
) -> None:
    mine = make_own_side()
    write = reverse("own-tell-example", args=[mine.token])
    ahead = str(today().year + 1)
    wrong = {**SAID, "hard": " ", "year": ahead, "outcome": "x" * 601}
    answer = client.post(write, wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"hard", "year", "outcome"}
    assert "Vi flyttade till skolan." in answer.text
    assert not Example.objects.exists()


def test_a_telephone_number_is_pointed_out_once_before_it_is_sent(
    client: Client,
) -> None:
    mine = make_own_side()
    write = reverse("own-tell-example", args=[mine.token])
    said = {**SAID, "done": "Ring 070-123 45 67."}
    first = client.post(write, said)
    assert first.status_code == 422
    assert "ett telefonnummer" in first.text
    assert not Example.objects.exists()
    client.post(write, {**said, "seen": first.context["form"]["seen"].value()})
    assert Example.objects.count() == 1


def test_an_organisation_reads_why_not_changes_and_takes_back(client: Client) -> None:
    mine, other = make_own_side(), make_own_side()
    example, body = make_example(mine.organisation), make_body()
    client.force_login(officer_of(body))
    work = reverse("example", args=[example.pk])
    assert client.post(work, {"do": "refuse", "reason": ""}).status_code == 422
    client.post(work, {"do": "refuse", "reason": "Skriv utan namn."})
    own = reverse("own-example", args=[mine.token, example.public_id])
    assert "Skriv utan namn." in client.get(own).text
    strange = reverse("own-example", args=[other.token, example.public_id])
    assert client.get(strange).status_code == 404
    example.refresh_from_db()
    client.post(own, {**SAID, "version": example.version})
    client.post(own, {**SAID, "done": "Sent.", "version": example.version})
    example.refresh_from_db()
    assert (example.state, example.reason) == ("sent", "")
    assert example.done == "Vi flyttade till skolan."
    client.post(own, {"do": "take-back"})
    example.refresh_from_db()
    assert example.state == "taken_back"
    assert client.get(work).status_code == 404
    words = {example.title, example.done, "Skriv utan namn."}
    kept = str(list(EventContent.objects.values()))
    assert not [one for one in words if one in kept]


def test_an_officer_writes_for_a_body_hides_and_shows_again(client: Client) -> None:
    body = make_body("Kulturnämnden")
    officer = officer_of(body)
    client.force_login(officer)
    client.post(reverse("write-example"), {**SAID, "body": body.pk})
    example = Example.objects.get()
    address = reverse("public-example", args=[example.public_id])
    assert "Kulturnämnden" in client.get(address).text
    work = reverse("example", args=[example.pk])
    client.post(work, {"do": "refuse", "reason": "Fel år."})
    assert client.get(address).status_code == 404
    stale = client.post(work, {"do": "show", "version": example.version})
    assert stale.status_code == 422
    example.refresh_from_db()
    client.post(work, {"do": "show", "version": example.version})
    assert client.get(address).status_code == 200


def test_who_keeps_neither_the_agreement_nor_the_body_says_nothing(
    client: Client,
) -> None:
    promise, stranger = make_promise(), officer_of(make_body())
    waits = make_example(make_organisation(), commitment=promise)
    with pytest.raises(NotAllowed):
        show_example(waits, by=stranger)
    with pytest.raises(NotAllowed):
        write_example(promise.agreement.body, told(), key="k", by=stranger)
    made, here = make_example_of(promise.agreement.body), make_body()
    with pytest.raises(NotAllowed):
        write_example(here, told(), key=made.key, by=officer_of(here))
    with pytest.raises(NotAllowed):
        take_back_example(waits, {make_organisation().pk})
    client.force_login(stranger)
    assert client.get(reverse("example", args=[waits.pk])).status_code == 404
    by = officer_of(promise.agreement.body)
    with pytest.raises(NotYet):
        hide_example(waits, "Nej.", by=by)
    with pytest.raises(Stale):
        show_example(waits, by=by, seen=waits.version + 1)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"outcome": "x" * 601}, "outcome"),
        ({"year": 1066}, "year"),
        ({"language": "klingonska", "ask": "x" * 81}, "ask"),
    ],
)
def test_an_example_that_cannot_be_right_is_refused(
    wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        tell_example(make_organisation(), told(**wrong), key="k")
    assert refusal.value.field == field


def test_only_an_agreement_and_a_promise_that_everyone_can_read_are_named(
    client: Client,
) -> None:
    promise = make_promise()
    agreement, by = promise.agreement, officer_of(promise.agreement.body)
    example = make_shown_example(make_organisation(), promise)
    address = reverse("public-example", args=[example.public_id])
    whole = make_example_of(agreement.body, agreement=agreement)
    assert whole.commitment is None
    assert to_choose()[0][1][1] == (f"l-{promise.pk}", promise.words)
    withdraw_commitment(promise, by=by)
    shown = client.get(address).text
    assert promise.words not in shown
    assert agreement.title in shown
    with pytest.raises(Invalid):
        make_example(make_organisation(), commitment=promise)
    wrong = Told("a", "b", "c", agreement=make_agreement(), commitment=promise)
    with pytest.raises(Invalid):
        tell_example(make_organisation(), wrong, key="k")
    unpublish_agreement(agreement, by=by)
    assert agreement.title not in client.get(address).text
    everyone = client.get(reverse("public-examples"), {"organ": agreement.body.pk})
    assert agreement.title not in everyone.text
    assert to_choose() == []
    with pytest.raises(Invalid):
        make_example(make_organisation(), agreement=agreement)
