"""Following the calendar: asked for, confirmed, told of what is new, and stopped."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.secrets import hashed, normalised, public_id
from gensvar.notifications.actions import forget_readers, send
from gensvar.notifications.models import Letter
from gensvar.organisations.models import ELECTED, Body
from gensvar.organisations.policies import works_here
from gensvar.year_plans.messages import (
    asks_to_confirm,
    calendar_code,
    calendar_news,
    cause_of,
    new_dialogues,
)
from gensvar.year_plans.models import Rhythm, StaffSubscription, Subscription
from gensvar.year_plans.queries.news import (
    area_of,
    news_for_everyone,
    news_for_staff,
    with_code_hash,
)
from gensvar.year_plans.queries.sources import bodies_known

CONFIRM_WITHIN = timedelta(days=7)
BETWEEN = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
Follows = TypeVar("Follows", Subscription, StaffSubscription)


@dataclass(frozen=True)
class Choice:
    """What somebody wants to follow, and how often a letter may come."""

    body: Body | None = None
    kind: str = ""
    level: str = ""
    rhythm: str = Rhythm.WEEKLY


@transaction.atomic
def follow_calendar(email: str, language: str, choice: Choice) -> None:
    """Ask an address to confirm that it follows the calendar.

    The caller says the same whatever happens here, so that nobody learns who follows:
    who already follows the same gets no letter, and nobody gets more than one a day.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise Invalid(_("Write your whole e-mail address."), "email") from problem
    _check_body(choice)
    same = {"body": choice.body, "kind": choice.kind, "level": choice.level}
    found = Subscription.objects.filter(email=address, **same).first()
    if found is None:
        found = _new(address, language, choice)
    if found is not None and found.confirmed_at is None:
        send([asks_to_confirm(found)])


@transaction.atomic
def confirm_calendar(code: str) -> bool:
    """Confirm an address; say whether the code means anything."""
    found = follower_with(code)
    if found is None:
        return False
    if found.confirmed_at is None:
        now = timezone.now()
        if found.created_at < now - CONFIRM_WITHIN:
            return False
        found.confirmed_at = found.told_until = now
        found.save(update_fields=["confirmed_at", "told_until"])
        record("confirm following calendar", found)
    return True


@transaction.atomic
def stop_calendar(code: str) -> bool:
    """Forget an address and what was sent to it; say whether the code meant any."""
    found = follower_with(code)
    if found is None:
        return False
    record("stop following calendar", found)
    _forget(found)
    return True


def follower_with(code: str) -> Subscription | None:
    """Return the subscription that a letter's code belongs to, and change nothing."""
    return with_code_hash(hashed("calendar", normalised(code)))


@transaction.atomic
def follow_dialogues(choice: Choice, *, by: User) -> StaffSubscription:
    """Let a colleague be told when a dialogue is decided on anywhere (S2-21)."""
    if not works_here(by):
        raise NotAllowed
    _check_body(choice)
    try:
        with transaction.atomic():
            found = StaffSubscription.objects.create(
                user=by,
                body=choice.body,
                level=choice.level,
                rhythm=choice.rhythm,
                told_until=timezone.now(),
            )
    except IntegrityError as known:
        raise Invalid(_("You already follow this."), "body") from known
    record("follow dialogues", found, by=by)
    return found


@transaction.atomic
def stop_dialogues(found: StaffSubscription, *, by: User) -> None:
    """Let a colleague no longer be told."""
    if found.user_id != by.pk:
        raise NotAllowed
    record("stop following dialogues", found, by=by)
    found.delete()


def tell_everyone() -> int:
    """Write to those outside who are due, once each; return to how many."""
    _forget_unconfirmed()
    now, nodes, told = timezone.now(), bodies_known(), 0
    due = [one for one in _confirmed() if _is_due(one)]
    if not due:
        return 0
    news = news_for_everyone(min(one.told_until or now for one in due), now)
    for one in due:
        area = area_of(one, nodes)
        mine = [new for new in news if new.at > (one.told_until or now)]
        mine = [new for new in mine if new.is_for(one, area)]
        if mine:
            with transaction.atomic():
                if _told(one):
                    send([calendar_news(one, mine)])
                    told += 1
    return told


def tell_colleagues() -> int:
    """Write to the colleagues who are due, once each; return to how many."""
    now, nodes, told = timezone.now(), bodies_known(), 0
    rows = StaffSubscription.objects.select_related("user", "body")
    due = [one for one in rows if _is_due(one) and works_here(one.user)]
    if not due:
        return 0
    news = news_for_staff(min(one.told_until or now for one in due), now)
    for one in due:
        area = area_of(one, nodes)
        mine = [new for new in news if new.at > (one.told_until or now)]
        mine = [new for new in mine if new.is_for(one, area)]
        if mine:
            with transaction.atomic():
                if _told(one):
                    send([new_dialogues(one, mine)])
                    told += 1
    return told


def _confirmed() -> list[Subscription]:
    rows = Subscription.objects.filter(confirmed_at__isnull=False)
    return list(rows.select_related("body").order_by("pk"))


def _is_due(one: Subscription | StaffSubscription) -> bool:
    last = one.told_until
    return last is None or last <= timezone.now() - BETWEEN[Rhythm(one.rhythm)]


def _told(one: Follows) -> bool:
    """Note up to when somebody is told; say no where another worker was first."""
    rows = type(one)._default_manager.filter(pk=one.pk, told_until=one.told_until)
    return bool(rows.update(told_until=timezone.now()))


def _check_body(choice: Choice) -> None:
    # A council is named after those it meets: to follow it would tell of the reader.
    if choice.body is not None and choice.body.kind not in ELECTED:
        raise Invalid(_("Choose an elected body, or the whole region."), "body")


def _new(address: str, language: str, choice: Choice) -> Subscription | None:
    try:
        with transaction.atomic():
            found = Subscription.objects.create(
                email=address,
                language=language,
                body=choice.body,
                kind=choice.kind,
                level=choice.level,
                rhythm=choice.rhythm,
                # The code is derived from the row's number, known after this.
                token_hash=hashed("calendar", public_id()),
            )
            found.token_hash = hashed("calendar", calendar_code(found))
            found.save(update_fields=["token_hash"])
    except IntegrityError:
        return None
    return found


def _forget_unconfirmed() -> None:
    old = timezone.now() - CONFIRM_WITHIN
    rows = Subscription.objects.filter(confirmed_at__isnull=True, created_at__lt=old)
    for one in rows:
        with transaction.atomic():
            _forget(one)


def _forget(found: Subscription) -> None:
    forget_readers(Letter.objects.filter(cause=cause_of(found)))
    found.delete()
