"""The administrative areas of minority languages that the region belongs to (S1-03)."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.programmes.models import AdministrativeArea, AreaLanguage
from gensvar.programmes.policies import may_keep_areas


@transaction.atomic
def enter_area(
    language: str,
    since: date,
    source: str,
    *,
    by: User,
    until: date | None = None,
) -> AdministrativeArea:
    """Write down that the region belongs to the area of a language, from a day.

    Raises Invalid at the field: without a source, or where it overlaps another row.
    """
    if not may_keep_areas(by):
        raise NotAllowed
    _check(language, since, until, source)
    try:
        with transaction.atomic():
            area = AdministrativeArea.objects.create(
                language=language,
                since=since,
                until=until,
                source=source.strip(),
                entered_by=by,
            )
    except IntegrityError:
        raise Invalid(
            _("The region already belongs to this area then."), "since"
        ) from None
    record("enter language area", area, by=by, language=language, since=since)
    return area


def _check(language: str, since: date, until: date | None, source: str) -> None:
    if language not in AreaLanguage.values:
        raise Invalid(_("Choose a language."), "language")
    if not source.strip():
        raise Invalid(
            _("Write where this is said, for example the decision."), "source"
        )
    if until is not None and until < since:
        raise Invalid(_("The last day is before the first."), "until")
    for other in AdministrativeArea.objects.filter(language=language):
        if (until is None or other.since <= until) and (
            other.until is None or since <= other.until
        ):
            raise Invalid(_("The region already belongs to this area then."), "since")


@transaction.atomic
def end_area(area: AdministrativeArea, last_day: date, *, by: User) -> None:
    """Write down the last day of an area. Raises Invalid before its first day."""
    if not may_keep_areas(by):
        raise NotAllowed
    hold(area, "since", "until")
    if last_day < area.since:
        raise Invalid(_("The last day is before the first."), "until")
    area.until = last_day
    area.save(update_fields=["until"])
    record("end language area", area, by=by, until=last_day)
