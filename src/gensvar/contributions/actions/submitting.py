"""Receiving what someone sends through the public form."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.actions.storing import (
    AlreadySent,
    Answers,
    Submitted,
    cleaned,
    first_review,
    sent_before,
    stored_once,
)
from gensvar.contributions.messages import we_have_received
from gensvar.contributions.models import Channel, Contribution, Identification, Receipt
from gensvar.contributions.words import on_one_line
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import takes_contributions
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.notifications.actions import send

__all__ = ["AlreadySent", "Sender", "Submitted", "submit"]


@dataclass(frozen=True)
class Sender:
    """Who sends, at the level the person chose."""

    identification: str
    user: User | None = None
    name: str = ""
    email: str = ""
    postal_address: str = ""


@transaction.atomic
def submit(
    dialogue: Dialogue,
    key: str,
    answers: Answers,
    *,
    language: str,
    sender: Sender,
    arrived_at: datetime | None = None,
) -> Submitted:
    """Store what someone said, once for each key, and return the code.

    `answers` holds a text for each question id, and under None what is outside the
    questions. `arrived_at` is when the request came: what arrives before the closing
    time counts, also when it is stored after it. Raises Invalid, NotYet, AlreadySent.
    """
    said = cleaned(dialogue, answers, language)
    # Who ends the dialogue at this moment waits for us, or we see it here.
    hold(dialogue, "stage")
    if stored := sent_before(key, said):
        return stored
    moment = arrived_at or timezone.now()
    if not takes_contributions(dialogue, moment):
        raise NotYet([_("that the dialogue is open for contributions")])
    receipt = _receipt(dialogue, _kept(dialogue, sender))
    receipt.language, receipt.received_at = language, moment
    like = Contribution(review=first_review(dialogue))
    submitted = stored_once(key, receipt, said, like)
    if submitted.is_new:
        # Nobody stands as the actor, not even who has signed in: the event outlives
        # the disposal of the contribution and must not lead to a person.
        record("submit", submitted.receipt, contributions=len(said))
        send(we_have_received(submitted.receipt))
    return submitted


def _receipt(dialogue: Dialogue, sender: Sender) -> Receipt:
    return Receipt(
        dialogue=dialogue,
        channel=Channel.WEB,
        identification=sender.identification,
        user=sender.user,
        name=sender.name,
        email=sender.email,
        postal_address=sender.postal_address,
    )


def _kept(dialogue: Dialogue, sender: Sender) -> Sender:
    """Return what is kept of a sender; of an anonymous one nothing."""
    allowed = {
        Identification.ANONYMOUS: dialogue.allows_anonymous,
        Identification.KNOWN: dialogue.allows_known,
        Identification.SIGNED_IN: dialogue.allows_signed_in,
    }
    level = sender.identification
    if level not in Identification.values or not allowed[Identification(level)]:
        raise Invalid(_("Choose how you want to take part."), "identification")
    if level == Identification.ANONYMOUS:
        return Sender(level)
    if level == Identification.SIGNED_IN:
        return _signed_in(sender)
    return known(replace(sender, user=None))


def _signed_in(sender: Sender) -> Sender:
    user = sender.user
    if user is None or not user.is_authenticated:
        raise Invalid(
            _("Sign in first, or choose another way to take part."), "identification"
        )
    return Sender(Identification.SIGNED_IN, user, user.name, user.email)


def known(sender: Sender) -> Sender:
    """Return a sender who says who they are, or raise Invalid when nothing is said."""
    kept = replace(
        sender,
        name=on_one_line(sender.name),
        email=on_one_line(sender.email),
        postal_address=on_one_line(sender.postal_address),
    )
    if not (kept.name or kept.email or kept.postal_address):
        raise Invalid(
            _("Write a name or an address, or choose to be anonymous."), "name"
        )
    if len(kept.name) > 200:
        raise Invalid(_("Write a shorter name."), "name")
    if len(kept.postal_address) > 300:
        raise Invalid(_("Write a shorter address."), "postal_address")
    _check_email(kept.email)
    return kept


def _check_email(email: str) -> None:
    if not email:
        return
    try:
        validate_email(email)
    except ValidationError:
        raise Invalid(
            _("The e-mail address is not complete. It looks like name@example.se."),
            "email",
        ) from None
    if len(email) > 254:
        raise Invalid(_("The e-mail address is too long."), "email")
