"""Saying something in a dialogue, with or without an account, without losing a word."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gensvar.contributions import public
from gensvar.kernel import addresses
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.portal import limits
from gensvar.portal.forms import LEVELS, ContributeForm
from gensvar.publishing.queries import is_public
from gensvar.ui.navigation import Entry

UNNAMED = {"csrfmiddlewaretoken"}


@require_http_methods(["GET", "HEAD", "POST"])
def contribute(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what is asked and on what terms, and receive what somebody says."""
    arrived_at = timezone.now()
    if not is_public(slug):
        raise Http404
    asking = public.asking(slug, arrived_at)
    signed_in = request.user.is_authenticated
    if request.method == "POST":
        form = ContributeForm(asking, request.POST, signed_in=signed_in)
        response = _receive(request, form, arrived_at)
    else:
        key = public.fresh_key(asking.id, _browser(request))
        form = ContributeForm(asking, initial={"key": key}, signed_in=signed_in)
        response = _page(request, form)
    # Not no-store: going back must lead to the same form with the same key and the
    # same words, and not to a new one.
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _receive(
    request: HttpRequest, form: ContributeForm, arrived_at: datetime
) -> HttpResponse:
    """Store what was sent and lead to its code, or give every word back."""
    asking = form.asking
    _refuse_unknown_fields(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    if public.so_many_lately(asking.id, limits.SUBMISSIONS_A_MINUTE):
        return _page(request, form, trouble="crowded", status=429)
    try:
        code = public.submit(
            asking.slug,
            form.cleaned_data["key"],
            form.answers,
            language=form.cleaned_data["language"],
            sender=form.sender(request.user),
            arrived_at=arrived_at,
        )
    except public.AlreadySent:
        form.give_key(public.fresh_key(asking.id, _browser(request)))
        return _page(request, form, trouble="sent_before", status=409)
    except NotYet:
        return _page(request, form, trouble="closed_meanwhile", status=409)
    except Invalid as refused:
        form.refuse(refused)
        return _page(request, form, status=422)
    return _to_the_code(code)


def _to_the_code(code: str) -> HttpResponse:
    response = redirect("my-contribution", code)
    response["Location"] += "?ny"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _refuse_unknown_fields(request: HttpRequest, form: ContributeForm) -> None:
    """Refuse what our page never sends; nothing of it is stored (T17)."""
    if surplus := set(request.POST) - set(form.fields) - UNNAMED:
        raise SuspiciousOperation(f"{len(surplus)} unknown fields in a form")


def _browser(request: HttpRequest) -> str:
    """Return the secret that this browser holds for its forms; make it if need be."""
    get_token(request)
    return str(request.META["CSRF_COOKIE"])


def _page(
    request: HttpRequest, form: ContributeForm, trouble: str = "", status: int = 200
) -> HttpResponse:
    asking = form.asking
    here = addresses.dialogue(asking.slug)
    context = {
        "asking": asking,
        "form": form,
        "trouble": trouble,
        "levels": [LEVELS[level] for level in LEVELS if level in asking.levels],
        "must_sign_in": list(asking.levels) == ["signed_in"]
        and not request.user.is_authenticated,
        "may_sign_in": "signed_in" in asking.levels
        and not request.user.is_authenticated,
        "sign_in_address": redirect_to_login(
            request.path, resolve_url(settings.LOGIN_URL)
        ).url,
        "trail": [Entry(asking.title, here), Entry(_("Say something"))],
        "dialogue_address": here,
    }
    return render(request, "portal/contribute.html", context, status=status)
