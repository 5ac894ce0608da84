"""The worker: letters, jobs, and what the clock does; it knows every app's tables.

An app that has work for later keeps a `tasks.py` with
    TASKS = {"read notes": read_notes}        kind of job -> function of a Run
    PERIODIC = {"close phases": 10}           kind of job -> minutes between two runs
    FOLLOWS = (keep_up,)                      asked at every round: was there anything?
and an app whose letters must be asked about once more when they leave keeps in its
`messages.py`
    STILL_WANTED = {"answer": still_follows}  kind of letter -> function of the Letter
"""

import logging
import signal
import threading
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import FrameType, ModuleType

from django.apps import apps
from django.db import DatabaseError, close_old_connections

from gensvar.jobs.actions import keep_periodic
from gensvar.jobs.running import Task, reap, run_next
from gensvar.notifications.delivery import empty_outbox
from gensvar.notifications.models import Letter

logger = logging.getLogger("gensvar.worker")

PAUSE = 1.0  # seconds between two rounds with nothing to do
AFTER_TROUBLE = 5.0


def modules(name: str) -> list[ModuleType]:
    """Return the modules of that name in our apps."""
    ours = [
        app.name for app in apps.get_app_configs() if app.name.startswith("gensvar")
    ]
    return [
        import_module(f"{app}.{name}")
        for app in ours
        if find_spec(f"{app}.{name}") is not None
    ]


def tasks() -> dict[str, Task]:
    """Return what each kind of job does; a kind that two apps claim is a mistake."""
    found: dict[str, Task] = {}
    for module in modules("tasks"):
        for kind, task in getattr(module, "TASKS", {}).items():
            if kind in found:
                raise ValueError(f"Two tasks are called {kind}")
            found[kind] = task
    return found


def periods() -> dict[str, int]:
    """Return how many minutes apart each periodic job runs."""
    found: dict[str, int] = {}
    for module in modules("tasks"):
        found |= getattr(module, "PERIODIC", {})
    return found


def follows() -> list[Callable[[], bool]]:
    """Return what follows everything that happens, round by round."""
    return [
        one for module in modules("tasks") for one in getattr(module, "FOLLOWS", ())
    ]


def still_wanted() -> dict[str, Callable[[Letter], bool]]:
    """Return the questions that are asked about letters when they leave."""
    found: dict[str, Callable[[Letter], bool]] = {}
    for module in modules("messages"):
        found |= getattr(module, "STILL_WANTED", {})
    return found


class Worker:
    """Goes round until it is asked to stop; a round under way is finished first."""

    def __init__(self) -> None:
        self.tasks = tasks()
        self.wanted = still_wanted()
        self.follows = follows()
        self.stopping = threading.Event()

    def prepare(self) -> None:
        """See that the periodic jobs are in the table."""
        for kind, minutes in periods().items():
            keep_periodic(kind, minutes)

    def round(self) -> bool:
        """Do a little of everything, letters first; say whether there was anything."""
        letters = empty_outbox(self.wanted)
        reap()
        return any([bool(run_next(self.tasks)), bool(letters), self.follow()])

    def follow(self) -> bool:
        """Follow what has happened; what breaks there must not hold up the letters."""
        try:
            heard = [one() for one in self.follows]
            return any(heard)
        except DatabaseError:
            raise
        except Exception:
            logger.exception("following what happens")
            return False

    def run_once(self) -> None:
        """Do everything that is due, and end."""
        self.prepare()
        while self.round() and not self.stopping.is_set():
            pass

    def run_for_ever(self) -> None:
        """Go round until asked to stop; trouble with the database is waited out."""
        is_prepared = False
        while not self.stopping.is_set():
            try:
                if not is_prepared:
                    self.prepare()
                    is_prepared = True
                pause = 0.0 if self.round() else PAUSE
            except DatabaseError as trouble:
                logger.warning("database", extra={"problem": type(trouble).__name__})
                close_old_connections()
                pause = AFTER_TROUBLE
            self.stopping.wait(pause)

    def stop_on_signals(self) -> None:
        """Let SIGTERM and Ctrl-C end the work after the round under way."""

        def stop(_number: int, _frame: FrameType | None) -> None:
            self.stopping.set()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
