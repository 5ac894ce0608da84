"""What a web process holds after its start and its first page, beside bare Django.

The server is the one that `gensvar serve` becomes, with its settings; it listens at
a socket in the folder of the installation, so that no port is taken.
"""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.installation import HOST
from benchmarks.timing import Row

SERVER = [sys.executable, "-m", "gunicorn", "--log-level", "error"]
OURS = ["-c", "python:gensvar.config.serving", "--access-logfile", os.devnull]
BARE = ["--worker-class", "gthread", "--threads", "8", "benchmarks.bare_site"]
PATIENCE = 60.0
MEGABYTE = 1024


def measure(folder: Path) -> list[Row]:
    """Return the memory of our web process, in megabytes, and of a bare one."""
    ours = _measured(
        folder, OURS, {"DJANGO_SETTINGS_MODULE": "gensvar.config.settings"}
    )
    bare = _measured(folder, BARE, {})
    return [
        Row("web process, MB after its first page", f"{ours:.0f}", "under 120"),
        Row("the same, of bare Django", f"{ours / bare:.1f} times ({bare:.0f} MB)"),
    ]


def _measured(folder: Path, arguments: list[str], around: dict[str, str]) -> float:
    place = folder / "web.socket"
    server = subprocess.Popen(  # noqa: S603 -- our own words, no shell
        [*SERVER, *arguments, "--bind", f"unix:{place}"], env=os.environ | around
    )
    try:
        _ask(server, place)
        return max(_resident(pid) for pid in _workers_of(server.pid)) / MEGABYTE
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)
        place.unlink(missing_ok=True)


def _ask(server: "subprocess.Popen[bytes]", place: Path) -> None:
    """Fetch the first page, as soon as the server answers."""
    until = time.monotonic() + PATIENCE
    question = (
        f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\n"
        "X-Forwarded-For: 192.0.2.1\r\nConnection: close\r\n\r\n"
    )
    while server.poll() is None and time.monotonic() < until:
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(PATIENCE)
                line.connect(str(place))
                line.sendall(question.encode())
                answer = line.makefile("rb").read()
        except OSError:
            time.sleep(0.1)
        else:
            if b" 200 " in answer.split(b"\r\n", 1)[0]:
                return
            raise RuntimeError(f"the first page answers {answer[:80]!r}")
    raise RuntimeError("the web process does not answer")


def _workers_of(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [int(pid) for pid in listed.split()]


def _resident(pid: int) -> int:
    """Return the kilobytes that a process holds."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("the process has ended")
