"""Where packages lie for a day: no address leads there, and no backup holds it."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from gensvar.kernel.secrets import token

HALF = ".half"
LEFT_BEHIND = timedelta(hours=2)


def folder() -> Path:
    """Return the folder of packages, made for nobody but us if it is not there."""
    place = Path(settings.DATA) / "exports"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def find(name: str) -> Path | None:
    """Return where a package is, or None when it is not there."""
    place = folder() / name
    return place if name and place.parent == folder() and place.is_file() else None


@contextmanager
def being_made(export: int) -> Iterator[Path]:
    """Give a place to write to; whatever happens, no half package is left there."""
    place = folder() / f"{export}-{token()[:20]}{HALF}"
    os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield place
    finally:
        place.unlink(missing_ok=True)


def whole_name(half: Path) -> str:
    """Return the name of a package when it is whole."""
    return half.with_suffix(".zip").name


def put(half: Path) -> None:
    """Let a package that is whole lie on the shelf."""
    half.replace(half.with_name(whole_name(half)))


def remove(name: str) -> None:
    """Take a package off the shelf; nothing happens if it is gone."""
    if place := find(name):
        place.unlink(missing_ok=True)


def sweep(known: Collection[str]) -> int:
    """Remove what nobody knows of, such as what a worker that was lost left behind."""
    before = (timezone.now() - LEFT_BEHIND).timestamp()
    lost = [
        place
        for place in folder().iterdir()
        if place.name not in known and place.stat().st_mtime < before
    ]
    for place in lost:
        place.unlink(missing_ok=True)
    return len(lost)
