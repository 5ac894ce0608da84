"""Where allauth meets the rest of us: its letters go to our outbox, in our words.

It stands on this floor because letters live above accounts.
"""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import get_language

from gensvar.accounts.letters import CHANGES, LETTERS
from gensvar.accounts.models import User
from gensvar.kernel.addresses import absolute
from gensvar.kernel.secrets import public_id
from gensvar.notifications.actions import send, write
from gensvar.organisations.policies import works_here


class Adapter(DefaultAccountAdapter):
    """Our rules for accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Residents register themselves only where the region has opened for it."""
        return bool(settings.REGISTRATION_IS_OPEN)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead those who work here to the workspace, and residents to their account."""
        if works_here(request.user):
            return str(resolve_url(settings.LOGIN_REDIRECT_URL))
        return str(resolve_url("my-account"))

    def save_user(
        self, request: HttpRequest, user: User, form: Any, commit: bool = True
    ) -> User:
        """Fill in what the form told; the language is the one the page was read in."""
        # Any: one of allauth's forms.
        user.name = form.cleaned_data["name"].strip()
        user.email = form.cleaned_data["email"].strip().lower()
        user.language = get_language() or settings.LANGUAGE_CODE
        user.set_password(form.cleaned_data["password1"])
        if commit:
            user.save()
        return user

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Write one of our letters instead of allauth's; links lead to our address."""
        link = context.get("activate_url") or context.get("password_reset_url") or ""
        path = urlsplit(link).path
        user = context.get("user")
        language = user.language if isinstance(user, User) else get_language()
        letter = write(
            f"accounts/letters/{LETTERS.get(template_prefix, 'account_changed')}",
            kind="account",
            key=f"{template_prefix} {public_id()}",
            to=email,
            language=language or settings.LANGUAGE_CODE,
            secret=path,
            link=absolute(path) if path else "",
            what=CHANGES.get(template_prefix, ""),
            reset=absolute("/konto/losenord/glomt/"),
        )
        send([letter])
