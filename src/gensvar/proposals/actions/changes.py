"""Showing everyone what has changed because of dialogue, and withdrawing it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.followups.models import Measure
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.proposals.models import Change, ChangeProposal
from gensvar.proposals.models.proposals import ENDED
from gensvar.proposals.policies import may_keep
from gensvar.proposals.queries import SETTLED


@transaction.atomic
def show_change(thing: ChangeProposal | Measure, words: str, *, by: User) -> Change:
    """Show everyone that something is done, or refused and why: words of its own.

    Raises NotYet while it has not ended. Shown again, it gets the new words.
    """
    if not may_keep(by, thing.body):
        raise NotAllowed
    hold(thing, "status")
    if thing.status not in (ENDED if isinstance(thing, ChangeProposal) else SETTLED):
        raise NotYet([_("that it is done, or will not be done")])
    if not words.strip():
        raise Invalid(_("Write in plain words what has changed, or why not."), "words")
    change, _is_new = Change.objects.update_or_create(
        **_which(thing),
        defaults={
            "words": words.strip(),
            "published_at": timezone.now(),
            "published_by": by,
            "withdrawn_at": None,
            "withdrawn_by": None,
            "withdrawn_reason": "",
        },
    )
    record("show change", thing, by=by, change=change.pk)
    return change


@transaction.atomic
def withdraw_change(thing: ChangeProposal | Measure, reason: str, *, by: User) -> None:
    """Show it to nobody outside any more; the reason stays."""
    if not may_keep(by, thing.body):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why it is withdrawn."), "reason")
    rows = Change.objects.filter(**_which(thing), withdrawn_at__isnull=True)
    if rows.update(
        withdrawn_at=timezone.now(), withdrawn_by=by, withdrawn_reason=reason.strip()
    ):
        record("withdraw change", thing, by=by)


def _which(thing: ChangeProposal | Measure) -> dict[str, Any]:
    # Any: the key of either.
    kind = "proposal" if isinstance(thing, ChangeProposal) else "measure"
    return {f"{kind}_id": thing.pk}
