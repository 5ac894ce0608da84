"""What apps above show on a matter's page: they fill in these shapes.

The register knows nothing of dialogues or measures. A context processor of a higher
floor puts a list of parts into `matter_parts`, as it does with `navigation`.
"""

from dataclasses import dataclass, field

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class PartRow:
    """One line: what it is, where it leads and how it stands."""

    label: StrOrPromise
    address: str = ""
    note: StrOrPromise = ""
    badge: StrOrPromise = ""
    badge_kind: str = "plain"


@dataclass(frozen=True)
class MatterPart:
    """One section of the page; `action` is a step that can be taken from here."""

    title: StrOrPromise
    rows: list[PartRow] = field(default_factory=list)
    empty: StrOrPromise = ""
    action: StrOrPromise = ""
    action_address: str = ""
    is_posted: bool = False
