"""What a table sends from its own page: ideas, votes, questions, and its word."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from gensvar.exercises import public
from gensvar.kernel.errors import Invalid
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.table_forms import (
    AnewForm,
    AskForm,
    DotsForm,
    IdeaForm,
    RankForm,
    fresh_key,
)
from gensvar.portal.views.tables import Forms, admitted, browser_of, opened, shown
from gensvar.ui.dates import clock
from gensvar.ui.notices import tell_done, tell_error

Act = Callable[[], object]
MOST_DIGITS = 15


@for_one_person
@require_POST
def write(request: HttpRequest, code: str) -> HttpResponse:
    """Receive one idea, as a page or as an answer to the page's own script."""
    if _wants_facts(request):
        return _write_shortly(request, code)
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


def _write_shortly(request: HttpRequest, code: str) -> HttpResponse:
    """Receive an idea from the page's script: no page is put together for it."""
    known = admitted(request, code)
    if isinstance(known, HttpResponse):
        return known
    sent = {name: request.POST.get(name, "") for name in ("prompt", "key", "text")}
    prompt = sent["prompt"]
    if not (prompt.isascii() and prompt.isdigit() and len(prompt) <= MOST_DIGITS):
        return _problem(_("Choose where the idea belongs."), 422)
    language = request.POST.get("language", "")
    try:
        saved = public.write(known, int(prompt), sent["key"], sent["text"], language)
    except public.Shut as refused:
        return _problem(str(refused.sentence), 409)
    except Invalid as refused:
        return _problem(str(refused.sentence), 422)
    return JsonResponse(_facts(saved, ""))


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

    return _done(
        request, page, act, _("Your question stands in the queue."), {"ask": form}
    )


@for_one_person
@require_POST
def rank(request: HttpRequest, code: str) -> HttpResponse:
    """Receive the table's ranking."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    exercise = page.exercise
    if exercise is None or exercise.kind != "ranking":
        return _moved_on(request, page.code)
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
        return _moved_on(request, page.code)
    form = DotsForm(exercise, page.prompts, request.POST)
    if not form.is_valid():
        return _refused(request, page, {"dots": form})

    def act() -> None:
        public.put_dots(page.code, exercise.id, browser_of(request), form.numbers)

    return _done(request, page, act, _("Your dots are saved."), {"dots": form})


@for_one_person
@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Let the table stand by its text, or open it again."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    if page.exercise is None:
        return _moved_on(request, page.code)
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
    known = admitted(request, code)
    if isinstance(known, HttpResponse):
        return known
    own = public.own_idea(known, pk)
    if own is None:
        return _moved_on(request, known)
    start = {"key": fresh_key(), "text": own.text}
    form = AnewForm(request.POST or None, initial=start)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        given = form.cleaned_data
        try:
            public.write_anew(known, pk, given["key"], given["text"], own.language)
        except Invalid as refused:
            form.refuse(refused)
        except public.Shut as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            tell_done(request, _("The new wording is saved."))
            return redirect("table", known)
    context = {"code": known, "own": own, "form": form}
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
    return _done(request, page, lambda: public.stress(page.code, pk, off=off), said)


def _done(
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
    return _problem(words, status)


def _problem(words: str, status: int) -> HttpResponse:
    return JsonResponse({"problem": words}, status=status)


def _first_error(bound: Forms) -> str:
    found = (str(e) for f in bound.values() for es in f.errors.values() for e in es)
    return next(found, "")


def _moved_on(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to what goes on now, when what was sent belongs to something else."""
    said = _("Another exercise is open now. Load the page.")
    if _wants_facts(request):
        return _problem(said, 409)
    tell_error(request, said)
    return redirect("table", code)


def _wants_facts(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"
