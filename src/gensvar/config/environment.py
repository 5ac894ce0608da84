"""What the operator decides, read from the environment once and checked."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from gensvar.demo.environment import is_ours

MODES = ("demo", "production", "test")


@dataclass(frozen=True)
class Environment:
    """The settings of one installation.

    `mode` is demo, production or test; `data` is the folder for the database, files
    and keys; `base_url` is the address that letters link to. `region` is the name on
    every page, `contact` says in words how one reaches the region and `whistle` how one
    reports something that is wrong, `sender` is the address on every letter. Residents
    may make accounts only where `is_open_for_registration`. `proxies` is how many
    servers of ours stand in front of Gensvar, each telling who asked it.
    """

    mode: str
    data: Path
    secret_key: str
    base_url: str
    hosts: list[str]
    database: dict[str, object]
    mail_url: str
    sender: str
    region: str
    contact: str
    whistle: str
    is_open_for_registration: bool
    proxies: int

    @property
    def is_production(self) -> bool:
        """Say whether real people use this installation."""
        return self.mode == "production"


def read(variables: dict[str, str]) -> Environment:
    """Read and check the operator's variables.

    Raises ImproperlyConfigured with one sentence that says what to set.
    """
    mode = variables.get("GENSVAR_MODE", "production")
    if mode not in MODES:
        raise ImproperlyConfigured(f"GENSVAR_MODE is one of {', '.join(MODES)}.")
    folder = Path(variables.get("GENSVAR_DATA", "var")).absolute()
    if mode == "production" and is_ours(folder):
        raise ImproperlyConfigured(
            "GENSVAR_DATA is where the demo keeps its invented region. Choose another."
        )
    base_url = variables.get("GENSVAR_BASE_URL", "").rstrip("/")
    if mode == "production" and not base_url.startswith("https://"):
        raise ImproperlyConfigured(
            "Set GENSVAR_BASE_URL to the public address, starting with https://."
        )
    base_url = base_url or "http://127.0.0.1:8000"
    host = urlsplit(base_url).hostname or "localhost"
    return Environment(
        mode=mode,
        data=folder,
        secret_key=_secret_key(variables, folder, mode),
        base_url=base_url,
        hosts=[host] if mode == "production" else [host, "localhost", "127.0.0.1"],
        database=_database(variables.get("GENSVAR_DATABASE", ""), folder),
        mail_url=variables.get("GENSVAR_MAIL", ""),
        sender=variables.get("GENSVAR_SENDER", "") or f"dialog@{host}",
        region=variables.get("GENSVAR_REGION", "") or "Region Exempel",
        contact=variables.get("GENSVAR_CONTACT", "").strip(),
        whistle=variables.get("GENSVAR_WHISTLE", "").strip(),
        is_open_for_registration=(
            variables.get("GENSVAR_REGISTRATION", "") == "open" or mode == "demo"
        ),
        proxies=_proxies(variables.get("GENSVAR_PROXIES", ""), mode),
    )


def _proxies(number: str, mode: str) -> int:
    """Return how many proxies to believe; https comes from one, so that one is usual.

    Without it everybody comes from the same address, and whoever tries many wrong
    passwords or codes locks everybody out.
    """
    if not number:
        return 1 if mode == "production" else 0
    if not (number.isascii() and number.isdigit()):
        raise ImproperlyConfigured("GENSVAR_PROXIES is a number, usually 1.")
    return int(number)


def _secret_key(variables: dict[str, str], folder: Path, mode: str) -> str:
    """Return the operator's key, or one made at first start in a closed file."""
    if key := variables.get("GENSVAR_SECRET_KEY", ""):
        if mode == "production" and len(key) < 40:
            raise ImproperlyConfigured(
                "GENSVAR_SECRET_KEY needs 40 characters or more."
            )
        return key
    if mode == "test":
        return "only-for-tests-" + "0" * 40
    place = folder / "secret-key"
    if not place.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(60))
    if place.stat().st_mode & 0o077:
        raise ImproperlyConfigured(
            f"{place.name} can be read by others. Close it: chmod 600."
        )
    return place.read_text().strip()


def _database(address: str, folder: Path) -> dict[str, object]:
    """Return Django's description of an embedded or a PostgreSQL database.

    SQLite: rollback journal, IMMEDIATE and FULL. WAL with NORMAL loses acknowledged
    commits at a power cut, and the versions before 3.51.3 can corrupt a WAL database.
    """
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "gensvar.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=DELETE;"
                    "PRAGMA synchronous=FULL;"
                    "PRAGMA foreign_keys=ON;"
                ),
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            "GENSVAR_DATABASE is empty or an address that starts with postgresql://."
        )
    # As long as with SQLite: who has waited so long is told, and sends again.
    patience = {"connect_timeout": "10", "options": "-c lock_timeout=20s"}
    options = {**patience, **dict(parse_qsl(parts.query))}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
