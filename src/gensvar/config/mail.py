"""What GENSVAR_MAIL means: smtp://user:password@host:587 or smtps://…, or nothing."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
SCHEMES = {"smtp": 587, "smtps": 465}


def settings_for(address: str) -> dict[str, object]:
    """Return Django's mail settings for an address.

    smtp:// is closed with STARTTLS unless the server is this machine; smtps:// is
    closed from the first byte. An empty address means that no mail leaves.
    """
    if not address:
        return {}
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ImproperlyConfigured(
            "GENSVAR_MAIL is empty or an address like smtp://user:password@host:587."
        )
    return {
        "EMAIL_BACKEND": "gensvar.notifications.smtp.Backend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or SCHEMES[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in LOOPBACK,
        "EMAIL_TIMEOUT": 60,
    }
