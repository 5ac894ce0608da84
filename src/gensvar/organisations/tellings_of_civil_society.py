"""How the events of civil society's side are told in the log.

Part of the table of `tellings`, which says what it is for.
"""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

CIVIL_SOCIETY: dict[str, StrOrPromise] = {
    "add spelling": _("Noted how the name of an organisation is also written"),
    "merge organisations": _("Said that two organisations are the same"),
    "unmerge organisations": _("Said that two organisations are two after all"),
    "withdraw spelling": _("Took back a spelling of an organisation's name"),
}
