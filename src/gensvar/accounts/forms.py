"""Signing in, registering and passwords: allauth's forms in our own words."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

ADDRESS = _("E-mail address")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
OLD_PASSWORD = _("The password you have now")
CODE = _("Code from your authenticator app")
LABELS = {
    "login": ADDRESS,
    "email": ADDRESS,
    "password": PASSWORD,
    "password1": NEW_PASSWORD,
    "oldpassword": OLD_PASSWORD,
    "code": CODE,
    "remember": _("Keep me signed in on this device"),
}


class OurWords(forms.Form):
    """Labels from the table above; a placeholder is no label and goes away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: allauth hands over a request, a user or a token.
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["data-private"] = ""


class SignInForm(OurWords, account.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class RegisterForm(OurWords, account.SignupForm):
    """A resident makes an account."""

    name = forms.CharField(label=_("Your name"), max_length=200)
    field_order = ("name", "email", "password1")


class ForgottenPasswordForm(OurWords, account.ResetPasswordForm):
    """Where to send the link to a new password."""


class PasswordFromLinkForm(OurWords, account.ResetPasswordKeyForm):
    """A new password, chosen through the link in a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password2"].label = _("The new password once more")


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    """The old password and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password2"].label = _("The new password once more")


class AskAgainForm(OurWords, account.ReauthenticateForm):
    """The password, once more before something sensitive."""


class ChangeAddressForm(OurWords, account.AddEmailForm):
    """A new e-mail address, which a letter then confirms."""


class CodeForm(OurWords, mfa.AuthenticateForm):
    """A code from the app, or a recovery code."""


class AskCodeAgainForm(OurWords, mfa.ReauthenticateForm):
    """A code, once more before something sensitive."""


class ActivateAppForm(OurWords, totp.ActivateTOTPForm):
    """The first code from an app that has just been set up."""


class ProfileForm(forms.Form):
    """Name and language of one's own account."""

    name = forms.CharField(label=_("Your name"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language of pages and letters"), choices=lambda: settings.LANGUAGES
    )


class NewAccountForm(forms.Form):
    """What an invited colleague, or the first administrator, tells about themselves."""

    name = forms.CharField(label=_("Your name"), max_length=200)
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_(
            "At least 12 characters. A few words in a row are easy to remember."
        ),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
