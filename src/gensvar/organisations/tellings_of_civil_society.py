"""How the events of civil society's side are told in the log.

Part of the table of `tellings`, which says what it is for.
"""

from django_stubs_ext import StrOrPromise

CIVIL_SOCIETY: dict[str, StrOrPromise] = {}
