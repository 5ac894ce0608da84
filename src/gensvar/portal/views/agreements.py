"""Agreements that are shown to everyone, and how an organisation joins one."""

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gensvar.agreements import public
from gensvar.agreements.public import Application
from gensvar.directory.public import joined
from gensvar.kernel import addresses
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.agreement_forms import JoinForm
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.links import opened
from gensvar.portal.views.dialogues import bounds, page_of
from gensvar.translations.public import Thing, reading
from gensvar.ui.notices import tell_done

METHODS = ["GET", "HEAD", "POST"]
APPLICATIONS_A_MINUTE = 20


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """List the agreements that are shown."""
    rows, total = public.shown_agreements(*bounds(request))
    context = {"rows": rows, "page_obj": page_of(request, total)}
    return render(request, "portal/agreements.html", context)


@require_safe
def agreement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one agreement: text, decision, who stands behind it, how it goes."""
    found = public.shown_agreement(public_id)
    if found is None:
        raise Http404
    texts = reading(
        request,
        Thing("agreements.agreement", found.pk, {"title": found.title}),
        *(
            Thing(
                "agreements.agreementpart",
                part.pk,
                {"heading": part.heading, "words": part.words},
            )
            for part in found.parts
        ),
    )
    signatories, counts = joined(public_id)
    context = {
        "agreement": found,
        "texts": texts,
        "signatories": signatories,
        "joined": counts,
        "address": addresses.absolute(request.path),
    }
    return render(request, "portal/agreement.html", context)


@require_safe
def document(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """Give a shown agreement as a file: word or pdf."""
    file = public.file_of(public_id, form, at=timezone.now())
    if file is None:
        raise Http404
    return file


@require_http_methods(METHODS)
def join(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let an organisation apply to join an agreement."""
    found = public.shown_agreement(public_id)
    if found is None or not found.can_be_joined:
        raise Http404
    form = JoinForm(request.POST or None, initial={"key": public.fresh_key()})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if limits.too_many(f"join-{_place(request)}", APPLICATIONS_A_MINUTE):
            form.add_error(None, _("Many apply right now. Wait a minute."))
            status = 429
        else:
            with refusals_in(form):
                said = dict(form.cleaned_data)
                key = said.pop("key")
                application = Application(**said, language=get_language() or "sv")
                public.apply(public_id, application, key)
                return redirect("public-agreement-applied", public_id)
    context = {"agreement": found, "form": form}
    return render(request, "portal/agreement_join.html", context, status=status)


@require_safe
def applied(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what happens next."""
    found = public.shown_agreement(public_id)
    if found is None:
        raise Http404
    return render(request, "portal/agreement_applied.html", {"agreement": found})


@for_one_person
@require_http_methods(METHODS)
def signatory(request: HttpRequest, token: str) -> HttpResponse:
    """Let an organisation confirm its application, see what came of it, and leave."""
    page = opened(request, public.signatory_page, token)
    if isinstance(page, HttpResponse):
        return page
    if request.method == "POST":
        if request.POST.get("do") == "confirm":
            public.confirm(page)
            tell_done(request, _("Thank you. We look at the application and write."))
        elif request.POST.get("do") == "leave":
            public.leave(page)
            tell_done(request, _("Your organisation has left. The address is removed."))
        return redirect("agreement-application", token)
    shown = render(request, "portal/agreement_signatory.html", {"mine": page})
    return with_a_form(shown)


def _place(request: HttpRequest) -> str:
    return limits.place_of(get_adapter().get_client_ip(request))
