"""Writing the page of an organisation, sending it, and confirming what is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.actions.lists import competences_named
from gensvar.directory.links import read
from gensvar.directory.messages import answer_page
from gensvar.directory.models import (
    OPEN,
    PITCH,
    Keeper,
    KeeperState,
    PageState,
    PageVersion,
    ShownTo,
)
from gensvar.directory.policies import may_confirm
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.actions import send
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Organisation

PITCHES = ("what", "for_whom", "aim")
WAYS = ("email", "phone", "address")
# From the narrowest to the widest circle of those who see a way to reach somebody.
WIDTHS = (ShownTo.REGION, ShownTo.ORGANISATIONS, ShownTo.EVERYONE)


@dataclass(frozen=True)
class PageWords:
    """What stands in the form of a page."""

    what: str = ""
    for_whom: str = ""
    aim: str = ""
    level: str = ""
    languages: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    categories: tuple[int, ...] = ()
    competences: tuple[int, ...] = ()
    sub_regions: tuple[int, ...] = ()
    proposed: tuple[str, ...] = ()
    email: str = ""
    email_to: str = ShownTo.REGION
    phone: str = ""
    phone_to: str = ShownTo.REGION
    address: str = ""
    address_to: str = ShownTo.REGION


def pages_in(organisation: Organisation, *states: str) -> list[PageVersion]:
    """Return the versions in some states: of the row that stands for all, then newest.

    After a merge more than one row may have a page that is shown. Everyone sees the
    first of these.
    """
    rows = PageVersion.objects.filter(organisation__in=family_of(organisation))
    top = top_of(organisation).pk
    found = rows.filter(state__in=states).select_related("organisation")
    return sorted(found, key=lambda one: (one.organisation_id != top, -one.pk))


def page_in(organisation: Organisation, *states: str) -> PageVersion | None:
    """Return the version of a page in one of the states that counts, or nothing."""
    return next(iter(pages_in(organisation, *states)), None)


@transaction.atomic
def write_page(
    keeper: Keeper,
    said: PageWords,
    *,
    seen_version: int = 0,
    sends: bool = False,
) -> PageVersion:
    """Keep what was written, and send it to be confirmed when one asks for that.

    What is shown stays until somebody here confirms the new version. But a link or a
    way to reach the organisation that was taken away is gone at once. `seen_version`
    is 0 when no version was open. Raises Stale when somebody else saved meanwhile.
    """
    if keeper.state != KeeperState.APPROVED:
        raise NotAllowed
    links = read(said.links)
    _check(said, sends=sends)
    organisation = top_of(keeper.organisation)
    hold(organisation, "merged_into_id")
    page = page_in(organisation, *OPEN)
    if page is None:
        page, seen_version = _begun(organisation), 1
    changes = {
        name: getattr(said, name)
        for name in (*PITCHES, "level", *WAYS, *(f"{way}_to" for way in WAYS))
    }
    state = PageState.SENT if sends else PageState.DRAFT
    changes |= {"state": state, "sent_by": keeper if sends else None}
    changes |= {"sent_at": timezone.now() if sends else None}
    changes |= {"languages": list(said.languages), "links": links}
    save_if_current(page, seen_version, changes)
    _choose(page, said, organisation)
    _take_away(organisation, said, links)
    verb = "send page" if sends else "write page"
    record(verb, organisation, keeper=keeper.pk, number=page.number)
    return page


def _check(said: PageWords, *, sends: bool) -> None:
    for name in PITCHES:
        words = getattr(said, name)
        if len(words) > PITCH:
            raise Invalid(
                _("At most 300 characters. Leave out what matters least."), name
            )
        if sends and not words.strip():
            raise Invalid(_("Write a sentence here before you send it."), name)


def _begun(organisation: Organisation) -> PageVersion:
    last = PageVersion.objects.filter(organisation=organisation).aggregate(
        last=Max("number")
    )
    return PageVersion.objects.create(
        organisation=organisation, number=(last["last"] or 0) + 1
    )


def _choose(page: PageVersion, said: PageWords, organisation: Organisation) -> None:
    page.categories.set(said.categories)
    page.sub_regions.set(said.sub_regions)
    proposed = competences_named(said.proposed, organisation)
    page.competences.set({*said.competences, *(one.pk for one in proposed)})


def _take_away(
    organisation: Organisation, said: PageWords, links: Iterable[str]
) -> None:
    """Take from what is shown whatever the organisation no longer lets be shown."""
    for shown in pages_in(organisation, PageState.SHOWN):
        _take_from(shown, said, set(links))


def _take_from(shown: PageVersion, said: PageWords, kept: set[str]) -> None:
    changes: dict[str, object] = {"links": [one for one in shown.links if one in kept]}
    for way in WAYS:
        if getattr(shown, way) != getattr(said, way):
            changes[way] = ""
        now, then = (
            WIDTHS.index(ShownTo(getattr(one, f"{way}_to"))) for one in (said, shown)
        )
        changes[f"{way}_to"] = WIDTHS[min(now, then)]
    if any(getattr(shown, name) != value for name, value in changes.items()):
        save_if_current(shown, shown.version, changes)
        organisation = top_of(shown.organisation)
        record("take away from page", organisation, number=shown.number)


@transaction.atomic
def confirm_page(page: PageVersion, *, by: User, seen_version: int) -> None:
    """Show a version to everyone; the one before stays in the history, not its ways in.

    Raises Stale when the organisation has changed it since it was read.
    """
    if not may_confirm(by):
        raise NotAllowed
    hold(page.organisation)
    hold(page, "state", "version")
    if page.state != PageState.SENT:
        raise NotYet([_("that the organisation sends the page")])
    organisation = top_of(page.organisation)
    for before in pages_in(organisation, PageState.SHOWN):
        _close(before, PageState.REPLACED)
    changes = {"state": PageState.SHOWN, "reason": "", **_by(by)}
    save_if_current(page, seen_version, changes)
    record("confirm page", organisation, by=by, number=page.number)
    _tell(page)


@transaction.atomic
def return_page(page: PageVersion, reason: str, *, by: User, seen_version: int) -> None:
    """Ask the organisation to change something first, and say what."""
    if not may_confirm(by):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write what is to be changed."), "reason")
    hold(page, "state", "version")
    if page.state != PageState.SENT:
        raise NotYet([_("that the organisation sends the page")])
    changes = {"state": PageState.RETURNED, "reason": reason.strip(), **_by(by)}
    save_if_current(page, seen_version, changes)
    record("return page", top_of(page.organisation), by=by, number=page.number)
    _tell(page)


@transaction.atomic
def hide_page(
    page: PageVersion,
    reason: str = "",
    *,
    by: User | None = None,
    keeper: Keeper | None = None,
) -> None:
    """Show a page no longer: the organisation itself, or somebody here who says why.

    Nor is one shown that another row of the same organisation had before a merge.
    """
    if by is not None and not may_confirm(by):
        raise NotAllowed
    if by is not None and not reason.strip():
        raise Invalid(_("Write why the page is not shown."), "reason")
    if by is None and (keeper is None or keeper.state != KeeperState.APPROVED):
        raise NotAllowed
    hold(page.organisation)
    hold(page, "state", "version")
    if page.state != PageState.SHOWN:
        return
    for one in pages_in(page.organisation, PageState.SHOWN):
        one.reason = reason.strip()
        _close(one, PageState.HIDDEN)
    page.refresh_from_db()
    keeps = keeper.pk if keeper else None
    record("hide page", top_of(page.organisation), by=by, keeper=keeps)


def _by(by: User) -> dict[str, object]:
    return {"decided_by": by, "decided_at": timezone.now()}


def _close(page: PageVersion, state: PageState) -> None:
    """Keep what was said, and not how to reach anybody."""
    emptied: dict[str, object] = dict.fromkeys(WAYS, "")
    changes = {**emptied, "links": [], "state": state, "reason": page.reason}
    save_if_current(page, page.version, changes)


def _tell(page: PageVersion) -> None:
    keepers = Keeper.objects.filter(
        organisation__in=family_of(page.organisation), state=KeeperState.APPROVED
    )
    rows = keepers.select_related("organisation")
    send([answer_page(keeper, page) for keeper in rows])
