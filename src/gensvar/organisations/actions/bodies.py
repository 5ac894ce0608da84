"""Making, changing and abolishing bodies."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import said
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.secrets import public_id
from gensvar.organisations.models import Body, RoleGrant
from gensvar.organisations.ownership import Kind, OfBody, OnHand
from gensvar.organisations.policies import lineage, may_keep_body
from gensvar.organisations.queries import beneath

CHANGES = ("name", "kind", "parent", "valid_from", "contact")


@transaction.atomic
def create_body(
    name: str,
    kind: str,
    *,
    by: User,
    parent: Body | None = None,
    valid_from: date,
    contact: str = "",
) -> Body:
    """Make a body beneath another, or at the top, and return it.

    Raises NotAllowed for others than administrators, Invalid for what cannot be.
    """
    if not may_keep_body(by, parent):
        raise NotAllowed
    if parent is not None:
        hold(parent)
    _check_name(name, parent, None)
    return _make(
        by,
        name=name.strip(),
        kind=kind,
        parent=parent,
        valid_from=valid_from,
        contact=contact.strip(),
    )


def make_first_body(name: str, kind: str, valid_from: date) -> Body:
    """Make the body at the top of a new installation; there must be none yet."""
    if Body.objects.exists():
        raise NotYet([_("An installation without bodies")])
    return _make(None, name=name, kind=kind, valid_from=valid_from)


def _make(by: User | None, **facts: object) -> Body:
    name = str(facts["name"])
    slug = slugify(name)[:60] or public_id()
    try:
        with transaction.atomic():
            body = Body.objects.create(slug=slug, **facts)
    except IntegrityError:
        body = Body.objects.create(slug=f"{slug}-{public_id()}", **facts)
    record("create body", body, by=by, kind=body.kind, parent=body.parent_id)
    return body


def _check_name(name: str, parent: Body | None, body: Body | None) -> None:
    same = Body.objects.filter(
        name__iexact=name.strip(), parent=parent, valid_to__isnull=True
    )
    if (same.exclude(pk=body.pk) if body else same).exists():
        raise Invalid(_("There is already a body with this name here."), "name")


@transaction.atomic
def change_body(body: Body, changes: Mapping[str, object], *, by: User) -> None:
    """Change name, kind, parent, first day or contact of a body."""
    parent = changes.get("parent", body.parent)
    if not may_keep_body(by, body):
        raise NotAllowed
    if isinstance(parent, Body):
        if not may_keep_body(by, parent):
            raise NotAllowed
        if body.pk in lineage(parent):
            words = _("A body cannot stand beneath itself. Choose another one above.")
            raise Invalid(words, "parent")
    changed = {
        name: changes[name]
        for name in CHANGES
        if name in changes and changes[name] != getattr(body, name)
    }
    for name, value in changed.items():
        setattr(body, name, value)
    _check_name(body.name, body.parent, body)
    if body.valid_to and body.valid_from > body.valid_to:
        words = _("The first day lies after the last day. Change it.")
        raise Invalid(words, "valid_from")
    body.save(update_fields=list(changed) or ["name"])
    record("change body", body, by=by, changed=sorted(changed))


def what_remains(body: Body, of_body: OfBody) -> list[OnHand]:
    """Return what somebody must take over when a body ends."""
    children = [OnHand(Kind.BODY, child.name) for child in beneath(body)]
    return [*of_body(body), *children]


@transaction.atomic
def abolish_body(
    body: Body,
    last_day: date,
    *,
    by: User,
    of_body: OfBody,
    successor: Body | None = None,
) -> None:
    """Let a body end on a day; what remains goes on in its successor.

    `of_body` tells what the body has on hand. Without a successor nothing may remain.
    Roles in the body end with it.
    """
    if not may_keep_body(by, body):
        raise NotAllowed
    _check_last_day(body, last_day)
    if successor is not None:
        _check_successor(body, successor, last_day)
    elif remains := what_remains(body, of_body):
        words = _("A body that takes over what remains")
        raise NotYet([words, *(thing.sentence for thing in remains)])
    Body.objects.filter(pk=body.pk).update(valid_to=last_day, successor=successor)
    RoleGrant.objects.filter(body=body).filter(
        Q(until__isnull=True) | Q(until__gt=last_day)
    ).update(until=last_day)
    if successor is not None:
        Body.objects.filter(parent=body, valid_to__isnull=True).update(parent=successor)
    body.refresh_from_db()
    taken_over_by = successor.pk if successor else None
    record("abolish body", body, by=by, last_day=last_day, successor=taken_over_by)


def _check_last_day(body: Body, last_day: date) -> None:
    if last_day < body.valid_from:
        words = _("The last day lies before %(day)s, the first day. Change it.")
        raise Invalid(words % {"day": said(body.valid_from)}, "last_day")


def _check_successor(body: Body, successor: Body, last_day: date) -> None:
    if successor.pk == body.pk or body.pk in lineage(successor):
        words = _("Choose a body that does not end together with this one.")
        raise Invalid(words, "successor")
    if successor.valid_to and successor.valid_to <= last_day:
        words = _("That body has ended by then. Choose another.")
        raise Invalid(words, "successor")
