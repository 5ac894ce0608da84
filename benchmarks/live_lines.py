"""A few lasting connections to the server: a small client of HTTP, made to be cheap.

It shares the machine with what it measures, so it reads no more of an answer than how
long it is.
"""

import asyncio
from collections import deque
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.installation import HOST

TRIES = 5
END, LENGTH = b"\r\n\r\n", b"Content-Length: "


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    head: bytes
    body: bytes


class Connections:
    """Connections shared by all phones, as by a proxy; whoever came first is next."""

    def __init__(self, port: int, number: int) -> None:
        self.port = port
        self.free: deque[_Line | None] = deque([None] * number)
        self.waiting: deque[asyncio.Future[_Line | None]] = deque()

    async def until_it_answers(self, patience: float) -> None:
        """Wait until the server has started."""
        for _try in range(int(patience * 5)):
            try:
                await self.get("/om/")
            except OSError:
                await asyncio.sleep(0.2)
            else:
                return
        raise RuntimeError("the web process does not answer")

    async def get(self, address: str) -> Answer:
        """Ask for an address."""
        return await self._send(_request("GET", address))

    async def post(self, address: str, form: dict[str, str], cookies: str) -> Answer:
        """Send a form; the caller's key makes a second try harmless."""
        body = urlencode(form).encode()
        more = (
            f"Referer: https://{HOST}/\r\nCookie: {cookies}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n"
        )
        return await self._send(_request("POST", address, more) + body)

    async def _send(self, request: bytes) -> Answer:
        line = await self._take()
        kept = None
        try:
            for _try in range(TRIES):
                try:
                    line = line or await _Line.to(self.port)
                    answer = await line.ask(request)
                except OSError:
                    # A lasting connection that the server had closed.
                    line = None
                else:
                    kept = line
                    return answer
            raise OSError("the server does not answer")
        finally:
            # Whoever is interrupted while reading leaves a line that nobody may use.
            self._give(kept)

    async def _take(self) -> "_Line | None":
        if self.free:
            return self.free.popleft()
        turn: asyncio.Future[_Line | None] = asyncio.get_running_loop().create_future()
        self.waiting.append(turn)
        return await turn

    def _give(self, line: "_Line | None") -> None:
        while self.waiting:
            turn = self.waiting.popleft()
            if not turn.done():
                turn.set_result(line)
                return
        self.free.append(line)


def _request(method: str, address: str, more: str = "") -> bytes:
    return (
        f"{method} {address} HTTP/1.1\r\nHost: {HOST}\r\n"
        "X-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.1\r\n"
        f"Accept: application/json\r\n{more}\r\n"
    ).encode()


class _Line(asyncio.Protocol):
    """One connection: a question, its answer, the next question."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport
        self.got = b""
        self.asked: asyncio.Future[Answer] | None = None
        self.is_lost = False

    @classmethod
    async def to(cls, port: int) -> "_Line":
        loop = asyncio.get_running_loop()
        return (await loop.create_connection(cls, "127.0.0.1", port))[1]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 -- for the types
        self.transport = transport

    def connection_lost(self, _fault: Exception | None) -> None:
        self.is_lost = True
        if self.asked and not self.asked.done():
            self.asked.set_exception(ConnectionResetError())

    async def ask(self, request: bytes) -> Answer:
        if self.is_lost:
            raise ConnectionResetError
        self.asked = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self.asked

    def data_received(self, data: bytes) -> None:
        got = self.got = self.got + data if self.got else data
        end = got.find(END)
        if end < 0:
            return
        place = got.find(LENGTH, 0, end)
        length = (
            int(got[place + len(LENGTH) : got.index(b"\r", place)]) if place > 0 else 0
        )
        if len(got) < end + len(END) + length:
            return
        self.got = b""
        if self.asked and not self.asked.done():
            answer = Answer(int(got[9:12]), got[:end], got[end + len(END) :])
            self.asked.set_result(answer)
