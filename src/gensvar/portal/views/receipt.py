"""What a participant sees with the code: the own words, and what becomes of them."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gensvar.contributions import public
from gensvar.kernel import addresses
from gensvar.kernel.secrets import normalised
from gensvar.portal import limits
from gensvar.portal.forms import CodeForm
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.open_doors import doors_of
from gensvar.publishing.queries import what_became

LONGEST_CODE = 60


@for_one_person
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code and lead to its page."""
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return _ask(request, form, 422 if form.is_bound else 200)
    code = normalised(form.cleaned_data["code"])
    if (refusal := _refusal(request, form)) is not None:
        return refusal
    if public.my_page(code) is None:
        return _wrong(request, form)
    return redirect("my-contribution", code)


@for_one_person
@require_safe
def my_contribution(request: HttpRequest, code: str) -> HttpResponse:
    """Show what was said with a code, and what has become of it."""
    page = opened(request, code)
    if isinstance(page, HttpResponse):
        return page
    became = what_became(page.receipt, page.said)
    context = {
        "mine": page,
        "code": normalised(code),
        "is_new": "ny" in request.GET,
        "said": [(said, became.marks.get(said.id, ())) for said in page.said],
        "became": became,
        "answer": became.answers.get("participants"),
        "doors": doors_of(page),
        "dialogue_address": addresses.dialogue(page.slug) if became.is_public else "",
        "answer_address": addresses.dialogue_answer(page.slug),
    }
    return render(request, "portal/my_contribution.html", context)


def opened(request: HttpRequest, code: str) -> public.MyPage | HttpResponse:
    """Return what a code in an address opens, or the page that says why it does not."""
    form = CodeForm({"code": code[:LONGEST_CODE]})
    form.is_valid()
    if (refusal := _refusal(request, form)) is not None:
        return refusal
    return public.my_page(code[:LONGEST_CODE]) or _wrong(request, form)


def _where(request: HttpRequest) -> str:
    address = get_adapter().get_client_ip(request)
    return f"wrong-code-{limits.place_of(address)}"


def _refusal(request: HttpRequest, form: CodeForm) -> HttpResponse | None:
    """Stop who has tried many wrong codes this minute, before looking any further."""
    if not limits.is_full(_where(request), limits.WRONG_CODES_A_MINUTE):
        return None
    form.add_error(
        "code", _("Many wrong codes have come from where you are. Wait a minute.")
    )
    return _ask(request, form, 429)


def _wrong(request: HttpRequest, form: CodeForm) -> HttpResponse:
    limits.too_many(_where(request), limits.WRONG_CODES_A_MINUTE)
    form.add_error(
        "code",
        _(
            "No contribution has this code. Compare it with what you saved, "
            "sign by sign. Without the right code nobody can find it again."
        ),
    )
    return _ask(request, form, 404)


def _ask(request: HttpRequest, form: CodeForm, status: int) -> HttpResponse:
    page = render(request, "portal/enter_code.html", {"form": form}, status=status)
    return with_a_form(page)
