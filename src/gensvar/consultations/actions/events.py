"""Events that groups invite the region to: enter, answer, say what came of it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.consultations.models import EventInvitation, InvitationState
from gensvar.consultations.policies import may_follow_items
from gensvar.kernel.days import today
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.programmes.models import Programme


@transaction.atomic
def enter_event(
    programme: Programme, facts: Mapping[str, Any], *, by: User
) -> EventInvitation:
    """Write down that a group invites; `facts` are fields of EventInvitation.

    Raises Invalid at the field.
    """
    # Any: the values of any field.
    if not may_follow_items(by, programme):
        raise NotAllowed
    if not str(facts.get("title", "")).strip():
        raise Invalid(_("Write what you are invited to."), "title")
    if facts["group"].programme_id != programme.pk:
        raise Invalid(_("Choose a group of the programme."), "group")
    event = EventInvitation.objects.create(programme=programme, entered_by=by, **facts)
    record("enter event", event, by=by, programme=programme.pk)
    return event


@transaction.atomic
def answer_event(
    event: EventInvitation, facts: Mapping[str, Any], *, by: User, seen_version: int
) -> None:
    """Say who comes, or why nobody does. Raises Invalid at the field, and Stale.

    `facts`: state (accepted or declined), body, who_goes, reason.
    """
    # Any: the values of any field.
    if not may_follow_items(by, event.programme):
        raise NotAllowed
    if event.state == InvitationState.DONE:
        raise NotYet([_("an event that is still to come")])
    if facts["state"] == InvitationState.DECLINED and not facts["reason"].strip():
        raise Invalid(_("Write why nobody comes."), "reason")
    if facts["state"] == InvitationState.ACCEPTED and not facts["body"]:
        raise Invalid(_("Choose who comes."), "body")
    save_if_current(event, seen_version, facts)
    record("answer event", event, by=by, state=facts["state"])


@transaction.atomic
def tell_event(
    event: EventInvitation, outcome: str, *, by: User, seen_version: int
) -> None:
    """Say what came of an event that somebody went to.

    Raises Invalid at the field, NotYet before its day, and Stale.
    """
    if not may_follow_items(by, event.programme):
        raise NotAllowed
    if event.state not in (InvitationState.ACCEPTED, InvitationState.DONE):
        raise NotYet([_("somebody who went")])
    if event.day > today():
        raise NotYet([_("a day that has come")])
    if not outcome.strip():
        raise Invalid(_("Write what came of it."), "outcome")
    changes = {"outcome": outcome.strip(), "state": InvitationState.DONE}
    save_if_current(event, seen_version, changes)
    record("tell what came of event", event, by=by)
