"""Two senders at once, and one that is killed: each letter leaves once or is uncertain.

The senders are processes with a database file of their own, as in an installation.
"""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

LETTERS = 60
SOURCE = Path(__file__).resolve().parents[2] / "src"
SENDER = """
import os, sys
import django
django.setup()
from gensvar.notifications import delivery
place = sys.argv[1]
def deliver(letter, connection, still_wanted):
    with open(place, "a") as sent:
        sent.write(f"{letter.pk}\\n")
        sent.flush()
    if len(sys.argv) > 2:
        os.kill(os.getpid(), 9)
    return original(letter, connection, still_wanted)
original, delivery.deliver = delivery.deliver, deliver
sys.stdin.readline()
while delivery.empty_outbox({}):
    pass
"""
PREPARE = f"""
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from gensvar.notifications.actions import Message, send
send(Message("test", f"k{{n}}", f"p{{n}}@example.org", "sv", "Svar", "Ja")
     for n in range({LETTERS}))
"""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "GENSVAR_MODE": "demo",
        "GENSVAR_DATA": str(tmp_path),
        "GENSVAR_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "gensvar.config.settings",
    }


def prepare(surroundings: dict[str, str]) -> None:
    command = [sys.executable, "-c", PREPARE]
    subprocess.run(command, env=surroundings, check=True)  # noqa: S603 -- our own


def start(surroundings: dict[str, str], *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-c", SENDER, *arguments],
        env=surroundings,
        stdin=subprocess.PIPE,
    )


def states(folder: Path) -> dict[str, int]:
    with sqlite3.connect(folder / "gensvar.sqlite3") as database:
        return dict(
            database.execute(
                "select state, count(*) from notifications_letter group by state"
            )
        )


@pytest.mark.slow
def test_no_letter_is_sent_twice_or_forgotten(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    prepare(surroundings)
    log = tmp_path / "sent"
    senders = [start(surroundings, str(log)) for _ in range(2)]
    for sender in senders:
        sender.communicate(b"go\n")

    sent = log.read_text().split()
    assert len(sent) == len(set(sent)) == LETTERS
    assert states(tmp_path) == {"sent": LETTERS}


@pytest.mark.slow
def test_a_killed_sender_leaves_one_uncertain_letter_and_the_rest_leave(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    prepare(surroundings)
    log = tmp_path / "sent"
    killed = start(surroundings, str(log), "die")
    killed.communicate(b"go\n")
    assert killed.returncode == -signal.SIGKILL
    with sqlite3.connect(tmp_path / "gensvar.sqlite3") as database:
        database.execute(
            "update notifications_letter set leased_until = '2020-01-01 00:00:00' "
            "where state = 'sending'"
        )
    start(surroundings, str(log)).communicate(b"go\n")

    sent = log.read_text().split()
    assert len(sent) == len(set(sent)) == LETTERS
    assert states(tmp_path) == {"sent": LETTERS - 1, "uncertain": 1}
