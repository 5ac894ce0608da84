"""The site that the journeys walk in: a server of our own, and a database file.

Every journey begins with a copy of a database file, made in a moment; each thread of
the server has its own connection to it, as in a real installation, so that no request
ends up in the middle of another's transaction.
"""

import copy
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition
from typing import Any, Protocol, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import connections
from django.test.testcases import LiveServerThread

Made = TypeVar("Made")
HOST = "127.0.0.1"
PATIENCE = 5
# As in an installation, but nothing here need survive a power cut.
START = "PRAGMA journal_mode=DELETE;PRAGMA synchronous=OFF;PRAGMA foreign_keys=ON;"


class Begin(Protocol):
    """Begins a story with what `make` makes."""

    def __call__(self, make: Callable[[], Made]) -> Made: ...


class Site:
    """One running site, and the beginnings that stories have had so far."""

    def __init__(self, folder: Path) -> None:
        """Make the database of an installation in which nothing has happened."""
        self.folder = folder
        self.place = folder / "site.sqlite3"
        self.empty = folder / "empty.sqlite3"
        # Any: whatever a story begins with.
        self._beginnings: dict[object, tuple[Path, Any]] = {}
        self._server = LiveServerThread(HOST, StaticFilesHandler)
        self._server.daemon = True
        self._under_way = 0
        self._changed = Condition()
        request_started.connect(self._one_more)
        request_finished.connect(self._one_less)
        with self._database():
            call_command("migrate", verbosity=0)
            connections["default"].close()
            shutil.copyfile(self.place, self.empty)

    @property
    def address(self) -> str:
        """Return where the site answers."""
        return f"http://{HOST}:{self._server.port}"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answer requests until the end."""
        self._server.start()
        self._server.is_ready.wait()
        if self._server.error:
            raise self._server.error
        try:
            yield
        finally:
            self._server.terminate()

    @contextmanager
    def story(self) -> Iterator[None]:
        """Let every thread use our file, in which nothing has happened yet."""
        with self._database():
            self._use(self.empty)
            self._under_way = 0
            yield
            self._wait_for_the_last()

    @contextmanager
    def _database(self) -> Iterator[None]:
        usual, described = connections["default"], connections.settings["default"]
        connections.settings["default"] = {
            **described,
            "NAME": str(self.place),
            "OPTIONS": {**described.get("OPTIONS", {}), "init_command": START},
        }
        connections["default"] = connections.create_connection("default")
        try:
            yield
        finally:
            connections["default"].close()
            connections.settings["default"] = described
            connections["default"] = usual

    def begin(self, make: Callable[[], Made]) -> Made:
        """Begin the story with what `make` makes; it is made once and then copied."""
        if make not in self._beginnings:
            self._use(self.empty)
            made = make()
            connections["default"].close()
            kept = self.folder / f"beginning-{len(self._beginnings)}.sqlite3"
            shutil.copyfile(self.place, kept)
            self._beginnings[make] = (kept, made)
        kept, made = self._beginnings[make]
        self._use(kept)
        return copy.deepcopy(made)

    def _one_more(self, **_about: object) -> None:
        with self._changed:
            self._under_way += 1

    def _one_less(self, **_about: object) -> None:
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()

    def _wait_for_the_last(self) -> None:
        """Let what a page asked for by itself be answered before the story ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._under_way <= 0, timeout=PATIENCE)

    def _use(self, beginning: Path) -> None:
        self._wait_for_the_last()
        # A new file takes the place of the old one: whoever still has that one open
        # writes where nobody reads.
        connections["default"].close()
        fresh = self.place.with_suffix(".new")
        shutil.copyfile(beginning, fresh)
        fresh.replace(self.place)
        cache.clear()
        ContentType.objects.clear_cache()
