"""Print what each role means, for docs/reference/roles.md.

python tools/roles.py > docs/reference/roles.md
"""

import os
import sys

import django
from django.utils import translation

HEAD = """# Roles

A person holds a role in a body, and in those beneath it, from a day and perhaps to a
day. This page is made from the code: `python tools/roles.py`.

| role | what it means |
| --- | --- |
"""


def written() -> str:
    """Return the page."""
    from gensvar.organisations.models import ROLE_SENTENCES, Role  # noqa: PLC0415

    with translation.override("en"):
        rows = [f"| {role.label} | {ROLE_SENTENCES[role]} |" for role in Role]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gensvar.config.settings_test")
    django.setup()
    sys.stdout.write(written())
