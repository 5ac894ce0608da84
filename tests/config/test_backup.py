"""A backup brings everything back, and nothing that must not come back."""

import os
import tarfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.audit.actions import identity
from gensvar.audit.models import Event, EventContent, Installation
from gensvar.config.archive import ledger
from gensvar.config.archive.contents import BackupFault, Manifest, tables, verify
from gensvar.config.archive.restoring import restore
from gensvar.config.archive.saving import save
from gensvar.config.environment import read
from gensvar.contributions.models import Contribution, Disposal
from gensvar.notifications.models import Letter, LetterState
from tests.make.contributions import make_contribution, make_open_dialogue
from tests.make.notifications import make_letter
from tests.make.organisations import make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"
    location = tmp_path / "data" / "files"
    location.mkdir(parents=True)
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": location, "base_url": None},
        },
    }


def numbers() -> dict[str, int]:
    return {
        model._meta.label_lower: model._default_manager.count() for model in tables()
    }


def start_anew() -> None:
    """Be a clean machine."""
    call_command("flush", interactive=False, verbosity=0)


def test_everything_comes_back_on_a_clean_machine(tmp_path: Path) -> None:
    contribution = make_contribution(make_open_dialogue())
    words = contribution.text
    default_storage.save("a/notes.txt", ContentFile("Anteckningar från mötet"))
    place = tmp_path / "backup"
    save(place)
    before, name = numbers(), identity()
    start_anew()
    default_storage.delete("a/notes.txt")
    came = restore(place)

    after = numbers()
    after["audit.event"] -= 1  # that the backup was brought back is an event
    after["audit.eventcontent"] -= 1
    assert after == before
    assert identity() == name
    assert Contribution.objects.get(pk=contribution.pk).text == words
    with default_storage.open("a/notes.txt") as file:
        assert file.read().decode() == "Anteckningar från mötet"
    assert came.broken_at is None


def test_new_rows_get_new_numbers_after_a_restore(tmp_path: Path) -> None:
    user = make_user()
    save(tmp_path / "backup")
    start_anew()
    restore(tmp_path / "backup")

    assert make_user().pk > user.pk


def test_no_letter_is_sent_twice_after_a_restore(tmp_path: Path) -> None:
    waiting, sent = make_letter(), make_letter()
    Letter.objects.filter(pk=sent.pk).update(state=LetterState.SENT)
    save(tmp_path / "backup")
    Letter.objects.update(state=LetterState.SENT)  # it leaves after the backup
    came = restore(tmp_path / "backup", replace=True)

    assert came.uncertain_letters == 1
    assert Letter.objects.get(pk=waiting.pk).state == LetterState.UNCERTAIN
    assert Letter.objects.get(pk=sent.pk).state == LetterState.SENT


def test_what_was_disposed_of_does_not_come_back(tmp_path: Path) -> None:
    contribution = make_contribution(make_open_dialogue(), "kanariefågel i texten")
    save(tmp_path / "backup")
    disposal = Disposal.objects.create(
        dialogue=contribution.dialogue,
        reference="RS 2026-0001",
        rule="3.2",
        decided_on="2026-11-01",
        received_until=timezone.localdate(),
        takes_quotations=True,
        proposed_by=contribution.dialogue.leader,
        confirmed_by=make_user(),
        carried_out_at=timezone.now(),
    )
    ledger.write()
    assert disposal.reference in ledger.place().read_text()
    start_anew()
    came = restore(tmp_path / "backup")

    assert came.disposals == 1
    assert Disposal.objects.get().takes_quotations
    kept = Contribution.objects.get(pk=contribution.pk)
    assert kept.text == ""
    assert kept.disposed_at is not None
    assert "kanariefågel" not in str(list(Contribution.objects.values()))
    assert "kanariefågel" not in str(list(EventContent.objects.values()))


def test_a_backup_of_another_installation_is_refused(tmp_path: Path) -> None:
    make_user()
    save(tmp_path / "backup")
    Installation.objects.update(identity="another")

    with pytest.raises(BackupFault, match="another installation"):
        restore(tmp_path / "backup", replace=True)
    restore(tmp_path / "backup", replace=True, adopt=True)
    assert identity() != "another"


def test_what_is_here_is_not_replaced_by_mistake(tmp_path: Path) -> None:
    make_user()
    save(tmp_path / "backup")
    later = make_user()

    with pytest.raises(BackupFault, match="already something here"):
        restore(tmp_path / "backup")
    assert User.objects.filter(pk=later.pk).exists()


def test_a_damaged_backup_changes_nothing(tmp_path: Path) -> None:
    make_user()
    place = tmp_path / "backup"
    save(place)
    whole = place.read_bytes()
    users = User.objects.count()

    cut = [whole[:-less] for less in (1, 8, 9, 20, 40, 80, len(whole) // 2)]
    turned = [
        whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :]
        for at in range(len(whole) // 3, len(whole), len(whole) // 40)
    ]
    for damaged in (*cut, *turned, b"", b"not a backup"):
        place.write_bytes(damaged)
        with pytest.raises(BackupFault):
            restore(place, replace=True)
    assert User.objects.count() == users


def test_a_backup_in_which_a_row_was_changed_is_found(tmp_path: Path) -> None:
    make_user(name="Ada Alm")
    place, forged = tmp_path / "backup", tmp_path / "forged"
    save(place)
    with tarfile.open(place) as source, tarfile.open(forged, "w:gz") as target:
        for member in source:
            content = source.extractfile(member)
            assert content is not None
            changed = content.read().replace(b"Ada Alm", b"Eva Alm")
            member.size = len(changed)
            target.addfile(member, BytesIO(changed))

    with pytest.raises(BackupFault, match="changed"):
        verify(forged)


def test_the_command_says_what_was_saved_and_writes_over_nothing(
    tmp_path: Path,
) -> None:
    make_user()
    said = StringIO()
    call_command("backup", str(tmp_path / "backup"), stdout=said)
    assert "Saved and read back" in said.getvalue()
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0

    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(tmp_path / "backup"))


def test_a_backup_is_closed_from_its_first_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever makes it may have a habit of making files that all can read."""
    seen: list[int] = []

    def look(half: Path) -> Manifest:
        seen.append(half.stat().st_mode & 0o777)
        return verify(half)

    monkeypatch.setattr("gensvar.config.archive.saving.verify", look)
    before = os.umask(0)
    try:
        save(tmp_path / "backup")
    finally:
        os.umask(before)

    assert seen == [0o600]
    assert (tmp_path / "backup").stat().st_mode & 0o777 == 0o600


def test_the_data_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    place = tmp_path / "new"
    read(
        {
            "GENSVAR_MODE": "production",
            "GENSVAR_DATA": str(place),
            "GENSVAR_BASE_URL": "https://dialog.example",
        }
    )

    assert place.stat().st_mode & 0o777 == 0o700
    assert (place / "secret-key").stat().st_mode & 0o777 == 0o600


def test_the_chain_is_walked_by_the_command() -> None:
    identity()
    make_contribution(make_open_dialogue())
    said = StringIO()
    call_command("verify", stdout=said)
    assert "holds" in said.getvalue()
    Event.objects.filter(sequence=1).update(verb="something else")

    with pytest.raises(CommandError, match="event 1"):
        call_command("verify")
