"""Series of meetings: begin one, change it, and who chairs its next meeting."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.models import Meeting, MeetingStage, Series, Side
from gensvar.meetings.policies import (
    may_begin_meeting,
    may_keep_meeting,
    may_keep_series,
)
from gensvar.meetings.queries import turn_in_series
from gensvar.organisations.models import Body

OVER = (MeetingStage.ENDED, MeetingStage.CANCELLED)


@transaction.atomic
def begin_series(body: Body, facts: Mapping[str, Any], *, by: User) -> Series:
    """Begin a series; `facts` are fields of Series by name. Raises Invalid."""
    # Any: the values of any field.
    if not may_begin_meeting(by, body):
        raise NotAllowed
    _check(facts)
    series = Series.objects.create(body=body, created_by=by, **facts)
    record("begin series", series, by=by, body=body.pk)
    return series


@transaction.atomic
def change_series(
    series: Series, seen_version: int, facts: Mapping[str, Any], *, by: User
) -> None:
    """Change a series. Raises Stale when somebody else was first."""
    # Any: the values of any field.
    if not may_keep_series(by, series):
        raise NotAllowed
    _check(facts, series)
    save_if_current(series, seen_version, facts)
    record("change series", series, by=by, fields=sorted(facts))


@transaction.atomic
def set_chair(
    meeting: Meeting,
    seen_version: int,
    *,
    side: str,
    name: str,
    exception: str = "",
    by: User,
) -> None:
    """Say who chairs. Out of turn it takes a reason, which is kept and shown (S4-088).

    Raises Invalid at the field, NotYet for a meeting that is over, and Stale.
    """
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    hold(meeting, "stage")
    if meeting.stage in OVER:
        raise NotYet([_("a meeting that has not ended")])
    if side not in Side.values:
        raise Invalid(_("Choose which side chairs."), "chair_side")
    due = turn_in_series(meeting)
    is_exception = due is not None and side != due
    if is_exception and not exception.strip():
        raise Invalid(
            _("It is the other side’s turn. Write why it is done differently."),
            "chair_exception",
        )
    facts = {
        "chair_side": side,
        "chair_name": name.strip(),
        "chair_exception": exception.strip() if is_exception else "",
    }
    save_if_current(meeting, seen_version, facts)
    record("set chair", meeting, by=by, side=side, is_exception=is_exception)


def _check(facts: Mapping[str, Any], series: Series | None = None) -> None:
    # Any: the values of any field.
    for field, sentence in (
        ("name", _("Write what the series is called.")),
        ("purpose", _("Write what the series is for.")),
    ):
        if field in facts and not str(facts[field]).strip():
            raise Invalid(sentence, field)
    start = facts.get("started_on", series.started_on if series else None)
    end = facts.get("ended_on")
    if start and end and end < start:
        raise Invalid(_("The series ends before it starts."), "ended_on")
