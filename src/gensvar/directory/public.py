"""What pages for everyone may call: organisations that are shown, and their keepers."""

from gensvar.directory.actions.keeping import (
    Asker,
    ask_by_name,
    ask_to_keep,
    confirm_keeper,
    end_keeping,
    send_new_link,
)
from gensvar.directory.actions.keeping import object_to as _object_to
from gensvar.directory.actions.pages import (
    PageWords,
    hide_page,
    page_in,
    write_page,
)
from gensvar.directory.actions.relation_views import see_alike as _see_alike
from gensvar.directory.actions.relation_views import (
    see_differently as _see_differently,
)
from gensvar.directory.choosing import choices, options
from gensvar.directory.cleaning import clean
from gensvar.directory.joined import joined
from gensvar.directory.keepers import KeeperPage, keeper_of_calendar, keeper_page
from gensvar.directory.keeping import KeeperRow, keeper_beside, keepers_beside
from gensvar.directory.models import (
    PITCH,
    REASON,
    Degree,
    Level,
    PageState,
    PageVersion,
    ShownTo,
)
from gensvar.directory.newest import NewOrganisation, latest_organisations
from gensvar.directory.own import OwnPage, own_page
from gensvar.directory.relations import RelationShown, own_relations
from gensvar.directory.seen import HERE, listed, shown_organisation, wanted_rows
from gensvar.directory.shapes import Choices, ListedOrganisation, Wanted
from gensvar.kernel.secrets import token as fresh_key
from gensvar.organisations.models import Organisation

__all__ = [
    "DEGREES",
    "LEVELS",
    "PITCH",
    "REASON",
    "SHOWN_TO",
    "Asker",
    "Choices",
    "KeeperPage",
    "KeeperRow",
    "ListedOrganisation",
    "NewOrganisation",
    "OwnPage",
    "PageWords",
    "RelationShown",
    "Wanted",
    "ask",
    "choices",
    "clean",
    "confirm",
    "end",
    "found",
    "fresh_key",
    "joined",
    "keeper_of_calendar",
    "keeper_page",
    "keepers_beside",
    "latest_organisations",
    "new_link",
    "object_to",
    "options",
    "organisation_here",
    "own_page",
    "own_relations",
    "see_alike",
    "see_differently",
    "shown_organisation",
    "take_down",
    "write",
]

LEVELS, SHOWN_TO = Level.choices, ShownTo.choices
DEGREES = Degree.choices


def found(
    wanted: Wanted, start: int = 0, end: int | None = None
) -> tuple[list[ListedOrganisation], int]:
    """Return some of the organisations that a reader looks for, and how many."""
    rows = wanted_rows(wanted)
    return listed(rows[start:end]), rows.count()


def organisation_here(public_id: str) -> ListedOrganisation | None:
    """Return an organisation as the other organisations here see it."""
    return shown_organisation(public_id, HERE)


def ask(public_id: str, name: str, asker: Asker, key: str) -> None:
    """Ask to keep the page of an organisation that is shown, or of one by name."""
    if not public_id:
        ask_by_name(name, asker, key=key)
        return
    shown = shown_organisation(public_id)
    if shown is not None:
        ask_to_keep(Organisation.objects.get(pk=shown.pk), asker, key=key)


def new_link(public_id: str, email: str) -> None:
    """Send a new link to an address, if it keeps the page."""
    shown = shown_organisation(public_id)
    if shown is not None:
        send_new_link(Organisation.objects.get(pk=shown.pk), email)


def confirm(mine: KeeperPage) -> None:
    """Let somebody confirm their address."""
    confirm_keeper(mine.keeper)


def end(mine: KeeperPage) -> None:
    """Let somebody keep the page no longer, or take back that they asked."""
    end_keeping(mine.keeper)


def object_to(mine: KeeperPage, who: str) -> bool:
    """Say that one does not know somebody; False when there is no such person here."""
    other = keeper_beside(mine, int(who)) if who.isdecimal() and len(who) < 15 else None
    if other is None or other.pk == mine.keeper.pk:
        return False
    _object_to(other, by=mine.keeper)
    return True


def write(
    mine: KeeperPage, said: PageWords, *, seen_version: int, sends: bool
) -> PageVersion:
    """Keep what an organisation has written of itself, and perhaps send it."""
    return write_page(mine.keeper, said, seen_version=seen_version, sends=sends)


def take_down(mine: KeeperPage) -> None:
    """Let an organisation take its page away."""
    shown = page_in(mine.organisation, PageState.SHOWN)
    if shown is not None:
        hide_page(shown, keeper=mine.keeper)


def see_differently(mine: KeeperPage, pk: int, degree: str, words: str) -> bool:
    """Keep how an organisation sees a relation; False when it has no such one today."""
    return _see_differently(mine.keeper, pk, degree, words)


def see_alike(mine: KeeperPage, pk: int) -> bool:
    """Take back that an organisation sees a relation differently."""
    return _see_alike(mine.keeper, pk)
