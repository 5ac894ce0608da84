"""The components. Each is a typed function and a template in `ui/components`."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import cast

from django import template
from django.core.paginator import Page
from django.template.loader import get_template
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_stubs_ext import StrOrPromise

from gensvar.ui import dates, drawing, languages
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import UNDO
from gensvar.ui.shapes import AnswerMark, Bar, Check, Fact, PathStep, Step

register = template.Library()
# So many drawings are kept, of a few hundred letters each.
KEPT = 2000
register.filter("day", dates.day)
register.filter("iso_day", dates.iso_day)
register.filter("exactly", dates.exactly)
register.simple_tag(dates.days, name="days")
register.simple_tag(dates.clock, name="clock")


def _component(name: str, /, **values: object) -> SafeString:
    return cast("SafeString", get_template(f"ui/components/{name}.html").render(values))


@lru_cache(maxsize=KEPT)
def _kept(
    language: str, name: str, values: tuple[tuple[str, type, object], ...]
) -> SafeString:
    # With its type: text that is safe as it stands is not the same as other text.
    shown = {key: value for key, _type, value in values}
    return cast("SafeString", get_template(name).render(shown))


def _drawn_once(name: str, **values: object) -> SafeString:
    """Draw a template that shows nothing but its values: the same ones only once.

    Whatever changes is another value, and so another drawing. Not for what people
    have said: their words are kept in the database alone.
    """
    told = tuple(
        (key, type(value), tuple(value) if isinstance(value, list) else value)
        for key, value in values.items()
    )
    return _kept(get_language() or "", name, told)


@register.simple_tag
def draw(name: str, **values: object) -> SafeString:
    """Draw a template from values that cannot change, such as frozen dataclasses."""
    return _drawn_once(name, **values)


@register.simple_block_tag
def card(
    content: str,
    title: StrOrPromise = "",
    address: str = "",
    level: int = 2,
    lang: str = "",
) -> SafeString:
    """Frame something that can be picked up: a title, perhaps a link, and a text."""
    return _component(
        "card",
        content=content,
        title=title,
        address=address,
        level=level,
        language=languages.language(lang) if lang else None,
    )


@register.simple_tag
def life_line(
    steps: Sequence[Step],
    title: StrOrPromise = "",
    level: int = 2,
    missing: Sequence[StrOrPromise] = (),
) -> SafeString:
    """Draw the steps as one line: where we are, when, and what is missing."""
    return _component(
        "life_line",
        stations=drawing.stations(steps),
        loops=drawing.loops(steps),
        title=title,
        level=level,
        missing=missing,
    )


@register.simple_tag
def answer_mark(mark: AnswerMark) -> SafeString:
    """Say under someone's words what became of them, in shape and text."""
    return _answer_mark(get_language() or "", mark, timezone.localdate())


@register.simple_tag
def answer_marks(marks: Iterable[AnswerMark]) -> SafeString:
    """Say the same for each of several marks."""
    language, today = get_language() or "", timezone.localdate()
    drawn = ((_answer_mark(language, mark, today),) for mark in marks)
    return format_html_join("", "{}", drawn)


@lru_cache(maxsize=KEPT)
def _answer_mark(language: str, mark: AnswerMark, today: date) -> SafeString:
    waited = (today - dates.day_of(mark.since)).days if mark.since else 0
    late = (today - mark.promised).days if mark.promised else 0
    return _component("answer_mark", mark=mark, waited=waited, late=late)


@register.simple_tag
def quote(
    text: StrOrPromise, lang: str = "", source: StrOrPromise = "", address: str = ""
) -> SafeString:
    """Show what someone said, in its own language and direction."""
    return _component(
        "quote",
        text=text,
        language=languages.language(lang) if lang else None,
        source=source,
        address=address,
    )


@register.simple_tag
def badge(text: StrOrPromise, kind: str = "plain") -> SafeString:
    """Show a state in a word or two: plain, accent, owed, error or done."""
    return _drawn_once("ui/components/badge.html", text=str(text), kind=kind)


@register.simple_tag
def button(
    text: StrOrPromise, kind: str = "main", name: str = "", value: str = ""
) -> SafeString:
    """Draw the button that sends the form it stands in: main, plain or quiet."""
    return _component("button", text=text, kind=kind, name=name, value=value)


@register.simple_tag
def button_link(text: StrOrPromise, address: str, kind: str = "plain") -> SafeString:
    """Draw a link to the next thing to do as a button: main, plain or quiet."""
    return _component("button_link", text=text, address=address, kind=kind)


@register.simple_tag(takes_context=True)
def action(
    context: template.Context,
    text: StrOrPromise,
    address: str,
    kind: str = "plain",
    **fields: object,
) -> SafeString:
    """Draw a button that does something by itself: a form of its own with POST.

    Further named values are sent along as hidden fields.
    """
    return _component(
        "action",
        text=text,
        address=address,
        kind=kind,
        fields=fields,
        csrf_token=context.get("csrf_token"),
    )


@register.simple_block_tag(end_name="endempty_state")
def empty_state(content: str, title: StrOrPromise) -> SafeString:
    """Say what will come here and how to start, where nothing is yet."""
    return _component("empty_state", content=content, title=title)


@register.simple_block_tag
def notice(
    content: str, kind: str = "info", title: StrOrPromise = "", level: int = 0
) -> SafeString:
    """Say something beside the text: info, owed, error or done."""
    return _component("notice", content=content, kind=kind, title=title, level=level)


@register.simple_tag
def facts(rows: Iterable[Fact | tuple[StrOrPromise, StrOrPromise]]) -> SafeString:
    """List facts as pairs of label and value."""
    shown = [row if isinstance(row, Fact) else Fact(*row) for row in rows]
    return _component("facts", rows=shown)


@register.simple_block_tag
def table(
    content: str, caption: StrOrPromise, hide_caption: bool = False
) -> SafeString:
    """Frame rows (thead, tbody) as a table that can be scrolled by keyboard."""
    return _component(
        "table", content=content, caption=caption, hide_caption=hide_caption
    )


@register.simple_tag
def breadcrumb(trail: Sequence[Entry]) -> SafeString:
    """Show the way here; the last entry is this page."""
    return _component("breadcrumb", trail=trail)


@register.simple_tag
def missing(
    items: Sequence[StrOrPromise | Check], title: StrOrPromise = ""
) -> SafeString:
    """Name what is missing before the next step; nothing is shown when all is there."""
    checks = [item if isinstance(item, Check) else Check(item) for item in items]
    return _component("missing", items=checks, title=title)


@register.simple_tag
def checklist(items: Sequence[Check]) -> SafeString:
    """List what is done and what remains, with links to where it is done."""
    return _component("checklist", items=items)


@register.simple_tag
def progress(done: int, total: int, text: StrOrPromise = "") -> SafeString:
    """Show how far long work has come, in words and as a bar."""
    return _component("progress", done=done, total=total, text=text)


@register.simple_tag(takes_context=True)
def pager(context: template.Context, page: Page[object]) -> SafeString:
    """Lead to the previous and next page of a list, keeping the search."""
    request = context.get("request")
    query = request.GET.copy() if request else None
    return _component("pager", page=page, links=drawing.pages(page, query))


@register.simple_tag
def person_time(moment: datetime | date) -> SafeString:
    """Tell a time as a person says it, with the exact time on hover and in print."""
    return _component(
        "person_time",
        moment=dates.local(moment),
        said=dates.as_said(moment),
        exactly=dates.exactly(moment),
    )


@register.filter
def time_of_day(moment: datetime | time) -> str:
    """Return "kl. 14.00"."""
    return dates.clock(moment)


@register.filter
def number(value: float | Decimal, decimals: int | None = None) -> str:
    """Return a number with no-break spaces and the decimal sign of the language."""
    return dates.number(value, decimals)


@register.simple_tag
def code(value: str, copy: bool = False) -> SafeString:
    """Show a code in groups that are easy to read aloud, perhaps with a copy button."""
    return _component("code", value=value, groups=drawing.groups(value), copy=copy)


@register.simple_tag
def decision_path(
    steps: Sequence[PathStep], title: StrOrPromise = "", level: int = 2
) -> SafeString:
    """Draw a chain of decisions as a path; a remand draws a loop back."""
    return _component(
        "decision_path",
        stations=drawing.decisions(steps),
        loops=drawing.loops(steps),
        title=title,
        level=level,
    )


@register.simple_tag
def bars(
    rows: Sequence[Bar], caption: StrOrPromise, label: StrOrPromise = ""
) -> SafeString:
    """Draw a few numbers as small bars in a table."""
    return _component("bars", rows=drawing.bars(rows), caption=caption, label=label)


@register.simple_tag
def draft_status() -> SafeString:
    """Mark where a form with `data-draft` says that the text is saved."""
    return _component("draft_status")


@register.filter
def undo_address(tags: str) -> str:
    """Return the address that takes back what a notice tells, or nothing."""
    return next(
        (tag.removeprefix(UNDO) for tag in (tags or "").split() if UNDO in tag), ""
    )
