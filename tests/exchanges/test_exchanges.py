"""The region and civil society visit each other, and learn."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.exchanges import actions
from gensvar.exchanges.models import Offer, OfferKind, OfferState, Place
from gensvar.exchanges.queries import trainings, volunteer_days
from gensvar.exchanges.seating import seats_left, waiting, with_a_seat
from gensvar.exchanges.small import total_of
from gensvar.exchanges.yearly import entries
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.meetings.models import AgendaItem
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Role
from tests.make.dialogues import officer_of, someone
from tests.make.exchanges import (
    facts,
    has_been,
    make_event,
    make_offer,
    make_training,
)
from tests.make.joint_positions import make_own_side
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db
SAID = {
    "kind": "visit",
    "title": "Se verkstaden",
    "words": "Vi lagar cyklar tillsammans.",
    "begins": "13:00",
    "until": "15:00",
    "place": "Storgatan 1",
    "language": "sv",
    "key": "a key of the form",
}


def ahead(days: int = 20) -> str:
    return (today() + timedelta(days=days)).isoformat()


def subjects() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("subject", flat=True))


@pytest.mark.requirement("S4-110", "S4-114")
def test_a_visit_is_offered_confirmed_signed_up_for_and_learnt_from_on_screen(
    client: Client,
) -> None:
    body = make_body("Kulturnämnden")
    officer = officer_of(body)
    host, guest = make_own_side("Cykelköket"), make_own_side("Grannarna")
    address = reverse("own-invite-exchange", args=[host.token])
    said = {**SAID, "day": ahead(), "seats": "3", "access": "Ingen trappa."}
    made = client.post(address, said)
    assert client.post(address, said)["Location"] == made["Location"]
    offer = Offer.objects.get()
    public = reverse("public-exchange-offer", args=[offer.public_id])
    assert client.get(public).status_code == 404
    client.force_login(officer)
    work = reverse("exchange-offer", args=[offer.pk])
    client.post(work, {"do": "show", "version": offer.version})
    assert "Ingen trappa." in client.get(public).text
    assert "Se verkstaden" in client.get(reverse("public-exchange")).text
    file = client.get(reverse("public-exchange-calendar", args=[offer.public_id]))
    assert b"SUMMARY;LANGUAGE=sv:Se verkstaden" in file.content
    assert "Organisationen ser ditt namn" in client.get(work).text
    client.post(work, {"do": "sign-up", "body": body.pk})
    other = reverse("own-exchange-offer", args=[guest.token, offer.public_id])
    assert ">Anmäl oss<" in client.get(other).text
    client.post(other, {"do": "people", "people": "2"})
    assert seats_left(offer, offer.places.all()) == 0
    mine = reverse("own-exchange-offer", args=[host.token, offer.public_id])
    shown = client.get(mine).text
    assert "Grannarna" in shown
    assert officer.name in shown


def test_afterwards_both_sides_say_what_they_take_along(client: Client) -> None:
    body = make_body("Kulturnämnden")
    officer = officer_of(body)
    host, guest = make_own_side("Cykelköket"), make_own_side("Grannarna")
    offer = make_offer(host, body=body)
    actions.sign_up(offer, body, by=officer)
    actions.sign_up_organisation(guest, offer, 2)
    work = reverse("exchange-offer", args=[offer.pk])
    mine, other = (
        reverse("own-exchange-offer", args=[one.token, offer.public_id])
        for one in (host, guest)
    )
    client.force_login(officer)
    has_been(offer)
    client.post(other, {"do": "lesson", "words": "Vi ska också ha en verkstad."})
    client.post(work, {"do": "lesson", "words": "Vi bjuder in fler."})
    told = client.get(mine).text
    assert "Vi ska också ha en verkstad." in told
    assert "Vi bjuder in fler." in told
    (entry,) = entries(guest.family, today().year, guest.token)
    assert (entry.what, entry.state) == (
        f"Studiebesök: {offer.title}",
        "Ni är anmälda",
    )


def test_who_waits_gets_the_seat_of_who_leaves_and_a_letter(client: Client) -> None:
    body = make_body()
    first, second = (make_member(body, Role.OFFICER) for _ in range(2))
    offer = make_offer(make_own_side(), seats=1, body=body)
    actions.sign_up(offer, body, by=first)
    actions.sign_up(offer, body, by=second)
    places = list(offer.places.all())
    assert [one.user for one in waiting(offer, places)] == [second]
    client.force_login(second)
    page = reverse("exchange-offer", args=[offer.pk])
    assert "Du väntar på en plats" in client.get(page).text
    client.force_login(first)
    client.post(page, {"do": "leave"})
    assert subjects()[-1].startswith("Det finns en plats")
    assert [one.user for one in with_a_seat(offer, offer.places.all())] == [second]


def test_who_was_to_come_is_told_when_the_day_moves_or_is_called_off() -> None:
    body = make_body()
    host, guest = make_own_side(), make_own_side()
    offer = make_offer(host, body=body)
    actions.sign_up_organisation(guest, offer, 2)
    moved = facts(offer.title, days=30)
    with pytest.raises(NotAllowed):
        actions.change(offer, moved, seen=offer.version, mine=guest)
    with pytest.raises(Stale):
        actions.change(offer, moved, seen=99, mine=host)
    actions.change(offer, moved, seen=offer.version, mine=host)
    offer.refresh_from_db()
    assert offer.state == OfferState.SHOWN
    actions.cancel(offer, mine=host)
    actions.cancel(offer, mine=host)
    assert [one.partition(":")[0] for one in subjects()][-2:] == [
        "Ny dag, tid eller plats",
        "Inställt",
    ]
    with pytest.raises(NotYet):
        actions.sign_up_organisation(make_own_side(), offer, 1)


def test_other_words_are_not_shown_before_they_are_confirmed(client: Client) -> None:
    host = make_own_side()
    offer = make_offer(host)
    address = reverse("public-exchange-offer", args=[offer.public_id])
    assert client.get(address).status_code == 200
    changed = facts("Något helt annat")
    actions.change(offer, changed, seen=offer.version, mine=host)
    assert client.get(address).status_code == 404
    actions.cancel(offer, mine=host)
    assert client.get(address).status_code == 404


def test_no_letter_holds_words_that_nobody_has_confirmed() -> None:
    host, guest, late = make_own_side(), make_own_side(), make_own_side()
    offer = make_offer(host, seats=2)
    for one in (guest, late):
        actions.sign_up_organisation(one, offer, 2)
    Letter.objects.all().delete()
    other = replace(facts("Vinn en resa", days=20, seats=2), place="Någon annanstans")
    actions.change(offer, other, seen=offer.version, mine=host)
    actions.leave_as_organisation(guest, offer)
    actions.cancel(offer, mine=host)
    told = "".join(f"{one.subject} {one.text}" for one in Letter.objects.all())
    assert subjects() == [
        *["Det du har anmält dig till har ändrats"] * 2,
        "Det finns en plats till dig",
        "Det du har anmält dig till är inställt",
    ]
    assert ("Vinn en resa" in told, "annanstans" in told) == (False, False)


def test_an_officer_shows_only_the_words_that_were_read(client: Client) -> None:
    host = make_own_side()
    offer = actions.offer_by_organisation(host, "visit", facts(), key="read")
    client.force_login(officer_of(make_body()))
    work, said = reverse("exchange-offer", args=[offer.pk]), {"do": "show"}
    assert f'name="version" value="{offer.version}"' in client.get(work).text
    seen = offer.version
    actions.change(offer, facts("Något helt annat"), seen=seen, mine=host)
    for version in (seen, "", "x"):
        late = client.post(work, {**said, "version": version})
        assert (late.status_code, "Något helt annat" in late.text) == (422, True)
        assert "Läs dem här ovanför en gång till." in late.text
    offer.refresh_from_db()
    assert offer.state == OfferState.OFFERED
    client.post(work, {**said, "version": offer.version})
    offer.refresh_from_db()
    assert offer.state == OfferState.SHOWN


def test_what_cannot_be_right_is_said_at_its_field(client: Client) -> None:
    mine = make_own_side()
    address = reverse("own-invite-exchange", args=[mine.token])
    for wrong, words in (
        ({"until": "12:00"}, "slutar"),
        ({"day": ahead(-2)}, "Dagen har passerat"),
        ({"sign_up_by": ahead(40)}, "Välj en tidigare dag"),
        ({"title": " "}, "Fyll i det här"),
    ):
        page = client.post(address, {**SAID, "day": ahead(), **wrong})
        assert page.status_code == 422
        assert "Vi lagar cyklar tillsammans." in page.text
        assert words in page.text, wrong
    assert not Offer.objects.exists()
    offer = make_offer(mine)
    with pytest.raises(NotAllowed):
        actions.sign_up_organisation(mine, offer, 1)
    with pytest.raises(Invalid):
        actions.sign_up_organisation(make_own_side(), offer, 31)
    with pytest.raises(NotYet):
        actions.write_lesson(offer, "Något", mine=mine)


def test_an_organisation_reads_why_its_invitation_is_not_shown(client: Client) -> None:
    mine = make_own_side()
    key, kind = "a key", OfferKind.VISIT
    offer = actions.offer_by_organisation(mine, kind, facts(), key=key)
    client.force_login(officer_of(make_body()))
    work = reverse("exchange-offer", args=[offer.pk])
    assert client.post(work, {"do": "decline", "reason": " "}).status_code == 422
    client.post(work, {"do": "decline", "reason": "Dagen krockar med mötet."})
    own = reverse("own-exchange-offer", args=[mine.token, offer.public_id])
    assert "Dagen krockar med mötet." in client.get(own).text
    stranger = make_own_side()
    for name in ("own-exchange-offer", "own-change-exchange"):
        where = reverse(name, args=[stranger.token, offer.public_id])
        assert client.get(where).status_code == 404


@pytest.mark.requirement("S4-075", "S4-118")
def test_volunteer_days_are_counted_by_body_and_never_by_person(
    client: Client,
) -> None:
    large, small = make_body("Kulturnämnden"), make_body("Vårdnämnden")
    mine = make_own_side("Natthärbärget")
    offer = make_offer(mine, OfferKind.VOLUNTEER, body=large)
    people = [make_member(large, Role.REPRESENTATIVE) for _ in range(5)]
    people.append(make_member(small, Role.OFFICER))
    for one, body in zip(people, [large] * 5 + [small], strict=True):
        client.force_login(one)
        page = reverse("exchange-offer", args=[offer.pk])
        client.post(page, {"do": "sign-up", "body": body.pk})
    has_been(offer)
    own = reverse("own-exchange-offer", args=[mine.token, offer.public_id])
    for place in Place.objects.all():
        client.post(own, {"do": "confirm", "place": place.pk})
    assert not Place.objects.filter(confirmed_at__isnull=True).exists()
    client.force_login(officer_of(large))
    page = reverse("volunteer-days")
    client.post(page, {"body": large.pk, "days": "2"})
    shown = client.get(page).text
    assert "färre än 5" in shown
    assert "2 dagar" in shown
    assert not [one for one in people if one.name in shown]
    days = volunteer_days(today().year, ())
    assert [(row.days, row.people) for row in days.rows] == [(5, 5), (None, None)]
    # One small number alone could be worked out from the sum.
    assert (days.days, days.people) == (None, None)


@pytest.mark.requirement("S4-115")
def test_trainings_are_logged_and_ones_own_log_is_ones_own(client: Client) -> None:
    body = make_body("Kulturnämnden")
    officer, chair = officer_of(body), someone(body, Role.CHAIR)
    client.force_login(officer)
    said = {
        "key": "a key",
        "body": body.pk,
        "what": "Att lyssna",
        "arranged_by": "Folkbildarna",
        "day": today().isoformat(),
        "hours": "3,5",
        "people": "",
    }
    for _ in range(2):
        assert client.post(reverse("note-training"), said).status_code == 302
    (logged,) = trainings(officer)
    client.post(reverse("take-training", args=[logged.training.pk]), {"do": "take"})
    mine = client.get(reverse("trainings")).text
    assert "inte känt" in mine
    assert f"{today().year}: 1 utbildning, 3,5 timmar" in mine
    client.force_login(chair)
    theirs = client.get(reverse("trainings")).text
    assert "Min egen logg" not in theirs
    assert "har antecknat" not in theirs


@pytest.mark.requirement("S4-145", "S4-110")
def test_an_item_of_an_agenda_leads_to_an_event_of_somebody_else(
    client: Client,
) -> None:
    body = make_body("Kulturnämnden")
    meeting = make_meeting(body)
    item = AgendaItem.objects.create(meeting=meeting, title="Kunskapskonferens")
    client.force_login(officer_of(body))
    made = client.post(
        reverse("invite-exchange"),
        {
            **SAID,
            "kind": "event",
            "day": ahead(),
            "body": body.pk,
            "item": item.pk,
            "arranged_by": "Framtidsmötet",
        },
    )
    page = client.get(made["Location"]).text
    assert reverse("meeting-agenda", args=[meeting.pk]) in page
    offer = Offer.objects.get()
    public = client.get(reverse("public-exchange-offer", args=[offer.public_id])).text
    assert "Framtidsmötet" in public
    assert "Kunskapskonferens" not in public


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    seats=st.integers(1, 6),
    groups=st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=8),
)
def test_there_are_never_more_with_a_seat_than_seats(
    seats: int, groups: list[tuple[int, bool]]
) -> None:
    now = timezone.now()
    offer = Offer(seats=seats, state=OfferState.SHOWN)
    places = [
        Place(pk=pk, people=people, left_at=now if left else None)
        for pk, (people, left) in enumerate(groups, 1)
    ]
    seated, queue = with_a_seat(offer, places), waiting(offer, places)
    left = seats_left(offer, places)
    assert left == seats - sum(one.people for one in seated)
    assert left >= 0
    assert all(one.people > left for one in queue)
    standing = [one for one in places if one.left_at is None]
    assert sorted(one.pk for one in (*seated, *queue)) == [one.pk for one in standing]


@settings(max_examples=30)
@given(st.dictionaries(st.integers(1, 9), st.integers(0, 20)))
def test_a_total_gives_no_small_number_away(people: dict[int, int]) -> None:
    total = total_of(people)
    hidden = [number for number in people.values() if 0 < number < 5]
    if total is None:
        assert hidden
    else:
        assert not hidden or (len(hidden) > 1 and sum(hidden) >= 10)


def test_an_event_and_a_training_are_made_for_ones_own_body_alone() -> None:
    body, other = make_body(), make_body()
    make_event(body)
    make_training(body)
    kind, key = OfferKind.EVENT, "a key"
    with pytest.raises(NotAllowed):
        actions.offer_by_region(other, kind, facts(), key=key, by=officer_of(body))
    with pytest.raises(NotAllowed):
        actions.set_goal(other, today().year, 2, by=officer_of(body))


def test_an_invitation_of_a_body_that_is_sent_twice_is_one_and_nobody_elses() -> None:
    body, other = make_body(), make_body()
    kind, key, by = OfferKind.EVENT, "a key", officer_of(body)
    first, again = (
        actions.offer_by_region(body, kind, facts(), key=key, by=by) for _n in range(2)
    )
    assert (first, Offer.objects.count()) == (again, 1)
    with pytest.raises(NotAllowed):
        actions.offer_by_region(other, kind, facts(), key=key, by=officer_of(other))


@pytest.mark.requirement("S4-114")
def test_meetings_come_back_in_one_part_of_the_region(client: Client) -> None:
    body = make_body()
    client.force_login(officer_of(body))
    begun = {
        "name": "Träffar i norr",
        "purpose": "Höra föreningarna där de är.",
        "other_side": "Civilsamhället",
        "rhythm": "quarterly",
        "planned_number": 4,
        "started_on": today().isoformat(),
        "first_chair": "region",
        "sub_region": "Norr",
        "body": body.pk,
    }
    made = client.post("/arbete/moten/serier/ny/", begun)
    page = client.get(made["Location"]).text
    assert "Träffar i norr" in page
    assert "Norr" in page.replace("Träffar i norr", "")
    assert "Varje kvartal" in page
