"""Who invites is told what else is asked of the same organisations, near the day."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.kernel.days import today
from gensvar.meetings.burden import Load, Same, burden_of
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Body, Organisation
from tests.make.dialogues import make_matter, officer_of
from tests.make.guests import call
from tests.make.meetings import make_guest, make_meeting, make_organisation
from tests.make.organisations import make_body

db = pytest.mark.django_db
# A Wednesday some weeks ahead: the days around it are of the same week.
WEDNESDAY = 21 + (2 - today().weekday()) % 7


def asked(body: Body, days: int, *guests: Organisation, **facts: object) -> Meeting:
    """Ask organisations to a meeting that has been called."""
    meeting = make_meeting(body, days, **facts)
    for organisation in guests:
        make_guest(meeting, organisation=organisation)
    call(meeting)
    return meeting


@db
def test_an_organisation_that_three_bodies_ask_is_named_with_the_reasons() -> None:
    board, culture, care = map(make_body, ("Styrelsen", "Kultur", "Vård"))
    many, few, old = (make_organisation(name) for name in ("Många", "Få", "Många 2"))
    old.merged_into = many
    old.save(update_fields=["merged_into"])
    matter = make_matter(board)
    asked(culture, WEDNESDAY + 1, old, matter=matter)
    asked(care, WEDNESDAY - 8, many, few, issue="Lokaler")
    ours = asked(board, WEDNESDAY, many, few, matter=matter, issue="lokaler")

    day = today() + timedelta(days=WEDNESDAY)
    care_asks = Same("Vård", day - timedelta(days=8))
    assert burden_of(ours) == [
        Load("Få", 1, ("Styrelsen", "Vård"), (care_asks,)),
        Load(
            "Många",
            2,
            ("Styrelsen", "Kultur", "Vård"),
            (care_asks, Same("Kultur", day + timedelta(days=1))),
        ),
    ]


@db
def test_what_is_far_off_cancelled_or_not_told_yet_is_no_burden() -> None:
    body, other = make_body(), make_body()
    organisation = make_organisation()
    asked(other, WEDNESDAY + 40, organisation)
    cancelled = asked(other, WEDNESDAY, organisation)
    Meeting.objects.filter(pk=cancelled.pk).update(stage="cancelled", cancel_reason="X")
    make_guest(make_meeting(other, WEDNESDAY), organisation=organisation)
    ours = asked(body, WEDNESDAY, organisation)
    assert burden_of(ours) == []
    ours.starts_at = ours.ends_at = None
    assert burden_of(ours) == []


@db
@pytest.mark.requirement("S4-043", "S4-059")
def test_who_invites_sees_on_the_page_that_much_is_asked_already() -> None:
    organisation = make_organisation("Pensionärerna")
    asked(make_body("Kultur"), WEDNESDAY + 1, organisation)
    ours = asked(make_body(), WEDNESDAY, organisation)
    client = Client()
    client.force_login(officer_of(ours.body))
    for address in (
        reverse("meeting-guests", args=[ours.pk]),
        reverse("change-meeting", args=[ours.pk, "tid"]),
    ):
        page = client.get(address).content.decode()
        assert "Några av dem har redan mycket att svara på" in page
        assert "Den är bjuden till 2 möten den veckan, med det här." in page
    quiet = reverse("change-meeting", args=[ours.pk, "om"])
    assert "redan mycket att svara" not in client.get(quiet).content.decode()
