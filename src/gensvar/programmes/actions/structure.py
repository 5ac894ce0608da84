"""The structure of a programme: its forms, and how far they are decided."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body
from gensvar.programmes.models import (
    Form,
    Programme,
    ProgrammeForm,
    Structure,
    StructureStatus,
)
from gensvar.programmes.policies import may_keep_programme


@transaction.atomic
def set_structure(  # noqa: PLR0913 -- a decision has that many facts
    programme: Programme,
    status: str,
    *,
    by: User,
    since: date | None = None,
    body: Body | None = None,
    decided_on: date | None = None,
    section_number: str = "",
    matter: Matter | None = None,
    reason: str = "",
) -> StructureStatus:
    """Say how far the structure is decided, from a day; earlier rows stay (S1-05).

    Decided takes the body, the day and the §. Raises Invalid at the field.
    """
    if not may_keep_programme(by, programme):
        raise NotAllowed
    if status not in Structure.values:
        raise Invalid(_("Choose how far the structure is decided."), "status")
    hold(programme)
    if status == Structure.DECIDED:
        _check_decision(body, decided_on, section_number)
    row = StructureStatus.objects.create(
        programme=programme,
        status=status,
        since=since or today(),
        body=body,
        matter=matter,
        section_number=section_number.strip(),
        decided_on=decided_on,
        reason=reason.strip(),
        entered_by=by,
    )
    record("set structure", programme, by=by, status=status, since=row.since)
    return row


def _check_decision(
    body: Body | None, decided_on: date | None, section_number: str
) -> None:
    """Ask for the body, the day and the § of a decision."""
    if body is None:
        raise Invalid(_("Choose the body that decided."), "body")
    if decided_on is None:
        raise Invalid(_("Write the day of the decision."), "decided_on")
    if decided_on > today():
        raise Invalid(_("That day has not come yet."), "decided_on")
    if not section_number.strip():
        raise Invalid(_("Write the § of the decision."), "section_number")


@transaction.atomic
def choose_forms(
    programme: Programme, forms: Mapping[str, str], *, by: User
) -> list[ProgrammeForm]:
    """Choose the forms of a programme from the catalogue, each with when it is used.

    Forms that are not among them are taken away. Raises Invalid for an unknown form.
    """
    if not may_keep_programme(by, programme):
        raise NotAllowed
    if not set(forms) <= set(Form.values):
        raise Invalid(_("Choose among the forms."), "form")
    hold(programme)
    programme.forms.exclude(form__in=forms).delete()
    rows = [
        ProgrammeForm.objects.update_or_create(
            programme=programme,
            form=form,
            defaults={"note": note.strip(), "order": Form.values.index(form)},
        )[0]
        for form, note in forms.items()
    ]
    record("choose forms", programme, by=by, forms=sorted(forms))
    return rows
