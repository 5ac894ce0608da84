"""Matters, considerations, dialogues, mandates and plans, made through the actions."""

from datetime import date, timedelta
from itertools import count

from gensvar.accounts.models import User
from gensvar.dialogues.actions import (
    adopt_default_rules,
    answer_criterion,
    approve_plan,
    ask_question,
    begin_consideration,
    begin_dialogue,
    decide_consideration,
    give_mandate,
    save_plan,
    set_phase,
    start_plan,
)
from gensvar.dialogues.models import (
    Answer,
    CommunicationPlan,
    Consideration,
    ConsiderationOutcome,
    CriterionEffect,
    Dialogue,
    Mandate,
    Phase,
    RuleSet,
    Stage,
)
from gensvar.dialogues.queries import criteria_with_answers, rules_on
from gensvar.kernel.days import today
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.matters.actions import open_matter
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body, Role, RoleGrant
from tests.make.organisations import make_body, make_member
from tests.make.remembered import remembered

_numbers = count(1)
LONG_AGO = date(2016, 1, 1)


def someone(body: Body, role: Role) -> User:
    """Return a person who holds a role in a body; made when there is none."""
    grant = RoleGrant.objects.filter(body=body, role=role).first()
    return grant.user if grant else make_member(body, role, name=f"{role} {body}")


def officer_of(body: Body) -> User:
    return someone(body, Role.OFFICER)


def chair_of(body: Body) -> User:
    return someone(body, Role.CHAIR)


def registrar_of(body: Body) -> User:
    return someone(body, Role.REGISTRAR)


def make_rules(body: Body | None = None) -> RuleSet:
    """Return the rules that apply today; the standard rules when there are none."""
    rules = rules_on(today())
    if rules is None:
        admin = someone(body or make_body(), Role.ADMINISTRATOR)
        rules = adopt_default_rules(by=admin, valid_from=LONG_AGO)
    return rules


def make_matter(
    body: Body | None = None,
    title: str = "Vårdcentralens öppettider",
    *,
    opened_on: date | None = None,
    planned_decision_on: date | None = None,
    is_major_change: bool = True,
) -> Matter:
    """Open a matter in a body, a month ago unless told otherwise."""
    body = body or make_body()
    return open_matter(
        registry_number=f"Dnr {next(_numbers)}-2026",
        title=title,
        body=body,
        opened_on=opened_on or today() - timedelta(days=30),
        planned_decision_on=planned_decision_on,
        is_major_change=is_major_change,
        by=officer_of(body),
    )


def make_consideration(
    matter: Matter | None = None,
    outcome: str = ConsiderationOutcome.DIALOGUE,
) -> Consideration:
    """Weigh and decide a dialogue in a matter; without outcome it stays undecided."""
    matter = matter or make_matter()
    make_rules(matter.body)
    officer = officer_of(matter.body)
    consideration = begin_consideration(matter, by=officer)
    for criterion, _answer in criteria_with_answers(consideration):
        against = (CriterionEffect.EXCLUDES, CriterionEffect.SCREENING)
        answer_criterion(
            consideration,
            criterion,
            Answer.NO if criterion.effect in against else Answer.YES,
            by=officer,
        )
    if outcome:
        decide_consideration(
            consideration,
            outcome,
            reason="Många berörs och allt är inte bestämt.",
            other_form="Möte med föreningar",
            by=chair_of(matter.body),
        )
    return consideration


def make_mandate(dialogue: Dialogue) -> Mandate:
    """Let the chair give the dialogue its mandate; the answer comes in 90 days."""
    rules = make_rules()
    return give_mandate(
        dialogue,
        by=chair_of(dialogue.body),
        body=dialogue.body,
        question="Vilka öppettider passar dig?",
        level=rules.levels.get(key="consult"),
        promise="",
        can_influence="Vilka tider vi har öppet.",
        cannot_influence="Var vårdcentralen ligger.",
        answer_by=today() + timedelta(days=90),
        decided_on=today(),
        elected=["Orvar Ordförande"],
    )


def make_plan(dialogue: Dialogue, *, approved: bool = True) -> CommunicationPlan:
    """Write the communication plan, and approve it unless told not to."""
    officer = officer_of(dialogue.body)
    plan = start_plan(dialogue, by=officer)
    save_plan(
        plan,
        plan.version,
        by=officer,
        purpose="Veta när folk vill komma.",
        goals="Minst 50 svar från hela orten.",
        activities=[
            {
                "what": "Affisch",
                "for_whom": "De som väntar",
                "channel": "Väntrummet",
                "language": "sv",
                "on": today(),
                "owner": "Ada Alm",
            }
        ],
        feedback=[
            {
                "to_whom": "De som svarat",
                "how": "Brev",
                "on": today() + timedelta(days=90),
            }
        ],
        target_groups=[
            {
                "name": "Unga",
                "usually_heard": False,
                "how_reached": "Genom skolan",
            }
        ],
    )
    if approved:
        approve_plan(plan, by=officer)
    return plan


def make_phase(dialogue: Dialogue, days: int = 30) -> Phase:
    """Let people speak from today, a number of days ahead."""
    return set_phase(
        dialogue,
        "Webben",
        today(),
        today() + timedelta(days=days),
        by=officer_of(dialogue.body),
    )


def make_ready(dialogue: Dialogue) -> None:
    """Give a dialogue all it needs before it can open."""
    make_mandate(dialogue)
    make_plan(dialogue)
    make_phase(dialogue)
    ask_question(dialogue, "Vilka tider passar dig?", by=officer_of(dialogue.body))


@remembered
def make_dialogue(
    stage: str = Stage.PREPARING,
    body: Body | None = None,
    matter: Matter | None = None,
    title: str = "",
    visibility: str = "after_review",
    consideration: Consideration | None = None,
) -> Dialogue:
    """Make a dialogue that is being prepared, or that has opened through the gates."""
    body = body or (matter.body if matter else make_body())
    dialogue = begin_dialogue(
        consideration or make_consideration(matter or make_matter(body)),
        body=body,
        by=officer_of(body),
        title=title or f"Öppettider {next(_numbers)}",
        introduction="Vi ska bestämma öppettider.",
        contribution_visibility=visibility,
    )
    if stage == Stage.OPEN:
        make_ready(dialogue)
        LIFE_OF_A_DIALOGUE.advance(dialogue, "open", by=officer_of(body))
    return dialogue
