"""gensvar backup FILE: everything in one file, while people go on working."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from gensvar.config.archive import ledger
from gensvar.config.archive.contents import BackupFault
from gensvar.config.archive.saving import save


class Command(BaseCommand):
    """Write a backup and read it again."""

    help = "Write everything to one file and check that it can be read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: object, **options: Path) -> None:
        """Make the backup."""
        place = options["file"].absolute()
        if place.exists():
            raise CommandError(f"{place.name} exists already. Choose another name.")
        if not place.parent.is_dir():
            raise CommandError(f"There is no folder {place.parent}.")
        ledger.write()
        try:
            manifest = save(place)
        except BackupFault as fault:
            raise CommandError(str(fault)) from fault
        rows = sum(manifest.rows.values())
        files = sum(name.startswith("files/") for name in manifest.checksums)
        self.stdout.write(f"Saved and read back: {rows} rows and {files} files.")
        self.stdout.write(
            "The backup does not hold the secret key. Keep the key in another place: "
            "without it the codes of participants do not work."
        )
