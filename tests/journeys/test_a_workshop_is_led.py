"""One person leads a workshop: on a phone, in the dark, and without scripts."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gensvar.exercises.models import Exercise
from tests.journeys.conftest import Begin, Browse, Scheme, inspect, visit
from tests.make.dialogues import officer_of
from tests.make.exercises import make_idea, prompts_of
from tests.make.workshops import Workshop, make_workshop


@pytest.fixture
def workshop(begin: Begin) -> Workshop:
    return begin(make_workshop)


def pages_of(workshop: Workshop) -> list[str]:
    """Return the address of every page that those who lead use."""
    meeting = workshop.meeting.pk
    every = ("exercises", "seating", "tables", "table-cards")
    return [
        *(reverse(name, args=[meeting]) for name in every),
        reverse("add-exercise", args=[meeting, "ranking"]),
        reverse("one-table", args=[meeting, workshop.tables[0].pk]),
        *(
            reverse(name, args=[meeting, exercise.pk])
            for name, exercise in (
                ("exercise", workshop.planned),
                ("lead-exercise", workshop.planned),
                ("lead-exercise", workshop.stations),
                ("lead-exercise", workshop.ranking),
                ("outcome", workshop.stations),
                ("outcome", workshop.ranking),
                ("outcome", workshop.questions),
                ("sheets", workshop.stations),
                ("sheets", workshop.ranking),
                ("enter-paper", workshop.stations),
                ("enter-paper", workshop.ranking),
                ("asked", workshop.questions),
                ("taken", workshop.taken),
            )
        ),
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_every_page_of_those_who_lead_is_for_everyone(
    browse: Browse, workshop: Workshop, scheme: Scheme, width: int
) -> None:
    leader = officer_of(workshop.meeting.body)
    with browse(leader, scheme=scheme, width=width) as page:
        for address in pages_of(workshop):
            visit(page, address)


def test_what_a_table_writes_comes_to_the_one_who_leads_by_itself(
    browse: Browse, workshop: Workshop
) -> None:
    address = reverse("lead-exercise", args=[workshop.meeting.pk, workshop.stations.pk])
    with browse(officer_of(workshop.meeting.body)) as page:
        visit(page, address)
        make_idea(workshop.tables[1], prompts_of(workshop.stations)[1], "Fika i parken")
        expect(page.get_by_text("Fika i parken")).to_be_visible()
        page.get_by_role("button", name="Stanna klockan").click()
        expect(page.get_by_text("Klockan står still.")).to_be_visible()
        inspect(page)


def test_a_workshop_is_led_to_its_end_without_scripts(
    browse: Browse, workshop: Workshop
) -> None:
    address = reverse("lead-exercise", args=[workshop.meeting.pk, workshop.stations.pk])
    leader = officer_of(workshop.meeting.body)
    with browse(leader, javascript=False, width=320) as page:
        visit(page, address)
        for number in (3, 4):
            page.get_by_role("button", name="Nästa varv").click()
            expect(
                page.get_by_role("heading", name=f"Varv {number} av 4")
            ).to_be_visible()
        page.get_by_role("button", name="Stäng övningen").click()
        expect(page.get_by_text("Övningen är stängd.")).to_be_visible()
        inspect(page)
        page.get_by_role("link", name="Skriv in det som står på papper").click()
        page.get_by_label("Bord", exact=True).select_option("2")
        page.get_by_label("Station, område eller fråga").select_option(index=1)
        page.get_by_label("Idéer, en på varje rad").fill("- Ett\n- Två (!)")
        page.get_by_role("button", name="Spara, och nästa").click()
        expect(page.get_by_text("2 idéer är sparade.")).to_be_visible()
        expect(page.get_by_text("Två (!)")).to_be_visible()
        inspect(page)
    assert Exercise.objects.get(pk=workshop.stations.pk).stage == "closed"
