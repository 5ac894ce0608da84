"""What consultation with the Sámi adds to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.sami_consultations import steps
from gensvar.sami_consultations.actions.holding import (
    Plan,
    name_other,
    note_attitude,
    set_occasion,
)
from gensvar.sami_consultations.actions.positions import document
from gensvar.sami_consultations.models import Party
from tests.make.dialogues import make_matter
from tests.make.meetings import make_meeting
from tests.make.sami_consultations import (
    Talk,
    days,
    decided,
    make_account,
    make_consulting,
    make_position,
    make_sameby,
    make_screened,
)

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_sami(world: "World", body: Body) -> None:
    """Make a consultation with something of everything."""
    _consult(world, body, 1)


def grow_sami(world: "World", body: Body, rows: int) -> None:
    """Make as many consultations, and one with as many rows, as one asks for."""
    _consult(world, body, rows)


def _consult(world: "World", body: Body, rows: int) -> None:
    talk = make_consulting(make_matter(body))
    one, officer = talk.consultation, talk.officer
    for _number in range(rows):
        steps.request_consultation(
            one.matter, make_sameby(officer), today(), by=officer
        )
        _be_silent(talk)
        _hold(talk)
        _end_another(body)
    world.kept.update(
        sami=str(one.pk),
        sami_matter=str(one.matter_id),
        sami_party=str(talk.sameby.pk),
        sami_other=str(one.others.earliest("pk").pk),
    )


def _be_silent(talk: Talk) -> None:
    """Ask one more, who has not answered, and keep waiting."""
    quiet = make_sameby(talk.officer)
    one = talk.consultation
    steps.send_inquiry(one, [quiet], "Ny väg.", days(9), by=talk.officer)
    party = one.parties.get(representative=quiet)
    Party.objects.filter(pk=party.pk).update(answer_by=days(-1))
    party.refresh_from_db()
    steps.decide_silence(
        party, decided(), is_abstention=False, answer_by=days(9), by=talk.officer
    )


def _hold(talk: Talk) -> None:
    """Send an account, set a day, ask about others, and say what one thinks."""
    one, by = talk.consultation, talk.officer
    make_account(talk)
    meeting = make_meeting(one.matter.body)
    set_occasion(one, Plan("oral", meeting=meeting), [talk.sameby], by=by)
    name = f"Bolaget {one.pk}-{one.others.count()}"
    note_attitude(
        name_other(one, name, "Äger mark.", by=by), talk.sameby, "for", "Ja.", by=by
    )
    make_position(talk)
    make_position(talk, talk.sameby)


def _end_another(body: Body) -> None:
    """Let one consultation end, and another matter have no duty to consult."""
    talk = make_consulting(make_matter(body))
    steps.declare_end(talk.sameby, "consent", today(), by=talk.officer)
    words = dict.fromkeys(("outcome", "when_and_how", "took_part", "made_by"), "Ord")
    facts = {**words, "made_on": today()}
    document(talk.consultation, facts, by=talk.officer)
    idle = make_screened(make_matter(body))
    steps.decide_no_duty(idle, "urgent", decided(), by=talk.officer)
