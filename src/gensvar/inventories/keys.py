"""Keys of forms and addresses: made by us, signed, and stored only as hashes."""

import uuid

from django.core import signing
from django.utils.translation import gettext_lazy as _

from gensvar.inventories.models import NeedsAsk
from gensvar.kernel.errors import Invalid
from gensvar.kernel.secrets import derived_code, hashed, normalised

SALT = "gensvar.inventories.key"
PURPOSE = "needs"


def token_of(ask: NeedsAsk) -> str:
    """Return the sixteen signs that open the form of one that is asked."""
    return derived_code(PURPOSE, ask.key)


def stored(token: str) -> str:
    """Return the hash under which one that is asked is found."""
    return hashed(PURPOSE, normalised(token))


def fresh_key(inventory_id: int) -> str:
    """Return a signed key for a form: sent twice, it is one answer."""
    return signing.dumps([inventory_id, uuid.uuid4().hex], salt=SALT)


def opened_key(inventory_id: int, signed: str) -> str:
    """Return the hash of the key in a form; Invalid where it is none of ours."""
    try:
        made_for, key = signing.loads(signed, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        made_for, key = None, ""
    if made_for != inventory_id:
        raise Invalid(_("The form is not one of ours. Load the page and send again."))
    return hashed("needs answer", str(key))
