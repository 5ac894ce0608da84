"""How people sign in: allauth's settings, with our forms and our letters."""

FORMS = "gensvar.accounts.forms"
VALIDATION = "django.contrib.auth.password_validation"

SETTINGS: dict[str, object] = {
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
        {
            "NAME": f"{VALIDATION}.MinimumLengthValidator",
            "OPTIONS": {"min_length": 12},
        },
        {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
        {"NAME": f"{VALIDATION}.NumericPasswordValidator"},
    ],
    "PASSWORD_RESET_TIMEOUT": 60 * 60,
    "ACCOUNT_ADAPTER": "gensvar.config.adapter.Adapter",
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_CHANGE_EMAIL": True,
    # The same answer whether or not an address has an account (T24).
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "/",
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_FORMS": {
        "login": f"{FORMS}.SignInForm",
        "signup": f"{FORMS}.RegisterForm",
        "reset_password": f"{FORMS}.ForgottenPasswordForm",
        "reset_password_from_key": f"{FORMS}.PasswordFromLinkForm",
        "change_password": f"{FORMS}.ChangePasswordForm",
        "reauthenticate": f"{FORMS}.AskAgainForm",
        "add_email": f"{FORMS}.ChangeAddressForm",
    },
    "MFA_FORMS": {
        "authenticate": f"{FORMS}.CodeForm",
        "reauthenticate": f"{FORMS}.AskCodeAgainForm",
        "activate_totp": f"{FORMS}.ActivateAppForm",
    },
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
    "MFA_TOTP_TOLERANCE": 1,
    "MFA_TOTP_ISSUER": "Gensvar",
    # The session ends with the browser unless the person asks to be remembered.
    "SESSION_COOKIE_AGE": 14 * 24 * 60 * 60,
}
