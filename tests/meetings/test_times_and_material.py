"""Finding a time together, and what is read before the meeting."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.meetings.actions.answering import answer
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Material, Meeting
from gensvar.meetings.tasks import PREPARE, TASKS
from gensvar.meetings.workflow import take_step
from gensvar.notifications.models import Letter
from tests.make.dialogues import officer_of
from tests.make.meetings import at, make_guest, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stand in the middle of a spring day, in a time that only the test moves."""
    moment = timezone.make_aware(datetime(2027, 4, 5, 9, 0))  # noqa: DTZ001 -- made aware
    with time_machine.travel(moment, tick=False) as found:
        yield found


def signed_in(meeting: Meeting) -> Client:
    client = Client()
    client.force_login(officer_of(meeting.body))
    return client


def run() -> dict[str, object]:
    return TASKS[PREPARE](None)  # type: ignore[arg-type, return-value] # asks nothing of its run


def add(client: Client, page: str, days: int, **more: str) -> None:
    day = (today() + timedelta(days=days)).isoformat()
    sent = {"do": "add", "day": day, "begins": "13:00", "until": "15:00", **more}
    assert client.post(page, sent).status_code == 302


@pytest.mark.requirement("S1-24", "S4-080")
def test_a_time_is_found_together_and_told() -> None:
    meeting = make_meeting(starts_at=None, ends_at=None)
    siv = make_guest(meeting, "Siv", speaks=True)
    bo = make_guest(meeting, "Bo")
    officer, guest = signed_in(meeting), Client()
    page = f"/arbete/moten/{meeting.pk}/tider/"
    theirs = f"/mote/{token_of(siv)}/tider/"
    add(officer, page, 10)
    add(guest, theirs, 12)
    officer.post(page, {"do": "ask"})
    assert Letter.objects.filter(kind="meeting times").count() == 2
    first, second = meeting.day_options.all()
    for one, fits in ((siv, ("no", "yes")), (bo, ("if_needed", "yes"))):
        sent = {f"time-{first.pk}": fits[0], f"time-{second.pk}": fits[1]}
        assert guest.post(f"/mote/{token_of(one)}/tider/", sent).status_code == 302
    shown = officer.get(page)
    assert [(r.yes, r.if_needed, r.no, r.is_best) for r in shown.context["rows"]] == [
        (0, 1, 1, False),
        (2, 0, 0, True),
    ]
    officer.post(
        page, {"do": "choose", "option": second.pk, "version": meeting.version}
    )
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.ends_at) == (second.starts_at, second.ends_at)
    assert Letter.objects.filter(kind="meeting time set").count() == 2


def test_an_answer_is_changed_and_the_last_one_holds() -> None:
    meeting = make_meeting(starts_at=None, ends_at=None)
    guest, client = make_guest(meeting), Client()
    add(signed_in(meeting), f"/arbete/moten/{meeting.pk}/tider/", 10)
    option = meeting.day_options.get()
    page = f"/mote/{token_of(guest)}/tider/"
    for fit in ("yes", "no"):
        client.post(page, {f"time-{option.pk}": fit})
    assert list(option.answers.values_list("fit", flat=True)) == ["no"]
    assert client.post(page, {f"time-{option.pk}": "perhaps"}).status_code == 422
    assert client.post(page, {}).status_code == 422


def test_a_time_that_has_passed_is_there_already_or_ends_too_early_is_refused() -> None:
    meeting = make_meeting(starts_at=None, ends_at=None)
    client, page = signed_in(meeting), f"/arbete/moten/{meeting.pk}/tider/"
    add(client, page, 10)
    for days, until, words in (
        (-1, "15:00", "Den tiden har passerat"),
        (10, "15:00", "redan med i omröstningen"),
        (11, "12:00", "slutar innan det börjar"),
    ):
        day = (today() + timedelta(days=days)).isoformat()
        sent = {"do": "add", "day": day, "begins": "13:00", "until": until}
        refused = client.post(page, sent)
        assert (refused.status_code, words in refused.content.decode()) == (422, True)
    assert meeting.day_options.count() == 1


def test_who_chooses_a_time_after_somebody_changed_the_meeting_reads_again() -> None:
    meeting = make_meeting(starts_at=None, ends_at=None)
    client, page = signed_in(meeting), f"/arbete/moten/{meeting.pk}/tider/"
    add(client, page, 10)
    option = meeting.day_options.get()
    sent = {"do": "choose", "option": option.pk, "version": 7}
    said = client.post(page, sent, follow=True).content.decode()
    meeting.refresh_from_db()
    assert "Någon ändrade det under tiden" in said
    assert meeting.starts_at is None


@pytest.mark.requirement("S4-056")
def test_material_is_due_by_the_lead_time_and_becomes_ready() -> None:
    meeting = make_meeting(days=30)
    client, page = signed_in(meeting), f"/arbete/moten/{meeting.pk}/underlag/"
    officer = officer_of(meeting.body)
    sent = {"do": "add", "title": "Lägesbild", "owner": officer.pk}
    assert client.post(page, sent).status_code == 302
    material = Material.objects.get()
    assert material.due_on == today() + timedelta(days=20)
    press = {"do": "ready", "material": material.pk}
    said = client.post(page, press, follow=True).content.decode()
    assert "en text eller en länk att läsa" in said
    text = {"title": "Lägesbild", "owner": officer.pk, "words": "Så här är det."}
    assert client.post(f"{page}{material.pk}/", text).status_code == 302
    client.post(page, press)
    guest = make_guest(meeting)
    pack = Client().get(f"/mote/{token_of(guest)}/underlag/").content.decode()
    assert "Så här är det." in pack


def test_when_the_meeting_moves_the_day_of_unready_material_follows() -> None:
    meeting = make_meeting(days=30)
    client = signed_in(meeting)
    client.post(f"/arbete/moten/{meeting.pk}/underlag/", {"do": "add", "title": "A"})
    day = (today() + timedelta(days=50)).isoformat()
    sent = {
        "version": 1,
        "day": day,
        "begins": "14:00",
        "until": "15:00",
        "form": "physical",
        "place": "Här",
        "material_days": 14,
        "pack_days": 7,
    }
    client.post(f"/arbete/moten/{meeting.pk}/andra/tid/", sent)
    assert Material.objects.get().due_on == today() + timedelta(days=36)


@pytest.mark.requirement("S4-056")
def test_its_owner_is_reminded_before_the_day_and_once_after(
    clock: time_machine.Traveller,
) -> None:
    meeting = make_meeting(days=20)
    officer = officer_of(meeting.body)
    facts = {"do": "add", "title": "Lägesbild", "owner": officer.pk}
    signed_in(meeting).post(f"/arbete/moten/{meeting.pk}/underlag/", facts)
    sent = {}
    for day in range(19):
        for _hour in range(3):
            run()
        sent[day] = Letter.objects.filter(kind="meeting material").count()
        clock.shift(timedelta(days=1))
    assert sent == {day: 0 if day < 7 else 1 if day < 11 else 2 for day in range(19)}


def test_ready_material_and_cancelled_meetings_remind_nobody(
    clock: time_machine.Traveller,
) -> None:
    meeting = make_meeting(days=20)
    officer = officer_of(meeting.body)
    for title in ("Klar", "Inte klar"):
        Material.objects.create(
            meeting=meeting, title=title, owner=officer, due_on=today(), words="x"
        )
    Material.objects.filter(title="Klar").update(ready_at=timezone.now())
    take_step(meeting, "cancel", by=officer, reason="Snö.")
    assert run() == {"reminded": 0, "packs": 0}


@pytest.mark.requirement("S4-056")
def test_those_who_come_get_the_pack_once_also_those_who_say_yes_later(
    clock: time_machine.Traveller,
) -> None:
    meeting = make_meeting(days=20)
    early, late, silent = (make_guest(meeting, name) for name in ("A", "B", "C"))
    take_step(meeting, "call", by=officer_of(meeting.body))
    for guest in (early, late, silent):
        guest.refresh_from_db()
    answer(early, comes=True)
    packs = []
    for day in range(19):
        if day == 15:
            answer(late, comes=True)
        packs.append(sum(int(str(run()["packs"])) for _hour in range(2)))
        clock.shift(timedelta(days=1))
    assert packs == [1 if day in {13, 15} else 0 for day in range(19)]
    text = Letter.objects.filter(kind="meeting pack").first()
    assert text is not None
    assert token_of(early) not in text.text


def test_no_reminder_is_sent_for_a_meeting_that_has_been() -> None:
    meeting = make_meeting(starts_at=at(-2, 9), ends_at=at(-2, 10))
    officer = officer_of(meeting.body)
    Material.objects.create(meeting=meeting, title="A", owner=officer, due_on=today())
    assert run()["reminded"] == 0
