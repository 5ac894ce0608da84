"""The address where an organisation answers a written question: derived from a key."""

from gensvar.consultations.models import WrittenRecipient
from gensvar.kernel.secrets import derived_code, hashed, normalised

PURPOSE = "written question"


def token_of(recipient: WrittenRecipient) -> str:
    """Return the sixteen signs that open the page of an organisation."""
    return derived_code(PURPOSE, recipient.key)


def stored(token: str) -> str:
    """Return the hash under which a recipient is found."""
    return hashed(PURPOSE, normalised(token))


def give_token(recipient: WrittenRecipient) -> WrittenRecipient:
    """Set the hash that belongs to a recipient's key; the recipient is not saved."""
    recipient.token_hash = stored(token_of(recipient))
    return recipient
