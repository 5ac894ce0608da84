"""The first act of a meeting: planned, agreed, called, answered, and come to."""

from datetime import timedelta

from django.urls import reverse
from playwright.sync_api import Page, expect

from gensvar.kernel.days import today
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import AgendaItem, Guest, GuestState, Meeting
from tests.journeys.gathering import (
    PEOPLE,
    SPEAKERS,
    Gathering,
    do,
    fill_in,
    let_the_day_come,
)
from tests.journeys.hands import send
from tests.journeys.looking import inspect, visit

SIV = PEOPLE[0]
# Light, Finnish, dark, and without scripts: the other phones are like one of these.
LOOKED_AT = PEOPLE[:4]
FOR_YOU = "Du får veta vad som händer med det du säger."
OURS, THEIRS = "Hur vi samverkar", "Avtal som håller längre"


def plan(page: Page) -> Meeting:
    """Plan a meeting: what it is called, what it is for, when and where."""
    visit(page, reverse("plan-meeting"))
    send(
        page,
        {
            "title": "Dialogmöte med civilsamhället",
            "kind": "workshop",
            "form": "physical",
            "other_side": "Civilsamhället",
        },
    )
    meeting = Meeting.objects.get()
    visit(page, reverse("change-meeting", args=[meeting.pk, "om"]))
    send(
        page,
        {
            "purpose": "Veta hur samverkan kan bli bättre.",
            "goal": "Idéer att arbeta vidare med.",
            "influence": "dialogue",
            "influence_words": "Avtalens längd är öppen, summan är bestämd.",
            "for_you": FOR_YOU,
        },
    )
    visit(page, reverse("change-meeting", args=[meeting.pk, "tid"]))
    day = (today() + timedelta(days=3)).isoformat()
    clocks = {"day": day, "begins": "13:00", "until": "16:00"}
    send(page, {**clocks, "place": "Folkets hus", "place_access": "Hiss. Hörslinga."})
    return meeting


def ask_everyone(here: Gathering) -> None:
    """Put those who speak on the list one by one, and the others as lines."""
    for one in PEOPLE:
        if one.name in SPEAKERS:
            here.go("ask-guest", look=False)
            form = here.officer.locator("main form[method=post]").first
            form.locator("[name=speaks]").check()
            organisation = f"Föreningen {one.name.split()[0]}"
            fields = {"name": one.name, "email": one.email}
            send(here.officer, {**fields, "organisation": organisation})
    others = [one for one in PEOPLE if one.name not in SPEAKERS]
    here.go("ask-many-guests")
    lines = [f"{one.name};{one.email};Föreningen {one.name[:3]}" for one in others]
    send(here.officer, {"lines": "\n".join(lines)})
    here.officer.locator("main .button.is-main").last.click()
    here.officer.wait_for_load_state()
    inspect(here.officer)
    assert Guest.objects.count() == len(PEOPLE)


def agree_on_the_agenda(here: Gathering) -> None:
    """Let both sides propose, accept what the other proposed, and approve."""
    phone = here.phones[SIV.name]
    siv = Guest.objects.get(name=SIV.name)
    here.go("meeting-agenda")
    fill_in(here.officer, {"title": OURS, "kind": "exercise", "minutes": "60"})
    visit(phone, f"/mote/{token_of(siv)}/dagordning/")
    do(phone, "accept")
    fill_in(phone, {"title": THEIRS, "kind": "talk", "minutes": "30"})
    here.go("meeting-agenda")
    do(here.officer, "accept")
    do(here.officer, "approve")
    visit(phone, f"/mote/{token_of(siv)}/dagordning/")
    do(phone, "approve")
    final = phone.get_by_text("Dagordningen är fastställd", exact=True)
    expect(final).to_be_visible()
    items = AgendaItem.objects.values_list("title", "state", "proposed_side")
    assert sorted(items) == sorted(
        [(OURS, "accepted", "region"), (THEIRS, "accepted", "other")]
    )


def call_and_answer(here: Gathering) -> None:
    """Call the meeting; everybody answers from the link in a letter."""
    here.go("meeting")
    here.go("meeting-step", "call")
    send(here.officer)
    for one in PEOPLE:
        phone = here.phones[one.name]
        phone.goto(here.letter_to(one))
        if one in LOOKED_AT:
            inspect(phone)
        expect(phone.get_by_text(FOR_YOU)).to_be_visible()
        do(phone, "yes", look=False)
        phone.locator("main img").wait_for()
    states = Guest.objects.values_list("state", flat=True)
    assert list(states) == [GuestState.ACCEPTED] * len(PEOPLE)


def come(here: Gathering) -> None:
    """Let the day come; two say at the door that they are here, the rest are noted."""
    let_the_day_come(here.meeting)
    for one in PEOPLE[:2]:
        phone = here.phones[one.name]
        phone.goto(here.letter_to(one))
        do(phone, "here")
    here.go("meeting-arrivals")
    for one in PEOPLE[2:]:
        here.officer.check(f"[aria-label='{one.name}']")
    here.officer.locator("button[form=many]").click()
    here.officer.wait_for_load_state()
    inspect(here.officer)
    assert Guest.objects.exclude(arrived_at=None).count() == len(PEOPLE)
    here.go("meeting-step", "begin")
    send(here.officer)
