"""Meetings that are shared with other authorities, and what each decided (S1-44)."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.consultations.models import JointMeeting, JointRole, OwnDecision
from gensvar.consultations.policies import may_share_meeting
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Body, Organisation, OrganisationKind
from gensvar.organisations.naming import organisation_named


@transaction.atomic
def share_meeting(
    meeting: Meeting, name: str, role: str, *, by: User, note: str = ""
) -> JointMeeting:
    """Say that another authority shares a meeting; a new name makes it known here.

    Raises Invalid at the field for the region itself, for what is no authority, and
    the second time.
    """
    if not may_share_meeting(by, meeting):
        raise NotAllowed
    if role not in JointRole.values:
        raise Invalid(_("Choose what the authority does."), "role")
    organisation = _authority(" ".join(name.split()), by)
    try:
        with transaction.atomic():
            joint = JointMeeting.objects.create(
                meeting=meeting,
                organisation=organisation,
                role=role,
                note=note.strip(),
                added_by=by,
            )
    except IntegrityError as twice:
        raise Invalid(_("It shares the meeting already."), "name") from twice
    record("share meeting", meeting, by=by, organisation=organisation.pk, role=role)
    return joint


@transaction.atomic
def stop_sharing_meeting(joint: JointMeeting, *, by: User) -> None:
    """Take an authority away again. Raises Invalid when it has decided something."""
    if not may_share_meeting(by, joint.meeting):
        raise NotAllowed
    hold(joint)
    if joint.decisions.exists():
        raise Invalid(_("What it decided is written down here, so it stays."))
    meeting, organisation = joint.meeting, joint.organisation_id
    joint.delete()
    record("stop sharing meeting", meeting, by=by, organisation=organisation)


@transaction.atomic
def enter_own_decision(
    joint: JointMeeting, facts: Mapping[str, Any], *, by: User
) -> OwnDecision:
    """Write down what an authority decided or answered on its own, with the source.

    `facts` are fields of OwnDecision by name. Raises Invalid at the field.
    """
    # Any: the values of any field.
    if not may_share_meeting(by, joint.meeting):
        raise NotAllowed
    if joint.role == JointRole.LISTENS:
        raise Invalid(_("This authority listens, and decides nothing here."), "joint")
    if facts["decided_on"] > today():
        raise Invalid(_("This day has not come yet."), "decided_on")
    for field, sentence in (
        ("words", _("Write what was decided or answered.")),
        ("source", _("Write where it says so.")),
    ):
        if not facts[field].strip():
            raise Invalid(sentence, field)
    item = facts.get("item")
    if item is not None and item.meeting_id != joint.meeting_id:
        raise Invalid(_("Choose an item of this meeting."), "item")
    decision = OwnDecision.objects.create(joint=joint, entered_by=by, **facts)
    record("enter own decision", joint.meeting, by=by, decision=decision.pk)
    return decision


def _authority(name: str, by: User) -> Organisation:
    """Return the authority with a name, made known when nobody has named it before."""
    if not name:
        raise Invalid(_("Write which authority it is."), "name")
    own = {settings.REGION_NAME.casefold()}
    own |= {known.casefold() for known in Body.objects.values_list("name", flat=True)}
    if name.casefold() in own:
        raise Invalid(_("That is ourselves. Name another authority."), "name")
    found = organisation_named(name)
    if found is None:
        return Organisation.objects.create(
            name=name, kind=OrganisationKind.AUTHORITY, created_by=by
        )
    if found.kind != OrganisationKind.AUTHORITY:
        raise Invalid(_("This organisation is not an authority."), "name")
    return found
