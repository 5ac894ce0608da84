"""Opening and changing matters; decisions are in `decisions`."""

from datetime import date
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import said
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.decisions import correct_decision, enter_decision
from gensvar.matters.models import Matter
from gensvar.matters.policies import may_keep_matters
from gensvar.organisations.models import Body

__all__ = [
    "change_matter",
    "correct_decision",
    "enter_decision",
    "note_considered",
    "open_matter",
]


class MatterFacts(TypedDict, total=False):
    """What is known of a matter."""

    registry_number: str
    title: str
    summary: str
    body: Body
    is_major_change: bool
    opened_on: date
    planned_decision_on: date | None
    basis_drafted_on: date | None
    closed_on: date | None
    documents_address: str


@transaction.atomic
def open_matter(*, by: User, **facts: Unpack[MatterFacts]) -> Matter:
    """Open a matter: registry number, title, body and day are needed."""
    if not may_keep_matters(by, facts["body"]):
        raise NotAllowed
    matter = Matter(created_by=by, **facts)
    _check(matter)
    try:
        with transaction.atomic():
            matter.save(force_insert=True)
    except IntegrityError as problem:
        raise _number_is_taken() from problem
    record("open matter", matter, by=by, body=matter.body_id)
    return matter


@transaction.atomic
def change_matter(
    matter: Matter, seen_version: int, *, by: User, **changes: Unpack[MatterFacts]
) -> None:
    """Change what is known of a matter; Stale when somebody else was first."""
    if not may_keep_matters(by, matter.body):
        raise NotAllowed
    if "body" in changes and not may_keep_matters(by, changes["body"]):
        raise NotAllowed
    changed = Matter.objects.select_related("body").get(pk=matter.pk)
    fields: dict[str, Any] = dict(changes)  # Any: the values of any field
    for name, value in fields.items():
        setattr(changed, name, value)
    _check(changed)
    first = matter.decisions.order_by("starts_on").first()
    if first and first.starts_on < changed.opened_on:
        raise Invalid(
            _("A decision was taken on %(day)s. The matter must be opened before it.")
            % {"day": said(first.starts_on)},
            "opened_on",
        )
    save_if_current(matter, seen_version, fields)
    record("change matter", matter, by=by, fields=sorted(fields))


def note_considered(matter: Matter, day: date) -> None:
    """Keep the day on which a dialogue was last considered: a fact from above."""
    matter.considered_on = day
    matter.save(update_fields=["considered_on"])


def _check(matter: Matter) -> None:
    matter.registry_number = " ".join(matter.registry_number.split())
    matter.title = matter.title.strip()
    if not matter.title:
        raise Invalid(_("Write what the matter is called."), "title")
    if not any(sign.isdigit() for sign in matter.registry_number):
        raise Invalid(
            _("A registry number contains at least one digit."), "registry_number"
        )
    same = Matter.objects.filter(registry_number__iexact=matter.registry_number)
    if same.exclude(pk=matter.pk).exists():
        raise _number_is_taken()
    _check_days(matter)


def _check_days(matter: Matter) -> None:
    if not matter.body.exists_on(matter.opened_on):
        raise Invalid(
            _("%(body)s did not exist on %(day)s.")
            % {"body": matter.body, "day": said(matter.opened_on)},
            "opened_on",
        )
    for field, sentence in (
        ("planned_decision_on", _("The decision is planned before the matter opens.")),
        ("basis_drafted_on", _("The basis was drafted before the matter opened.")),
        ("closed_on", _("The matter is closed before it opens.")),
    ):
        day = getattr(matter, field)
        if day and day < matter.opened_on:
            raise Invalid(
                _("%(sentence)s Change one of the days.") % {"sentence": sentence},
                field,
            )


def _number_is_taken() -> Invalid:
    return Invalid(
        _("There is already a matter with this registry number."), "registry_number"
    )
