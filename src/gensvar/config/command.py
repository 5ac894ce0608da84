"""The `gensvar` command."""

import os
import sys

from django.core.management import execute_from_command_line

from gensvar.demo import environment as demo
from gensvar.notes import cli as notes


def main() -> None:
    """Run one command in this installation; reading notes needs none of it."""
    if sys.argv[1:2] == ["notes"]:
        sys.exit(notes.main(sys.argv[2:]))
    if sys.argv[1:2] == ["demo"]:
        sys.argv[2:] = demo.prepare(sys.argv[2:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gensvar.config.settings")
    execute_from_command_line(sys.argv)
