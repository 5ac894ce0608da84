"""The database goes away for a moment: web and worker go on by themselves (F-15)."""

import os
import signal
import sqlite3
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.installations import (
    FILE,
    SERVER,
    NewInstallation,
    Surroundings,
    free_port,
    started,
    tell_server,
    told,
)

WRITE = """
from gensvar.notifications.actions import Message, send
send([Message("test", "{key}", "p@example.org", "sv", "Svar", "Ja")])
"""
SENT = """
from gensvar.notifications.models import Letter
print(Letter.objects.filter(state="sent").count())
"""


def disturb(here: Surroundings) -> None:
    """Cut every connection, or let the file be held by somebody for a while."""
    if SERVER:
        name = urlsplit(here["GENSVAR_DATABASE"]).path.lstrip("/")
        tell_server(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "  # noqa: S608 -- our own name
            f"WHERE datname = '{name}'"
        )
        return
    with sqlite3.connect(Path(here["GENSVAR_DATA"]) / FILE) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        time.sleep(3)
        holder.rollback()


def page_of(address: str) -> int:
    """Return the status of the page, which may first have to wait for its server."""
    for _attempt in range(60):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 -- loopback
                return int(answer.status)
        except urllib.error.HTTPError as refusal:
            return int(refusal.code)
        except OSError:
            time.sleep(0.5)
    raise AssertionError("The server did not start")


def wait_for(here: Surroundings, letters: int) -> int:
    """Return how many letters have left, after as long as the worker may need."""
    for _attempt in range(20):
        if (sent := int(told(here, SENT))) >= letters:
            return sent
        time.sleep(0.5)
    return sent


@pytest.mark.slow
def test_web_and_worker_go_on_when_the_database_is_back(
    new_installation: NewInstallation,
) -> None:
    port = free_port()
    here = {**new_installation(), "GENSVAR_BIND": f"127.0.0.1:{port}"}
    web = started(here, "-m", "django", "serve")
    worker = started(here, "-m", "django", "worker")
    address = f"http://127.0.0.1:{port}/dialoger/"
    try:
        told(here, WRITE.format(key="before"))
        assert (page_of(address), wait_for(here, 1)) == (200, 1)
        disturb(here)
        told(here, WRITE.format(key="after"))
        pages = [page_of(address) for _time in range(10)]
        sent = wait_for(here, 2)
    finally:
        for process in (web, worker):
            os.kill(process.pid, signal.SIGTERM)
        said = [process.communicate(timeout=30)[0] for process in (web, worker)]

    assert pages == [200] * 10
    assert sent == 2
    assert b'"level": "error"' not in said[0] + said[1]
    assert (web.returncode, worker.returncode) == (0, 0)
