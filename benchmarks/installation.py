"""An installation of its own: a folder, a database file and production's settings."""

import os
import secrets
from pathlib import Path

import django
from django.core.management import call_command

HOST = "speed.example"


def prepare(folder: Path) -> None:
    """Set up Django for a new installation in a folder, with tables and files.

    The variables stay in the surroundings, so that the web process of the memory
    benchmark, which has a process of its own, serves the same installation.
    """
    os.environ.pop("GENSVAR_DATABASE", None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "GENSVAR_MODE": "production",
        "GENSVAR_DATA": str(folder),
        "GENSVAR_BASE_URL": f"https://{HOST}",
        "GENSVAR_SECRET_KEY": secrets.token_urlsafe(60),
    }
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
