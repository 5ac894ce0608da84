"""One meeting as one story: from the invitation to notes that both sides approved.

One person leads in the workspace, a wall follows by itself, and eight phones write at
once: in three languages and two directions, light and dark, one without scripts and
one that loses the net. What they wrote is kept in a ledger, and compared in the end.
"""

import pytest

from gensvar.accounts.models import User
from gensvar.organisations.models import Role
from tests.journeys.after_the_meeting import (
    agree_on_the_notes,
    be_paid,
    compare_everything,
    follow_up,
    write_the_notes,
)
from tests.journeys.before_the_meeting import (
    agree_on_the_agenda,
    ask_everyone,
    call_and_answer,
    come,
    plan,
)
from tests.journeys.conftest import Begin, Browse
from tests.journeys.gathering import gather, with_phones
from tests.journeys.in_the_room import (
    ask_questions,
    end,
    prepare_the_room,
    rank,
    take_along,
    write_at_stations,
    write_ideas,
)
from tests.make.dialogues import chair_of
from tests.make.organisations import make_body, make_member
from tests.make.remuneration import make_table


def a_region() -> tuple[User, User]:
    """Make a body with rules for pay, somebody who leads, and somebody who decides."""
    body = make_body("Regionstyrelsen")
    make_table(body, claim_months=6)
    return make_member(body, Role.OFFICER, name="Eva Ek"), chair_of(body)


@pytest.mark.requirement(
    "S1-12", "S4-009", "S4-016", "S4-031", "S4-054", "S4-082", "S4-096", "S4-116"
)
def test_a_meeting_from_its_invitation_to_approved_notes(
    browse: Browse, begin: Begin
) -> None:
    officer, chair = begin(a_region)
    with browse(officer) as page:
        meeting = plan(page)
    with gather(browse, officer, meeting) as here, with_phones(browse, here):
        ask_everyone(here)
        agree_on_the_agenda(here)
        call_and_answer(here)
        come(here)
        prepare_the_room(here)
        write_at_stations(here)
        write_ideas(here)
        rank(here)
        ask_questions(here)
        take_along(here)
        end(here)
        write_the_notes(here)
        agree_on_the_notes(here)
        compare_everything(here)
        follow_up(here)
        with browse(chair) as decides:
            be_paid(here, decides)
