"""How the events of political steering are told in the log.

Part of the table of `tellings`, which says what it is for.
"""

from django_stubs_ext import StrOrPromise

STEERING: dict[str, StrOrPromise] = {}
