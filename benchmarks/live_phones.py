"""Phones at a live exercise, and what they have been shown."""

import asyncio
import json
import random
import re
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.live_lines import Connections
from benchmarks.notes_import import SENTENCE
from benchmarks.timing import Row

MARK = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
COOKIE = re.compile(r"set-cookie: ([^=]+=[^;\r]+)", re.IGNORECASE)
BIN = 0.01


@dataclass
class Seen:
    """What all phones together have sent and been shown; times in bins of 10 ms."""

    sent_at: dict[str, float] = field(default_factory=dict)
    stored: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    storing: list[float] = field(default_factory=list)
    shown: Counter[int] = field(default_factory=Counter)
    asked: int = 0
    first: float = 0.0
    last: float = 0.0

    def rows(self, phones: Sequence["Phone"]) -> list[Row]:
        """Return what was seen, as lines of the table."""
        whole = (len(self.stored), sum(self.stored.values()))
        lost = sum(whole[0] - min(p.number, whole[0]) for p in phones)
        wrong = sum((p.number, p.checksum) != whole for p in phones)
        storing = sorted(self.storing)
        took = self.last - self.first
        return [
            Row("ideas stored", f"{len(self.stored)}"),
            Row("not stored", f"{self.refused}", "0"),
            Row("ideas that some phone was not shown", f"{lost}", "0"),
            Row("phones that were not shown each once", f"{wrong}", "0"),
            Row("pressed to stored, seconds, median", f"{_at(storing, 0.5):.2f}"),
            Row("pressed to stored, 95th percentile", f"{_at(storing, 0.95):.2f}"),
            Row("pressed to shown, seconds, median", f"{self._shown_at(0.5):.2f}"),
            Row(
                "pressed to shown, 95th percentile", f"{self._shown_at(0.95):.2f}", "2"
            ),
            Row("pressed to shown, at most", f"{max(self.shown) * BIN:.2f}"),
            Row("asked for news, times a second", f"{self.asked / took:.0f}"),
        ]

    def _shown_at(self, share: float) -> float:
        most, passed = share * self.shown.total(), 0
        for place in sorted(self.shown):
            passed += self.shown[place]
            if passed >= most:
                return place * BIN
        return 0.0


def _at(times: Sequence[float], share: float) -> float:
    return times[int(share * (len(times) - 1))] if times else 0.0


class Phone:
    """One phone: it follows the room, and may write for a table."""

    def __init__(
        self, lanes: Connections, key: str, code: str, prompt: int, seen: Seen
    ) -> None:
        self.lanes, self.key, self.code, self.prompt = lanes, key, code, prompt
        self.seen = seen
        self.version = self.number = self.checksum = 0
        self.wait = 1.0
        self.cookies = self.mark = ""

    async def open(self) -> None:
        """Open the page of the table, and keep what its form needs."""
        page = await self.lanes.get(f"/bord/{self.code}/")
        found = MARK.search(page.body.decode())
        if found is None:
            raise RuntimeError(f"the page of a table answers {page.status}")
        self.mark = found[1]
        self.cookies = "; ".join(COOKIE.findall(page.head.decode("latin-1")))

    async def follow(self) -> None:
        """Ask for news as often as the server says, for ever."""
        await asyncio.sleep(random.random())  # noqa: S311 -- no secret
        while True:
            await self.ask()
            await asyncio.sleep(self.wait * random.uniform(0.9, 1.1))  # noqa: S311

    async def ask(self) -> None:
        """Ask for news once, and note what is shown for the first time."""
        answer = await self.lanes.get(f"/skarm/{self.key}/nytt?efter={self.version}")
        told = json.loads(answer.body)
        now = asyncio.get_running_loop().time()
        self.seen.asked += 1
        self.seen.first, self.seen.last = self.seen.first or now, now
        for row in told["rows"]:
            self.number += 1
            self.checksum += row["id"]
            self.seen.shown[int((now - self.seen.sent_at[row["x"]]) / BIN)] += 1
        self.version, self.wait = told["v"], told["retry_ms"] / 1000

    async def write(self, seconds: float, pause: float) -> None:
        """Send ideas with pauses between them, each under a key of its own."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        await asyncio.sleep(random.uniform(0, pause))  # noqa: S311 -- no secret
        while loop.time() < until:
            key = str(uuid.uuid4())
            text = f"{SENTENCE} {key}"
            form = {"key": key, "text": text, "language": "sv"}
            form |= {"prompt": str(self.prompt), "csrfmiddlewaretoken": self.mark}
            started = self.seen.sent_at[text] = loop.time()
            answer = await self.lanes.post(
                f"/bord/{self.code}/skriv/", form, self.cookies
            )
            if answer.status == 200:
                self.seen.stored[text] = json.loads(answer.body)["id"]
                self.seen.storing.append(loop.time() - started)
            else:
                self.seen.refused += 1
            await asyncio.sleep(random.uniform(0.5, 1.5) * pause)  # noqa: S311
