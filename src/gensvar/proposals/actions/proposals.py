"""Writing proposals down in groups, and following each to done or refused."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.evaluation.models import Lesson
from gensvar.findings.models import Finding
from gensvar.followups.models import Measure
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Body
from gensvar.organisations.policies import works_here
from gensvar.past_dialogues.models import PastDialogue
from gensvar.proposals.models import (
    ChangeProposal,
    ProposalCollection,
    ProposalGroup,
    ProposalMeasure,
    ProposalNote,
    ProposalStatus,
    StatedCount,
)
from gensvar.proposals.policies import may_follow, may_keep


@dataclass(frozen=True)
class Proposed:
    """What should change, from where it comes, and who sees to it."""

    text: str
    body: Body
    group: str = ""
    owner: User | None = None
    due_on: date | None = None
    finding: Finding | None = None
    lesson: Lesson | None = None
    meeting: Meeting | None = None
    past: PastDialogue | None = None
    source: str = ""
    source_link: str = ""


@transaction.atomic
def begin_collection(
    body: Body, name: str, *, by: User, dialogue: Dialogue | None = None
) -> ProposalCollection:
    """Begin a list of proposals, of a dialogue or of a project. Raises Invalid."""
    if not may_keep(by, body):
        raise NotAllowed
    if not name.strip():
        raise Invalid(_("Write a name."), "name")
    try:
        with transaction.atomic():
            made = ProposalCollection.objects.create(
                body=body, name=name.strip(), dialogue=dialogue, created_by=by
            )
    except IntegrityError as known:
        sentence = _("There is already a list with this name. Open that one.")
        raise Invalid(sentence, "name") from known
    record("collect proposals", made, by=by, body=body.pk)
    return made


@transaction.atomic
def state_count(
    collection: ProposalCollection, number: int, source: str, link: str, *, by: User
) -> StatedCount:
    """Enter how many proposals a document says there are, beside those counted."""
    if not may_keep(by, collection.body):
        raise NotAllowed
    if not source.strip():
        raise Invalid(_("Write which document says so."), "source")
    stated, _is_new = StatedCount.objects.update_or_create(
        collection=collection,
        defaults={
            "number": number,
            "source": source.strip(),
            "link": link.strip(),
            "by": by,
        },
    )
    record("enter reported count", collection, by=by, number=number)
    return stated


@transaction.atomic
def write_proposal(
    collection: ProposalCollection, proposed: Proposed, *, by: User
) -> ChangeProposal:
    """Write down what should change, and from where it comes. Raises Invalid."""
    if not may_keep(by, collection.body):
        raise NotAllowed
    proposal = ChangeProposal(collection=collection, created_by=by)
    for name, value in _checked(collection, proposed).items():
        setattr(proposal, name, value)
    proposal.save(force_insert=True)
    record("write proposal", proposal, by=by, collection=collection.pk)
    return proposal


@transaction.atomic
def change_proposal(
    proposal: ChangeProposal, proposed: Proposed, *, by: User, seen_version: int
) -> None:
    """Change words, group, owner, day or source. Raises Invalid or Stale."""
    if not may_keep(by, proposal.collection.body):
        raise NotAllowed
    save_if_current(proposal, seen_version, _checked(proposal.collection, proposed))
    record("change proposal", proposal, by=by)


@transaction.atomic
def say_where_it_stands(
    proposal: ChangeProposal, status: str, words: str, *, by: User
) -> None:
    """Say where a proposal stands; for a refused one the words are the why."""
    if not may_follow(by, proposal):
        raise NotAllowed
    if status not in ProposalStatus.values:
        raise Invalid(_("Choose where it stands."), "status")
    if status == ProposalStatus.REFUSED and not words.strip():
        raise Invalid(_("Write why it will not be done."), "words")
    hold(proposal, "status", "reason", "version")
    ProposalNote.objects.create(
        proposal=proposal,
        before=proposal.status,
        reason_before=proposal.reason,
        status=status,
        words=words.strip(),
        by=by,
    )
    reason = words.strip() if status == ProposalStatus.REFUSED else ""
    save_if_current(proposal, proposal.version, {"status": status, "reason": reason})
    record("say where proposal stands", proposal, by=by, status=status)


@transaction.atomic
def undo_last_step(proposal: ChangeProposal, *, by: User) -> None:
    """Put a proposal back where it stood before its last step, if it has moved."""
    if not may_follow(by, proposal):
        raise NotAllowed
    hold(proposal, "status", "reason", "version")
    last = proposal.notes.last()
    if last is None or last.status != proposal.status:
        return
    before = {"status": last.before, "reason": last.reason_before}
    last.delete()
    save_if_current(proposal, proposal.version, before)
    record("put back change proposal", proposal, by=by, status=proposal.status)


@transaction.atomic
def tie_measure(proposal: ChangeProposal, measure: Measure, *, by: User) -> None:
    """Tie a measure that does something of what was proposed. Raises Invalid."""
    if not may_follow(by, proposal):
        raise NotAllowed
    try:
        with transaction.atomic():
            ProposalMeasure.objects.create(proposal=proposal, measure=measure)
    except IntegrityError as known:
        raise Invalid(_("The measure is tied already."), "measure") from known
    record("link measure to proposal", proposal, by=by, measure=measure.pk)


@transaction.atomic
def untie_measure(proposal: ChangeProposal, measure: int, *, by: User) -> None:
    """Untie a measure; the measure itself goes on."""
    if not may_follow(by, proposal):
        raise NotAllowed
    rows = ProposalMeasure.objects.filter(proposal=proposal, measure=measure)
    if rows.delete()[0]:
        record("unlink measure from proposal", proposal, by=by, measure=measure)


def _checked(collection: ProposalCollection, proposed: Proposed) -> dict[str, Any]:
    # Any: the values of any field.
    if not proposed.text.strip():
        raise Invalid(_("Write what should change."), "text")
    if not proposed.body.exists_on():
        sentence = _("%(body)s no longer exists.")
        raise Invalid(sentence % {"body": proposed.body}, "body")
    if proposed.owner is not None and not works_here(proposed.owner):
        raise Invalid(_("This person has no role here."), "owner")
    sources = (proposed.finding, proposed.lesson, proposed.meeting, proposed.past)
    if not any(sources) and not proposed.source.strip():
        raise Invalid(_("Say from where the proposal comes."), "source")
    group = None
    if proposed.group.strip():
        group, _is_new = ProposalGroup.objects.get_or_create(
            collection=collection, name=proposed.group.strip()
        )
    return {
        "text": proposed.text.strip(),
        "body": proposed.body,
        "group": group,
        "owner": proposed.owner,
        "due_on": proposed.due_on,
        "finding": proposed.finding,
        "lesson": proposed.lesson,
        "meeting": proposed.meeting,
        "past": proposed.past,
        "source": proposed.source.strip(),
        "source_link": proposed.source_link.strip(),
    }
