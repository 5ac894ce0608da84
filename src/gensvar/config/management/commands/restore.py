"""gensvar restore FILE: bring a backup back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gensvar.config.archive.contents import BackupFault
from gensvar.config.archive.restoring import restore


class Command(BaseCommand):
    """Bring a backup back and say what needs a person's eyes."""

    help = "Bring back everything from a backup. Stop web and worker first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file, and for two permissions."""
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--adopt", action="store_true", help="become the backup's installation"
        )
        parser.add_argument(
            "--replace", action="store_true", help="put the backup in place of what is"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Restore."""
        # Any: Django's own options.
        if not options["file"].is_file():
            raise CommandError("There is no such file.")
        try:
            came = restore(
                options["file"], adopt=options["adopt"], replace=options["replace"]
            )
        except BackupFault as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"Restored the backup of {came.manifest.made_at}.")
        if came.disposals:
            self.stdout.write(f"Disposals carried out again: {came.disposals}.")
        if came.uncertain_letters:
            self.stdout.write(
                f"Letters that may have left already: {came.uncertain_letters}. They "
                "are not sent again; look at /arbete/brev/?state=uncertain."
            )
        if came.key_is_other:
            self.stdout.write(
                "The secret key is not the one of the backup: codes of participants "
                "and links in letters do not work until the old key is back."
            )
        if came.broken_at:
            raise CommandError(
                f"The chain of events does not hold at {came.broken_at.sequence}: "
                f"{came.broken_at.why}."
            )
        self.stdout.write("The chain of events holds.")
