"""Pages for everyone beside a bare view with fifty rows, anonymous, in one process."""

from django.test import Client

from benchmarks.installation import HOST
from benchmarks.region import Region
from benchmarks.timing import Act, Row, ratios

GOAL = "at least 0.5"
TO_A_TURN = 3


def measure(region: Region, turns: int) -> list[Row]:
    """Return the throughput of each page as a share of the bare view's."""
    said = f"/dialoger/{region.slug}/inspel/"
    last = -(-region.contributions // 20)
    pages = {
        "first page": ("/", ""),
        "public list of dialogues": ("/dialoger/", GOAL),
        "page of the dialogue": (f"/dialoger/{region.slug}/", ""),
        "public list of contributions": (said, GOAL),
        "the same, one question": (f"{said}?fraga={region.question}", ""),
        "the same, last page": (f"{said}?page={last}", ""),
        "public contribution": (f"/inspel/{region.public_id}/", GOAL),
        "the form": (f"/dialoger/{region.slug}/delta/", ""),
    }
    acts = [_asking_for(address) for address, _goal in pages.values()]
    seen = ratios(_asking_for("/bare/rows/"), acts, turns)
    return [
        Row(f"{what}, of the bare view", f"{ratio:.2f}", goal)
        for (what, (_address, goal)), ratio in zip(pages.items(), seen, strict=True)
    ]


def _asking_for(address: str) -> Act:
    client = visitor()

    def ask() -> None:
        for _time in range(TO_A_TURN):
            client.cookies.clear()
            answer = client.get(address)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answers {answer.status_code}")

    return ask


def visitor() -> Client:
    """Return someone whom nobody knows, behind a server of ours that speaks https."""
    return Client(
        enforce_csrf_checks=True,
        headers={
            "host": HOST,
            "x-forwarded-proto": "https",
            "x-forwarded-for": "192.0.2.1",
        },
    )
