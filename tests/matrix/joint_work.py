"""What joint work adds to the world that the matrix looks at."""

from datetime import timedelta
from typing import TYPE_CHECKING

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding
from gensvar.joint_work.actions.roles import bind, set_own_step, set_region_step
from gensvar.joint_work.actions.steps import Together, begin_step
from gensvar.joint_work.actions.together import reflect
from gensvar.joint_work.models import (
    ConferenceChoice,
    JointStep,
    OwnStep,
    Party,
    Reflection,
    ResultConference,
    Side,
    StepKind,
    WorkStep,
)
from gensvar.joint_work.queries.together import may_reflect_now
from gensvar.kernel.days import today
from gensvar.organisations.models import Role
from tests.make.dialogues import chair_of, officer_of, someone
from tests.make.joint_work import make_joint_step, make_work_meeting
from tests.make.organisations import make_member

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_joint_work(world: "World") -> None:
    """Make one of everything."""
    grow_joint_work(world, 1)


def _keep_a_step(world: "World") -> None:
    # Whose confirmation it is decides who may send what: the first step asks the chair.
    world.kept["joint_step"] = str(JointStep.objects.order_by("pk")[0].pk)


def grow_joint_work(world: "World", rows: int) -> None:
    """Make as many of everything as one asks for."""
    dialogue = world.dialogue
    body, officer = dialogue.body, officer_of(dialogue.body)
    admin = someone(body, Role.ADMINISTRATOR)
    alone = {"officer": "responsible", "participants": "told"}
    for number in range(rows):
        make_joint_step(dialogue)
        meeting = make_work_meeting(dialogue)
        meeting.people.add(chair_of(body))
        asked = Together(
            f"Räkna {number}",
            today(),
            StepKind.WORK,
            people=[officer],
            bodies=[body],
            work_meeting=meeting,
        )
        begin_step(dialogue, asked, by=officer)
        member = make_member(body, Role.REPRESENTATIVE, name=f"Ledamot {number}")
        bind(dialogue, Party.CONTACT, user=member, by=officer)
        _reflect(dialogue, f"Lärdom {number}", member)
        day = today() + timedelta(days=number + 1)
        set_region_step(WorkStep.HOLD, alone, day, by=admin)
    for step in [WorkStep.PLAN, *WorkStep][: rows + 1]:
        own = _own_version(dialogue, step)
        set_own_step(dialogue, step, alone, own, by=officer)
    _confer(dialogue)
    _keep_a_step(world)


def _reflect(dialogue: Dialogue, learnt: str, member: User) -> None:
    """Write what was learnt; of one that is not so far yet, as it will be."""
    if may_reflect_now(dialogue):
        reflect(dialogue, {"learnt": learnt}, 0, by=member)
    else:
        Reflection.objects.create(
            dialogue=dialogue, author=member, side=Side.ELECTED, learnt=learnt
        )


def _own_version(dialogue: Dialogue, step: WorkStep) -> int:
    row = OwnStep.objects.filter(dialogue=dialogue, step=step).first()
    return row.version if row else 0


def _confer(dialogue: Dialogue) -> None:
    """Note the conference that was held before the dialogue was handed over."""
    conference, _is_new = ResultConference.objects.get_or_create(
        dialogue=dialogue,
        defaults={
            "held_on": today(),
            "decides": dialogue.body,
            "created_by": officer_of(dialogue.body),
        },
    )
    for finding in Finding.objects.filter(dialogue=dialogue):
        ConferenceChoice.objects.get_or_create(
            conference=conference, finding=finding, defaults={"goes_along": True}
        )
