"""Nothing personal and no secret reaches a log (T28)."""

import io
import json
import logging
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from gensvar.config.logs import OneLine, masked
from gensvar.config.serving import DiscreetLogger
from gensvar.kernel.addresses import (
    claim,
    confirm_following,
    guest,
    invitation,
    receipt,
    screen,
    screen_news,
    table,
    unfollow,
)

CANARY = "kanariefagel7"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What all loggers write during one test."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(OneLine())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize(
    "path",
    [
        receipt(CANARY),
        receipt(CANARY) + "stamma/",
        invitation(CANARY),
        unfollow(CANARY),
        confirm_following(CANARY),
        guest(CANARY),
        guest(CANARY) + "anteckningar/word/",
        claim(CANARY),
        table(CANARY),
        table(CANARY) + "ide/7/ta-tillbaka/",
        screen(CANARY),
        screen_news(CANARY),
        f"Forbidden: /mote/{CANARY}/dagordning/7/",
        f"/konto/adress/{CANARY}/",
        f"/konto/losenord/nytt/1-{CANARY}/",
        f"/konto/forsta/{CANARY}/",
        f"/dialoger/?q={CANARY}",
        f"Not Found: /mitt/{CANARY}",
        f"/mitt/2345 6789 {CANARY}/stamma/",
        f"Not Found: /mitt/2345/{CANARY}\n{CANARY}/",
        f"to {CANARY}@example.org",
        "from 192.0.2.17",
        "from 2001:db8:0:0::17",
    ],
)
def test_codes_tokens_queries_and_addresses_are_masked(path: str) -> None:
    assert CANARY not in masked(path)
    assert "192.0.2" not in masked(path)
    assert "2001:db8" not in masked(path)


def _routes(patterns: Iterable[Any], before: str = "/") -> Iterator[str]:
    # Any: a route, or several beneath one.
    for one in patterns:
        here = before + str(one.pattern)
        yield from _routes(getattr(one, "url_patterns", ()), here)
        yield here


def test_every_path_with_a_token_or_a_code_is_masked() -> None:
    secret = re.compile(r"<str:(?:token|code|key)>")
    asked = [one for one in _routes(get_resolver().url_patterns) if secret.search(one)]
    paths = [secret.sub(CANARY, one) for one in asked]
    assert len(paths) > 50
    assert [path for path in paths if CANARY in masked(f"Not Found: {path}")] == []


@pytest.mark.django_db
def test_a_canary_in_every_input_is_in_no_log(
    client: Client, lines: io.StringIO
) -> None:
    client.get(f"/mitt/{CANARY}/x/y/z/")
    client.get(f"/finns-inte/?q={CANARY}")
    client.post(f"/konto/fortsatt/?a={CANARY}", {"packed": CANARY, "login": CANARY})
    client.post("/konto/logga-in/", {"login": f"{CANARY}@example.org", "password": "x"})
    client.get("/", headers={"Host": f"{CANARY}.example", "User-Agent": CANARY})
    Client(enforce_csrf_checks=True).post("/konto/", {"text": CANARY})

    assert lines.getvalue()
    assert CANARY not in lines.getvalue().replace(f"{CANARY}.example", "")


def test_the_words_of_a_fault_are_not_written(lines: io.StringIO) -> None:
    try:
        int(CANARY)
    except ValueError:
        logging.getLogger("gensvar").exception("it broke")

    line = json.loads(lines.getvalue().splitlines()[-1])
    assert (line["says"], line["fault"]) == ("it broke", "ValueError")
    assert CANARY not in lines.getvalue()


def test_a_line_break_forges_no_line(lines: io.StringIO) -> None:
    logging.getLogger("gensvar").warning('a\r\n{"level": "forged"}\x1b[31m')

    assert len(lines.getvalue().splitlines()) == 1
    assert "\x1b" not in lines.getvalue()


def test_the_web_server_notes_neither_person_nor_words(
    lines: io.StringIO,
) -> None:
    logger = DiscreetLogger.__new__(DiscreetLogger)
    logger.access_log = logging.getLogger("gunicorn.access.test")
    logger.access_log.setLevel(logging.INFO)
    environ = {
        "PATH_INFO": f"/mitt/{CANARY}/",
        "QUERY_STRING": CANARY,
        "REQUEST_METHOD": "GET",
        "REMOTE_ADDR": "192.0.2.17",
        "HTTP_REFERER": CANARY,
    }
    answer = SimpleNamespace(status="200 OK")
    logger.access(answer, None, environ, timedelta(milliseconds=12))

    line = json.loads(lines.getvalue().splitlines()[-1])
    assert (line["says"], line["status_code"]) == ("/mitt/…/", 200)
    assert "192.0.2" not in lines.getvalue()
