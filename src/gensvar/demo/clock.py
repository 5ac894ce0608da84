"""A clock that can be set back, for building the region's past and nothing else.

Actions ask Django what time it is, and rightly take no other word for it. A region
with dialogues answered last year can therefore only be built by the same actions if
the clock says last year while they run. It is set back in the building process alone,
before any server or worker has started.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Let it be `moment` inside the block; the clock goes on from there."""
    told, began = timezone.now, time.monotonic()

    def now() -> datetime:
        return moment + timedelta(seconds=time.monotonic() - began)

    vars(timezone)["now"] = now
    try:
        yield
    finally:
        vars(timezone)["now"] = told
