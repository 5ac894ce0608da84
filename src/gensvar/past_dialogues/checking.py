"""What cannot be right of a dialogue that has been held."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid

PERSON = ("contact_name", "contact_email", "contact_phone")


def check(facts: Mapping[str, Any]) -> None:
    """Raise Invalid at the field for what cannot be right."""
    # Any: the values of any field.
    first, last = facts["held_from"], facts["held_to"]
    decided, matter = facts.get("decided_on"), facts.get("matter")
    if last < first:
        raise Invalid(_("The last day is before the first day."), "held_to")
    if last > today():
        raise Invalid(
            _("This day has not come yet. Plan the dialogue instead."), "held_to"
        )
    if decided and decided > today():
        raise Invalid(_("This day has not come yet."), "decided_on")
    if decided and matter is not None and decided < matter.opened_on:
        raise Invalid(
            _(
                "The decision is dated before the matter was opened. Correct the day, "
                "or choose another matter."
            ),
            "decided_on",
        )
    if facts.get("section_number") and not decided:
        raise Invalid(_("Write the day of the decision too."), "decided_on")
    _check_contact(facts)


def _check_contact(facts: Mapping[str, Any]) -> None:
    # Any: the values of any field.
    until = facts.get("contact_until")
    if until is None and any(facts.get(name) for name in PERSON):
        raise Invalid(
            _("Write until when the name and addresses may be shown."), "contact_until"
        )
