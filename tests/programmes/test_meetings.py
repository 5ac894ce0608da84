"""Meetings of a programme: its rhythm, its groups, its seats, and items from all."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.actions.standing import place_in_programme, propose_to_programme
from gensvar.meetings.cadence import lacking
from gensvar.meetings.models import AgendaItem, Guest, Meeting, MeetingKind
from gensvar.meetings.standing import lacking_by_programme
from gensvar.meetings.terms import term_of
from gensvar.organisations.models import Organisation
from gensvar.programmes.actions import choose_forms, join_programme
from gensvar.programmes.models import Cadence, Group, Programme
from tests.make.dialogues import officer_of
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body
from tests.make.programmes import (
    group_of,
    make_holder,
    make_period,
    make_programme,
    make_seat,
)

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def _held_on(programme: Programme, day: date) -> Meeting:
    start = datetime(day.year, day.month, day.day, 9, tzinfo=STOCKHOLM)
    return make_meeting(
        programme.body,
        programme=programme,
        starts_at=start,
        ends_at=start.replace(hour=11),
    )


def _sent(programme: Programme, **more: object) -> dict[str, object]:
    return {
        "title": "Samråd om språkvänlig vård",
        "kind": "ordinary",
        "form": "physical",
        "other_side": "De nationella minoriteterna",
        "body": programme.body_id,
        **more,
    }


@pytest.mark.parametrize(
    ("cadence", "lacks"),
    [
        (Cadence.PER_TERM, ["hösten 2023"]),
        (Cadence.QUARTERLY, ["kvartal 1 2023", "kvartal 3 2023", "kvartal 4 2023"]),
        (Cadence.YEARLY, []),
        (Cadence.FREE, []),
    ],
)
def test_a_rhythm_lacks_the_spans_without_a_meeting(
    cadence: str, lacks: list[str], settings: object
) -> None:
    days = [date(2023, 5, 4)]

    assert lacking(cadence, days, date(2023, 1, 1), date(2023, 12, 31)) == lacks


@pytest.mark.requirement("S1-22")
def test_a_term_without_a_meeting_is_told_on_the_overview_the_list_and_at_home(
    client: Client,
) -> None:
    programme = make_programme(started_on=today())
    client.force_login(officer_of(programme.body))
    pages = ("/arbete/samrad/", f"/arbete/samrad/{programme.pk}/", "/arbete/")
    term = str(term_of(today()))

    before = [term in client.get(page).content.decode() for page in pages]
    _held_on(programme, today())
    after = [term in client.get(page).content.decode() for page in pages]

    assert (before, after) == ([True, True, True], [False, False, False])


def test_a_cancelled_meeting_fills_no_term() -> None:
    programme = make_programme(started_on=date(2023, 1, 1), ended_on=date(2023, 6, 30))
    meeting = _held_on(programme, date(2023, 3, 14))
    Meeting.objects.filter(pk=meeting.pk).update(
        stage="cancelled", cancel_reason="Sjukdom"
    )

    assert lacking_by_programme([programme]) == {programme.pk: ["våren 2023"]}


@pytest.mark.requirement("S1-21", "S1-14")
def test_a_meeting_is_planned_from_the_programme_with_groups_and_a_chosen_form(
    client: Client,
) -> None:
    programme = make_programme()
    by = officer_of(programme.body)
    choose_forms(programme, {"in_depth": ""}, by=by)
    client.force_login(by)
    address = f"/arbete/moten/ny/?program={programme.pk}"
    roma = group_of(programme, Group.ROMA)
    chosen = _sent(
        programme,
        groups=[roma.pk],
        chosen_form="in_depth",
        form_reason="Frågan är stor.",
    )

    shown = client.get(address).content.decode()
    without = client.post(address, {**chosen, "form_reason": ""})
    client.post(address, chosen)

    meeting = Meeting.objects.get()
    page = client.get(f"/arbete/moten/{meeting.pk}/").content.decode()
    assert "120 minuter" in shown
    assert without.status_code == 422
    assert meeting.programme == programme
    assert [row.group for row in meeting.groups.all()] == [roma]
    assert "Frågan är stor." in page


@pytest.mark.requirement("S1-23")
def test_an_extra_meeting_says_which_question_it_is_about(client: Client) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    address = f"/arbete/moten/ny/?program={programme.pk}"

    refused = client.post(address, _sent(programme, kind="extra"))
    client.post(address, _sent(programme, kind="extra", issue="Tolk vid akuten"))

    meeting = Meeting.objects.get()
    assert refused.status_code == 422
    assert (meeting.kind, meeting.issue) == (MeetingKind.EXTRA, "Tolk vid akuten")


@pytest.mark.requirement("S1-01")
def test_ad_hoc_meetings_are_listed_and_can_be_brought_into_a_programme(
    client: Client,
) -> None:
    programme = make_programme()
    meeting = make_meeting(programme.body, title="Möte av en händelse")
    client.force_login(officer_of(programme.body))
    address = f"/arbete/moten/{meeting.pk}/program/"
    before = client.get("/arbete/moten/utan-program/").content.decode()

    client.post(address, {"version": meeting.version, "programme": programme.pk})
    said = {
        "version": meeting.version + 1,
        "programme": programme.pk,
        "groups": [group_of(programme, Group.SAMI).pk],
    }
    client.post(address, said)
    after = client.get("/arbete/moten/utan-program/").content.decode()

    meeting.refresh_from_db()
    assert ("Möte av en händelse" in before, "Möte av en händelse" in after) == (
        True,
        False,
    )
    assert [row.group.group for row in meeting.groups.all()] == [Group.SAMI]


def test_a_meeting_has_only_groups_that_its_programme_meets() -> None:
    programme, other = make_programme(), make_programme()
    meeting = make_meeting(programme.body)

    with pytest.raises(Invalid) as refused:
        place_in_programme(
            meeting,
            meeting.version,
            programme,
            [group_of(other, Group.ROMA)],
            by=officer_of(programme.body),
        )

    assert refused.value.field == "groups"


def test_those_who_hold_seats_are_asked_in_one_press_in_their_language(
    client: Client,
) -> None:
    programme = make_programme()
    period = make_period(programme)
    organisation = Organisation.objects.create(name="Riksförbundet")
    seat = make_seat(programme, Group.SWEDEN_FINNS, organisation)
    holder = make_holder(seat, period, "Aino", language="fi", email="aino@example.org")
    make_holder(seat, period, "Varas", is_substitute=True)
    make_holder(make_seat(programme, Group.ROMA), period, "En annan grupp")
    meeting = make_meeting(programme.body, programme=programme)
    meeting.groups.create(group=group_of(programme, Group.SWEDEN_FINNS))
    client.force_login(officer_of(programme.body))
    address = f"/arbete/moten/{meeting.pk}/gaster/platser/"

    page = client.get(address).content.decode()
    client.post(address, {"people": [holder.pk]})
    client.post(address, {"people": [holder.pk]})

    rows = list(Guest.objects.values_list("name", "organisation", "language"))
    assert rows == [("Aino", organisation.pk, "fi")]
    assert ("Varas" in page, "En annan grupp" in page) == (True, False)


@pytest.mark.requirement("S1-34")
def test_any_administration_in_the_programme_proposes_items_to_its_meetings(
    client: Client,
) -> None:
    programme = make_programme()
    meeting = make_meeting(programme.body, programme=programme)
    other = make_body("Kulturförvaltningen")
    join_programme(programme, other, by=officer_of(programme.body))
    client.force_login(officer_of(other))
    said = {"meeting": meeting.pk, "title": "Böcker på jiddisch", "kind": "talk"}
    address = f"/arbete/moten/program/{programme.pk}/punkt/"
    kinds = client.get(address).content.decode()

    sent = client.post(address, said)

    item = AgendaItem.objects.get()
    assert sent.status_code == 302, kinds
    assert (item.title, item.proposed_by) == ("Böcker på jiddisch", officer_of(other))


def test_others_propose_nothing() -> None:
    programme = make_programme()
    meeting = make_meeting(programme.body, programme=programme)
    with pytest.raises(NotAllowed):
        propose_to_programme(
            programme,
            meeting,
            {"title": "Punkt"},
            by=officer_of(make_body("Kulturnämnden")),
        )
