"""What one can try, signing in with one press, and notes to try with."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gensvar.demo.guide import parts
from gensvar.demo.notes.samples import SAMPLES, sample
from gensvar.demo.personas import BY_KEY, PERSONAS, account_of, who_is
from gensvar.ui.notices import tell

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponse]


def only_in_the_demo(view: View[Parameters]) -> View[Parameters]:
    """Let a view not exist outside the demo, even if somebody includes its address."""

    @wraps(view)
    def guarded(
        request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponse:
        if settings.MODE != "demo":
            raise Http404
        return view(request, *args, **kwargs)

    return cast("View[Parameters]", guarded)


@only_in_the_demo
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Show what can be tried now, step by step, and whom one can be."""
    me = who_is(request.user)
    context = {"parts": parts(), "personas": PERSONAS, "me": me}
    return render(request, "demo/guide.html", context)


@only_in_the_demo
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of the people, and go where the step leads."""
    persona = BY_KEY.get(key)
    user = account_of(persona) if persona else None
    if persona is None or user is None:
        raise Http404
    logout(request)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    tell(
        request,
        _("You are now %(name)s, %(role)s.")
        % {"name": persona.name, "role": str(persona.role).lower()},
    )
    return redirect(_wanted(request) or persona.lands_on)


@only_in_the_demo
@require_POST
def become_nobody(request: HttpRequest) -> HttpResponse:
    """Sign out, and go where the step leads."""
    logout(request)
    return redirect(_wanted(request) or reverse("demo-guide"))


@only_in_the_demo
@require_safe
def notes(request: HttpRequest, name: str) -> HttpResponse:
    """Give a file of notes to import."""
    if name not in SAMPLES:
        raise Http404
    response = HttpResponse(sample(name), content_type=SAMPLES[name])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _wanted(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts=None, require_https=request.is_secure()
    )
    return address if is_ours else ""
