"""The two processes of the demo, which start and stop together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

PATIENCE = 30.0
SERVER = (
    "-m",
    "gunicorn",
    "-c",
    "python:gensvar.config.serving",
    "--access-logfile",
    os.devnull,
    "--log-level",
    "warning",
)
WORKER = ("-m", "django", "worker")

Tell = Callable[[str], None]


class Stopped(Exception):
    """Somebody has asked the demo to stop."""


def files_are_old(collected: Path) -> bool:
    """Say whether a style or script is newer than those that were collected."""
    manifest = collected / "staticfiles.json"
    if not manifest.exists():
        return True
    made = manifest.stat().st_mtime
    return any(
        Path(storage.path(name)).stat().st_mtime > made
        for finder in get_finders()
        for name, storage in finder.list([])
    )


def serve(tell: Tell, began: float) -> None:
    """Run the web server and the worker until one of them ends or we are stopped."""
    signal.signal(signal.SIGTERM, _stop)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        processes += [_start(SERVER), _start(WORKER)]
        _wait_until_it_answers(processes[0])
        _welcome(tell, time.monotonic() - began)
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        tell("A part of the demo has ended by itself, so the rest ends too.")
    except (KeyboardInterrupt, Stopped):
        tell("Stopping.")
    finally:
        _end(processes)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def _start(what: Sequence[str]) -> subprocess.Popen[bytes]:
    # A group of its own: Ctrl-C reaches us alone, and we end the two in order.
    return subprocess.Popen(  # noqa: S603 -- our own words, no shell
        [sys.executable, *what], start_new_session=True
    )


def _wait_until_it_answers(server: subprocess.Popen[bytes]) -> None:
    host, port = settings.BASE_URL.rpartition("/")[2].split(":")
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def _welcome(tell: Tell, seconds: float) -> None:
    tell(
        f"\n{settings.REGION_NAME} is ready after {seconds:.0f} seconds.\n\n"
        f"    {settings.BASE_URL}/prova/   what you can try, step by step\n"
        f"    {settings.BASE_URL}/         the region's pages for everyone\n\n"
        "Nobody in it is real. Stop with Ctrl-C; what you do is kept until you start\n"
        "with: gensvar demo --fresh"
    )


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
