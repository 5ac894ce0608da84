"""Submitting a contribution beside a bare form that inserts a row; both are durable.

Each submission comes from a browser of its own, with the form's key and safety mark.
Only the sending is timed; the form has been fetched before.
"""

import re
from itertools import count
from statistics import median

from benchmarks.installation import HOST
from benchmarks.models import BareRow
from benchmarks.notes_import import SENTENCE
from benchmarks.pages import visitor
from benchmarks.region import Region
from benchmarks.timing import Row, seconds
from gensvar.contributions.models import Contribution

KEY = re.compile(r'name="key" value="([^"]+)"')
MARK = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_numbers = count(1)


def measure(region: Region, turns: int) -> list[Row]:
    """Return the throughput of our form as a share of the bare one's."""
    ours, bare = Contribution.objects.count(), BareRow.objects.count()
    seen = [_send_bare() / _send(region) for _turn in range(turns)]
    if Contribution.objects.count() - ours != BareRow.objects.count() - bare != turns:
        raise RuntimeError("not everything that was sent is stored")
    words = "submitting a contribution, of a bare durable insert"
    return [Row(words, f"{median(seen):.2f}", "at least 0.5")]


def _send(region: Region) -> float:
    address = f"/dialoger/{region.slug}/delta/"
    return _timed(
        address,
        (("key", KEY), ("csrfmiddlewaretoken", MARK)),
        {
            "identification": "anonymous",
            "language": "sv",
            "name": "",
            "email": "",
            "postal_address": "",
            f"answer_{region.question}": f"{SENTENCE}, {next(_numbers)}",
            "answer_other": "",
        },
    )


def _send_bare() -> float:
    words = {"text": f"{SENTENCE}, {next(_numbers)}"}
    return _timed("/bare/form/", (("csrfmiddlewaretoken", MARK),), words)


def _timed(
    address: str, hidden: tuple[tuple[str, re.Pattern[str]], ...], words: dict[str, str]
) -> float:
    client = visitor()
    page = client.get(address).text
    for name, pattern in hidden:
        found = pattern.search(page)
        if found is None:
            raise RuntimeError(f"{address} has no {name}")
        words[name] = found[1]
    answers = []
    referer = {"referer": f"https://{HOST}{address}"}
    took = seconds(lambda: answers.append(client.post(address, words, headers=referer)))
    if answers[0].status_code != 302:
        raise RuntimeError(f"{address} answers {answers[0].status_code}")
    return took
