"""The path through the demo: what to try, as whom, where, and whether it can be done.

The state of every step is read from the region, so that the page knows what the
visitor has already done and what must come first.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from django.utils.translation import gettext as _

from gensvar.demo.guide import (
    anybody,
    civil,
    deciding,
    leading,
    meeting,
    samrad,
    steering,
)
from gensvar.demo.guide.shapes import Part, Place, Step

__all__ = ["Part", "Place", "Step", "parts"]


def parts() -> list[Part]:
    """Return the path in its parts; a part of which nothing is there is left out."""
    found = [
        Part(_("As anybody"), list(anybody.steps())),
        Part(_("As those who lead a dialogue"), list(leading.steps())),
        Part(_("As those who decide and answer"), list(deciding.steps())),
        Part(_("As those who steer"), list(steering.steps())),
        Part(_("At a meeting"), list(meeting.steps())),
        Part(_("As an association"), list(civil.steps())),
        Part(_("In samråd with the minorities"), list(samrad.steps())),
    ]
    return [part for part in _numbered(found) if part.steps]


def _numbered(found: list[Part]) -> Iterator[Part]:
    """Number the steps through all the parts."""
    numbers = count(1)
    for part in found:
        steps = [replace(step, number=next(numbers)) for step in part.steps]
        yield replace(part, steps=steps)
