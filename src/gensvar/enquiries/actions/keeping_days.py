"""What the clock does: reminds before the day, takes late questions higher, forgets."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.enquiries.actions.routing import HELD, note
from gensvar.enquiries.messages import late, waits
from gensvar.enquiries.models import OPEN, Enquiry, State, Step
from gensvar.enquiries.queries import administrators, people_with
from gensvar.enquiries.working_days import working_days_after, working_days_before
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.notifications.actions import forget_readers, send
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Body, Role

# Working days: a reminder so long before; a theme within so many; a next level after.
REMIND_BEFORE, TRIAGE_WITHIN, NEXT_LEVEL_AFTER = 3, 3, 5
# Who asked is forgotten a year after the answer; the question and the answer stay.
KEPT = timedelta(days=365)


def remind_of_days(day: date | None = None) -> int:
    """Write to who answers, three working days before; return how many questions.

    The same question is told once for each day that it is promised.
    """
    day = day or today()
    until = working_days_after(day, REMIND_BEFORE)
    near = _open().filter(state=State.ROUTED, due_on__gte=day, due_on__lte=until)
    for enquiry in near:
        people = [enquiry.owner] if enquiry.owner else _officers(enquiry.body)
        send(waits(enquiry, people, "near"))
    return len(near) + _remind_of_untaken(day)


def _remind_of_untaken(day: date) -> int:
    before = working_days_before(day, TRIAGE_WITHIN)
    rows = list(_open().filter(state=State.RECEIVED, received_on__lte=before))
    people = administrators() if rows else []
    for enquiry in rows:
        send(waits(enquiry, people, "nobody"))
    return len(rows)


def escalate_late(day: date | None = None) -> int:
    """Take what is late to the chair of the body, and then step by step higher."""
    day = day or today()
    again = working_days_before(day, NEXT_LEVEL_AFTER)
    waits_long = Q(escalated_on__isnull=True) | Q(escalated_on__lte=again)
    rows = list(_open().filter(waits_long, due_on__lt=day))
    return sum(_escalate(enquiry, day) for enquiry in rows)


@transaction.atomic
def _escalate(enquiry: Enquiry, day: date) -> bool:
    hold(enquiry, *HELD, "escalated_to_id", "escalated_on")
    if not enquiry.is_open or enquiry.escalated_on == day:
        return False
    start = enquiry.body
    if enquiry.escalated_to is not None:
        start = enquiry.escalated_to.parent
    body, people = people_with(Role.CHAIR, start) if start else (None, [])
    if body is None and enquiry.escalated_on is not None:
        return False
    enquiry.escalated_to, enquiry.escalated_on = body, day
    enquiry.save(update_fields=["escalated_to", "escalated_on"])
    note(enquiry, Step.LATE, body=body)
    to = body.pk if body else None
    record("take enquiry higher", enquiry, to=to, due_on=enquiry.due_on)
    send(late(enquiry, people or administrators(), str(to)))
    return True


def forget_askers(day: date | None = None) -> int:
    """Empty the name and address of those whose question ended a year ago."""
    before = (day or today()) - KEPT
    known = ~Q(name="") | ~Q(email="") | ~Q(organisation_name="")
    rows = list(
        Enquiry.objects.filter(known, received_on__lt=before)
        .exclude(state__in=OPEN)
        .exclude(answered_on__gte=before)
    )
    for enquiry in rows:
        _forget(enquiry)
    return len(rows)


@transaction.atomic
def _forget(enquiry: Enquiry) -> None:
    letters = Letter.objects.filter(cause=f"enquiry {enquiry.pk}", to=enquiry.email)
    forget_readers(letters)
    enquiry.name = enquiry.email = enquiry.organisation_name = ""
    enquiry.save(update_fields=["name", "email", "organisation_name"])
    record("forget who asked", enquiry)


def _officers(body: Body | None) -> list[User]:
    return people_with(Role.OFFICER, body)[1]


def _open() -> QuerySet[Enquiry]:
    return Enquiry.objects.filter(state__in=OPEN).select_related(
        "owner", "body", "escalated_to__parent"
    )
