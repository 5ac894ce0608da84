"""The technical log: one line of JSON for each thing, with fields that are allowed.

No bodies, no query strings, no names, no addresses of people or computers; codes and
tokens in paths are masked. What a line says about a fault is its kind and where in the
code it was raised: the words of an exception may be somebody's.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

ALLOWED = ("letter", "job", "state", "problem", "status_code", "method", "took")
MASK = "…"
# A mark on requests that the log of requests leaves out.
IS_NEWS = "gensvar.is_news"
# To the end: a code from paper is typed with spaces, and whatever follows a code.
SECRET_PATHS = re.compile(
    r"(/(?:mitt|mote|bord|skarm|inbjudan|folj/avsluta|folj/bekrafta"
    r"|konto/forsta|konto/adress|konto/losenord/nytt|forening|fraga|behov/svar"
    r"|struktur|overenskommelser/ansokan)/).+",
    re.DOTALL,
)
QUERY = re.compile(r"\?[^\s\"']*")
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
COMPUTER = re.compile(
    r"\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9a-f]{0,4}:){3,}[0-9a-f]*\b"
)
LONGEST = 500


def masked(words: str) -> str:
    """Return words without codes, tokens, query strings and addresses of people."""
    words = SECRET_PATHS.sub(rf"\1{MASK}/", words)
    words = QUERY.sub("", words)
    words = MAIL_ADDRESS.sub(MASK, words)
    return COMPUTER.sub(MASK, words)[:LONGEST]


class OneLine(logging.Formatter):
    """Writes a record as one line of JSON: no value can forge a second line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": masked(record.getMessage()),
        }
        for name in ALLOWED:
            value = record.__dict__.get(name)
            if value is not None:
                is_plain = isinstance(value, int | float)
                line[name] = value if is_plain else masked(str(value))
        if record.exc_info and record.exc_info[0] is not None:
            line["fault"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["raised"] = [f"{frame.name}:{frame.lineno}" for frame in frames[-6:]]
        return json.dumps(line, ensure_ascii=False)


LOGGING: dict[str, object] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"one line": {"()": OneLine}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "one line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "gensvar": {"level": "INFO"},
        # Django's own handlers would write mail and whole requests.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
