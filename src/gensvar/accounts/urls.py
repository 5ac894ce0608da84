"""Addresses of accounts; the names that begin with account_ and mfa_ are allauth's."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.urls import path, re_path

from gensvar.accounts import views

# The link to registering is shown only where it leads somewhere.
sign_in = account.LoginView.as_view(
    extra_context={"registers": lambda: settings.REGISTRATION_IS_OPEN}
)
urlpatterns = [
    path("", views.my_account, name="my-account"),
    path("fortsatt/", views.go_on, name="sign-in-and-go-on"),
    path("logga-in/", sign_in, name="account_login"),
    path("logga-in/", sign_in, name="sign-in"),
    path("logga-ut/", account.logout, name="account_logout"),
    path("logga-ut/", account.logout, name="sign-out"),
    path("stangt/", account.account_inactive, name="account_inactive"),
    path("registrera/", views.register, name="account_signup"),
    path("bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    path("adress/", account.email, name="account_email"),
    path(
        "adress/brev-skickat/",
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path("adress/<str:key>/", account.confirm_email, name="account_confirm_email"),
    path("losenord/byt/", account.password_change, name="account_change_password"),
    path("losenord/valj/", account.password_set, name="account_set_password"),
    path("losenord/glomt/", account.password_reset, name="account_reset_password"),
    path(
        "losenord/glomt/brev-skickat/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "losenord/nytt/klart/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("tva-steg/", mfa.index, name="mfa_index"),
    path("tva-steg/kod/", mfa.authenticate, name="mfa_authenticate"),
    path("tva-steg/kod-igen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tva-steg/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("tva-steg/app/bort/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "tva-steg/reservkoder/",
        recovery.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "tva-steg/reservkoder/nya/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tva-steg/reservkoder/hamta/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
