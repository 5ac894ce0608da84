"""One person, one address: however it is spelt, and whatever follows a plus sign."""

import unicodedata


def plain_address(email: str) -> str:
    """Return an address as one person's: "Ada+moten@Ex.se" becomes "ada@ex.se".

    A part after a plus sign only sorts letters within one mailbox (RFC 5233). An empty
    address stays empty, and is nobody's.
    """
    bare = unicodedata.normalize("NFKC", email).strip().casefold()
    mailbox, at, place = bare.rpartition("@")
    return (mailbox.partition("+")[0] or mailbox) + at + place


def plain_name(name: str) -> str:
    """Return a name to compare with another: without case and extra spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
