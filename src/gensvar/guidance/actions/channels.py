"""Proposing a channel, taking it into use by a decision, and ending it."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.guidance.models import Channel, ChannelStatus
from gensvar.guidance.policies import bodies_to_propose_for, may_decide_channel
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Body


@transaction.atomic
def propose_channel(name: str, about: str, *, body: Body, by: User) -> Channel:
    """Propose a channel in the name of a body. Raises Invalid for one that exists."""
    if body.pk not in bodies_to_propose_for(by):
        raise NotAllowed
    if not name.strip():
        raise Invalid(_("Write what the channel is called."), "name")
    if not about.strip():
        raise Invalid(_("Write what it is for."), "about")
    try:
        with transaction.atomic():
            channel = Channel.objects.create(
                name=name.strip(),
                about=about.strip(),
                body=body,
                proposed_on=today(),
                created_by=by,
            )
    except IntegrityError:
        raise Invalid(_("There is a channel with that name already."), "name") from None
    record("propose channel", channel, by=by, body=body.pk)
    return channel


@transaction.atomic
def take_into_use(
    channel: Channel, decided_on: date, section_number: str = "", *, by: User
) -> None:
    """Enter the decision by which a channel is taken into use."""
    _hold(channel, by)
    if channel.status == ChannelStatus.IN_USE:
        raise Invalid(_("The channel is in use already."))
    if decided_on < channel.proposed_on:
        raise Invalid(
            _("The decision cannot be older than the proposal."), "decided_on"
        )
    if decided_on > today():
        raise Invalid(_("That day has not come yet."), "decided_on")
    channel.status, channel.decided_on = ChannelStatus.IN_USE, decided_on
    channel.section_number = section_number.strip()
    channel.ended_on, channel.why = None, ""
    channel.save(
        update_fields=["status", "decided_on", "section_number", "ended_on", "why"]
    )
    record("take channel into use", channel, by=by, decided_on=decided_on)


@transaction.atomic
def end_channel(channel: Channel, why: str, *, by: User) -> None:
    """Write down that a channel, or a proposal of one, has ended, and why."""
    _hold(channel, by)
    if channel.status == ChannelStatus.ENDED:
        raise Invalid(_("The channel has ended already."))
    if not why.strip():
        raise Invalid(_("Write why it ends."), "why")
    channel.status, channel.ended_on = ChannelStatus.ENDED, today()
    channel.why = why.strip()
    channel.save(update_fields=["status", "ended_on", "why"])
    record("end channel", channel, by=by, ended_on=channel.ended_on)


def _hold(channel: Channel, by: User) -> None:
    if not may_decide_channel(by, channel):
        raise NotAllowed
    hold(channel, "status", "proposed_on", "decided_on")
