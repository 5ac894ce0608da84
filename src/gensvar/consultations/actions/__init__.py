"""The verbs of samråd items, shared meetings and engagements."""

from gensvar.consultations.actions.items import (
    Consideration,
    Lead,
    consider_item,
    say_where_it_leads,
    tell_item,
)

__all__ = [
    "Consideration",
    "Lead",
    "consider_item",
    "say_where_it_leads",
    "tell_item",
]
