"""Atom feeds of what people have written."""

from typing import Any

from django.utils.feedgenerator import Atom1Feed

from gensvar.documents.content import clean


class Feed(Atom1Feed):
    """An Atom feed whose items hold no sign that XML cannot carry.

    One such sign, pasted into one title, would otherwise leave everybody without.
    """

    # Any: Django's own signature.
    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write one item, its words without what no reader can see."""
        seen = {
            name: clean(said) if isinstance(said, str) else said
            for name, said in item.items()
        }
        super().add_item_elements(handler, seen)
