"""What the whole room sees on the wall, and the news that all pages ask for."""

import base64

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gensvar.exercises import public
from gensvar.kernel import addresses
from gensvar.portal.headers import for_one_person
from gensvar.portal.views.tables import told_over
from gensvar.ui.qr import as_svg
from gensvar.ui.shapes import Bar

MOST_DIGITS = 15


@for_one_person
@require_safe
def screen(request: HttpRequest, key: str) -> HttpResponse:
    """Show the room what goes on, in large type and without anything to press."""
    page = public.screen_page(key)
    if page is None:
        return _over(request, key)
    door = addresses.absolute(reverse("enter-table"))
    context = {
        "screen": page,
        "news": reverse("screen-news", args=[key]),
        "door": door.partition("://")[2],
        "votes": _votes(page),
        "sentence": _sentence(page),
        "square": base64.b64encode(as_svg(door)).decode(),
    }
    return render(request, "portal/screen.html", context)


def _over(request: HttpRequest, key: str) -> HttpResponse:
    ended = public.over_on_screen(key)
    if ended is None:
        raise Http404
    return told_over(request, ended)


def _votes(page: public.ScreenPage) -> list[Bar]:
    """Return the points or dots of each option, the most first."""
    result = page.result
    if result is None:
        return []
    bars = [Bar(prompt.words, prompt.dots) for prompt in result.prompts]
    if result.account is not None:
        points = public.told(result.account).points
        bars = [Bar(words, float(number)) for words, number in points]
    return sorted(bars, key=lambda bar: -bar.number)


def _sentence(page: public.ScreenPage) -> str:
    result = page.result
    if result is None or result.account is None:
        return ""
    return public.told(result.account).sentence


@require_safe
def news(request: HttpRequest, key: str) -> HttpResponse:
    """Tell what is new on a board since a version (`efter`), as JSON."""
    found = answer(key, request.GET.get("efter", ""))
    if found is None:
        raise Http404
    return found


def answer(key: str, after: str) -> HttpResponse | None:
    """Return the news, or None for no such board; the same for whoever asks."""
    is_number = after.isascii() and after.isdigit() and len(after) <= MOST_DIGITS
    found = public.news(key, int(after) if is_number else 0)
    if found is None:
        return None
    return HttpResponse(
        found.body,
        content_type="application/json",
        headers={
            "Cache-Control": "no-store",
            "Content-Length": str(len(found.body)),
            "X-Robots-Tag": "noindex",
        },
    )
