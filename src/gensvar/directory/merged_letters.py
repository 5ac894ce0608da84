"""The letters to those who keep a page when it becomes one with another, or two again.

They name no person: the others who keep the page stand on the own side.
"""

from gensvar.directory.keepers import token_of
from gensvar.directory.models import Keeper
from gensvar.kernel import addresses
from gensvar.notifications.writing import Message, write
from gensvar.organisations.models import Merging

MERGED = "organisations merged"


def they_are_one(keeper: Keeper, merging: Merging) -> Message:
    """Tell one who keeps a page that it stands for two names now, or no longer."""
    token = token_of(keeper)
    is_undone = merging.undone_at is not None
    return write(
        "directory/letters/merged",
        kind=MERGED,
        key=f"{MERGED} {merging.pk} {is_undone} {keeper.pk}",
        to=keeper.email,
        language=keeper.language,
        cause=f"organisation {keeper.organisation_id}",
        secret=token,
        name=merging.organisation.name,
        stands=merging.into.name,
        is_undone=is_undone,
        address=addresses.absolute(f"/forening/{token}/"),
    )
