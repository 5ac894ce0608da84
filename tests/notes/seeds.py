"""Finding the four source documents, which are not part of the repository."""

import os
from pathlib import Path

import pytest


def find_seed(start: str) -> Path:
    """Return the source document whose name begins with `start`, or skip aloud."""
    for folder in _folders():
        found = sorted(folder.glob(f"{start}*.txt")) if folder.is_dir() else []
        if found:
            return found[0]
    pytest.skip(
        "The source documents are not here. Put them in ../shared/seeds beside the "
        "repository, or name their folder in GENSVAR_SEEDS."
    )


def _folders() -> list[Path]:
    named = os.environ.get("GENSVAR_SEEDS")
    here = Path(__file__).resolve()
    return ([Path(named)] if named else []) + [
        parent / "shared" / "seeds" for parent in here.parents
    ]
