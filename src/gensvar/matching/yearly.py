"""Introductions in the year of an organisation."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.matching.messages import introduction_address
from gensvar.matching.models import Introduction, IntroductionState
from gensvar.matching.queries import introductions_of
from gensvar.organisations.yearly import YearEntry


def entries(family: Collection[int], year: int, token: str) -> list[YearEntry]:
    """Return whom an organisation was to meet in a year, asked by either side."""
    rows = introductions_of(family).filter(
        Q(asked_at__year=year) | Q(answered_at__year=year)
    )
    return [_entry(row, family, token) for row in rows.order_by("asked_at", "pk")]


def _entry(row: Introduction, family: Collection[int], token: str) -> YearEntry:
    is_mine = row.asker_id in family
    owner = row.listing.organisation
    other = owner if is_mine else row.asker
    name = str((other.merged_into or other) if other else row.listing.body)
    asked_on = timezone.localdate(row.asked_at)
    came = row.get_came_asker_display() if is_mine else row.get_came_owner_display()
    what = (
        _("You asked to meet %(name)s") if is_mine else _("%(name)s asked to meet you")
    )
    # What it has asked itself waits for the other one: there is nothing to do.
    is_open = row.state == IntroductionState.WAITING and not is_mine
    return YearEntry(
        day=asked_on,
        what=what % {"name": name},
        state=came or row.get_state_display(),
        address=introduction_address(token, row.pk),
        is_open=is_open,
        since=asked_on if is_open else None,
    )
