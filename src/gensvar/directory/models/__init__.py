"""Who keeps the page of an organisation, and what stands on it."""

from gensvar.directory.models.given_lists import BroughtIn, GivenList, ListState
from gensvar.directory.models.keepers import Keeper, KeeperState
from gensvar.directory.models.lists import (
    Category,
    CategoryKind,
    Competence,
    SubRegion,
)
from gensvar.directory.models.pages import (
    OPEN,
    PITCH,
    Level,
    PageState,
    PageVersion,
    ShownTo,
)

__all__ = [
    "OPEN",
    "PITCH",
    "BroughtIn",
    "Category",
    "CategoryKind",
    "Competence",
    "GivenList",
    "Keeper",
    "KeeperState",
    "Level",
    "ListState",
    "PageState",
    "PageVersion",
    "ShownTo",
    "SubRegion",
]
