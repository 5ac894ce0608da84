"""Take the pictures of docs/pictures from the demo, as a visitor sees it.

python tools/pictures.py             builds the region, starts it and takes them
python tools/pictures.py FOLDER      keeps the region in a folder, to be quick again

It needs Chromium, as the journeys do. Every page is reached by the words on the screen.
"""

import base64
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
START = "from gensvar.config.command import main; main()"
PORT = 8650
PATIENCE = 300.0
LARGEST = 150_000
DESKTOP, PHONE = 1180, 390
OFFICER = "Bli Maja Lindgren"


def notes_being_read(page: Page) -> None:
    """Come to the preview of notes, as the officer who got them."""
    be(page, OFFICER)
    press(page, "Importera anteckningar")
    with page.expect_download() as saved:
        page.goto("/prova/")
        page.locator("main a[download]").filter(
            has_text="kvallsmotet-i-granfors.pdf"
        ).click()
    kept = Path(tempfile.gettempdir()) / "kvallsmotet-i-granfors.pdf"
    saved.value.save_as(kept)
    page.goto("/prova/")
    press(page, "Importera anteckningar")
    page.set_input_files("input[type=file]", kept)
    page.locator("main form").filter(has=page.locator("input[type=file]")).locator(
        "button"
    ).first.click()
    page.wait_for_load_state()


def dialogue(page: Page) -> None:
    """Come to a dialogue that is open, as anybody."""
    page.goto("/dialoger/")
    page.locator("main a").filter(has_text="buss").first.click()
    page.wait_for_load_state()


def contribution(page: Page) -> None:
    """Come to what one resident wrote, and what became of it."""
    page.goto("/prova/")
    press(page, "Vad en invånare skrev")


def workspace(page: Page) -> None:
    """Come to the first page of those who work with dialogues."""
    be(page, OFFICER)
    page.goto("/arbete/")


def ranking(page: Page) -> None:
    """Come to what eight tables ranked, in every reading of it."""
    be(page, OFFICER)
    press(page, "Vad borden rangordnade")


def guest(page: Page) -> None:
    """Come to a guest's own page for a meeting."""
    page.goto("/prova/")
    press(page, "Sivs sida för mötet")


def own_year(page: Page) -> None:
    """Come to the year of an association, as its chair does by her link."""
    page.goto("/prova/")
    press(page, "Vårt år")


# Name, way there, width, and how much of the page is shown at most.
SHOWN: list[tuple[str, Callable[[Page], None], int, int]] = [
    ("own-year-phone", own_year, PHONE, 844),
    ("own-year", own_year, DESKTOP, 1000),
    ("dialogue", dialogue, DESKTOP, 1000),
    ("dialogue-phone", dialogue, PHONE, 844),
    ("contribution", contribution, DESKTOP, 1150),
    ("contribution-phone", contribution, PHONE, 844),
    ("workspace", workspace, DESKTOP, 900),
    ("workspace-phone", workspace, PHONE, 844),
    ("notes", notes_being_read, DESKTOP, 1150),
    ("notes-phone", notes_being_read, PHONE, 844),
    ("ranking", ranking, DESKTOP, 1150),
    ("guest-phone", guest, PHONE, 844),
]


def be(page: Page, words: str) -> None:
    """Sign in with one press."""
    page.goto("/prova/")
    page.locator("main button").filter(has_text=words).first.click()
    page.wait_for_load_state()
    page.goto("/prova/")


def press(page: Page, words: str) -> None:
    """Press a link or a button of the page."""
    page.locator("main a.button, main button").filter(has_text=words).first.click()
    page.wait_for_load_state()


def take(browser: Browser, address: str) -> None:
    """Take every picture in a window of its own."""
    PICTURES.mkdir(exist_ok=True)
    for name, go, width, height in SHOWN:
        context = browser.new_context(
            base_url=address,
            color_scheme="light",
            locale="sv-SE",
            reduced_motion="reduce",
            viewport={"width": width, "height": height},
        )
        page = context.new_page()
        go(page)
        (PICTURES / f"{name}.webp").write_bytes(picture(page))
        context.close()


def picture(page: Page) -> bytes:
    """Return what the window shows, as WebP; small enough to be kept."""
    page.evaluate("() => document.fonts.ready")
    page.evaluate("() => window.scrollTo(0, 0)")
    session = page.context.new_cdp_session(page)
    for quality in (90, 80, 70, 60):
        taken = session.send(
            "Page.captureScreenshot", {"format": "webp", "quality": quality}
        )
        found = base64.b64decode(taken["data"])
        if len(found) < LARGEST:
            return found
    raise SystemExit(f"{page.url} makes too large a picture.")


@contextmanager
def region(folder: Path) -> Iterator[str]:
    """Run the demo, and return where it is."""
    address = f"http://127.0.0.1:{PORT}"
    known = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    running = subprocess.Popen(
        [sys.executable, "-c", START, "demo", "--port", str(PORT)],
        env={**known, "PYTHONPATH": str(ROOT / "src"), "GENSVAR_DATA": str(folder)},
    )
    try:
        until = time.monotonic() + PATIENCE
        while not answers(address):
            if running.poll() is not None or time.monotonic() > until:
                raise SystemExit("The demo does not start.")
            time.sleep(0.5)
        yield address
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)


def answers(address: str) -> bool:
    """Say whether the demo is ready."""
    try:
        with urllib.request.urlopen(f"{address}/prova/", timeout=5):  # noqa: S310 -- ours
            return True
    except (urllib.error.URLError, OSError):
        return False


def main(words: list[str]) -> None:
    """Build, start, take the pictures, and stop."""
    place = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if place is None:
        raise SystemExit(
            "The pictures need Chromium (on Debian: apt install chromium)."
        )
    with tempfile.TemporaryDirectory() as empty, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=place, args=["--no-sandbox", "--disable-gpu"]
        )
        with region(Path(words[0] if words else f"{empty}/region")) as address:
            take(browser, address)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
