"""Who gives assignments, who says how they go, who reports, and who answers."""

from gensvar.assignments.models import ActivityReport, AssignedBody
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import Visitor, bodies_within, has_role

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_give(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body enter what it has decided to assign."""
    return has_role(user, body, *KEEPERS)


def may_call_off(user: Visitor, assigned: AssignedBody) -> bool:
    """Only the body that gave an assignment calls it off."""
    return may_give(user, assigned.assignment.body)


def may_follow(user: Visitor, assigned: AssignedBody) -> bool:
    """Officers and chairs of the body that has it, and of the one that gave it."""
    return may_report(user, assigned.body) or may_call_off(user, assigned)


def may_report(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body, or of its successor, report for it (S4-101)."""
    after = body.successor
    return has_role(user, body, *KEEPERS) or (
        after is not None and has_role(user, after, *KEEPERS)
    )


def may_answer(user: Visitor, report: ActivityReport) -> bool:
    """Officers and chairs of the body that owes the answer enter what it decided."""
    return may_report(user, report.owes_answer)


def may_take_higher(user: Visitor, report: ActivityReport) -> bool:
    """Those who wait for an answer, and those who owe it, may take it higher."""
    return may_report(user, report.body) or may_answer(user, report)


def bodies_to_act_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies that a person gives assignments or reports for."""
    return bodies_within(user, *KEEPERS)


def bodies_to_read_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies of a person, and of those they have succeeded."""
    mine = bodies_within(user, *READERS)
    before = Body.objects.filter(successor__in=mine).values_list("pk", flat=True)
    return mine | set(before)
