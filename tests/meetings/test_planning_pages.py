"""Planning a meeting on screen: from a title to a meeting that has ended."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Meeting, MeetingStage, Series
from gensvar.notifications.models import Letter
from tests.make.dialogues import officer_of
from tests.make.meetings import make_guest, make_meeting
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db
MEETINGS = "/arbete/moten/"


def signed_in(meeting: Meeting) -> Client:
    client = Client()
    client.force_login(officer_of(meeting.body))
    return client


def at(meeting: Meeting, page: str = "") -> str:
    return f"{MEETINGS}{meeting.pk}/{page}"


def when(meeting: Meeting, **more: object) -> dict[str, object]:
    """Return what the form of time and place sends for a meeting as it stands."""
    meeting.refresh_from_db()
    start, end = (
        timezone.localtime(one) for one in (meeting.starts_at, meeting.ends_at)
    )
    return {
        "version": meeting.version,
        "day": start.date().isoformat(),
        "begins": f"{start:%H:%M}",
        "until": f"{end:%H:%M}",
        "form": meeting.form,
        "place": meeting.place,
        "material_days": meeting.material_days,
        "pack_days": meeting.pack_days,
        **more,
    }


@pytest.mark.requirement("S4-050", "S4-072", "S1-23")
def test_a_meeting_is_begun_with_few_facts() -> None:
    body = make_body()
    client = Client()
    client.force_login(officer_of(body))
    page = client.get(f"{MEETINGS}ny/")
    assert page.status_code == 200
    answer = client.post(
        f"{MEETINGS}ny/",
        {
            "title": "Om tolkar",
            "kind": "extra",
            "form": "both",
            "other_side": "Romska föreningar",
            "body": body.pk,
        },
    )
    meeting = Meeting.objects.get()
    assert answer["Location"] == at(meeting)
    assert (meeting.title, meeting.kind, meeting.stage) == (
        "Om tolkar",
        "extra",
        "preparing",
    )
    assert "Om tolkar" in client.get(MEETINGS).content.decode()


@pytest.mark.requirement("S4-080", "S4-047", "S4-090", "S4-052", "S4-089")
def test_what_a_meeting_is_for_is_said_and_shown() -> None:
    meeting = make_meeting()
    said = {
        "version": meeting.version,
        "title": "Om tolkar",
        "purpose": "Tolkar ska komma i tid.",
        "goal": "Tre förslag.",
        "issue": "Tolkar",
        "influence": "influence",
        "influence_words": "Hur tolkar bokas.",
        "for_you": "Du slipper vänta.",
        "roles": "Regionen skriver.",
        "conduct": "En talar i taget.",
    }
    client = signed_in(meeting)
    assert client.post(at(meeting, "andra/om/"), said).status_code == 302
    shown = client.get(at(meeting, "infor/")).content.decode()
    for name in ("purpose", "goal", "influence_words", "for_you", "roles", "conduct"):
        assert str(said[name]) in shown


@pytest.mark.requirement("S4-066")
def test_both_sides_see_who_helps_with_how_things_are_done(client: Client) -> None:
    meeting = make_meeting()
    guest = make_guest(meeting)
    said = {
        "version": meeting.version,
        "title": meeting.title,
        "support": "Pia Stöd, 040-12 34 56",
    }

    sent = signed_in(meeting).post(at(meeting, "andra/om/"), said)

    assert sent.status_code == 302
    inside = signed_in(meeting).get(at(meeting, "infor/")).content.decode()
    outside = client.get(f"/mote/{token_of(guest)}/").content.decode()
    assert "Pia Stöd, 040-12 34 56" in inside
    assert outside.count("Pia Stöd, 040-12 34 56") == 2
    assert "Så går det till" in outside


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    for link, is_a_link in (
        ("javascript:alert(document.domain)", False),
        ("https://mote.example.org/rum", True),
        ("Rum 4711, kod 12", False),
    ):
        meeting = make_meeting(digital_link=link)
        shown = signed_in(meeting).get(at(meeting, "infor/")).content.decode()
        assert link in shown
        assert (f'href="{link}"' in shown) == is_a_link


@pytest.mark.requirement("S4-081", "S1-21")
def test_who_owns_the_agenda_and_who_may_call_is_chosen_and_shown() -> None:
    meeting, friend = make_meeting(), make_body("Kulturnämnden")
    client = signed_in(meeting)
    answer = client.post(
        at(meeting, "andra/ansvar/"),
        {
            "version": 1,
            "kind": "ordinary",
            "other_side": "Civilsamhället",
            "agenda_owner": "other",
            "may_call": "region",
            "together": [friend.pk],
        },
    )
    assert answer.status_code == 302
    meeting.refresh_from_db()
    assert (meeting.agenda_owner, meeting.may_call) == ("other", "region")
    page = client.get(at(meeting)).content.decode()
    assert "Kulturnämnden" in page
    theirs = Client()
    theirs.force_login(officer_of(friend))
    assert theirs.get(at(meeting)).status_code == 200


@pytest.mark.requirement("S4-069")
def test_one_can_meet_in_new_places_and_say_how_one_gets_in() -> None:
    meeting = make_meeting()
    client = signed_in(meeting)
    form = client.get(at(meeting, "andra/tid/")).content.decode()
    assert "Trappor, hiss, hörslinga" in form
    new = {"place_kind": "association", "place_access": "Ramp vid gården."}
    sent = when(meeting, place="Föreningshuset", **new)
    assert client.post(at(meeting, "andra/tid/"), sent).status_code == 302

    pack = client.get(at(meeting, "infor/")).content.decode()

    for words in ("Föreningshuset", "Hos en förening", "Ramp vid gården."):
        assert words in pack


def test_when_two_save_the_second_sees_both_texts() -> None:
    meeting = make_meeting()
    client = signed_in(meeting)
    first = when(meeting, place="Biblioteket")
    assert client.post(at(meeting, "andra/tid/"), first).status_code == 302
    answer = client.post(at(meeting, "andra/tid/"), {**first, "place": "Rådhuset"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Biblioteket" in page
    assert "Rådhuset" in page


@pytest.mark.parametrize(
    ("day", "begins", "until", "words"),
    [
        ("2027-03-28", "02:30", "04:00", "ställs fram"),
        ("2027-10-31", "02:30", "04:00", "två gånger"),
        ("2027-05-03", "14:00", "13:00", "slutar innan det börjar"),
        ("2027-05-03", "", "13:00", "från när och till när"),
    ],
)
def test_a_time_that_cannot_be_is_told_at_the_field(
    day: str, begins: str, until: str, words: str
) -> None:
    meeting = make_meeting()
    sent = when(meeting, day=day, begins=begins, until=until)
    answer = signed_in(meeting).post(at(meeting, "andra/tid/"), sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_meeting_may_last_over_the_night_when_the_clock_is_turned() -> None:
    meeting = make_meeting()
    sent = when(
        meeting, day="2027-10-30", begins="20:00", until="04:00", last_day="2027-10-31"
    )
    assert signed_in(meeting).post(at(meeting, "andra/tid/"), sent).status_code == 302
    meeting.refresh_from_db()
    assert meeting.starts_at is not None
    assert meeting.ends_at is not None
    assert meeting.ends_at - meeting.starts_at == timedelta(hours=9)


def test_what_is_missing_before_the_call_is_told_with_the_way_there() -> None:
    meeting = make_meeting(purpose="", starts_at=None, ends_at=None, place="")
    client = signed_in(meeting)
    page = client.get(at(meeting)).content.decode()
    for words in ("en tid som ligger framåt", "vad mötet är till för"):
        assert words in page
    assert at(meeting, "andra/tid/") in page
    answer = client.post(at(meeting, "steg/call/"))
    meeting.refresh_from_db()
    assert (answer.status_code, meeting.stage) == (422, MeetingStage.PREPARING)


@pytest.mark.requirement("S4-096", "S4-051")
def test_a_meeting_is_called_begun_and_ends_with_a_next_step_or_none() -> None:
    meeting = make_meeting(days=0, starts_at=None, ends_at=None)
    soon = timezone.now() + timedelta(minutes=5)
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=soon, ends_at=soon + timedelta(hours=2)
    )
    make_guest(meeting)
    client = signed_in(meeting)
    assert client.post(at(meeting, "steg/call/")).status_code == 302
    assert Letter.objects.filter(kind="meeting invitation").count() == 1
    assert client.post(at(meeting, "steg/begin/")).status_code == 302
    meeting.refresh_from_db()
    nothing = {"version": meeting.version}
    answer = client.post(at(meeting, "steg/end/"), nothing)
    assert answer.status_code == 422
    assert "Skriv nästa steg" in answer.content.decode()
    reason = {**nothing, "no_next_step_reason": "Allt är besvarat."}
    assert client.post(at(meeting, "steg/end/"), reason).status_code == 302
    meeting.refresh_from_db()
    assert meeting.stage == MeetingStage.ENDED
    assert "Allt är besvarat." in client.get(at(meeting)).content.decode()


def test_a_called_meeting_that_moves_tells_its_guests_and_asks_once_more() -> None:
    meeting = make_meeting()
    make_guest(meeting)
    client = signed_in(meeting)
    client.post(at(meeting, "steg/call/"))
    later = today() + timedelta(days=40)
    sent = when(meeting, day=later.isoformat())
    assert client.post(at(meeting, "andra/tid/"), sent).status_code == 302
    meeting.refresh_from_db()
    assert meeting.sequence == 1
    assert Letter.objects.filter(kind="meeting moved").count() == 1


def test_a_called_meeting_cannot_move_into_the_past() -> None:
    meeting = make_meeting()
    make_guest(meeting)
    client = signed_in(meeting)
    client.post(at(meeting, "steg/call/"))
    answer = client.post(at(meeting, "andra/tid/"), when(meeting, day="2020-01-07"))
    assert answer.status_code == 422
    assert "Den tiden har passerat" in answer.content.decode()


def test_cancelling_takes_a_reason_that_the_guests_read() -> None:
    meeting = make_meeting()
    make_guest(meeting)
    client = signed_in(meeting)
    client.post(at(meeting, "steg/call/"))
    assert client.post(at(meeting, "steg/cancel/"), {"reason": ""}).status_code == 422
    answer = client.post(at(meeting, "steg/cancel/"), {"reason": "Snöstorm."})
    assert answer.status_code == 302
    meeting.refresh_from_db()
    assert (meeting.stage, meeting.sequence) == ("cancelled", 1)
    letter = Letter.objects.get(kind="meeting cancelled")
    assert "Snöstorm." in letter.text


@pytest.mark.requirement("S4-044", "S4-083", "S4-084", "S4-088", "S1-22")
def test_a_series_shows_what_lacks_and_whose_turn_it_is() -> None:
    body = make_body()
    client = Client()
    client.force_login(officer_of(body))
    begun = {
        "name": "Samråd",
        "purpose": "Höra minoriteterna.",
        "other_side": "Minoriteterna",
        "rhythm": "per_term",
        "planned_number": 3,
        "started_on": (today() - timedelta(days=200)).isoformat(),
        "chair_rotates": "on",
        "first_chair": "region",
        "body": body.pk,
    }
    assert client.post(f"{MEETINGS}serier/ny/", begun).status_code == 302
    series = Series.objects.get()
    meeting = make_meeting(body, series=series)
    page = client.get(f"{MEETINGS}serier/{series.pk}/").content.decode()
    assert "En termin saknar möte" in page
    assert "1 av 3 planerade" in page
    chair = {"version": 1, "chair_side": "other", "chair_name": "Siv"}
    answer = client.post(at(meeting, "ordforande/"), chair)
    assert answer.status_code == 422
    assert "den andra sidans tur" in answer.content.decode()
    reason = {**chair, "chair_exception": "Ordföranden är sjuk."}
    assert client.post(at(meeting, "ordforande/"), reason).status_code == 302
    page = client.get(f"{MEETINGS}serier/{series.pk}/").content.decode()
    assert "Ordföranden är sjuk." in page


@pytest.mark.requirement("S4-062", "S4-074")
def test_meetings_are_found_by_kind_time_and_series() -> None:
    meeting = make_meeting(title="Öppet hus", kind="open", goal="")
    make_meeting(meeting.body, title="Om sjukhuset", kind="issue", issue="Sjukhuset")
    make_meeting(meeting.body, title="Drivbänk", kind="seed_bed")
    make_meeting(meeting.body, days=-20, title="Förra gången")
    client = signed_in(meeting)
    for question, found in (
        ("", {"Öppet hus", "Om sjukhuset", "Drivbänk"}),
        ("?sort=issue", {"Om sjukhuset"}),
        ("?sort=seed_bed", {"Drivbänk"}),
        ("?nar=passed", {"Förra gången"}),
        ("?nar=all", {"Öppet hus", "Om sjukhuset", "Drivbänk", "Förra gången"}),
    ):
        shown = client.get(f"{MEETINGS}{question}").context["page_obj"]
        assert {one.title for one in shown} == found
