"""A backup taken while others write is of one moment (F-34); embedded database."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
# Each transaction writes one user and one event: a backup of one moment holds as many
# of the one as of the other, and a chain that holds.
WRITER = """
import sys
import django
django.setup()
from django.db import transaction
from gensvar.accounts.models import User
from gensvar.audit.actions import record
print("writing", flush=True)
for number in range(100000):
    with transaction.atomic():
        user = User.objects.create(email=f"{sys.argv[1]}-{number}@x.example", name="A")
        record("create account", user)
"""


@pytest.mark.slow
def test_a_backup_taken_while_others_write_is_of_one_moment(tmp_path: Path) -> None:
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "GENSVAR_MODE": "demo",
        "GENSVAR_DATA": str(tmp_path / "data"),
        "GENSVAR_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "gensvar.config.settings",
    }
    django = [sys.executable, "-m", "django"]
    subprocess.run([*django, "migrate", "-v0"], env=surroundings, check=True)  # noqa: S603 -- our own
    writers = [
        subprocess.Popen(  # noqa: S603 -- our own
            [sys.executable, "-c", WRITER, name],
            env=surroundings,
            stdout=subprocess.PIPE,
        )
        for name in ("a", "b")
    ]
    try:
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline()
        place = tmp_path / "backup"
        subprocess.run([*django, "backup", place], env=surroundings, check=True)  # noqa: S603 -- our own
        still_writing = [writer.poll() is None for writer in writers]
    finally:
        for writer in writers:
            writer.kill()
            writer.communicate()

    with tarfile.open(place) as archive:
        manifest = archive.extractfile("manifest.json")
        assert manifest is not None
        rows = json.load(manifest)["rows"]
    assert still_writing == [True, True]
    assert rows["accounts.user"] == rows["audit.event"] > 0

    anew = {**surroundings, "GENSVAR_DATA": str(tmp_path / "anew")}
    said = subprocess.run(  # noqa: S603 -- our own
        [*django, "restore", place],
        env=anew,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "The chain of events holds." in said.stdout
