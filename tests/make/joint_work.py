"""Joint steps, working meetings and result conferences, made through the actions."""

from datetime import timedelta

from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding
from gensvar.joint_work.actions.conference import Conference, hold_conference
from gensvar.joint_work.actions.steps import Together, begin_step
from gensvar.joint_work.actions.together import Met, plan_work_meeting
from gensvar.joint_work.models import (
    JointStep,
    ResultConference,
    StepKind,
    WorkMeeting,
)
from gensvar.kernel.days import today
from tests.make.dialogues import chair_of, officer_of


def make_joint_step(
    dialogue: Dialogue, kind: str = StepKind.PLAN, days: int = 7
) -> JointStep:
    """Ask the chair and the officer of the body to do something together."""
    people = [chair_of(dialogue.body), officer_of(dialogue.body)]
    due = today() + timedelta(days=days)
    asked = Together("Gå igenom planen", due, kind, people)
    return begin_step(dialogue, asked, by=people[1])


def make_work_meeting(dialogue: Dialogue) -> WorkMeeting:
    """Plan a meeting among colleagues, in a week."""
    officer = officer_of(dialogue.body)
    met = Met(today() + timedelta(days=7), "Hur vi arbetar", people=[officer])
    return plan_work_meeting(dialogue, met, by=officer)


def make_conference(dialogue: Dialogue) -> ResultConference:
    """Hold the result conference today; every finding goes along."""
    found = Finding.objects.filter(dialogue=dialogue).values_list("pk", flat=True)
    officer = officer_of(dialogue.body)
    said = Conference(
        today(),
        dialogue.body,
        people=[officer],
        choices=dict.fromkeys(found, (True, "")),
    )
    return hold_conference(dialogue, said, 0, by=officer)
