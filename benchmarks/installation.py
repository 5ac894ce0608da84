"""An installation of its own: a folder, a database file and production's settings."""

import os
import secrets
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.test import Client

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
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def let_in(user: Any) -> Client:
    """Return a browser of somebody who works here and has come in by two steps."""
    # Any: what holds models is read only after Django has been set up.
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 -- the same

    kind = Authenticator.Type.TOTP
    Authenticator.objects.get_or_create(
        user=user, type=kind, defaults={"data": {"secret": ""}}
    )
    client = Client(headers={"host": HOST, "x-forwarded-proto": "https"})
    client.force_login(user)
    return client
