"""Which links may stand on a page: a few, safe, and leading where they say."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.errors import Invalid

MOST = 5
LONGEST = 300
# Addresses that hide where they lead.
SHORTENERS = {
    "bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy",
    "rebrand.ly", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "v.gd",
}  # fmt: skip
_valid = URLValidator(schemes=["https"])


def read(lines: Iterable[str]) -> list[str]:
    """Return the links of a page, each once. Raises Invalid in "links"."""
    found: list[str] = []
    for line in lines:
        link = line.strip()
        if link and link not in found:
            found.append(_checked(link))
    if len(found) > MOST:
        raise Invalid(_("At most five links. Choose those that say most."), "links")
    return found


def _checked(link: str) -> str:
    if "://" not in link:
        link = f"https://{link}"
    try:
        parts = urlsplit(link)
        _valid(link)
    except (ValidationError, ValueError) as trouble:
        raise Invalid(
            _("Write whole addresses that begin with https://, one on each line."),
            "links",
        ) from trouble
    if not link.isprintable():
        # Signs that turn the direction of writing make a host look like another.
        raise Invalid(
            _("Write whole addresses that begin with https://, one on each line."),
            "links",
        )
    if parts.username or parts.password or len(link) > LONGEST:
        raise Invalid(_("A link holds no password, and is not very long."), "links")
    if host_of(link) in SHORTENERS:
        raise Invalid(
            _("A shortened link hides where it leads. Write the whole address."),
            "links",
        )
    return link


def host_of(link: str) -> str:
    """Return the host of a link as people know it: without www."""
    return (urlsplit(link).hostname or "").removeprefix("www.")
