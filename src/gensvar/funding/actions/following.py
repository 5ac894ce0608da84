"""Being reminded of the days of support: asked for, confirmed, told and stopped."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.audit.actions import record
from gensvar.funding.messages import (
    PURPOSE,
    Line,
    asks_to_confirm,
    cause_of,
    days_of_support,
    follower_code,
)
from gensvar.funding.models import (
    FundingFollower,
    FundingForm,
    FundingRound,
    FundingTold,
)
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid
from gensvar.kernel.secrets import hashed, normalised, public_id
from gensvar.notifications.actions import forget_readers, send
from gensvar.notifications.models import Letter

CONFIRM_WITHIN = timedelta(days=7)
# Anybody can write anybody's address in a form: so many wait for its answer at most.
MOST_UNANSWERED = 5
BEFORE_OPENING = 7
BEFORE_CLOSING = (3, 14)
# How long what has happened is still news.
NEWS_FOR = timedelta(days=14)


@transaction.atomic
def follow_funding(email: str, language: str, form_id: str = "") -> None:
    """Ask an address to confirm that it wants reminders, of one support or of all.

    The caller says the same whatever happens here, so that nobody learns who follows:
    who already follows the same gets no letter, and nobody gets more than one a day
    for each support, nor for more than a few that the address has not answered.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise Invalid(_("Write your whole e-mail address."), "email") from problem
    form = _shown(form_id) if form_id else None
    found = FundingFollower.objects.filter(email=address, form=form).first()
    if found is None and not _is_flooded(address):
        found = _new(address, language, form)
    if found is not None and found.confirmed_at is None:
        send([asks_to_confirm(found)])


def _shown(form_id: str) -> FundingForm:
    rows = FundingForm.objects.filter(published_at__isnull=False, public_id=form_id)
    found = rows.first()
    if found is None:
        raise Invalid(_("This support is not shown any more."), "support")
    return found


def _is_flooded(address: str) -> bool:
    rows = FundingFollower.objects.filter(email=address, confirmed_at__isnull=True)
    return rows.count() >= MOST_UNANSWERED


def _new(
    address: str, language: str, form: FundingForm | None
) -> FundingFollower | None:
    try:
        with transaction.atomic():
            found = FundingFollower.objects.create(
                email=address,
                language=language,
                form=form,
                # The code is derived from the row's number, known after this.
                token_hash=hashed(PURPOSE, public_id()),
            )
            found.token_hash = hashed(PURPOSE, follower_code(found))
            found.save(update_fields=["token_hash"])
    except IntegrityError:
        return None
    return found


def follower_with(code: str) -> FundingFollower | None:
    """Return the follower that a letter's code belongs to, and change nothing."""
    rows = FundingFollower.objects.select_related("form")
    return rows.filter(token_hash=hashed(PURPOSE, normalised(code))).first()


@transaction.atomic
def confirm_funding(code: str) -> bool:
    """Confirm an address; say whether the code means anything."""
    found = follower_with(code)
    if found is None:
        return False
    if found.confirmed_at is None:
        now = timezone.now()
        if found.created_at < now - CONFIRM_WITHIN:
            return False
        found.confirmed_at = now
        found.save(update_fields=["confirmed_at"])
        record("confirm following funding", found)
    return True


@transaction.atomic
def stop_funding(code: str) -> bool:
    """Forget an address and what was sent to it; say whether the code meant any."""
    found = follower_with(code)
    if found is None:
        return False
    record("stop following funding", found)
    _forget(found)
    return True


def _forget(found: FundingFollower) -> None:
    forget_readers(Letter.objects.filter(cause=cause_of(found)))
    found.delete()


def remind_of_funding(day: date | None = None) -> int:
    """Write to those who follow, once for each day of a round; return to how many."""
    day = day or today()
    _forget_unconfirmed()
    due = list(due_on(day))
    if not due:
        return 0
    told = 0
    for one in FundingFollower.objects.filter(confirmed_at__isnull=False):
        mine = [line for line in due if _is_for(line, one)]
        told += _tell(one, mine, day)
    return told


def _is_for(line: Line, one: FundingFollower) -> bool:
    """Say whether a follower wants to know; what happened before is no news."""
    since = timezone.localdate(one.confirmed_at)
    is_past = line.what in {"cancelled", "decided"} and line.day < since
    return one.form_id in {None, line.round.form_id} and not is_past


def due_on(day: date) -> Iterable[Line]:
    """Return what is told on a day: the notice nearest to each day of a round."""
    rows = FundingRound.objects.filter(form__published_at__isnull=False)
    for row in rows.select_related("form"):
        if row.cancelled_on is not None:
            if day - NEWS_FOR <= row.cancelled_on <= day:
                yield Line("cancelled", row, row.cancelled_on)
            continue
        if row.opens_on and 0 < (row.opens_on - day).days <= BEFORE_OPENING:
            yield Line("opens", row, row.opens_on)
        if row.closes_on and day <= row.closes_on:
            left = (row.closes_on - day).days
            near = [days for days in BEFORE_CLOSING if left <= days]
            if near and (row.opens_on is None or row.opens_on <= day):
                yield Line(f"closes-{min(near)}", row, row.closes_on)
        if row.decided_on and day - NEWS_FOR <= row.decided_on <= day:
            yield Line("decided", row, row.decided_on)


@transaction.atomic
def _tell(one: FundingFollower, lines: list[Line], day: date) -> int:
    """Write one letter of what a follower has not been told; say whether it came."""
    known = set(one.told.values_list("round", "what", "day"))
    new = [line for line in lines if (line.round.pk, line.what, line.day) not in known]
    if not new:
        return 0
    FundingTold.objects.bulk_create(
        [
            FundingTold(
                follower=one,
                round=line.round,
                what=line.what,
                day=line.day,
                told_on=day,
            )
            for line in new
        ],
        ignore_conflicts=True,
    )
    send([days_of_support(one, new)])
    return 1


def _forget_unconfirmed() -> None:
    old = timezone.now() - CONFIRM_WITHIN
    rows = FundingFollower.objects.filter(confirmed_at__isnull=True, created_at__lt=old)
    for one in rows:
        with transaction.atomic():
            _forget(one)
