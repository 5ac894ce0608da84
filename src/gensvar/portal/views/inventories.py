"""Answering a needs inventory without an account, and reading its report."""

from collections.abc import Callable
from datetime import datetime

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gensvar.documents.html import as_html
from gensvar.inventories import public
from gensvar.inventories.forms.answering import AnswerForm
from gensvar.inventories.public import FormPage
from gensvar.kernel.errors import NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.needs_forms import OpenNeedsForm
from gensvar.portal.needs_texts import in_words_of, texts_of
from gensvar.translations.public import PageTexts
from gensvar.ui.notices import tell_done

METHODS = ["GET", "HEAD", "POST"]
LONGEST_TOKEN = 60
# Far above what an evening gives when an inventory is on the news.
ANSWERS_A_MINUTE = 600
Send = Callable[[FormPage, AnswerForm, datetime], None]


@require_safe
def needs_inventory(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what an inventory is for, the way to its form, and its report."""
    page = public.page_of(public_id)
    if page is None:
        raise Http404
    report = public.report(public_id)
    context = {
        "page_of": page,
        "texts": texts_of(request, page),
        "article": as_html(report, with_head=False) if report else "",
    }
    return render(request, "portal/needs_inventory.html", context)


@require_http_methods(METHODS)
def answer_in_the_open(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an answer of somebody without an organisation: no name is asked."""
    form_page = public.open_form(public_id)
    if form_page is None:
        raise Http404
    texts = texts_of(request, form_page.page, form_page.asked)
    form = OpenNeedsForm(
        request.POST or None,
        groups=form_page.groups,
        asked=in_words_of(texts, form_page.asked),
        initial={"key": form_page.key},
    )
    response = _answered(request, form_page, form, texts, _send_open)
    if response is None:
        tell_done(request, _("Thank you. We have saved your answer."))
        return redirect("needs-public", public_id)
    # Going back leads to the same form with the same key.
    patch_cache_control(response, private=True, no_cache=True)
    return response


@for_one_person
@require_http_methods(METHODS)
def answer_through_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the answer of an organisation through its own link."""
    place = limits.place_of(get_adapter().get_client_ip(request))
    where = f"wrong-needs-{place}"
    if limits.is_full(where, limits.WRONG_CODES_A_MINUTE):
        return render(request, "portal/no_needs.html", {"waits": True}, status=429)
    form_page = public.form_of(token[:LONGEST_TOKEN])
    if form_page is None:
        limits.too_many(where, limits.WRONG_CODES_A_MINUTE)
        return render(request, "portal/no_needs.html", status=404)
    start = {**(form_page.start or {}), "key": form_page.key}
    texts = texts_of(request, form_page.page, form_page.asked, form_page.language)
    asked = in_words_of(texts, form_page.asked)
    form = AnswerForm(request.POST or None, asked=asked, initial=start)
    response = _answered(request, form_page, form, texts, _send_through_link)
    if response is None:
        tell_done(request, _("Thank you. We have saved your answer."))
        return redirect("answer-needs", token)
    return with_a_form(response)


def _send_open(page: FormPage, form: AnswerForm, at: datetime) -> None:
    said = form.cleaned_data
    public.send_open(page, said["key"], said["group"], form.given(), at)


def _send_through_link(page: FormPage, form: AnswerForm, at: datetime) -> None:
    public.send_through_link(page, form.cleaned_data["key"], form.given(), at)


def _answered(
    request: HttpRequest, page: FormPage, form: AnswerForm, texts: PageTexts, send: Send
) -> HttpResponse | None:
    """Store what was sent and return nothing, or the page with every word in it."""
    if request.method != "POST":
        return _shown(request, page, form, texts)
    if public.so_many_lately(page.page.id, ANSWERS_A_MINUTE):
        return _shown(request, page, form, texts, "crowded", 429)
    if form.is_valid():
        with refusals_in(form):
            trouble = _trouble(request, page, form, send)
            if not trouble:
                return None
            return _shown(request, page, form, texts, trouble, 409)
    return _shown(request, page, form, texts, status=422)


def _trouble(request: HttpRequest, page: FormPage, form: AnswerForm, send: Send) -> str:
    """Store what was sent; return what stood in the way, or nothing."""
    try:
        send(page, form, timezone.now())
    except public.AlreadySent:
        data = request.POST.copy()
        data["key"] = page.key
        form.data = data
        return "sent_before"
    except NotYet:
        return "closed"
    return ""


def _shown(
    request: HttpRequest,
    page: FormPage,
    form: AnswerForm,
    texts: PageTexts,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "page_of": page.page,
        "form_page": page,
        "form": form,
        "texts": texts,
        "trouble": trouble,
        "has_answered": public.has_answered(page),
        "is_open": isinstance(form, OpenNeedsForm),
    }
    return render(request, "portal/answer_needs.html", context, status=status)
