"""gensvar demo: a fictional region, its pages and its worker, until Ctrl-C."""

import logging
import shutil
import time
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from gensvar.demo import running
from gensvar.demo.building import build, is_built
from gensvar.demo.environment import is_ours


class Command(BaseCommand):
    """Build the region if it is not there, and run it."""

    help = "Start a fictional region to try things in."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what `gensvar demo` has settled."""
        parser.add_argument("--port", type=int, default=0)
        parser.add_argument("--fresh", action="store_true")
        parser.add_argument("--only-build", action="store_true")

    def handle(self, *args: object, **options: object) -> None:
        """Make everything ready, and serve."""
        if settings.MODE != "demo":
            raise CommandError("The demo starts in demo mode only: gensvar demo.")
        if not is_ours(settings.DATA):
            raise CommandError("Start the demo with: gensvar demo.")
        began = time.monotonic()
        if options["fresh"]:
            self._forget()
        self._make_ready()
        if options["only_build"]:
            return
        if running.files_are_old(Path(settings.STATIC_ROOT)):
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        self._say_port(int(str(options["port"])))
        running.serve(self._tell, began)

    def _forget(self) -> None:
        """Remove what the demo has made in its folder, and nothing else."""
        for name in ("gensvar.sqlite3", "gensvar.sqlite3-journal"):
            (settings.DATA / name).unlink(missing_ok=True)
        shutil.rmtree(settings.DATA / "files", ignore_errors=True)

    def _make_ready(self) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if not is_built():
            self._tell("Building the region. This takes about half a minute, once.")
            log = logging.getLogger("gensvar.letters")
            log.disabled = True
            build()
            log.disabled = False
        connections.close_all()

    def _say_port(self, wanted: int) -> None:
        port = int(settings.BASE_URL.rpartition(":")[2])
        if wanted and port != wanted:
            self._tell(f"Port {wanted} is taken, so this is on port {port}.")

    def _tell(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
