"""The path through the demo: what to try, as whom, where, and whether it can be done.

The state of every step is read from the region, so that the page knows what the
visitor has already done and what must come first.
"""

from django.utils.translation import gettext as _

from gensvar.demo.guide import anybody, deciding, leading
from gensvar.demo.guide.shapes import Part, Place, Step

__all__ = ["Part", "Place", "Step", "parts"]


def parts() -> list[Part]:
    """Return the path in its parts; a part of which nothing is there is left out."""
    found = [
        Part(_("As anybody"), list(anybody.steps())),
        Part(_("As those who lead a dialogue"), list(leading.steps())),
        Part(_("As those who decide and answer"), list(deciding.steps())),
    ]
    return [part for part in found if part.steps]
