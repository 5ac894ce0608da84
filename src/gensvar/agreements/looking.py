"""Looking once: what gates and pages ask about a thing is read once for each look.

Outside a look everything is read anew, so that no decision rests on what was read
before (the same idea as the gates of a dialogue's life).
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

Found = TypeVar("Found")
# Any: what was read, of many kinds.
_SEEN: ContextVar[dict[Hashable, Any] | None] = ContextVar("seen", default=None)


@contextmanager
def look() -> Iterator[None]:
    """Read each thing once while this lasts; a look within a look is the same look."""
    if _SEEN.get() is not None:
        yield
        return
    token = _SEEN.set({})
    try:
        yield
    finally:
        _SEEN.reset(token)


def once(key: Hashable, read: Callable[[], Found]) -> Found:
    """Return what `read` returns, read once for each look."""
    seen = _SEEN.get()
    if seen is None:
        return read()
    if key not in seen:
        seen[key] = read()
    return cast("Found", seen[key])
