"""The page of one table at an exercise: for whoever has its code, on any phone."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gensvar.exercises import public
from gensvar.kernel.errors import Invalid
from gensvar.kernel.secrets import normalised
from gensvar.portal import limits
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.table_forms import (
    AnewForm,
    AskForm,
    DotsForm,
    IdeaForm,
    RankForm,
    TableCodeForm,
    fresh_key,
)
from gensvar.ui.dates import clock
from gensvar.ui.notices import tell_done, tell_error

# A whole room may come from one address; so many wrong codes are more than it types.
WRONG_CODES_A_MINUTE = 60
KNOWN, A_DAY = "table", 86_400
Forms = dict[str, forms.Form]
Act = Callable[[], object]


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


def opened(request: HttpRequest, code: str) -> public.TablePage | HttpResponse:
    """Return what a code opens, or the page that says why it does not.

    A phone that has been at the table is let in also when somebody beside it, with
    the same address on the net, has tried too many wrong codes.
    """
    form = TableCodeForm({"code": code[:60]})
    form.is_valid()
    where = f"wrong-table-{limits.place_of(get_adapter().get_client_ip(request))}"
    if not _has_been_here(request, code) and limits.is_full(
        where, WRONG_CODES_A_MINUTE
    ):
        form.add_error(
            "code", _("Many wrong codes have come from where you are. Wait a minute.")
        )
        return _ask(request, form, 429)
    page = public.table_page(code[:60], _browser(request))
    if page is not None:
        return page
    limits.too_many(where, WRONG_CODES_A_MINUTE)
    form.add_error("code", _("No table has this code. Compare it sign by sign."))
    return _ask(request, form, 404)


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


@for_one_person
@require_POST
def write(request: HttpRequest, code: str) -> HttpResponse:
    """Receive one idea, as a page or as an answer to the page's own script."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    form = IdeaForm(page, request.POST, initial={"language": page.language})
    if not form.is_valid():
        return _refused(request, page, {"idea": form})
    given = form.cleaned_data

    def act() -> public.Saved:
        return public.write(
            page.code, given["prompt"], given["key"], given["text"], given["language"]
        )

    return _done(request, page, act, _("Saved."), {"idea": form})


@for_one_person
@require_POST
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Receive a question to the floor."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    form = AskForm(request.POST)
    if page.exercise is None or not form.is_valid():
        return _refused(request, page, {"ask": form})
    given, exercise = form.cleaned_data, page.exercise.id

    def act() -> public.Saved:
        return public.ask(
            page.code, exercise, given["key"], given["text"], given["asker"]
        )

    return _done(request, page, act, _("Your question stands in the queue."), {"ask": form})


@for_one_person
@require_POST
def rank(request: HttpRequest, code: str) -> HttpResponse:
    """Receive the table's ranking."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    exercise = page.exercise
    if exercise is None or exercise.kind != "ranking":
        return _moved_on(request, page)
    form = RankForm(exercise, page.prompts, request.POST)
    if not form.is_valid():
        return _refused(request, page, {"rank": form})

    def act() -> None:
        public.rank(page.code, exercise.id, form.cleaned_data["key"], form.places)

    return _done(request, page, act, _("Your ranking is saved."), {"rank": form})


@for_one_person
@require_POST
def dots(request: HttpRequest, code: str) -> HttpResponse:
    """Receive the dots of one phone."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    exercise = page.exercise
    if exercise is None or exercise.kind != "dots":
        return _moved_on(request, page)
    form = DotsForm(exercise, page.prompts, request.POST)
    if not form.is_valid():
        return _refused(request, page, {"dots": form})

    def act() -> None:
        public.put_dots(page.code, exercise.id, _browser(request), form.numbers)

    return _done(request, page, act, _("Your dots are saved."), {"dots": form})


@for_one_person
@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Let the table stand by its text, or open it again."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    if page.exercise is None:
        return _moved_on(request, page)
    exercise, reopens = page.exercise.id, "oppna" in request.POST
    said = _("You can change your text again.") if reopens else _("Confirmed.")
    return _done(
        request,
        page,
        lambda: public.confirm(page.code, exercise, reopens=reopens),
        said,
    )


@for_one_person
@require_http_methods(["GET", "HEAD", "POST"])
def idea(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Let a table word its own idea anew; the older wording is kept."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    own = public.own_idea(page.code, pk)
    if own is None:
        return _moved_on(request, page)
    start = {"key": fresh_key(), "text": own.text}
    form = AnewForm(request.POST or None, initial=start)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        given = form.cleaned_data
        try:
            public.write_anew(
                page.code, pk, given["key"], given["text"], own.language
            )
        except Invalid as refused:
            form.refuse(refused)
        except public.Shut as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            tell_done(request, _("The new wording is saved."))
            return redirect("table", page.code)
    context = {"table": page, "own": own, "form": form}
    response = render(request, "portal/table_idea.html", context, status=status)
    return with_a_form(response)


@for_one_person
@require_POST
def take_back(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take the table's own idea back, or undo that."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    again = "angra" in request.GET
    act = public.bring_back if again else public.take_back
    said = _("The idea is back.") if again else _("The idea is taken back.")
    undo = "" if again else f"{request.path}?angra"
    return _done(request, page, lambda: act(page.code, pk), said, undo=undo)


@for_one_person
@require_POST
def stress(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Let a table stress another table's idea, or no more."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    off = "bort" in request.POST
    said = (
        pgettext("an idea of another table", "You no longer stress it.")
        if off
        else pgettext("an idea of another table", "You stress it too.")
    )
    return _done(
        request, page, lambda: public.stress(page.code, pk, off=off), said
    )


def _done(  # noqa: PLR0913 -- the page, what is done on it and what is said
    request: HttpRequest,
    page: public.TablePage,
    act: Act,
    said: str,
    bound: Forms | None = None,
    undo: str = "",
) -> HttpResponse:
    """Do something and say so, or give every word back and say why not."""
    try:
        result = act()
    except public.Shut as refused:
        return _refused(request, page, bound, str(refused.sentence), 409)
    except Invalid as refused:
        for form in (bound or {}).values():
            form.refuse(refused)  # type: ignore[attr-defined] # each of ours can
        if bound:
            return _refused(request, page, bound)
        return _refused(request, page, shut=str(refused.sentence))
    if _wants_facts(request):
        return JsonResponse(_facts(result, said))
    tell_done(request, said, undo)
    return redirect("table", page.code)


def _facts(result: object, said: str) -> dict[str, object]:
    if not isinstance(result, public.Saved):
        return {"said": said}
    told = _("Saved %(clock)s") % {"clock": clock(result.at)}
    return {"said": told, "id": result.id}


def _refused(
    request: HttpRequest,
    page: public.TablePage,
    bound: Forms | None = None,
    shut: str = "",
    status: int = 422,
) -> HttpResponse:
    if not _wants_facts(request):
        return shown(request, page, bound, shut, status)
    words = shut or _first_error(bound or {})
    return JsonResponse({"problem": words}, status=status)


def _first_error(bound: Forms) -> str:
    found = (str(e) for f in bound.values() for es in f.errors.values() for e in es)
    return next(found, "")


def _moved_on(request: HttpRequest, page: public.TablePage) -> HttpResponse:
    """Lead to what goes on now, when what was sent belongs to something else."""
    said = _("Another exercise is open now. Load the page.")
    if _wants_facts(request):
        return JsonResponse({"problem": said}, status=409)
    tell_error(request, said)
    return redirect("table", page.code)


def _wants_facts(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _browser(request: HttpRequest) -> str:
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
