"""Information to the groups: write down what was done, and take it back again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.consultations.models import InformationAction
from gensvar.consultations.policies import may_note_duties
from gensvar.kernel import languages
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.policies import bodies_in


@transaction.atomic
def note_information(
    programme: Programme, facts: Mapping[str, Any], *, by: User
) -> InformationAction:
    """Write down that a group was told something; `facts` are fields by name.

    Raises NotAllowed, and Invalid for a day to come, a language nobody knows, a group
    of another programme, or a body that takes no part in this one.
    """
    # Any: the values of any field.
    if not may_note_duties(by, programme):
        raise NotAllowed
    if not str(facts.get("what", "")).strip():
        raise Invalid(_("Write what was told."), "what")
    check_day(facts["done_on"], "done_on")
    check_group(programme, facts.get("group"))
    if facts["body"] not in [programme.body, *bodies_in(programme)]:
        raise Invalid(_("This body takes no part in the programme."), "body")
    language = languages.known(str(facts["language"])).tag
    action = InformationAction.objects.create(
        programme=programme,
        entered_by=by,
        **{**facts, "language": language, "what": str(facts["what"]).strip()},
    )
    record("note information", action, by=by, programme=programme.pk)
    return action


@transaction.atomic
def withdraw_information(action: InformationAction, *, by: User) -> None:
    """Take back what was written down; it counts no more, and can be brought back."""
    _set_withdrawn(action, by=by, is_withdrawn=True)


@transaction.atomic
def restore_information(action: InformationAction, *, by: User) -> None:
    """Bring back what was taken back."""
    _set_withdrawn(action, by=by, is_withdrawn=False)


def _set_withdrawn(action: InformationAction, *, by: User, is_withdrawn: bool) -> None:
    if not may_note_duties(by, action.programme):
        raise NotAllowed
    rows = InformationAction.objects.filter(
        pk=action.pk, withdrawn_at__isnull=is_withdrawn
    )
    if rows.update(withdrawn_at=timezone.now() if is_withdrawn else None):
        if is_withdrawn:
            record("withdraw information", action, by=by)
        else:
            record("restore information", action, by=by)
    action.refresh_from_db(fields=["withdrawn_at"])


def check_day(day: date, field: str) -> None:
    """Raise Invalid for a day that has not come yet: it cannot have been done."""
    if day > today():
        raise Invalid(_("This day has not come yet."), field)


def check_group(programme: Programme, group: ProgrammeGroup | None) -> None:
    """Raise Invalid for a group that the programme does not meet."""
    if group is not None and (
        group.programme_id != programme.pk or not group.is_included
    ):
        raise Invalid(_("This group is not in the programme."), "group")
