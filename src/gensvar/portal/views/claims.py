"""Being paid for a meeting: fill in, see the calculation, send once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gensvar.kernel.errors import Invalid, NotYet
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.remuneration import public
from gensvar.remuneration.forms.claims import ClaimForm
from gensvar.ui.notices import tell_done, tell_error


@for_one_person
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, token: str) -> HttpResponse:
    """Show a guest's claim, or the form, and receive what is sent."""
    if request.method == "POST":
        return with_a_form(_received(request, token))
    return with_a_form(_page(request, token))


def _received(request: HttpRequest, token: str) -> HttpResponse:
    match request.POST.get("do"):
        case "withdraw":
            return _withdrawn(request, token)
        case "decline":
            return _declined(request, token)
    offer = public.offer(token)
    form = ClaimForm(request.POST, offer=offer)
    if offer.why_not or not form.is_valid():
        return _page(request, token, form, status=422)
    try:
        return _calculated(request, token, form)
    except Invalid as refused:
        form.refuse(refused)
    return _page(request, token, form, status=422)


def _calculated(request: HttpRequest, token: str, form: ClaimForm) -> HttpResponse:
    """Show the calculation, lead back to the form, or send."""
    asked = form.asked()
    if request.POST.get("do") == "change":
        return _page(request, token, form)
    if request.POST.get("do") != "send":
        return _show(request, token, form)
    number, shown = form.cleaned_data["form"], form.cleaned_data["shown"]
    try:
        public.send(token, asked, form=number or 0, shown=shown or 0)
    except public.Changed:
        return _show(request, token, form, has_changed=True)
    except public.AlreadySent:
        tell_error(
            request,
            _("You have sent another claim already. Take it back to send a new one."),
        )
        return redirect("claim", token)
    except NotYet:
        return _page(request, token, form, status=409)
    tell_done(request, _("We have received your claim."))
    return redirect("claim", token)


def _show(
    request: HttpRequest, token: str, form: ClaimForm, *, has_changed: bool = False
) -> HttpResponse:
    context = {
        "token": token,
        "offer": public.offer(token),
        "shown": public.calculate(token, form.asked()),
        "sent_values": form.sent_values(),
        "has_changed": has_changed,
    }
    status = 409 if has_changed else 200
    return render(request, "portal/claim_calculation.html", context, status=status)


def _withdrawn(request: HttpRequest, token: str) -> HttpResponse:
    try:
        public.withdraw(token)
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    else:
        tell_done(request, _("You have taken it back. You can send a new claim."))
    return redirect("claim", token)


def _declined(request: HttpRequest, token: str) -> HttpResponse:
    number = request.POST.get("form", "")
    try:
        public.decline(token, form=int(number[:9]) if number.isdecimal() else 0)
    except (NotYet, public.AlreadySent):
        tell_error(
            request,
            _("It was not saved: there is a claim already, or none can be sent now."),
        )
    else:
        tell_done(request, _("We have noted that you do not want to be paid."))
    return redirect("claim", token)


def _page(
    request: HttpRequest, token: str, form: ClaimForm | None = None, status: int = 200
) -> HttpResponse:
    offer = public.offer(token)
    mine = public.my_claim(token)
    is_open = not offer.why_not and (mine is None or mine.can_be_changed)
    context = {
        "token": token,
        "offer": offer,
        "mine": mine,
        "is_open": is_open,
        "form": form or (ClaimForm(offer=offer) if is_open else None),
    }
    return render(request, "portal/claim.html", context, status=status)
