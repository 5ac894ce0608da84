"""A Sámi consultation in a browser: every page holds, also on a small phone."""

from dataclasses import dataclass

import pytest

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.sami_consultations import steps
from gensvar.sami_consultations.actions.holding import (
    Plan,
    name_other,
    note_attitude,
    set_occasion,
)
from gensvar.sami_consultations.actions.positions import Words, state_position
from gensvar.sami_consultations.models import Party
from tests.journeys.conftest import Begin, Browse, inspect, visit
from tests.make.dialogues import make_matter
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body
from tests.make.sami_consultations import (
    Talk,
    days,
    make_account,
    make_consulting,
    make_inquired,
    make_organisation,
    make_position,
)

HERE = "/arbete/konsultationer/"


@dataclass
class Stand:
    """Three consultations at different stages, and who keeps them."""

    officer: User
    talking: Talk
    silent: Talk
    ended: Talk


@pytest.fixture
def stand(begin: Begin) -> Stand:
    return begin(make_stand)


def make_stand() -> Stand:
    body = make_body("Regionala utvecklingsnämnden")
    talking = make_consulting(make_matter(body, "Ny väg mellan fjällbyarna"))
    one, by = talking.consultation, talking.officer
    steps.request_consultation(one.matter, make_organisation(by), today(), by=by)
    make_account(talking)
    samrad = make_meeting(body, title="Samråd i Jokkmokk")
    set_occasion(one, Plan("oral", meeting=samrad), [talking.sameby], by=by)
    other = name_other(one, "Skogsbolaget", "Äger marken som vägen går på.", by=by)
    note_attitude(other, talking.sameby, "against", "Helst inte i rummet.", by=by)
    first = make_position(talking)
    make_position(talking, talking.sameby)
    reply = Words("Kort är inte bäst.", today(), talking.sameby, replies_to=first)
    state_position(one, reply, by=by)
    silent = make_inquired(make_matter(body, "Plan för vindkraft"))
    Party.objects.filter(pk=silent.sameby.pk).update(answer_by=days(-3))
    ended = make_consulting(make_matter(body, "Skolskjuts på vintern"))
    steps.declare_end(ended.sameby, "consent", today(), by=by)
    return Stand(by, talking, silent, ended)


PAGES = {
    "list": "",
    "register": "foretradare/",
    "add": "foretradare/ny/",
    "screening": "arende/{matter}/",
    "request": "arende/{matter}/begaran/",
    "talking": "{talking}/",
    "silent": "{silent}/",
    "ended": "{ended}/",
    "no duty": "{silent}/ingen-skyldighet/",
    "inquiry": "{talking}/forfragan/",
    "party": "{silent}/part/{party}/",
    "holding": "{talking}/forberedelse/",
    "account": "{talking}/redogorelse/",
    "occasion": "{talking}/tillfalle/",
    "other": "{talking}/andra/1/",
    "positions": "{talking}/standpunkter/",
    "end": "{talking}/avslut/",
    "documentation": "{ended}/dokumentation/",
    "record": "{talking}/akt/",
}


def address_of(name: str, stand: Stand) -> str:
    """Return the address of a page."""
    return HERE + PAGES[name].format(
        matter=stand.talking.consultation.matter_id,
        talking=stand.talking.consultation.pk,
        silent=stand.silent.consultation.pk,
        ended=stand.ended.consultation.pk,
        party=stand.silent.sameby.pk,
    )


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_a_consultation_hold(
    stand: Stand, browse: Browse, name: str
) -> None:
    with browse(stand.officer) as page:
        visit(page, address_of(name, stand))
    with browse(stand.officer, javascript=False, width=320, scheme="dark") as page:
        visit(page, address_of(name, stand))


def test_a_day_too_early_is_told_at_its_field_and_nothing_is_lost(
    stand: Stand, browse: Browse
) -> None:
    make_account(stand.talking, sent=0, until=20)
    with browse(stand.officer, javascript=False) as page:
        visit(page, address_of("occasion", stand))
        page.get_by_label("Muntligt").check()
        page.get_by_label(str(stand.talking.sameby)).check()
        page.get_by_label("Var och hur").fill("Hos samebyn")
        page.get_by_label("Dag", exact=False).last.fill(days(5).isoformat())
        page.get_by_role("button", name="Bestäm dagen").click()
        inspect(page)
        assert "Välj en senare dag" in page.locator("main").inner_text()
        assert page.get_by_label("Var och hur").input_value() == "Hos samebyn"
