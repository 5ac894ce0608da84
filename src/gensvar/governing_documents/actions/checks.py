"""What days can be right, and whether two documents would go at the same time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.governing_documents.models import (
    DocumentKind,
    DocumentStatus,
    GoverningDocument,
)
from gensvar.kernel.days import said, today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid


def check_day(day: date, field: str) -> None:
    """Raise Invalid for a day that has not come yet: it cannot have been done."""
    if day > today():
        raise Invalid(_("This day has not come yet."), field)


def check_days(facts: Mapping[str, Any]) -> None:
    """Raise Invalid for days in the wrong order; `facts` are fields by name."""
    # Any: the values of any field.
    first, last = facts.get("valid_from"), facts.get("valid_until")
    decided, review = facts.get("decided_on"), facts.get("review_on")
    matter = facts.get("matter")
    if first and last and last < first:
        raise Invalid(_("The last day is before the first day."), "valid_until")
    if first and review and review < first:
        raise Invalid(
            _("It goes from %(day)s. It is looked over after that.")
            % {"day": said(first)},
            "review_on",
        )
    if decided and matter and decided < matter.opened_on:
        raise Invalid(
            _("The matter opened on %(day)s. The decision cannot be older.")
            % {"day": said(matter.opened_on)},
            "decided_on",
        )


def check_free(
    document: GoverningDocument,
    first: date,
    last: date | None,
    replaces: GoverningDocument | None = None,
) -> None:
    """Raise Invalid when another of its kind goes at the same time.

    A body has one document with its goals and guidelines, and the region has one policy
    that is the rules of dialogue. Whoever adopts at the same moment waits here.
    """
    hold(document.body)
    rows = GoverningDocument.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=first),
        kind=document.kind,
        valid_from__isnull=False,
    ).exclude(pk__in=[document.pk, replaces.pk if replaces else 0])
    if document.holds_rules:
        rows = rows.filter(holds_rules=True)
    elif document.kind == DocumentKind.GOALS_AND_GUIDELINES:
        rows = rows.filter(body=document.body_id)
    else:
        return
    # One that is replaced without a last day ended when its follower began.
    rows = rows.exclude(status=DocumentStatus.REPLACED, valid_until__isnull=True)
    if last is not None:
        rows = rows.filter(valid_from__lte=last)
    if (other := rows.first()) is not None:
        raise Invalid(
            _("“%(title)s” goes then too. Let the new one replace it, or change a day.")
            % {"title": other.title},
            "valid_from",
        )
