"""Occasions for children and young people: note them, and show the text for them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.consultations.actions.duties import check_day, check_group
from gensvar.consultations.models import AgeBand, YoungCount, YoungOccasion
from gensvar.consultations.policies import may_note_duties, may_report_year
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.models import Meeting
from gensvar.programmes.models import Programme


@transaction.atomic
def note_young_occasion(
    programme: Programme,
    facts: Mapping[str, Any],
    counts: Mapping[str, int | None],
    *,
    by: User,
) -> YoungOccasion:
    """Write down how children and young people were asked, and how many in each band.

    `facts` are fields by name; a band without a number is one that nobody counted.
    Raises NotAllowed, and Invalid for a day to come, a meeting or group of another
    programme, or a band that does not exist.
    """
    # Any: the values of any field.
    if not may_note_duties(by, programme):
        raise NotAllowed
    if not str(facts.get("title", "")).strip():
        raise Invalid(_("Write what it was."), "title")
    check_day(facts["held_on"], "held_on")
    check_group(programme, facts.get("group"))
    check_meeting(programme, facts.get("meeting"))
    if unknown := set(counts) - set(AgeBand.values):
        raise ValueError(f"There is no age band {unknown}.")
    occasion = YoungOccasion.objects.create(programme=programme, entered_by=by, **facts)
    YoungCount.objects.bulk_create(
        YoungCount(occasion=occasion, band=band, count=count)
        for band, count in counts.items()
        if count is not None
    )
    record("note young occasion", occasion, by=by, programme=programme.pk)
    return occasion


@transaction.atomic
def withdraw_young_occasion(occasion: YoungOccasion, *, by: User) -> None:
    """Take an occasion back; it counts no more, and can be brought back."""
    _set_withdrawn(occasion, by=by, is_withdrawn=True)


@transaction.atomic
def restore_young_occasion(occasion: YoungOccasion, *, by: User) -> None:
    """Bring an occasion back."""
    _set_withdrawn(occasion, by=by, is_withdrawn=False)


@transaction.atomic
def show_young_words(occasion: YoungOccasion, *, by: User) -> None:
    """Put the text for the young on the public page of the meeting.

    Raises NotYet while there is no text, or no meeting whose page it could stand on.
    """
    if not may_report_year(by, occasion.programme):
        raise NotAllowed
    missing = [
        what
        for what, is_there in (
            (_("a text for the young"), occasion.young_words),
            (_("the meeting it belongs to"), occasion.meeting_id),
        )
        if not is_there
    ]
    if missing:
        raise NotYet(missing)
    if occasion.young_words_shown_at is None:
        _save_shown(occasion, timezone.now())
        record("show young words", occasion, by=by)


@transaction.atomic
def hide_young_words(occasion: YoungOccasion, *, by: User) -> None:
    """Take the text for the young off the public page."""
    if not may_report_year(by, occasion.programme):
        raise NotAllowed
    if occasion.young_words_shown_at is not None:
        _save_shown(occasion, None)
        record("hide young words", occasion, by=by)


def _save_shown(occasion: YoungOccasion, at: datetime | None) -> None:
    occasion.young_words_shown_at = at
    occasion.save(update_fields=["young_words_shown_at"])


def _set_withdrawn(occasion: YoungOccasion, *, by: User, is_withdrawn: bool) -> None:
    if not may_note_duties(by, occasion.programme):
        raise NotAllowed
    rows = YoungOccasion.objects.filter(
        pk=occasion.pk, withdrawn_at__isnull=is_withdrawn
    )
    if rows.update(
        withdrawn_at=timezone.now() if is_withdrawn else None,
        young_words_shown_at=None,
    ):
        if is_withdrawn:
            record("withdraw young occasion", occasion, by=by)
        else:
            record("restore young occasion", occasion, by=by)
    occasion.refresh_from_db(fields=["withdrawn_at", "young_words_shown_at"])


def check_meeting(programme: Programme, meeting: Meeting | None) -> None:
    """Raise Invalid for a meeting that belongs to another programme, or to none."""
    if meeting is not None and meeting.programme_id != programme.pk:
        raise Invalid(_("This meeting is not one of the programme."), "meeting")
