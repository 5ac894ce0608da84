"""What anyone may do without signing in: follow a dialogue, confirm it, and stop."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.audit.actions import record
from gensvar.dialogues.messages import asks_to_confirm, following_code
from gensvar.dialogues.models import Dialogue, Follower
from gensvar.kernel.errors import Invalid
from gensvar.kernel.secrets import hashed, normalised, public_id
from gensvar.notifications.actions import send

CONFIRM_WITHIN = timedelta(days=7)


@transaction.atomic
def follow(dialogue: Dialogue, email: str, language: str) -> None:
    """Ask an address to confirm that it follows a dialogue.

    The caller says the same whatever happens here, so that nobody learns who follows:
    who already follows gets no letter, and nobody gets more than one a day.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise Invalid(_("Write your whole e-mail address."), "email") from problem
    _forget_unconfirmed(dialogue)
    follower = Follower.objects.filter(dialogue=dialogue, email=address).first()
    if follower is None:
        follower = _new(dialogue, address, language)
    if follower is not None and follower.confirmed_at is None:
        send([asks_to_confirm(follower)])


@transaction.atomic
def confirm_following(token: str) -> Dialogue | None:
    """Confirm an address; return the dialogue, or None when the code means nothing."""
    follower = _with(token)
    if follower is None:
        return None
    if follower.confirmed_at is None:
        if follower.created_at < timezone.now() - CONFIRM_WITHIN:
            return None
        follower.confirmed_at = timezone.now()
        follower.save(update_fields=["confirmed_at"])
        record("confirm following", follower.dialogue)
    return follower.dialogue


@transaction.atomic
def stop_following(token: str) -> Dialogue | None:
    """Forget an address; return the dialogue, or None when the code means nothing."""
    follower = _with(token)
    if follower is None:
        return None
    dialogue = follower.dialogue
    follower.delete()
    record("stop following", dialogue)
    return dialogue


def dialogue_followed(token: str) -> Dialogue | None:
    """Return the dialogue that a letter's code belongs to, and change nothing."""
    follower = _with(token)
    return follower.dialogue if follower else None


def _with(token: str) -> Follower | None:
    return (
        Follower.objects.filter(token_hash=hashed("following", normalised(token)))
        .select_related("dialogue")
        .first()
    )


def _new(dialogue: Dialogue, address: str, language: str) -> Follower | None:
    try:
        with transaction.atomic():
            follower = Follower.objects.create(
                dialogue=dialogue,
                email=address,
                language=language,
                # The code is derived from the row's number, known after this.
                token_hash=hashed("following", public_id()),
            )
            follower.token_hash = hashed("following", following_code(follower))
            follower.save(update_fields=["token_hash"])
    except IntegrityError:
        return None
    return follower


def _forget_unconfirmed(dialogue: Dialogue) -> None:
    Follower.objects.filter(
        dialogue=dialogue,
        confirmed_at__isnull=True,
        created_at__lt=timezone.now() - CONFIRM_WITHIN,
    ).delete()
