"""The idempotency key of a form: made by us, signed, and good for one dialogue.

A browser gets the same key until it is used, so that two tabs, a double click and a
step back are one submission. The key is derived from the form's safety mark (the CSRF
secret) and cannot be turned back into it; what is stored is a hash of the key.
"""

import uuid
from collections.abc import Sequence

from django.core import signing
from django.utils.translation import gettext_lazy as _

from gensvar.contributions.models import Receipt
from gensvar.kernel.errors import Invalid
from gensvar.kernel.secrets import derived_code, hashed

SALT = "gensvar.contributions.key"
# So many submissions one browser can make to one dialogue before keys come by chance.
SERIES = 50


def fresh_key(dialogue_id: int, browser: str = "") -> str:
    """Return a signed key for a form of a dialogue.

    `browser` is a secret that only this browser holds; without one the key comes by
    chance and two tabs are two submissions.
    """
    key = _first_unused(_series(dialogue_id, browser)) if browser else ""
    return signing.dumps([dialogue_id, key or uuid.uuid4().hex], salt=SALT)


def opened_key(dialogue_id: int, signed: str) -> str:
    """Return the key in a form, or raise Invalid if we did not make it for this one."""
    try:
        made_for, key = signing.loads(signed, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        made_for, key = None, ""
    if made_for != dialogue_id:
        raise Invalid(_("The form is not one of ours. Load the page and send again."))
    return str(key)


def stored(key: str) -> str:
    """Return the hash under which a submission's key is stored."""
    return hashed("submission", key)


def code_of(key: str) -> str:
    """Return the code that belongs to a key, the same every time."""
    return derived_code("receipt", key)


def stored_code(code: str) -> str:
    """Return the hash under which a receipt's code is stored."""
    return hashed("receipt", code)


def _series(dialogue_id: int, browser: str) -> list[str]:
    return [
        hashed("form", f"{dialogue_id} {number} {browser}") for number in range(SERIES)
    ]


def _first_unused(keys: Sequence[str]) -> str:
    hashes = {stored(key): key for key in keys}
    used = set(
        Receipt.objects.filter(key_hash__in=hashes).values_list("key_hash", flat=True)
    )
    return next((key for kept, key in hashes.items() if kept not in used), "")
