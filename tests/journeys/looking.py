"""What is looked at on every page: its width, its headings, and what axe finds."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, ConsoleMessage, Page, Response

# A folder that fills with pictures of every page looked at; for designers.
PICTURES = os.environ.get("GENSVAR_PICTURES", "")
# A page that refuses (403, 404, 422) is written to the console by the browser itself.
# So is what a page asks for while the window has no net.
BY_THE_BROWSER = (
    "Failed to load resource: the server responded with a status of 4",
    "net::ERR_INTERNET_DISCONNECTED",
    "net::ERR_CONNECTION_FAILED",
)
FACTS = """() => ({
    title: document.title,
    language: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    mains: document.querySelectorAll("main").length,
    surplus: document.documentElement.scrollWidth - window.innerWidth,
})"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    const sticksOut = right > window.innerWidth || left < 0;
    return sticksOut && !one.closest(".table-scroll, .visually-hidden, .skip-link");
}).slice(-4).map((one) => one.outerHTML.slice(0, 200))"""
# In one column, what is read later stands lower: what lies wholly above what was read
# before it is read by ear in another order than by eye.
OUT_OF_ORDER = """() => {
    const main = document.querySelector("main");
    const speaks = (one) => [...one.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    const floats = (one) => {
        for (let at = one; at && at !== main; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (["absolute", "fixed", "sticky"].includes(style.position)) return true;
            if (at.matches(".table-scroll, .visually-hidden, svg, td, th")) return true;
        }
        return false;
    };
    const seen = [...main.querySelectorAll("*")].filter(
        (one) => one.checkVisibility() && speaks(one) && !floats(one));
    return seen.slice(1).map((one, place) => [seen[place], one]).filter(
        ([before, one]) => one.getBoundingClientRect().bottom
            < before.getBoundingClientRect().top - 4,
    ).map((pair) => pair.map((one) => one.textContent.trim().slice(0, 60)));
}"""
JUMPS = """() => [...document.querySelectorAll("[tabindex]")].filter(
    (one) => one.tabIndex > 0).map((one) => one.outerHTML.slice(0, 120))"""
ONE_COLUMN = 400
# What is wrong, and nothing of what is right; no rule of ours reads style sheets.
AXE = {"resultTypes": ["violations"], "preload": False}
_switches: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()
_complaints: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


def visit(page: Page, path: str) -> None:
    """Open a path and look at the page."""
    page.goto(path)
    inspect(page)


def inspect(page: Page) -> None:
    """Say what is wrong with the page that is open, if anything."""
    # A click returns when the next page has come, which may be before its styles.
    page.wait_for_load_state("load")
    _take_picture(page)
    seen = page.evaluate(FACTS)
    fits(page)
    assert seen["title"], f"{page.url} has no title."
    assert seen["language"], f"{page.url} does not say its language."
    assert seen["headings"] == 1, f"{page.url} has {seen['headings']} h1."
    assert seen["mains"] == 1, f"{page.url} has {seen['mains']} main."
    reads_in_order(page)
    found = _axe(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    nothing_is_wrong(page)


def fits(page: Page) -> None:
    """Say what sticks out of the window, if anything."""
    surplus = page.evaluate(FACTS)["surplus"]
    if surplus > 0:
        raise AssertionError(
            f"{page.url} is {surplus} px too wide: {page.evaluate(TOO_WIDE)}"
        )


def reads_in_order(page: Page) -> None:
    """Say what is read, or reached by keyboard, in another order than it is seen."""
    assert page.evaluate(JUMPS) == [], f"{page.url} has an order of its own for Tab."
    if page.viewport_size and page.viewport_size["width"] <= ONE_COLUMN:
        found = page.evaluate(OUT_OF_ORDER)
        assert found == [], f"{page.url} is read in another order: {found}"


def listen(page: Page) -> None:
    """Note what goes wrong in a window from now on.

    That is errors in the console, breaches of the content policy, and faults of the
    site.
    """
    complaints = _complaints[page] = []

    def note(message: ConsoleMessage) -> None:
        by_itself = any(words in message.text for words in BY_THE_BROWSER)
        if message.type in {"error", "warning"} and not by_itself:
            complaints.append(f"{page.url}: {message.type}: {message.text}")

    def judge(response: Response) -> None:
        if response.status >= 500:
            complaints.append(f"{response.status} at {response.url}")

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("response", judge)


def nothing_is_wrong(page: Page) -> None:
    """Say what has gone wrong in a window since this was last asked."""
    found = list(_complaints[page])
    _complaints[page].clear()
    assert not found, f"The browser complains: {found}"


def turn_scripts_off(page: Page) -> None:
    """Let no script of the site run in a window; axe alone still does.

    The browser's own way of being without scripts would leave axe without them too.
    """
    _switches[page] = page.context.new_cdp_session(page)
    _let_scripts_run(page, False)


def has_no_scripts(page: Page) -> bool:
    """Say whether the scripts of the site are turned off in a window."""
    return page in _switches


def _axe(page: Page) -> Any:
    # Any: axe comes without types.
    if not has_no_scripts(page):
        return Axe().run(page, options=AXE)
    _let_scripts_run(page, True)
    try:
        return Axe().run(page, options=AXE)
    finally:
        _let_scripts_run(page, False)


def _let_scripts_run(page: Page, allowed: bool) -> None:
    _switches[page].send("Emulation.setScriptExecutionDisabled", {"value": not allowed})


def _take_picture(page: Page) -> None:
    if not PICTURES:
        return
    path = re.sub(r"[^a-z0-9]+", "-", urlsplit(page.url).path.lower()).strip("-")
    size = page.viewport_size["width"] if page.viewport_size else 0
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    name = f"{path or 'home'}-{size}-{'dark' if dark else 'light'}.png"
    page.screenshot(path=Path(PICTURES) / name, full_page=True)
