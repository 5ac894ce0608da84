"""Questions as those who work here may see them, the longest overdue first."""

from datetime import date

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from gensvar.accounts.models import User
from gensvar.enquiries.models import OPEN, AlsoAsks, Answer, Enquiry, State, Theme
from gensvar.enquiries.policies import bodies_read_by, may_triage
from gensvar.kernel.days import days_since, today
from gensvar.organisations.models import Body, Role, RoleGrant
from gensvar.organisations.policies import Visitor


def themes_in_use() -> QuerySet[Theme]:
    """Return the themes that one can ask about now."""
    return Theme.objects.filter(ended_on__isnull=True).select_related("body", "owner")


def enquiries_visible_to(user: Visitor) -> QuerySet[Enquiry]:
    """Return the questions of a person's bodies, one's own, and what nobody has."""
    bodies = bodies_read_by(user)
    seen = Q(body__in=bodies) | Q(escalated_to__in=bodies)
    if user.is_authenticated:
        seen |= Q(owner=user)
    if may_triage(user):
        seen |= Q(state=State.RECEIVED)
    waiting = Case(
        When(state__in=OPEN, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return (
        Enquiry.objects.filter(seen)
        .select_related("theme", "body", "owner", "escalated_to", "organisation")
        .order_by(waiting, "due_on", "pk")
    )


def open_enquiries_of(user: User) -> QuerySet[Enquiry]:
    """Return the questions that a person owes an answer to."""
    return Enquiry.objects.filter(owner=user, state__in=OPEN)


def enquiries_to_answer(user: User) -> QuerySet[Enquiry]:
    """Return what a person is to answer, and what one may take when nobody has."""
    wanted = Q(owner=user, state__in=OPEN)
    if may_triage(user):
        wanted |= Q(state=State.RECEIVED)
    return Enquiry.objects.filter(wanted).order_by("due_on", "pk")


def open_enquiries_of_body(body: Body) -> QuerySet[Enquiry]:
    """Return the questions that a body owes an answer to."""
    return Enquiry.objects.filter(Q(body=body) | Q(escalated_to=body), state__in=OPEN)


def is_late(enquiry: Enquiry, day: date | None = None) -> bool:
    """Say whether a question should have been answered by a day and is not."""
    return enquiry.is_open and enquiry.due_on < (day or today())


def age_of(enquiry: Enquiry) -> int:
    """Return how many days somebody has waited, or waited for the answer."""
    if enquiry.answered_on and not enquiry.is_open:
        return max((enquiry.answered_on - enquiry.received_on).days, 0)
    return days_since(enquiry.received_on)


def title_of(enquiry: Enquiry) -> str:
    """Return the question in one line: as it was put, or how it begins."""
    return enquiry.subject or shortened(enquiry.words)


def shortened(words: str, most: int = 100) -> str:
    """Return how a text begins, cut between two words."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0] + " …"


def sent_answers(enquiry: Enquiry) -> list[Answer]:
    """Return the versions of the answer that were sent, the latest first."""
    rows = enquiry.answers.filter(sent_at__isnull=False)
    return list(rows.select_related("body", "measure").order_by("-number"))


def draft_of(enquiry: Enquiry) -> Answer | None:
    """Return the answer that somebody is writing, if there is one."""
    return enquiry.answers.filter(sent_at__isnull=True).first()


def number_who_wait(enquiry: Enquiry) -> int:
    """Return how many organisations have the same question."""
    return AlsoAsks.objects.filter(enquiry=enquiry).count()


def with_number_who_wait(rows: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    """Let each question bear how many organisations ask the same."""
    return rows.annotate(others=Count("also"))


def people_with(role: Role, body: Body | None) -> tuple[Body | None, list[User]]:
    """Return the nearest body upwards in which people hold a role, and who they are."""
    above = {one.pk: one for one in Body.objects.all()}
    here = body
    seen: set[int] = set()
    while here is not None and here.pk not in seen:
        seen.add(here.pk)
        if found := _holding(role, here):
            return here, found
        here = above.get(here.parent_id or 0)
    return None, []


def _holding(role: Role, body: Body) -> list[User]:
    in_force = Q(until__isnull=True) | Q(until__gte=today())
    rows = RoleGrant.objects.filter(in_force, body=body, role=role, since__lte=today())
    grants = rows.filter(user__is_active=True).select_related("user").order_by("pk")
    return list(dict.fromkeys(grant.user for grant in grants))


def administrators() -> list[User]:
    """Return the administrators, who see to it that every question has an owner."""
    in_force = Q(until__isnull=True) | Q(until__gte=today())
    rows = RoleGrant.objects.filter(
        in_force, role=Role.ADMINISTRATOR, since__lte=today(), user__is_active=True
    )
    return list(dict.fromkeys(row.user for row in rows.select_related("user")))
