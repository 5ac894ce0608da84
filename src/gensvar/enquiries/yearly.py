"""What an organisation asked in a year, and what it was answered."""

from collections.abc import Collection

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from gensvar.enquiries.messages import own_side_page
from gensvar.enquiries.models import OPEN, Answer, AnswerKind, Enquiry, State
from gensvar.enquiries.queries import title_of
from gensvar.kernel.days import today
from gensvar.organisations.yearly import YearEntry


def entries(family: Collection[int], year: int, token: str) -> list[YearEntry]:
    """Return the questions that came or were answered in a year, with one query.

    This year holds what still waits from the years before, too. `token` opens the own
    side; each question has a page of its own.
    """
    of_year = Q(received_on__year=year) | Q(answered_on__year=year)
    if year == today().year:
        of_year |= Q(state__in=OPEN)
    sent = Answer.objects.filter(enquiry=OuterRef("pk"), sent_at__isnull=False)
    rows = (
        Enquiry.objects.filter(of_year, organisation_id__in=family)
        .select_related("body")
        .annotate(kind=Subquery(sent.order_by("-number").values("kind")[:1]))
        .order_by("received_on", "pk")
    )
    return [
        YearEntry(
            day=row.received_on,
            what=title_of(row),
            state=_state(row, vars(row)["kind"]),
            address=own_side_page(token, row.public_id),
            is_open=row.is_open,
            since=row.received_on,
        )
        for row in rows
    ]


def _state(row: Enquiry, kind: str | None) -> StrOrPromise:
    if row.state == State.ANSWERED and kind:
        return _("Answered: %(kind)s") % {"kind": AnswerKind(kind).label}
    return row.get_state_display()
