"""The letter to those who chair a body that an overdue answer is asked of."""

from django.db.models import Q

from gensvar.accounts.models import User
from gensvar.assignments.models import Escalation
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.notifications.writing import Message, write
from gensvar.organisations.models import Role, RoleGrant

ASKED = "answer asked of a higher body"


def answer_asked_of(step: Escalation) -> list[Message]:
    """Write to each chair of the higher body, without the words of the report."""
    day = today()
    held = RoleGrant.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day),
        body=step.to_body,
        role=Role.CHAIR,
        since__lte=day,
        user__is_active=True,
    )
    return [_to(step, grant.user) for grant in held.select_related("user")]


def _to(step: Escalation, chair: User) -> Message:
    return write(
        "assignments/letters/asked",
        kind=ASKED,
        cause=f"report {step.report_id}",
        key=f"{ASKED} {step.pk} {chair.pk}",
        to=chair.email,
        language=chair.language,
        step=step,
        address=addresses.absolute(f"/arbete/uppdrag/rapporter/{step.report_id}/"),
    )
