"""What samråd has changed, and what each side says that a year was worth."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.consultations.actions.duties import check_day, check_group
from gensvar.consultations.actions.young import check_meeting
from gensvar.consultations.models import Effect, ProgrammeReview
from gensvar.consultations.policies import may_note_duties, may_report_year
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.meetings.models import Meeting, Side
from gensvar.programmes.models import Programme, ProgrammeGroup

VALUES = ("value_for_group", "value_for_service")
SOURCES = ("meeting", "question", "source_words", "link")


@transaction.atomic
def note_effect(programme: Programme, facts: Mapping[str, Any], *, by: User) -> Effect:
    """Write down something that samråd has changed; `facts` are fields by name.

    Raises NotAllowed, and Invalid without words or source, for a day to come, or for a
    group or meeting of another programme.
    """
    # Any: the values of any field.
    if not may_note_duties(by, programme):
        raise NotAllowed
    if not str(facts.get("words", "")).strip():
        raise Invalid(_("Write what has changed."), "words")
    check_day(facts["observed_on"], "observed_on")
    check_group(programme, facts.get("group"))
    check_meeting(programme, facts.get("meeting"))
    if not any(facts.get(source) for source in SOURCES):
        raise Invalid(_("Say how we know: a meeting, a link or words."), "source_words")
    effect = Effect.objects.create(programme=programme, noted_by=by, **facts)
    record("note effect", effect, by=by, programme=programme.pk)
    return effect


@transaction.atomic
def withdraw_effect(effect: Effect, *, by: User) -> None:
    """Take an effect away, also from the public list; it can be brought back."""
    if not may_note_duties(by, effect.programme):
        raise NotAllowed
    rows = Effect.objects.filter(pk=effect.pk, withdrawn_at__isnull=True)
    if rows.update(withdrawn_at=timezone.now(), published_at=None):
        record("withdraw effect", effect, by=by)
    effect.refresh_from_db(fields=["withdrawn_at", "published_at"])


@transaction.atomic
def restore_effect(effect: Effect, *, by: User) -> None:
    """Bring an effect back, though not to the public list."""
    if not may_note_duties(by, effect.programme):
        raise NotAllowed
    rows = Effect.objects.filter(pk=effect.pk, withdrawn_at__isnull=False)
    if rows.update(withdrawn_at=None):
        record("restore effect", effect, by=by)
    effect.refresh_from_db(fields=["withdrawn_at"])


@transaction.atomic
def publish_effect(effect: Effect, *, by: User) -> None:
    """Put an effect on the public list "What has changed" (S1-40)."""
    if not may_report_year(by, effect.programme):
        raise NotAllowed
    rows = Effect.objects.filter(
        pk=effect.pk, withdrawn_at__isnull=True, published_at__isnull=True
    )
    if rows.update(published_at=timezone.now()):
        record("publish effect", effect, by=by)
    effect.refresh_from_db(fields=["published_at"])


@transaction.atomic
def hide_effect(effect: Effect, *, by: User) -> None:
    """Take an effect off the public list."""
    if not may_report_year(by, effect.programme):
        raise NotAllowed
    rows = Effect.objects.filter(pk=effect.pk, published_at__isnull=False)
    if rows.update(published_at=None):
        record("hide effect", effect, by=by)
    effect.refresh_from_db(fields=["published_at"])


@transaction.atomic
def review_year(
    programme: Programme,
    year: int,
    group: ProgrammeGroup | None,
    facts: Mapping[str, Any],
    *,
    by: User,
) -> ProgrammeReview:
    """Write what a year was worth: the region's view, or that of a group (S1-39).

    `facts` are the two values and, for a group, `method` and perhaps `meeting`; with
    `version`, the one that was seen (0 for none). Raises Invalid when nothing is said
    or a group's view has no method, and Stale when somebody else was first.
    """
    # Any: the values of any field.
    if not may_note_duties(by, programme):
        raise NotAllowed
    check_group(programme, group)
    said = _what_was_said(group, facts)
    meeting: Meeting | None = facts.get("meeting") if group else None
    check_meeting(programme, meeting)
    hold(programme)
    side = Side.OTHER if group else Side.REGION
    found = ProgrammeReview.objects.filter(
        programme=programme, year=year, side=side, group=group
    ).first()
    changes = {**said, "meeting": meeting, "written_by": by}
    if found is None and facts.get("version"):
        raise Stale
    if found is None:
        found = ProgrammeReview.objects.create(
            programme=programme, year=year, side=side, group=group, **changes
        )
    else:
        save_if_current(found, int(facts.get("version") or 0), changes)
    record("review programme year", found, by=by, year=year, side=side)
    return found


def _what_was_said(
    group: ProgrammeGroup | None, facts: Mapping[str, Any]
) -> dict[str, str]:
    """Return the two values, and how a group was asked. Raises Invalid."""
    said = {name: str(facts.get(name, "")).strip() for name in VALUES}
    if not any(said.values()):
        raise Invalid(_("Write what it has been worth."), "value_for_group")
    if group is not None:
        said |= {"method": str(facts.get("method", "")).strip()}
        if not said["method"]:
            raise Invalid(_("Write how the group was asked."), "method")
    return said
