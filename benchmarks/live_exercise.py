"""One live exercise in a real server: 200 tables write, 1,000 people watch.

    python -m benchmarks.live_exercise [--seconds 600] [--tables 200] [--watchers 1000]

The server is the one that `gensvar serve` becomes, on loopback, with an embedded
database. As behind a proxy, all phones share a few lasting connections. Time runs from
the moment somebody presses Send until a watcher has the idea, by one clock. Every
watcher must get every stored idea once: what is missing or comes twice is counted. In
the same run the cost of asking for news is put beside that of a plain page.
"""

import argparse
import asyncio
import os
import random
import resource
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.installation import prepare
from benchmarks.live_lines import Connections
from benchmarks.live_phones import Phone, Seen
from benchmarks.memory import MEGABYTE, OURS, PATIENCE, SERVER, _resident, _workers_of
from benchmarks.timing import Row

LANES = 24
BESIDE = 300
SETTLING = 10.0
# Where /proc says how long a process has computed, counted after its name.
USER_TIME = 11


@dataclass(frozen=True)
class Load:
    """How many write and watch, how long, and how long a table thinks between ideas."""

    seconds: float
    tables: int
    watchers: int
    pause: float
    processes: int


@dataclass(frozen=True)
class Room:
    """The exercise: the codes of its tables, its key, and a place to write."""

    codes: tuple[str, ...]
    key: str
    prompt: int


@dataclass
class Memory:
    """What the web process held, second by second, in megabytes."""

    held: list[float] = field(default_factory=list)


def main() -> None:
    """Measure, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--tables", type=int, default=200)
    asked.add_argument("--watchers", type=int, default=1000)
    asked.add_argument("--pause", type=float, default=15)
    asked.add_argument("--processes", type=int, default=1)
    load = Load(**vars(asked.parse_args()))
    print(
        f"{load.tables} tables write, each about every {load.pause:.0f} seconds "
        f"({load.tables / load.pause:.0f} ideas a second); they "
        f"and {load.watchers} others watch, for {load.seconds:.0f} seconds; "
        f"{load.processes} web processes.\n"
    )
    with TemporaryDirectory() as name:
        rows = list(measured(Path(name), load))
    print("| what | seen | goal |")
    print("| --- | --: | --: |")
    for row in rows:
        print(f"| {row.what} | {row.seen} | {row.goal} |")


def measured(folder: Path, load: Load) -> Iterator[Row]:
    """Make an installation with one exercise, and let everybody in."""
    prepare(folder)
    room: Room = import_module("benchmarks.live_room").make_room(load.tables)
    port = _free_port()
    server = subprocess.Popen(  # noqa: S603 -- our own words, no shell
        [*SERVER, *OURS, "--bind", f"127.0.0.1:{port}"],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "gensvar.config.settings",
            "GENSVAR_PROCESSES": str(load.processes),
        },
    )
    try:
        memory = Memory()
        yield from asyncio.run(_play(room, load, port, server.pid, memory))
        yield from _flat(memory)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


async def _play(
    room: Room, load: Load, port: int, server: int, memory: Memory
) -> list[Row]:
    lanes = Connections(port, LANES)
    await lanes.until_it_answers(PATIENCE)
    beside = await _side_by_side(room, lanes)
    seen = Seen()
    writers = [Phone(lanes, room.key, code, room.prompt, seen) for code in room.codes]
    others = [Phone(lanes, room.key, "", 0, seen) for _ in range(load.watchers)]
    for phone in writers:
        await phone.open()
    looking = asyncio.create_task(_look(server, memory))
    following = [asyncio.create_task(phone.follow()) for phone in [*writers, *others]]
    used, asked = _used(server), seen.asked
    writing = [
        asyncio.create_task(phone.write(load.seconds, load.pause)) for phone in writers
    ]
    await asyncio.gather(*writing)
    await asyncio.sleep(SETTLING)
    spent = list(_spent(used, _used(server), seen.asked - asked))
    looking.cancel()
    for task in following:
        task.cancel()
    await asyncio.gather(*following, looking, return_exceptions=True)
    for phone in [*writers, *others]:
        await phone.ask()
    return [*seen.rows([*writers, *others]), *spent, *beside]


async def _side_by_side(room: Room, lanes: Connections) -> list[Row]:
    """Ask for news and for plain pages in turn, alone: what one costs of the other."""
    loop = asyncio.get_running_loop()
    addresses = {
        "news": f"/skarm/{room.key}/nytt?efter=0",
        "plain page": "/om/",
        "page of a table": f"/bord/{room.codes[0]}/",
    }
    took: dict[str, list[float]] = {name: [] for name in addresses}
    for _turn in range(BESIDE):
        for name, address in addresses.items():
            started = loop.time()
            await lanes.get(address)
            took[name].append(loop.time() - started)
    middle = {name: median(times) for name, times in took.items()}
    return [
        Row(f"asking for news, of a {name}", f"{middle['news'] / middle[name]:.3f}")
        for name in ("plain page", "page of a table")
    ]


def _used(server: int) -> tuple[float, float]:
    """Return the seconds of the processor that the phones and the server have used."""
    us = resource.getrusage(resource.RUSAGE_SELF)
    ticks = 0
    for pid in _workers_of(server):
        said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(said[USER_TIME]) + int(said[USER_TIME + 1])
    return us.ru_utime + us.ru_stime, ticks / os.sysconf("SC_CLK_TCK")


def _spent(
    before: tuple[float, float], after: tuple[float, float], asked: int
) -> Iterator[Row]:
    phones, server = (late - early for early, late in zip(before, after, strict=True))
    each, share = server / asked * 1000, phones / (phones + server)
    yield Row("the server computed for each question, ms", f"{each:.2f}")
    yield Row("the phones' share of all that was computed", f"{share:.2f}")
    yield Row("load of the machine at the end", f"{os.getloadavg()[0]:.1f}")


async def _look(server: int, memory: Memory) -> None:
    while True:
        held = [_resident(pid) for pid in _workers_of(server)]
        memory.held.append(max(held) / MEGABYTE)
        await asyncio.sleep(1 + random.random() / 10)  # noqa: S311 -- no secret


def _flat(memory: Memory) -> Iterator[Row]:
    held = memory.held
    third = max(len(held) // 3, 1)
    yield Row("web process, MB in the first third", f"{median(held[:third]):.0f}")
    yield Row(
        "in the last third", f"{median(held[-third:]):.0f}", "as in the first third"
    )
    yield Row("at most", f"{max(held):.0f}")


if __name__ == "__main__":
    main()
