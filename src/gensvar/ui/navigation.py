"""Entries of navigation, breadcrumbs and footers: higher floors know the addresses.

A template reads `navigation` (the main entries) and `footer_links` from its context;
the app that owns the pages puts lists of `Entry` there with a context processor.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Entry:
    """One link: what it says, where it leads, and whether we are there now.

    `count` is shown after the label when it is more than nothing.
    """

    label: StrOrPromise
    address: str = ""
    is_current: bool = False
    count: int = 0


@dataclass(frozen=True)
class Group:
    """Entries that belong together; without a label when they need none."""

    label: StrOrPromise
    entries: Sequence[Entry]
