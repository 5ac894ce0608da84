"""Tables, values, claims and payroll files, for those who may see them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, Sum

from gensvar.analysis.fees import Kind
from gensvar.kernel.people import plain_address, plain_name
from gensvar.meetings.models import Guest
from gensvar.organisations.models import Body
from gensvar.organisations.policies import Visitor, lineage
from gensvar.remuneration.models import (
    Audience,
    Batch,
    Claim,
    ClaimLine,
    ClaimState,
    IndexValue,
    RuleTable,
    TableState,
)
from gensvar.remuneration.policies import bodies_to_pay_for, may_keep_table

COUNTED = (ClaimState.SENT, ClaimState.APPROVED)


def tables_visible_to(user: Visitor) -> QuerySet[RuleTable]:
    """Return what is decided, and drafts of a person's own bodies, the newest first."""
    mine = Q(body__in=bodies_to_pay_for(user))
    if may_keep_table(user, None):
        mine |= Q(body__isnull=True)
    return RuleTable.objects.filter(Q(state=TableState.ADOPTED) | mine).select_related(
        "body", "replaces"
    )


def table_on(
    day: date, body: Body, audience: str = Audience.PARTICIPANTS
) -> RuleTable | None:
    """Return the table in force for a body on a day: its own, or the nearest above."""
    above = _way_up(body)
    found = list(
        RuleTable.objects.filter(
            Q(body__in=above) | Q(body__isnull=True),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
            state=TableState.ADOPTED,
            audience=audience,
            valid_from__lte=day,
        ).prefetch_related("rows")
    )
    return min(
        found,
        key=lambda one: above.index(one.body_id) if one.body_id else len(above),
        default=None,
    )


def _way_up(body: Body) -> list[int]:
    """Return the ids of a body and of those above it, the nearest first."""
    parents = dict(Body.objects.values_list("pk", "parent_id"))
    known = lineage(body, parents)
    way, current = [], body.pk
    while current in known:
        way.append(current)
        known.discard(current)
        current = parents.get(current) or 0
    return way


def overlapping(table: RuleTable) -> QuerySet[RuleTable]:
    """Return the tables in force for the same people on some of the same days."""
    same = RuleTable.objects.filter(
        body=table.body_id, audience=table.audience, state=TableState.ADOPTED
    ).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=table.valid_from))
    if table.valid_to is not None:
        same = same.filter(valid_from__lte=table.valid_to)
    return same.exclude(pk=table.pk)


def values_of(year: int) -> dict[str, int]:
    """Return what the yearly values are one year, in öre."""
    return dict(IndexValue.objects.filter(year=year).values_list("name", "amount"))


def claims_visible_to(user: Visitor) -> QuerySet[Claim]:
    """Return the claims of a person's bodies, the oldest first."""
    return Claim.objects.filter(body__in=bodies_to_pay_for(user)).select_related(
        "body", "guest__meeting__body", "batch"
    )


def claim_of(guest: Guest) -> Claim | None:
    """Return the claim of a guest that counts: the latest that was not taken back."""
    return (
        Claim.objects.filter(guest=guest)
        .exclude(state=ClaimState.WITHDRAWN)
        .select_related("table", "guest__meeting", "body")
        .first()
    )


def paid_before(guest: Guest, day: date) -> tuple[dict[Kind, int], dict[Kind, int]]:
    """Return what one person's other claims give: that day, and the whole year.

    One person is one account, or one address however it is spelt, or an address that
    stands in any of the guest's claims so far. Who has neither has only this meeting.
    """
    lines = (
        ClaimLine.objects.filter(
            _same_person(guest), claim__state__in=COUNTED, claim__day__year=day.year
        )
        .exclude(claim__guest=guest)
        .order_by()
        .values_list("kind", "claim__day")
        .annotate(given=Sum("amount"))
    )
    rows = list(lines)
    return _summed(rows, day), _summed(rows)


def _same_person(guest: Guest) -> Q:
    """Return which lines are of the person that a guest is.

    Addresses of the guest's claims so far count as they stand; the guest's own however
    it is spelt.
    """
    said = Claim.objects.filter(guest=guest).exclude(email="").order_by()
    same = Q(claim__email__in=said.values("email"))
    if guest.user_id:
        same |= Q(claim__guest__user=guest.user_id)
    if address := plain_address(guest.email):
        same |= _spelt("claim__email", address)
        same |= _spelt("claim__guest__email", address)
    return same


def _spelt(field: str, address: str) -> Q:
    """Return an address with whatever part follows a plus sign."""
    mailbox, _at, place = address.rpartition("@")
    return Q(**{f"{field}__iexact": address}) | Q(
        **{f"{field}__istartswith": f"{mailbox}+", f"{field}__iendswith": f"@{place}"}
    )


def namesakes(claim: Claim) -> list[int]:
    """Return the ids of other claims of the same meeting under the same name.

    For whoever decides, to look once more: two people may have one name.
    """
    others = (
        Claim.objects.filter(guest__meeting=claim.guest.meeting_id)
        .exclude(guest=claim.guest_id)
        .exclude(state__in=(ClaimState.WITHDRAWN, ClaimState.DECLINED))
        .values_list("pk", "name")
    )
    name = plain_name(claim.name)
    return [pk for pk, other in others if plain_name(other) == name]


def _summed(
    rows: Iterable[tuple[str, date, int]], only: date | None = None
) -> dict[Kind, int]:
    found: dict[Kind, int] = {}
    for kind, day, given in rows:
        if only is None or day == only:
            found[Kind(kind)] = found.get(Kind(kind), 0) + given
    return found


def ready_for_payroll(body: Body, first: date, last: date) -> QuerySet[Claim]:
    """Return the approved claims of a body's meetings in some days, not yet paid."""
    return Claim.objects.filter(
        body=body,
        state=ClaimState.APPROVED,
        batch__isnull=True,
        day__gte=first,
        day__lte=last,
    )


def batches_visible_to(user: Visitor) -> QuerySet[Batch]:
    """Return the payroll files of a person's bodies, the newest first."""
    return Batch.objects.filter(body__in=bodies_to_pay_for(user)).select_related(
        "body", "made_by"
    )


def sums_by_state(meeting: int) -> Mapping[str, tuple[int, int]]:
    """Return how many claims of a meeting stand where, and their sum in öre.

    Those that a payroll file holds are under "paid", not under "approved".
    """
    rows = (
        Claim.objects.filter(guest__meeting=meeting)
        .order_by()
        .annotate(is_unpaid=ExpressionWrapper(Q(batch__isnull=True), BooleanField()))
        .values_list("state", "is_unpaid")
        .annotate(number=Count("pk"), given=Sum("total"))
    )
    found: dict[str, tuple[int, int]] = {}
    for state, is_unpaid, number, given in rows:
        key = str(state) if is_unpaid else "paid"
        before = found.get(key, (0, 0))
        found[key] = (before[0] + number, before[1] + given)
    return found
