"""Asking organisations and administrations, and reminding those who are silent."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.inventories.keys import stored, token_of
from gensvar.inventories.messages import answer_soon, what_do_you_need
from gensvar.inventories.models import InventoryStage, NeedsAsk, NeedsInventory
from gensvar.inventories.policies import bodies_asked, may_keep_inventories
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import is_known
from gensvar.notifications.actions import send
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import ProgrammeGroup

OVER = (InventoryStage.CLOSED, InventoryStage.REPORTED)
# So many days before the last day, those who are silent are reminded once.
REMIND_BEFORE = 7


@transaction.atomic
def ask_organisation(
    inventory: NeedsInventory,
    organisation: Organisation,
    group: ProgrammeGroup,
    *,
    by: User,
    language: str = "sv",
) -> NeedsAsk:
    """Put an organisation on the list; when the inventory is open it is written to.

    Raises Invalid at the field, and NotYet when the inventory is over.
    """
    if not may_keep_inventories(by, inventory.programme):
        raise NotAllowed
    hold(inventory, "stage")
    if inventory.stage in OVER:
        raise NotYet([_("that the inventory is not closed")])
    _check(inventory, organisation, group, language)
    ask = NeedsAsk(
        inventory=inventory, organisation=organisation, group=group, language=language
    )
    _begin(ask)
    record("ask for needs", inventory, by=by, ask=ask.pk)
    if inventory.stage == InventoryStage.OPEN:
        _write(inventory, [ask])
    return ask


def _check(
    inventory: NeedsInventory,
    organisation: Organisation,
    group: ProgrammeGroup,
    language: str,
) -> None:
    if inventory.is_internal:
        raise Invalid(_("This inventory asks the administrations."), "organisation")
    if group.programme_id != inventory.programme_id or not group.is_included:
        raise Invalid(_("Choose one of the groups in this programme."), "group")
    if not is_known(language):
        raise Invalid(
            _("Nobody knows this language tag. Choose from the list."), "language"
        )
    if inventory.asks.filter(organisation=organisation).exists():
        raise Invalid(_("This organisation is asked already."), "organisation")


def ask_administrations(inventory: NeedsInventory) -> None:
    """Put every administration of the programme on the list of an internal one."""
    if not inventory.is_internal:
        return
    asked = set(inventory.asks.values_list("body", flat=True))
    for body in bodies_asked(inventory.programme):
        if body.pk not in asked:
            _begin(NeedsAsk(inventory=inventory, body=body))


def _begin(ask: NeedsAsk) -> None:
    ask.token_hash = stored(token_of(ask))
    ask.save(force_insert=True)


def write_to_all(inventory: NeedsInventory) -> None:
    """Write to every organisation on the list that has not been written to."""
    asked = inventory.asks.filter(asked_at__isnull=True, withdrawn_at__isnull=True)
    _write(inventory, list(asked.select_related("organisation", "body")))


def _write(inventory: NeedsInventory, asks: list[NeedsAsk]) -> None:
    letters = []
    for ask in asks:
        ask.inventory = inventory
        ask.asked_at = timezone.now()
        ask.save(update_fields=["asked_at"])
        if ask.organisation is not None:
            letters.append(what_do_you_need(ask))
    send(letters)


@transaction.atomic
def take_ask(ask: NeedsAsk, *, by: User) -> None:
    """Stop asking an organisation, or ask it again; what it has answered stays."""
    if not may_keep_inventories(by, ask.inventory.programme):
        raise NotAllowed
    ask.withdrawn_at = None if ask.withdrawn_at else timezone.now()
    ask.save(update_fields=["withdrawn_at"])
    record("take ask for needs", ask.inventory, by=by, ask=ask.pk)


def silent(inventory: NeedsInventory) -> QuerySet[NeedsAsk]:
    """Return those that are asked, have not answered, and are still wanted."""
    rows = inventory.asks.filter(withdrawn_at__isnull=True, asked_at__isnull=False)
    return rows.exclude(answers__replaced_by__isnull=True, answers__isnull=False)


@transaction.atomic
def remind(inventory: NeedsInventory, *, by: User) -> int:
    """Remind the organisations that are silent; return how many. Raises NotYet."""
    if not may_keep_inventories(by, inventory.programme):
        raise NotAllowed
    hold(inventory, "stage")
    if inventory.stage != InventoryStage.OPEN or inventory.ends_on < today():
        raise NotYet([_("that the inventory is open for answers")])
    number = _remind(inventory, list(_to_remind(inventory)))
    record("remind of needs", inventory, by=by, letters=number)
    return number


def _to_remind(inventory: NeedsInventory) -> QuerySet[NeedsAsk]:
    rows = silent(inventory).filter(organisation__isnull=False)
    return rows.select_related("organisation")


def _remind(inventory: NeedsInventory, asks: list[NeedsAsk]) -> int:
    letters = []
    for ask in asks:
        ask.inventory = inventory
        ask.reminded_at = timezone.now()
        ask.save(update_fields=["reminded_at"])
        letters.append(answer_soon(ask))
    send(letters)
    return len(letters)


def remind_before_the_last_day() -> int:
    """Remind, once, those who are silent a week before the last day; for the clock."""
    day = today()
    near = NeedsInventory.objects.filter(
        stage=InventoryStage.OPEN,
        ends_on__gte=day,
        ends_on__lte=day + timedelta(days=REMIND_BEFORE),
    )
    number = 0
    for inventory in near:
        with transaction.atomic():
            once = _to_remind(inventory).filter(reminded_at__isnull=True)
            number += _remind(inventory, list(once))
    return number
