"""Recording what happens, in the transaction in which it happens."""

import hashlib
import hmac
import json
import secrets
import uuid
from datetime import datetime
from typing import Protocol

from django.db import models, transaction
from django.utils import timezone

from gensvar.audit.models import ChainHead, Event, EventContent, Installation
from gensvar.kernel.prepared import Prepared


class Actor(Protocol):
    """Whoever did it: a user, or nobody where a participant or the clock acted."""

    pk: int


def record(
    verb: str, thing: models.Model, *, by: Actor | None = None, **details: object
) -> Event:
    """Add one event to the chain. Details are facts and ids, never words of people."""
    # No savepoint: what cannot be recorded must not happen either.
    with transaction.atomic(savepoint=False):
        sequence, before = _held_head()
        content = json.loads(json.dumps(details, default=str))
        salt = secrets.token_hex(32)
        event = Event(
            sequence=sequence + 1,
            at=timezone.now(),
            verb=verb,
            kind=thing._meta.label_lower,
            thing_id=str(thing.pk),
            actor_id=str(by.pk) if by is not None and by.pk else "",
            commitment=commitment(salt, content),
            previous=before,
        )
        event.digest = digest(event)
        event.save(force_insert=True)
        EventContent.objects.create(sequence=event.sequence, salt=salt, content=content)
        ChainHead.objects.filter(pk=1).update(
            sequence=event.sequence, digest=event.digest
        )
    return event


_HEAD = Prepared(
    lambda: (
        ChainHead.objects.select_for_update()
        .filter(pk=1)
        .values_list("sequence", "digest")
    )
)


def _held_head() -> tuple[int, str]:
    """Return the number and digest of the last event, and keep hold of them.

    So simultaneous events queue: on PostgreSQL here, on SQLite since the transaction
    began, for it lets one write at a time.
    """
    while not (found := _HEAD.ask()):
        # The very first event; another one may be as early.
        ChainHead.objects.bulk_create([ChainHead(pk=1)], ignore_conflicts=True)
    return found[0]


def commitment(salt: str, content: object) -> str:
    """Return the salted fingerprint of what an event said."""
    return hmac.new(salt.encode(), _canonical(content), hashlib.sha256).hexdigest()


def digest(event: Event) -> str:
    """Return the link that holds an event to the one before it."""
    return hashlib.sha256(
        _canonical(
            [
                event.sequence,
                _moment(event.at),
                event.verb,
                event.kind,
                event.thing_id,
                event.actor_id,
                event.commitment,
                event.previous,
            ]
        )
    ).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(timezone.get_fixed_timezone(0)).isoformat()


def _canonical(content: object) -> bytes:
    return json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    ).encode()


def identity() -> str:
    """Return the name of this installation, made the first time it is asked for."""
    known = Installation.objects.order_by("pk").first()
    if known is None:
        known, _is_new = Installation.objects.get_or_create(
            pk=1, defaults={"identity": str(uuid.uuid4())}
        )
    return known.identity
