"""Words typed by someone whose sign-in had ended: carried, signed, to the new one.

They travel in the page itself until the person has given a right password, so that
nobody can fill our storage without an account; signed, so that no other page can put
words in anyone's mouth.
"""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from gensvar.ui.written import is_written

SALT = "kept words"
ONE_DAY = 24 * 60 * 60
PLACE = "kept_words"
UNNAMED = "csrfmiddlewaretoken"


@dataclass(frozen=True)
class KeptWords:
    """What was typed into which form: (name, text) pairs, and the names of files."""

    address: str
    fields: list[tuple[str, str]]
    files: list[str]

    @property
    def texts(self) -> list[str]:
        """What the person wrote, to be shown."""
        return [text for name, text in self.fields if is_written(name, text)]


def pack(request: HttpRequest) -> str:
    """Return everything typed into the form that was sent, as one signed text."""
    fields = [
        (name, str(text))
        for name, texts in request.POST.lists()
        for text in texts
        if name != UNNAMED
    ]
    files = [
        str(file.name) for name in request.FILES for file in request.FILES.getlist(name)
    ]
    kept = {"address": request.get_full_path(), "fields": fields, "files": files}
    return signing.dumps(kept, salt=SALT, compress=True)


def unpack(packed: str) -> KeptWords | None:
    """Return the words, or None when they are too old or not packed by us."""
    try:
        kept = signing.loads(packed, salt=SALT, max_age=ONE_DAY)
    except signing.BadSignature:
        return None
    return KeptWords(
        kept["address"], [(name, text) for name, text in kept["fields"]], kept["files"]
    )


def forget_when_received(request: HttpRequest, response: HttpResponseBase) -> None:
    """Forget the words when the form they belong to has been received."""
    packed = request.session.get(PLACE)
    if packed is None or not 300 <= response.status_code < 400:
        return
    kept = unpack(packed)
    if kept is None or kept.address == request.get_full_path():
        del request.session[PLACE]
