"""gensvar serve: the web, with gunicorn, if nothing stands in the way."""

import os
import sys

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from gensvar.config.serving import bind, workers
from gensvar.config.starting import advice, hindrances


class Command(BaseCommand):
    """Gather the static files and become the web server."""

    help = "Serve the web (GENSVAR_BIND, GENSVAR_PROCESSES, GENSVAR_THREADS)."

    def handle(self, *args: object, **options: object) -> None:
        """Look for hindrances, then become gunicorn."""
        if found := hindrances():
            raise CommandError("\n".join(found))
        for words in advice(workers):
            self.stderr.write(words)
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Serving on {bind}.")
        self.stdout.flush()
        connection.close()  # the server that we become has its own
        command = [sys.executable, "-m", "gunicorn", "-c"]
        os.execv(sys.executable, [*command, "python:gensvar.config.serving"])  # noqa: S606 -- our own
