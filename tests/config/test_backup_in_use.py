"""A backup taken while others write is of one moment (F-34)."""

import json
import tarfile
from pathlib import Path

import pytest

from tests.installations import NewInstallation, manage, started

# Each transaction writes one user and one event: a backup of one moment holds as many
# of the one as of the other, and a chain that holds.
WRITER = """
import sys
import time
import django
django.setup()
from django.db import transaction
from gensvar.accounts.models import User
from gensvar.audit.actions import record
print("writing", flush=True)
for number in range(100000):
    time.sleep(0.01)
    with transaction.atomic():
        user = User.objects.create(email=f"{sys.argv[1]}-{number}@x.example", name="A")
        record("create account", user)
"""


@pytest.mark.slow
def test_a_backup_taken_while_others_write_is_of_one_moment(
    tmp_path: Path, new_installation: NewInstallation
) -> None:
    here, anew = new_installation(), new_installation()
    writers = [started(here, "-c", WRITER, name) for name in ("a", "b")]
    try:
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"writing\n"
        place = tmp_path / "backup"
        manage(here, "backup", place)
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
    assert "The chain of events holds." in manage(anew, "restore", place).stdout
