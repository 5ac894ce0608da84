"""The link by which somebody reaches the own side of an organisation."""

from dataclasses import dataclass

from gensvar.directory.models import Keeper, KeeperState
from gensvar.kernel.secrets import derived_code, hashed, normalised
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Organisation

PURPOSE = "keeper of a page"


def token_of(keeper: Keeper) -> str:
    """Return the signs that open the own side of the organisation."""
    return derived_code(PURPOSE, keeper.key)


def stored(token: str) -> str:
    """Return the hash under which a link is found."""
    return hashed(PURPOSE, normalised(token))


def hash_of(key: str) -> str:
    """Return the hash that belongs to a key."""
    return stored(derived_code(PURPOSE, key))


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
    def is_approved(self) -> bool:
        """Say whether the region has confirmed that this person speaks for it."""
        return self.state == KeeperState.APPROVED


def keeper_page(token: str) -> KeeperPage | None:
    """Return what a link opens, or nothing when it is void."""
    rows = Keeper.objects.select_related("organisation__merged_into")
    keeper = rows.filter(token_hash=stored(token)).first()
    if keeper is None or keeper.state in {KeeperState.DECLINED, KeeperState.ENDED}:
        return None
    return KeeperPage(
        keeper=keeper,
        token=token,
        name=keeper.name,
        language=keeper.language,
        organisation=top_of(keeper.organisation),
        family=family_of(keeper.organisation),
        state=keeper.state,
    )
