"""Django's settings, the same everywhere; what differs is in environment."""

import os
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from gensvar.config import accounts, environment, logs, mail

django_stubs_ext.monkeypatch()

HERE = environment.read(dict(os.environ))
SOURCE = Path(__file__).resolve().parent.parent

MODE = HERE.mode
DATA = HERE.data
DEBUG = False
SECRET_KEY = HERE.secret_key
BASE_URL = HERE.base_url
REGION_NAME = HERE.region
REGION_CONTACT = HERE.contact
REGION_WHISTLE = HERE.whistle
ALLOWED_HOSTS = HERE.hosts
CSRF_TRUSTED_ORIGINS = [BASE_URL]

OUR_APPS = [
    f"gensvar.{path.parent.name}"
    for path in sorted(SOURCE.glob("*/__init__.py"))
    if path.parent.name not in {"config"}
]
INSTALLED_APPS = [
    "gensvar.config",
    *OUR_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
]
CACHES = {
    # Holds the limits of tries and nothing else. In the database, so that they hold for
    # all processes together; only what is tried and counted writes there.
    "default": {"BACKEND": "gensvar.accounts.tries.Tries"}
}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "gensvar.config.middleware.careful_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gensvar.config.middleware.two_steps_to_the_workspace",
    "gensvar.config.middleware.ClearRefusals",
]
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/arbete/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
globals().update(accounts.SETTINGS)
ALLAUTH_TRUSTED_PROXY_COUNT = HERE.proxies
REGISTRATION_IS_OPEN = HERE.is_open_for_registration
MFA_IS_DEMANDED = HERE.is_production
ROOT_URLCONF = "gensvar.config.urls"
WSGI_APPLICATION = "gensvar.config.wsgi.application"
FORM_RENDERER = "gensvar.ui.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "gensvar.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gensvar.ui.context.page",
                "gensvar.portal.context.navigation",
                "gensvar.workspace.context.navigation",
                *(["gensvar.demo.context.reminder"] if MODE == "demo" else []),
                "gensvar.guidance.context.guide",
                "gensvar.dialogues.context.matter_parts",
                "gensvar.sami_consultations.context.matter_parts_above",
                "gensvar.impact_assessments.context.matter_parts_below",
            ],
        },
    },
]

DATABASES = {"default": HERE.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# Without a mail server letters are kept in the mailbox that the demo shows; with real
# people they wait instead.
MAIL_IS_DELIVERED = bool(HERE.mail_url)
MAILBOX_ONLY = not MAIL_IS_DELIVERED and not HERE.is_production
SENDER = DEFAULT_FROM_EMAIL = SERVER_EMAIL = HERE.sender
globals().update(mail.settings_for(HERE.mail_url))

LOGGING = logs.LOGGING

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English")), ("fi", _("Finnish"))]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files", "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
if HERE.mode == "test":
    WHITENOISE_AUTOREFRESH = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "gensvar.ui.errors.form_expired"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
if HERE.is_production:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    LANGUAGE_COOKIE_SECURE = True
