"""Items after their meeting: where they lead, how they were considered, who is told."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.consultations.models import (
    Considered,
    ConsultationItem,
    ItemNote,
    ItemStep,
)
from gensvar.consultations.policies import may_follow_up_item
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matters.models import Decision, Matter
from gensvar.meetings.models import AgendaItem, ItemState, MeetingStage


@dataclass(frozen=True)
class Lead:
    """Where an item leads: to a matter, or to none yet until a day, for a reason."""

    matter: Matter | None = None
    look_again_on: date | None = None
    none_yet_reason: str = ""
    answer_by: date | None = None


@dataclass(frozen=True)
class Consideration:
    """How what was said was considered, why, and in which decision if there is one."""

    considered: str
    considered_words: str
    decision: Decision | None = None


@transaction.atomic
def say_where_it_leads(
    item: AgendaItem, lead: Lead, *, by: User, seen_version: int | None = None
) -> ConsultationItem:
    """Point an item to a matter, or say "none yet" (lag 2009:724, 5 §).

    Raises Invalid at the field, NotYet for an item that is not agreed, and Stale when
    somebody else has changed it since `seen_version`.
    """
    row = _held(item, by)
    _check_lead(item, lead)
    changes = {
        "matter": lead.matter,
        "look_again_on": lead.look_again_on,
        "none_yet_reason": lead.none_yet_reason.strip() if lead.look_again_on else "",
        "answer_by": lead.answer_by,
    }
    if row.decision and row.decision.matter_id != _matter_id(item, lead.matter):
        changes["decision"] = None
    save_if_current(row, _seen(row, seen_version), changes)
    step = ItemStep.NONE_YET if lead.look_again_on else ItemStep.MATTER
    ItemNote.objects.create(
        consultation_item=row,
        step=step,
        words=row.none_yet_reason,
        matter_id=_matter_id(item, lead.matter),
        day=lead.look_again_on or lead.answer_by,
        by=by,
    )
    record("say where item leads", item, by=by, step=step)
    return row


@transaction.atomic
def consider_item(
    item: AgendaItem,
    said: Consideration,
    *,
    by: User,
    seen_version: int | None = None,
) -> ConsultationItem:
    """Write how what was said was considered; earlier words stay in the notes.

    Words that are written anew have not been told to anyone. Raises Invalid at the
    field, NotYet before the meeting has been held, and Stale.
    """
    row = _held(item, by)
    if item.meeting.stage != MeetingStage.ENDED:
        raise NotYet([_("a meeting that has been held")])
    if said.considered not in Considered.values:
        raise Invalid(_("Choose how it was considered."), "considered")
    if not said.considered_words.strip():
        raise Invalid(_("Write how it was considered, and why."), "considered_words")
    _check_decision(item, row, said.decision)
    changes = {
        "considered": said.considered,
        "considered_words": said.considered_words.strip(),
        "considered_on": today(),
        "decision": said.decision,
        "told_at": None,
    }
    save_if_current(row, _seen(row, seen_version), changes)
    ItemNote.objects.create(
        consultation_item=row,
        step=ItemStep.CONSIDERED,
        considered=said.considered,
        words=row.considered_words,
        by=by,
    )
    record("write how item was considered", item, by=by, considered=said.considered)
    return row


@transaction.atomic
def tell_item(item: AgendaItem, *, by: User) -> ConsultationItem:
    """Show how an item was considered to those who were there; again: nothing more.

    From now on it stands on the guests' own pages of the meeting, and on its public
    page where the notes are public. Raises NotYet while nothing is written.
    """
    row = _held(item, by)
    if not row.considered:
        raise NotYet([_("how it was considered")])
    if row.told_at is not None:
        return row
    save_if_current(row, row.version, {"told_at": timezone.now()})
    ItemNote.objects.create(consultation_item=row, step=ItemStep.TOLD, by=by)
    record("tell how item was considered", item, by=by)
    return row


def _held(item: AgendaItem, by: User) -> ConsultationItem:
    """Return the row of an item, held; made when there is none. Raises NotAllowed."""
    row = ConsultationItem.objects.select_related("decision").filter(item=item).first()
    row = row or ConsultationItem(item=item)
    if not may_follow_up_item(by, row):
        raise NotAllowed
    if item.state != ItemState.ACCEPTED:
        raise NotYet([_("an item that both sides have accepted")])
    if row.pk is None:
        row, _made = ConsultationItem.objects.get_or_create(item=item)
    hold(row, "version", "considered", "considered_words", "told_at")
    return row


def _seen(row: ConsultationItem, seen_version: int | None) -> int:
    return row.version if seen_version is None else seen_version


def _matter_id(item: AgendaItem, matter: Matter | None) -> int | None:
    return matter.pk if matter else item.matter_id


def _check_lead(item: AgendaItem, lead: Lead) -> None:
    matter_id = _matter_id(item, lead.matter)
    if matter_id and lead.look_again_on:
        raise Invalid(
            _("It has a matter, so it cannot be without one. Keep one of the two."),
            "look_again_on",
        )
    if not matter_id and not lead.look_again_on:
        raise Invalid(
            _("Choose a matter, or a day when you look again for one."), "matter"
        )
    if lead.look_again_on and lead.look_again_on <= today():
        raise Invalid(_("Choose a day that is still to come."), "look_again_on")
    if lead.look_again_on and not lead.none_yet_reason.strip():
        raise Invalid(_("Write why there is no matter yet."), "none_yet_reason")


def _check_decision(
    item: AgendaItem, row: ConsultationItem, decision: Decision | None
) -> None:
    matter_id = row.matter_id or item.matter_id
    if decision is not None and decision.matter_id != matter_id:
        raise Invalid(_("This decision belongs to another matter."), "decision")
