"""Reviewing, hiding and showing again. Nothing is deleted."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.actions.tallying import tallied
from gensvar.contributions.models import Contribution, Hiding, Review
from gensvar.contributions.policies import may_moderate
from gensvar.contributions.words import as_written
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet


@transaction.atomic
def pass_review(contribution: Contribution, *, by: User) -> None:
    """Note that an officer has read a contribution and lets it be shown."""
    _ask(contribution, by)
    rows = Contribution.objects.filter(pk=contribution.pk, review=Review.WAITING)
    changes = {
        "review": Review.PASSED,
        "reviewed_by": by,
        "reviewed_at": timezone.now(),
    }
    with tallied(contribution):
        is_changed = rows.update(**changes)
    if not is_changed:
        raise NotYet([_("a contribution that waits for review")])
    for name, value in changes.items():
        setattr(contribution, name, value)
    record("pass review", contribution, by=by)


@transaction.atomic
def hide(contribution: Contribution, *, reason: str, by: User) -> Hiding:
    """Hide a contribution from the public; the person is told the reason.

    It is kept, read by officers and counted as before. Raises Invalid without a
    reason, NotYet when somebody else has hidden it meanwhile.
    """
    _ask(contribution, by)
    why = as_written(reason).strip()
    if not why:
        raise Invalid(
            _("Write why. The person who said it will read your reason."), "reason"
        )
    now = timezone.now()
    rows = Contribution.objects.filter(
        pk=contribution.pk, hidden_at=None, disposed_at=None
    )
    with tallied(contribution):
        is_changed = rows.update(hidden_at=now)
    if not is_changed:
        raise NotYet([_("a contribution that is not already hidden")])
    contribution.hidden_at = now
    hiding = Hiding.objects.create(contribution=contribution, reason=why, hidden_by=by)
    record("hide", contribution, by=by, hiding=hiding.pk)
    return hiding


@transaction.atomic
def lift_hiding(contribution: Contribution, *, by: User) -> None:
    """Stop hiding a contribution; that it was hidden stays on record."""
    _ask(contribution, by)
    rows = Contribution.objects.filter(pk=contribution.pk, hidden_at__isnull=False)
    with tallied(contribution):
        is_changed = rows.update(hidden_at=None)
    if not is_changed:
        raise NotYet([_("a contribution that is hidden")])
    contribution.hidden_at = None
    contribution.hidings.filter(lifted_at__isnull=True).update(
        lifted_at=timezone.now(), lifted_by=by
    )
    record("lift hiding", contribution, by=by)


def _ask(contribution: Contribution, by: User) -> None:
    if not may_moderate(by, contribution.dialogue):
        raise NotAllowed
    if contribution.disposed_at is not None:
        raise NotYet([_("a contribution whose words have not been disposed of")])
