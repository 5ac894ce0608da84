"""The joint positions in the year of an organisation."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.joint_positions.messages import own_page
from gensvar.joint_positions.models import Backing, BackingState, PositionState
from gensvar.organisations.yearly import YearEntry


def entries(family: Collection[int], year: int, token: str) -> list[YearEntry]:
    """Return the joint positions that an organisation was in during a year."""
    rows = (
        Backing.objects.filter(organisation_id__in=family)
        .filter(Q(position__sent_at__year=year) | Q(position__started_at__year=year))
        .select_related("position__dialogue")
        .order_by("position__started_at", "pk")
    )
    return [_entry(row, token) for row in rows]


def _entry(row: Backing, token: str) -> YearEntry:
    position = row.position
    waits = position.state == PositionState.DRAFT and row.state == BackingState.ASKED
    state = _("Waits for your answer") if waits else position.get_state_display()
    return YearEntry(
        day=timezone.localdate(position.sent_at or position.started_at),
        what=position.title,
        state=state,
        address=own_page(token, position.public_id),
        is_open=waits,
        since=timezone.localdate(row.asked_at) if waits else None,
    )
