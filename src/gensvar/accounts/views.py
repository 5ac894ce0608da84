"""One's own account, and going on with a form when the sign-in had ended."""

from allauth.account import views as account
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gensvar.accounts import kept_words
from gensvar.accounts.access import give_back, signed_in
from gensvar.accounts.actions import change_profile
from gensvar.accounts.forms import ProfileForm, SignInForm
from gensvar.accounts.requests import SignedInRequest
from gensvar.ui.notices import tell_done


@signed_in
def my_account(request: SignedInRequest) -> HttpResponse:
    """Let people change their name and language, and find the rest."""
    user = request.user
    start = {"name": user.name, "language": user.language}
    form = ProfileForm(request.POST or None, initial=start)
    if form.is_valid():
        change_profile(user, by=user, **form.cleaned_data)
        with translation.override(user.language):
            tell_done(request, _("Saved."))
        response = redirect("my-account")
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            user.language,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
        return response
    context = {"form": form, "person": user}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/my_account.html", context, status=status)


def register(request: HttpRequest) -> HttpResponseBase:
    """Make a resident's account whole or not at all.

    Of two that send the same address at once the second is answered as if the address
    had been known before: it is, and nobody learns more from it.
    """
    try:
        with transaction.atomic():
            return account.signup(request)  # type: ignore[no-any-return] # no types
    except IntegrityError:
        return redirect("account_email_verification_sent")


@never_cache
def go_on(request: HttpRequest) -> HttpResponseBase:
    """Sign in from the page that holds typed words, and show them again for sending."""
    if request.method == "POST":
        return _sign_in_with_words(request)
    kept = kept_words.unpack(request.session.get(kept_words.PLACE, ""))
    if not request.user.is_authenticated or kept is None:
        return redirect("my-account")
    return render(request, "accounts/go_on.html", {"kept": kept})


def _sign_in_with_words(request: HttpRequest) -> HttpResponseBase:
    packed = request.POST.get("packed", "")
    form = SignInForm(request.POST, request=request)
    if kept_words.unpack(packed) is None:
        return redirect(settings.LOGIN_URL)
    if not form.is_valid():
        return give_back(request, packed, form)
    # The session survives the sign-in, also where a second step follows.
    request.session[kept_words.PLACE] = packed
    response: HttpResponseBase = form.login(request, redirect_url=request.path)
    return response
