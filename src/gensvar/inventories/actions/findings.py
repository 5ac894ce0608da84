"""Writing what an inventory shows, tied to the answers that say it (S1-07)."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.inventories.models import (
    InventoryStage,
    NeedsAnswer,
    NeedsFinding,
    NeedsFindingSource,
    NeedsInventory,
)
from gensvar.inventories.policies import may_keep_inventories
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet


@transaction.atomic
def write_finding(
    inventory: NeedsInventory, words: str, answers: Collection[int], *, by: User
) -> NeedsFinding:
    """Write one finding, and which answers it builds on. Raises Invalid and NotYet."""
    _may_write(inventory, by)
    _check(inventory, words, answers)
    finding = NeedsFinding.objects.create(
        inventory=inventory,
        words=words.strip(),
        order=inventory.findings.count(),
        created_by=by,
    )
    _tie(finding, answers)
    record("write needs finding", inventory, by=by, finding=finding.pk)
    return finding


@transaction.atomic
def change_finding(
    finding: NeedsFinding,
    seen_version: int,
    words: str,
    answers: Collection[int],
    *,
    by: User,
) -> None:
    """Change a finding and its answers. Raises Invalid, NotYet and Stale."""
    _may_write(finding.inventory, by)
    _check(finding.inventory, words, answers)
    save_if_current(finding, seen_version, {"words": words.strip()})
    finding.sources.all().delete()
    _tie(finding, answers)
    record("change needs finding", finding.inventory, by=by, finding=finding.pk)


@transaction.atomic
def take_finding(finding: NeedsFinding, *, by: User) -> None:
    """Take a finding out of the report, or bring it back."""
    _may_write(finding.inventory, by)
    finding.withdrawn_at = None if finding.withdrawn_at else timezone.now()
    finding.save(update_fields=["withdrawn_at"])
    record("take needs finding", finding.inventory, by=by, finding=finding.pk)


def _may_write(inventory: NeedsInventory, by: User) -> None:
    if not may_keep_inventories(by, inventory.programme):
        raise NotAllowed
    hold(inventory, "stage")
    if inventory.stage == InventoryStage.REPORTED:
        raise NotYet([_("that the inventory is not reported yet")])


def _check(inventory: NeedsInventory, words: str, answers: Collection[int]) -> None:
    if not words.strip():
        raise Invalid(_("Write what the inventory shows."), "words")
    if not answers:
        raise Invalid(_("Choose at least one answer that says this."), "answers")
    known = NeedsAnswer.objects.filter(inventory=inventory, pk__in=answers).count()
    if known != len(set(answers)):
        raise Invalid(_("One of the answers is not in this inventory."), "answers")


def _tie(finding: NeedsFinding, answers: Collection[int]) -> None:
    NeedsFindingSource.objects.bulk_create(
        NeedsFindingSource(finding=finding, answer_id=pk) for pk in sorted(set(answers))
    )
