"""Two senders at once, and one that is killed: each letter leaves once or is uncertain.

The senders are processes with a database of their own, as in an installation.
"""

import json
import signal
import subprocess
from pathlib import Path

import pytest

from tests.installations import NewInstallation, Surroundings, started, told

LETTERS = 60
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
from gensvar.notifications.actions import Message, send
send(Message("test", f"k{{n}}", f"p{{n}}@example.org", "sv", "Svar", "Ja")
     for n in range({LETTERS}))
"""
STATES = """
import json
from collections import Counter
from gensvar.notifications.models import Letter
print(json.dumps(Counter(Letter.objects.values_list("state", flat=True))))
"""
LEASE_ENDS = """
from django.utils import timezone
from gensvar.notifications.models import Letter
print(Letter.objects.filter(state="sending").update(leased_until=timezone.now()))
"""


@pytest.fixture
def here(new_installation: NewInstallation) -> Surroundings:
    """Return an installation with letters in its outbox."""
    surroundings = new_installation()
    told(surroundings, PREPARE)
    return surroundings


def sender(here: Surroundings, *arguments: str) -> "subprocess.Popen[bytes]":
    return started(here, "-c", SENDER, *arguments, stdin=subprocess.PIPE)


@pytest.mark.slow
def test_no_letter_is_sent_twice_or_forgotten(
    tmp_path: Path, here: Surroundings
) -> None:
    log = tmp_path / "sent"
    senders = [sender(here, str(log)) for _ in range(2)]
    for one in senders:
        assert one.stdin is not None
        one.stdin.write(b"go\n")
        one.stdin.flush()
    for one in senders:
        one.communicate()

    sent = log.read_text().split()
    assert len(sent) == len(set(sent)) == LETTERS
    assert json.loads(told(here, STATES)) == {"sent": LETTERS}


@pytest.mark.slow
def test_a_killed_sender_leaves_one_uncertain_letter_and_the_rest_leave(
    tmp_path: Path, here: Surroundings
) -> None:
    log = tmp_path / "sent"
    killed = sender(here, str(log), "die")
    killed.communicate(b"go\n")
    assert killed.returncode == -signal.SIGKILL
    assert told(here, LEASE_ENDS) == "1\n"
    sender(here, str(log)).communicate(b"go\n")

    sent = log.read_text().split()
    assert len(sent) == len(set(sent)) == LETTERS
    assert json.loads(told(here, STATES)) == {"sent": LETTERS - 1, "uncertain": 1}
