"""The link by which somebody reaches the own side of an organisation."""

from dataclasses import dataclass

from django.db.models import QuerySet

from gensvar.directory.models import Keeper, KeeperState
from gensvar.kernel.secrets import derived_code, hashed, normalised
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Organisation

PURPOSE = "keeper of a page"
# Another purpose gives another code: a calendar that is passed on opens no page.
CALENDAR = "calendar of an organisation"


def token_of(keeper: Keeper) -> str:
    """Return the signs that open the own side of the organisation."""
    return derived_code(PURPOSE, keeper.key)


def stored(token: str) -> str:
    """Return the hash under which a link is found."""
    return hashed(PURPOSE, normalised(token))


def calendar_code_of(keeper: Keeper) -> str:
    """Return the signs that open the calendar of the organisation, and nothing else."""
    return derived_code(CALENDAR, keeper.key)


def hashes_of(key: str) -> dict[str, str]:
    """Return the fields of a keeper that are found by what is derived from a key."""
    return {
        "token_hash": stored(derived_code(PURPOSE, key)),
        "calendar_hash": hashed(CALENDAR, derived_code(CALENDAR, key)),
    }


@dataclass(frozen=True)
class KeeperPage:
    """Who has opened the own side of an organisation, and for which.

    `organisation` is the row that stands for it; `family` are the ids of all rows that
    are the same organisation. What it did stands under any of them.
    """

    keeper: Keeper
    token: str
    name: str
    language: str
    organisation: Organisation
    family: frozenset[int]
    state: str

    @property
    def calendar_code(self) -> str:
        """Return what opens the calendar of the organisation, and nothing else."""
        return calendar_code_of(self.keeper)

    @property
    def is_approved(self) -> bool:
        """Say whether the region has confirmed that this person speaks for it."""
        return self.state == KeeperState.APPROVED


def keeper_page(token: str) -> KeeperPage | None:
    """Return what a link opens, or nothing when it is void."""
    keeper = _rows().filter(token_hash=stored(token)).first()
    if keeper is None or keeper.state in {KeeperState.DECLINED, KeeperState.ENDED}:
        return None
    return _page(keeper, token)


def keeper_of_calendar(code: str) -> KeeperPage | None:
    """Return whose meetings a calendar shows, or nothing when its code is void."""
    found = hashed(CALENDAR, normalised(code))
    rows = _rows().filter(calendar_hash=found, state=KeeperState.APPROVED)
    keeper = rows.first()
    return None if keeper is None else _page(keeper, token_of(keeper))


def _rows() -> QuerySet[Keeper]:
    return Keeper.objects.select_related("organisation__merged_into")


def _page(keeper: Keeper, token: str) -> KeeperPage:
    return KeeperPage(
        keeper=keeper,
        token=token,
        name=keeper.name,
        language=keeper.language,
        organisation=top_of(keeper.organisation),
        family=family_of(keeper.organisation),
        state=keeper.state,
    )
