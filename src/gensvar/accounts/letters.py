"""What allauth wants to say about an account, and the letter with which we say it."""

from django.utils.translation import gettext_lazy as _

LETTERS = {
    "account/email/email_confirmation_signup": "confirm_address",
    "account/email/email_confirmation": "confirm_address",
    "account/email/password_reset_key": "new_password",
    "account/email/unknown_account": "no_account",
    "account/email/account_already_exists": "already_an_account",
}
CHANGES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_reset": _("Your password was changed."),
    "account/email/password_set": _("Your password was changed."),
    "account/email/email_changed": _("The e-mail address of your account was changed."),
    "account/email/email_confirm": _("Your e-mail address was confirmed."),
    "account/email/email_deleted": _("An e-mail address was taken off your account."),
    "mfa/email/totp_activated": _("An authenticator app was added to your account."),
    "mfa/email/totp_deactivated": _("The authenticator app was taken away."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made."),
}
