"""One way in: any question to the region, and following what becomes of it."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gensvar.enquiries import public
from gensvar.kernel.refusals import refusals_in
from gensvar.kernel.secrets import normalised
from gensvar.portal import limits
from gensvar.portal.enquiry_forms import (
    ALIKE,
    SIGNS,
    AskForm,
    JudgeAnswerForm,
    MoreForm,
)
from gensvar.portal.forms import CodeForm
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.links import opened
from gensvar.ui.notices import tell_done

METHODS = ["GET", "HEAD", "POST"]
QUESTIONS_A_MINUTE, LOOKS_A_MINUTE = 20, 120
SHORTEST = 12


@require_http_methods(METHODS)
def ask(request: HttpRequest) -> HttpResponse:
    """Take a question; point out once what others asked, and personal data in it."""
    themes = public.themes_shown()
    start = {"key": public.fresh_key(), "theme": request.GET.get("amne", "")}
    form = AskForm(request.POST or None, initial=start, themes=themes)
    if not form.is_valid():
        return _form_page(request, form, 422 if form.is_bound else 200)
    if found := pointed_out(form):
        return _form_page(request, form, 422, **found)
    if limits.too_many(f"ask-{place(request)}", QUESTIONS_A_MINUTE):
        form.add_error(None, _("Many ask right now. Wait a minute."))
        return _form_page(request, form, 429)
    with refusals_in(form):
        code = public.ask(form.question(), form.cleaned_data["key"])
        response = redirect("my-question", code)
        response["Location"] += "?ny"
        response["Referrer-Policy"] = "no-referrer"
        return response
    return _form_page(request, form, 422)


def pointed_out(form: AskForm) -> dict[str, object]:
    """Return what is to be read once before sending, and remember it in the form."""
    said = form.cleaned_data
    signs = form.to_point_out
    alike_now = []
    if ALIKE not in form.seen_before:
        alike_now = public.alike(said["words"], said["language"])
    form.has_seen(*signs, ALIKE)
    if not signs and not alike_now:
        return {}
    return {"signs": [SIGNS[sign] for sign in signs], "alike": alike_now}


@require_POST
def alike(request: HttpRequest) -> HttpResponse:
    """Give the questions that are like what somebody writes, while they write."""
    words = request.POST.get("words", "")[: public.LONGEST]
    language = request.POST.get("language", "sv")[:20]
    found: list[public.QuestionShown] = []
    is_calm = not limits.too_many(f"alike-{place(request)}", LOOKS_A_MINUTE)
    if is_calm and len(words.strip()) >= SHORTEST:
        found = public.alike(words, language)
    return render(request, "portal/asked_before.html", {"alike": found})


@for_one_person
@require_http_methods(METHODS)
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a question and lead to its page."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        page = opened(request, public.asker_page, normalised(form.cleaned_data["code"]))
        if not isinstance(page, HttpResponse):
            return redirect("my-question", page.token)
        form.add_error("code", _("No question has this code. Compare it sign by sign."))
    status = 422 if form.is_bound else 200
    shown = render(request, "portal/find_question.html", {"form": form}, status=status)
    return with_a_form(shown)


@for_one_person
@require_http_methods(METHODS)
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Show where one's question stands; add to it, take it back, judge the answer."""
    page = opened(request, public.asker_page, token)
    if isinstance(page, HttpResponse):
        return page
    forms_here = followed(request, page)
    if forms_here is None:
        return redirect("my-question", token)
    context = {"mine": page, "forms": forms_here, "is_new": "ny" in request.GET}
    status = 422 if request.method == "POST" else 200
    shown = render(request, "portal/my_question.html", context, status=status)
    return with_a_form(shown)


def followed(
    request: HttpRequest, page: public.AskerPage
) -> dict[str, forms.Form] | None:
    """Return the forms of a question's page, or None when one of them is done."""
    do = request.POST.get("do", "")
    forms_here: dict[str, forms.Form] = {
        "more": MoreForm(request.POST if do == "more" else None, prefix="more"),
        "judge": JudgeAnswerForm(
            request.POST if do == "judge" else None,
            prefix="judge",
            may_open_again=page.may_open_again,
        ),
    }
    if request.method == "POST" and _done(request, page, do, forms_here.get(do)):
        return None
    return forms_here


def _done(
    request: HttpRequest, page: public.AskerPage, do: str, form: forms.Form | None
) -> bool:
    if do == "back":
        public.take_back(page)
        tell_done(request, _("The question is taken back. Nobody answers it now."))
        return True
    if form is None or not form.is_valid():
        return False
    said = form.cleaned_data
    verbs: dict[str, tuple[Callable[[], None], str]] = {
        "more": (lambda: public.write_more(page, said["words"]), _("It is added.")),
        "judge": (
            lambda: public.judge(
                page, said["verdict"], said["words"], again=said.get("again", False)
            ),
            _("Thank you. What you said is saved."),
        ),
    }
    with refusals_in(form):
        act, told = verbs[do]
        act()
        tell_done(request, told)
        return True
    return False


def _form_page(
    request: HttpRequest, form: AskForm, status: int, **more: object
) -> HttpResponse:
    context = {"form": form, **more}
    return render(request, "portal/ask_region.html", context, status=status)


def place(request: HttpRequest) -> str:
    """Return a name for where a request comes from, for limits."""
    return limits.place_of(get_adapter().get_client_ip(request))
