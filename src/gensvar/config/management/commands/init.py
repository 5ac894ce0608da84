"""gensvar init --region NAME: make ready for the first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from gensvar.audit.actions import identity
from gensvar.kernel.addresses import absolute
from gensvar.kernel.errors import NotYet
from gensvar.organisations.actions.first import prepare_first_administrator


class Command(BaseCommand):
    """Make the tables and the region, and print a code that works once."""

    help = (
        "Make the tables, the region and a one-time code for the first administrator."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the region's name."""
        parser.add_argument("--region", required=True, help="the name of the region")

    def handle(self, *args: object, **options: Any) -> None:
        """Prepare the installation."""
        # Any: Django's own options.
        call_command("migrate", interactive=False, verbosity=0)
        identity()
        try:
            code = prepare_first_administrator(options["region"])
        except NotYet as refused:
            raise CommandError(
                "There is an administrator already: ask for an invitation."
            ) from refused
        self.stdout.write("Open this address within 24 hours and make your account:")
        self.stdout.write(absolute(f"/konto/forsta/{code}/"))
