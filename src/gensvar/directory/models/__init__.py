"""Who keeps the page of an organisation, what stands on it, and how we co-operate."""

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
from gensvar.directory.models.relations import REASON, Degree, Relation, RelationView

__all__ = [
    "OPEN",
    "PITCH",
    "REASON",
    "BroughtIn",
    "Category",
    "CategoryKind",
    "Competence",
    "Degree",
    "GivenList",
    "Keeper",
    "KeeperState",
    "Level",
    "ListState",
    "PageState",
    "PageVersion",
    "Relation",
    "RelationView",
    "ShownTo",
    "SubRegion",
]
