"""The page of one table at an exercise: for whoever has its code, on any phone."""

from collections.abc import Callable
from typing import TypeVar

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_safe,
)

from gensvar.exercises import public
from gensvar.kernel.secrets import normalised
from gensvar.portal import limits
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.table_forms import (
    AskForm,
    DotsForm,
    IdeaForm,
    RankForm,
    TableCodeForm,
    fresh_key,
)
from gensvar.portal.views.dialogues import bounds, page_of
from gensvar.publishing.queries import notes_shown

# A whole room may come from one address; so many wrong codes are more than it types.
WRONG_CODES_A_MINUTE = 60
KNOWN, A_DAY = "table", 86_400
LONGEST_CODE = 60
Found = TypeVar("Found")
Forms = dict[str, forms.Form]


@for_one_person
@require_http_methods(["GET", "HEAD", "POST"])
def enter_table(request: HttpRequest) -> HttpResponse:
    """Ask for the code that lies on the table and lead to its page."""
    form = TableCodeForm(request.POST or None)
    if not form.is_valid():
        return _ask(request, form, 422 if form.is_bound else 200)
    code = normalised(form.cleaned_data["code"])
    found = opened(request, code)
    return found if isinstance(found, HttpResponse) else redirect("table", code)


@for_one_person
@require_safe
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Show a table what goes on now and what it can do."""
    found = opened(request, code)
    return found if isinstance(found, HttpResponse) else shown(request, found)


@for_one_person
@require_safe
def of_others(request: HttpRequest, code: str) -> HttpResponse:
    """List all that other tables have written where this one is, page by page."""
    known = admitted(request, code)
    if isinstance(known, HttpResponse):
        return known
    rows, total = public.ideas_of_others(known, *bounds(request))
    context = {"code": known, "rows": rows, "page_obj": page_of(request, total)}
    return render(request, "portal/table_of_others.html", context)


def opened(request: HttpRequest, code: str) -> public.TablePage | HttpResponse:
    """Return what a code opens, or the page that says why it does not."""
    return _let_in(
        request, code, lambda typed: public.table_page(typed, browser_of(request))
    )


def admitted(request: HttpRequest, code: str) -> str | HttpResponse:
    """Return the code of a table without all that its page shows, or that page.

    For what the page's own script sends: it needs no page back.
    """
    return _let_in(request, code, lambda typed: public.knows(typed) or None)


def _let_in(
    request: HttpRequest, code: str, find: Callable[[str], Found | None]
) -> Found | HttpResponse:
    """Return what is found behind a code, or the page that asks for the code anew.

    A phone that has been at the table is let in also when somebody beside it, with
    the same address on the net, has tried too many wrong codes.
    """
    form = TableCodeForm({"code": code[:LONGEST_CODE]})
    form.is_valid()
    where = f"wrong-table-{limits.place_of(get_adapter().get_client_ip(request))}"
    if not _has_been_here(request, code) and limits.is_full(
        where, WRONG_CODES_A_MINUTE
    ):
        form.add_error(
            "code", _("Many wrong codes have come from where you are. Wait a minute.")
        )
        return _ask(request, form, 429)
    found = find(code[:LONGEST_CODE])
    if found is not None:
        return found
    if (ended := public.over_with_code(code[:LONGEST_CODE])) is not None:
        return told_over(request, ended)
    limits.too_many(where, WRONG_CODES_A_MINUTE)
    form.add_error("code", _("No table has this code. Compare it sign by sign."))
    return _ask(request, form, 404)


def told_over(request: HttpRequest, ended: public.Over) -> HttpResponse:
    """Say that a meeting is over, and where what was said there is found."""
    if request.headers.get("Accept", "") == "application/json":
        said = _("The meeting is over, so this was not sent.")
        return JsonResponse({"problem": said}, status=410)
    context = {"ended": ended, "has_notes": notes_shown(ended.public_id) is not None}
    return render(request, "portal/meeting_over.html", context, status=410)


def shown(
    request: HttpRequest,
    page: public.TablePage,
    bound: Forms | None = None,
    shut: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page of a table; `bound` are forms that came back with words."""
    context = {
        "table": page,
        "forms": {**_fresh_forms(page), **(bound or {})},
        "shut": shut,
        "here": reverse("table", args=[page.code]),
        "news": reverse("screen-news", args=[page.live.key]) if page.live.key else "",
    }
    response = render(request, "portal/table.html", context, status=status)
    response.set_signed_cookie(
        KNOWN,
        page.code,
        salt=KNOWN,
        max_age=A_DAY,
        httponly=True,
        samesite="Lax",
        secure=settings.CSRF_COOKIE_SECURE,
    )
    return with_a_form(response)


def _fresh_forms(page: public.TablePage) -> Forms:
    exercise = page.exercise
    if exercise is None:
        return {}
    start = {"key": fresh_key(), "language": page.language}
    if exercise.kind == "ranking":
        return {"rank": RankForm(exercise, page.prompts)}
    if exercise.kind == "dots":
        return {"dots": DotsForm(exercise, page.prompts)}
    if exercise.kind == "questions":
        return {"ask": AskForm(initial=start)}
    return {"idea": IdeaForm(page, initial=start)}


def browser_of(request: HttpRequest) -> str:
    """Return the secret that this browser holds for its forms; make it if need be."""
    get_token(request)
    return str(request.META["CSRF_COOKIE"])


def _has_been_here(request: HttpRequest, code: str) -> bool:
    try:
        return request.get_signed_cookie(KNOWN, salt=KNOWN) == normalised(code)
    except (KeyError, BadSignature):
        return False


def _ask(request: HttpRequest, form: TableCodeForm, status: int) -> HttpResponse:
    page = render(request, "portal/enter_table.html", {"form": form}, status=status)
    return with_a_form(page)
