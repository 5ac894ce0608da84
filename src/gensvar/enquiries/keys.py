"""The code that opens the asker's own page: derived, kept only as a hash."""

from gensvar.enquiries.models import Enquiry
from gensvar.kernel.secrets import derived_code, hashed, normalised

PURPOSE = "enquiry"


def code_of(key: str) -> str:
    """Return the code that belongs to a form's key, the same every time."""
    return derived_code(PURPOSE, key)


def token_of(enquiry: Enquiry) -> str:
    """Return the code that opens the page of one question."""
    return code_of(enquiry.key)


def stored(code: str) -> str:
    """Return the hash under which a code is found."""
    return hashed(PURPOSE, normalised(code))
