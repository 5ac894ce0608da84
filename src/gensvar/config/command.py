"""The `gensvar` command."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command in this installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gensvar.config.settings")
    execute_from_command_line(sys.argv)
