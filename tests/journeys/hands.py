"""What people do with their hands on a page."""

from playwright.sync_api import Locator, Page

from tests.journeys.looking import inspect


def press(page: Page, words: str) -> None:
    """Press the first link or button with these words, and look at what comes."""
    found = page.locator("main a, main button, main summary").filter(has_text=words)
    found.first.click()
    page.wait_for_load_state()
    inspect(page)


def send(page: Page, fields: dict[str, str] | None = None) -> None:
    """Fill in the fields of the form that writes, send it, and look at what comes."""
    form = writing(page)
    for name, words in (fields or {}).items():
        fill(form, name, words)
    form.locator(".button.is-main").last.click()
    page.wait_for_load_state()
    inspect(page)


def writing(page: Page) -> Locator:
    """Return the form that writes something."""
    return page.locator("main form[method=post]:has(.button.is-main)").first


def fill(form: Locator, name: str, words: str) -> None:
    """Fill in one field, whatever kind it is."""
    field = form.locator(f"[name='{name}']")
    kind = field.first.evaluate("one => one.type || one.tagName.toLowerCase()")
    if kind in {"radio", "checkbox"}:
        form.locator(f"[name='{name}'][value='{words}']").check()
    elif kind.startswith("select"):
        field.select_option(words)
    else:
        field.fill(words)
