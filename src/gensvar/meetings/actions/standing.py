"""Meetings in a programme: place one, ask those who hold the seats, propose an item."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.actions.agenda import propose_item
from gensvar.meetings.actions.guests import ask_guest
from gensvar.meetings.actions.planning import begin_meeting, keep_together
from gensvar.meetings.actions.voices import Voice
from gensvar.meetings.models import AgendaItem, Guest, Meeting, MeetingGroup, Side
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.standing import coming_in
from gensvar.organisations.models import Body
from gensvar.programmes.models import Form, Programme, ProgrammeGroup, SeatHolder
from gensvar.programmes.policies import (
    bodies_in,
    may_read_seats,
    may_work_in_programme,
)


@transaction.atomic
def plan_in_programme(
    programme: Programme,
    body: Body,
    facts: Mapping[str, Any],
    groups: Collection[ProgrammeGroup],
    *,
    by: User,
) -> Meeting:
    """Begin a meeting of a programme, for its owner or an administration in it.

    The owner keeps the meeting together with the administration. `facts` are fields of
    Meeting by name. Raises NotAllowed, or Invalid at the field.
    """
    # Any: the values of any field.
    if body.pk not in {programme.body_id, *(one.pk for one in bodies_in(programme))}:
        raise Invalid(_("This body takes no part in the programme."), "body")
    _check(programme, facts, groups)
    meeting = begin_meeting(body, {**facts, "programme": programme}, by=by)
    _set_groups(meeting, groups)
    if body.pk != programme.body_id:
        keep_together(meeting, [programme.body], by=by)
    return meeting


@transaction.atomic
def place_in_programme(  # noqa: PLR0913 -- a place has that many facts
    meeting: Meeting,
    seen_version: int,
    programme: Programme | None,
    groups: Collection[ProgrammeGroup] = (),
    *,
    chosen_form: str = "",
    form_reason: str = "",
    by: User,
) -> None:
    """Let a meeting belong to a programme, or to none; say its groups and its form.

    For a meeting that has been held as well (S1-01). Raises Invalid and Stale.
    """
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    if programme is not None and not may_work_in_programme(by, programme):
        raise NotAllowed
    hold(meeting, "stage")
    facts = {"chosen_form": chosen_form, "form_reason": form_reason.strip()}
    if programme is not None:
        _check(programme, facts, groups)
    save_if_current(meeting, seen_version, {"programme": programme, **facts})
    _set_groups(meeting, groups if programme is not None else ())
    record(
        "place meeting in programme",
        meeting,
        by=by,
        programme=programme.pk if programme else None,
        groups=sorted(group.pk for group in groups),
    )


def _check(
    programme: Programme, facts: Mapping[str, Any], groups: Iterable[ProgrammeGroup]
) -> None:
    """Refuse groups of others, an unknown form, and a form without its reason."""
    if any(
        group.programme_id != programme.pk or not group.is_included for group in groups
    ):
        raise Invalid(_("Choose groups that the programme meets."), "groups")
    form = facts.get("chosen_form", "")
    if form and form not in Form.values:
        raise Invalid(_("Choose among the forms."), "chosen_form")
    if form and not str(facts.get("form_reason", "")).strip():
        raise Invalid(_("Write why this form was chosen."), "form_reason")


def _set_groups(meeting: Meeting, groups: Iterable[ProgrammeGroup]) -> None:
    wanted = {group.pk for group in groups}
    known = set(meeting.groups.values_list("group", flat=True))
    meeting.groups.exclude(group__in=wanted).delete()
    MeetingGroup.objects.bulk_create(
        MeetingGroup(meeting=meeting, group_id=pk) for pk in sorted(wanted - known)
    )


@transaction.atomic
def ask_holders(
    meeting: Meeting, holders: Iterable[SeatHolder], *, by: User
) -> list[Guest]:
    """Ask those who hold seats: a guest each, with the organisation of the seat.

    The group stays with the meeting: the guest has none. Who has been asked already is
    passed over. Raises NotAllowed for those who may not read who holds the seats.
    """
    programme = meeting.programme
    if programme is None or not may_read_seats(by, programme):
        raise NotAllowed
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    known = Guest.objects.filter(meeting=meeting).values_list("email", "name")
    emails, names = {email for email, _name in known}, {name for _mail, name in known}
    asked = []
    for holder in holders:
        if holder.email in emails if holder.email else holder.name in names:
            continue
        asked.append(
            ask_guest(
                meeting,
                holder.name,
                by=by,
                email=holder.email,
                organisation=holder.seat.organisation,
                language=holder.language,
                speaks=not holder.is_substitute,
            )
        )
        emails.add(holder.email)
        names.add(holder.name)
    return asked


@transaction.atomic
def propose_to_programme(
    programme: Programme, meeting: Meeting, facts: Mapping[str, Any], *, by: User
) -> AgendaItem:
    """Let any administration in a programme propose an item to a coming samråd.

    It speaks for the region, also where its officers do not keep the meeting (S1-34).
    Raises NotAllowed, and Invalid for a meeting that is not ahead in the programme.
    """
    # Any: the values of any field.
    if not may_work_in_programme(by, programme):
        raise NotAllowed
    if not coming_in(programme).filter(pk=meeting.pk).exists():
        raise Invalid(_("Choose a meeting that is ahead."), "meeting")
    voice = Voice(Side.REGION, by.name, user=by)
    return propose_item(meeting, facts, voice=voice)
