"""What search adds to the world of the matrix: the index of all the rest."""

from gensvar.search.indexing import build_all, follow


def fill_search() -> None:
    """Build the index of what there is."""
    build_all()


def keep_up_search() -> None:
    """Read what has happened since, as the worker does."""
    while follow():
        pass
