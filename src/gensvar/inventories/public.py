"""What the public pages may ask of needs inventories, and read of their reports.

Nothing is shown of an inventory before it opens, and nothing of its report before it
is published. The words of answers are never shown here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.documents.content import Document
from gensvar.inventories import keys
from gensvar.inventories.actions.answering import AlreadySent, takes_answers
from gensvar.inventories.actions.answering import (
    answer_in_the_open as _answer_in_the_open,
)
from gensvar.inventories.actions.answering import (
    answer_through_link as _answer_through_link,
)
from gensvar.inventories.actions.storing import as_given
from gensvar.inventories.asked import Asked, as_filled_in, asked_in
from gensvar.inventories.document import report_of
from gensvar.inventories.given import Given
from gensvar.inventories.models import InventoryStage, NeedsAsk, NeedsInventory
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.languages import direction
from gensvar.programmes.queries import groups_in

__all__ = ["AlreadySent"]

ONCE_OPEN = (InventoryStage.OPEN, InventoryStage.CLOSED, InventoryStage.REPORTED)


@dataclass(frozen=True)
class Page:
    """One inventory as everyone may see it, and whether it takes answers now."""

    id: int
    public_id: str
    name: str
    body: str
    about: str
    contact: str
    starts_on: date
    ends_on: date
    takes_answers: bool
    is_open_to_all: bool
    has_report: bool


@dataclass(frozen=True)
class FormPage:
    """A form to answer in: for one organisation (`token`), or for everyone.

    `start` is what was answered before through the same link, `groups` those that an
    open answer may speak for.
    """

    page: Page
    asked: Asked
    key: str
    token: str = ""
    organisation: str = ""
    group: str = ""
    groups: tuple[tuple[int, str], ...] = ()
    start: Mapping[str, object] | None = None
    language: str = "sv"

    @property
    def direction(self) -> str:
        """Return the direction of the language in which it was answered before."""
        return direction(self.language)


def page_of(public_id: str, at: datetime | None = None) -> Page | None:
    """Return an inventory that everyone is asked in, or whose report is published."""
    found = _found(public_id)
    if found is None:
        return None
    is_asked = found.is_open_to_all and found.stage in ONCE_OPEN
    return _page(found, at) if is_asked or found.published_at else None


def _found(public_id: str) -> NeedsInventory | None:
    rows = NeedsInventory.objects.filter(public_id=public_id)
    return rows.select_related("programme__body").first()


def _page(inventory: NeedsInventory, at: datetime | None = None) -> Page:
    return Page(
        id=inventory.pk,
        public_id=inventory.public_id,
        name=inventory.name,
        body=inventory.programme.body.name,
        about=inventory.about,
        contact=inventory.contact,
        starts_on=inventory.starts_on,
        ends_on=inventory.ends_on,
        takes_answers=takes_answers(inventory, at),
        is_open_to_all=inventory.is_open_to_all,
        has_report=inventory.published_at is not None,
    )


def open_form(public_id: str) -> FormPage | None:
    """Return the form for everyone, or None where there is none."""
    found = _found(public_id)
    if found is None or not found.is_open_to_all or found.stage not in ONCE_OPEN:
        return None
    return FormPage(
        page=_page(found),
        asked=asked_in(found),
        key=keys.fresh_key(found.pk),
        groups=tuple((g.pk, g.name) for g in groups_in(found.programme)),
    )


def form_of(token: str) -> FormPage | None:
    """Return the form that a token opens, or None: unknown, or asked no longer."""
    ask = _ask(token)
    if ask is None or ask.inventory.stage not in ONCE_OPEN:
        return None
    before = ask.answers.filter(replaced_by__isnull=True).first()
    start = as_filled_in(as_given(before)) if before else {"language": ask.language}
    return FormPage(
        page=_page(ask.inventory),
        asked=asked_in(ask.inventory),
        key=keys.fresh_key(ask.inventory_id),
        token=token,
        organisation=str(ask.organisation or ask.body),
        group=str(ask.group or ""),
        start=start,
        language=str(start["language"]),
    )


def _ask(token: str) -> NeedsAsk | None:
    rows = NeedsAsk.objects.filter(
        token_hash=keys.stored(token), withdrawn_at__isnull=True
    )
    return rows.select_related(
        "inventory__programme__body", "organisation", "group", "body"
    ).first()


def has_answered(form: FormPage) -> bool:
    """Say whether an answer has come through this link."""
    return bool(form.start and len(form.start) > 1)


def send_open(
    form: FormPage, key: str, group: int | None, given: Given, arrived_at: datetime
) -> None:
    """Store an answer in the form for everyone. Raises Invalid, NotYet, AlreadySent."""
    found = NeedsInventory.objects.select_related("programme__body").get(
        pk=form.page.id
    )
    row = groups_in(found.programme).filter(pk=group).first() if group else None
    if group and row is None:
        raise Invalid(_("Choose one of the groups in this programme."), "group")
    opened = keys.opened_key(found.pk, key)
    _answer_in_the_open(found, opened, row, given, arrived_at=arrived_at)


def send_through_link(
    form: FormPage, key: str, given: Given, arrived_at: datetime
) -> None:
    """Store an organisation's answer. Raises Invalid, NotYet, AlreadySent."""
    ask = _ask(form.token)
    if ask is None:
        raise NotYet([_("that your organisation is asked")])
    opened = keys.opened_key(ask.inventory_id, key)
    _answer_through_link(ask, opened, given, arrived_at=arrived_at)


def so_many_lately(inventory_id: int, limit: int) -> bool:
    """Say whether so many answers came in the last minute."""
    since = timezone.now() - timedelta(minutes=1)
    rows = NeedsInventory.objects.filter(
        pk=inventory_id, answers__received_at__gt=since
    )
    return rows.count() >= limit


def report(public_id: str) -> Document | None:
    """Return the published report, without the words of the answers, or None."""
    found = _found(public_id)
    if found is None or found.published_at is None:
        return None
    return report_of(found, with_words=False)


@dataclass(frozen=True)
class Listed:
    """An inventory in a list for everyone."""

    public_id: str
    name: str
    year: int
    ends_on: date
    takes_answers: bool
    has_report: bool


def inventories_of(programme_public_id: str) -> list[Listed]:
    """Return what everyone may see of a programme's inventories, the latest first."""
    rows = NeedsInventory.objects.filter(programme__public_id=programme_public_id)
    return [
        Listed(
            one.public_id,
            one.name,
            one.year,
            one.ends_on,
            takes_answers(one),
            one.published_at is not None,
        )
        for one in rows
        if one.published_at or (one.is_open_to_all and takes_answers(one))
    ]
