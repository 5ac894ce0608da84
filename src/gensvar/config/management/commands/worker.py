"""gensvar worker: send letters, run jobs, do what the clock says."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from gensvar.config.starting import hindrances
from gensvar.config.worker import Worker


class Command(BaseCommand):
    """Run the worker until it is stopped."""

    help = "Send letters and run jobs, until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to end when nothing more is due."""
        parser.add_argument(
            "--once", action="store_true", help="end when nothing more is due"
        )

    def handle(self, *args: object, **options: object) -> None:
        """Start the worker."""
        if found := hindrances():
            raise CommandError("\n".join(found))
        worker = Worker()
        worker.stop_on_signals()
        if options["once"]:
            worker.run_once()
        else:
            self.stdout.write("The worker is running.")
            worker.run_for_ever()
