"""What anyone may do and read without signing in: follow a dialogue, the policy."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.audit.actions import record
from gensvar.dialogues.messages import asks_to_confirm, following_code
from gensvar.dialogues.models import Dialogue, Follower, RuleSet, RulesState
from gensvar.kernel.days import today
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


@dataclass(frozen=True)
class PolicyVersion:
    """One version of the policy: where it is read, and when it applied."""

    document: int
    name: str
    reference: str
    valid_from: date | None
    valid_to: date | None
    is_in_force: bool


@dataclass(frozen=True)
class PolicyShown:
    """A policy for dialogue as everyone may read it, with the other versions."""

    version: PolicyVersion
    criteria: tuple[tuple[str, str, str], ...]
    orders: tuple[tuple[str, str, str], ...]
    levels: tuple[tuple[str, str, str], ...]
    parts: tuple[tuple[str, str], ...]
    feedback: tuple[tuple[str, str, int | None, str], ...]
    others: tuple[PolicyVersion, ...]


def policy_shown(document: int) -> PolicyShown | None:
    """Return a policy that stands on the public list, or None for any other."""
    shown = RuleSet.objects.filter(
        state=RulesState.ADOPTED, document__published_at__isnull=False
    )
    versions = [_version(rules) for rules in shown]
    rules = shown.filter(document=document).first()
    if rules is None:
        return None
    return PolicyShown(
        version=_version(rules),
        criteria=tuple(
            (one.words, one.explanation, str(one.get_effect_display()))
            for one in rules.criteria.all()
        ),
        orders=tuple(
            (
                str(one.get_body_kind_display()),
                str(one.get_order_display()),
                one.reference,
            )
            for one in rules.mandate_rules.all()
        ),
        levels=tuple(
            (one.name, one.description, one.promise) for one in rules.levels.all()
        ),
        parts=tuple((one.words, one.explanation) for one in rules.plan_parts.all()),
        feedback=tuple(
            (
                str(one.get_body_kind_display()),
                str(one.get_to_whom_display()),
                one.within_days,
                one.form,
            )
            for one in rules.feedback_rules.all()
        ),
        others=tuple(one for one in versions if one.document != document),
    )


def _version(rules: RuleSet) -> PolicyVersion:
    day = today()
    return PolicyVersion(
        document=rules.document_id or 0,
        name=rules.name,
        reference=rules.reference,
        valid_from=rules.valid_from,
        valid_to=rules.valid_to,
        is_in_force=rules.valid_from is not None
        and rules.valid_from <= day
        and (rules.valid_to is None or rules.valid_to >= day),
    )
