"""What a group or organisation sees and does on its own page, without account."""

from dataclasses import dataclass
from datetime import date

from gensvar.agreements.actions.comments import Comment, comment
from gensvar.agreements.actions.commitments import Note, note_from_group
from gensvar.agreements.actions.evaluating import View, judge_pilot
from gensvar.agreements.keys import stored
from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    Commitment,
    CommitmentStatus,
    GroupLink,
    Part,
    ProposalComment,
    ProposalStage,
    StructureProposal,
)
from gensvar.agreements.queries import CommitmentRow, commitments_in
from gensvar.agreements.seen import PartShown
from gensvar.kernel.days import today

__all__ = ["GroupPage", "Note", "View", "follow", "group_page", "judge", "say"]
LATEST = (
    ProposalStage.COMMENT,
    ProposalStage.ANCHORED,
    ProposalStage.PILOT,
    ProposalStage.EVALUATED,
    ProposalStage.DECIDED,
)
RUNNING = (AgreementStage.IN_FORCE, AgreementStage.REVIEWED)
PARTS = Part.choices
STATUSES = CommitmentStatus.choices


@dataclass(frozen=True)
class Said:
    """What the group has said, and what became of it."""

    words: str
    language: str
    part: str
    day: date
    outcome: str
    answer: str


@dataclass(frozen=True)
class Promise:
    """A commitment, and how each side last saw it."""

    pk: int
    agreement: str
    who: str
    words: str
    due_on: date
    status: str
    is_late: bool
    yours: str
    theirs: str


@dataclass(frozen=True)
class Changed:
    """Why the proposal differs from the version before."""

    part: str
    finding: str
    change: str


@dataclass(frozen=True)
class Proposed:
    """What is proposed now, and what the group can do with it."""

    number: int = 0
    said_stage: str = ""
    comment_until: date | None = None
    can_comment: bool = False
    can_judge: bool = False
    parts: tuple[PartShown, ...] = ()
    changes: tuple[Changed, ...] = ()
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class GroupPage:
    """What the page of a group shows."""

    link: GroupLink
    proposal: StructureProposal | None
    token: str
    group: str
    organisation: str
    programme: str
    body: str
    proposed: Proposed
    promises: tuple[Promise, ...]


def group_page(token: str) -> GroupPage | None:
    """Return the page that a token opens, or nothing when the way in is closed."""
    rows = GroupLink.objects.select_related("group__programme__body", "organisation")
    link = rows.filter(token_hash=stored(token), ended_on__isnull=True).first()
    if link is None:
        return None
    programme = link.group.programme
    proposals = StructureProposal.objects.filter(programme=programme, stage__in=LATEST)
    proposal = proposals.order_by("-number").first()
    if proposal is not None:
        proposal.programme = programme
    return GroupPage(
        link=link,
        proposal=proposal,
        token=token,
        group=str(link.group),
        organisation=str(link.organisation or ""),
        programme=programme.name,
        body=str(programme.body),
        proposed=_proposed(proposal, link) if proposal else Proposed(),
        promises=tuple(_promises(link)),
    )


def _proposed(proposal: StructureProposal, link: GroupLink) -> Proposed:
    until = proposal.comment_until
    is_open = proposal.stage == ProposalStage.COMMENT
    return Proposed(
        number=proposal.number,
        said_stage=proposal.get_stage_display(),
        comment_until=until,
        can_comment=is_open and until is not None and until >= today(),
        can_judge=proposal.stage == ProposalStage.PILOT,
        parts=tuple(
            PartShown(row.pk, row.get_part_display(), row.words)
            for row in proposal.parts.all()
        ),
        changes=tuple(
            Changed(row.get_part_display(), row.finding, row.change)
            for row in proposal.changes.all()
        ),
        said=tuple(_said(proposal, link)),
    )


def _said(proposal: StructureProposal, link: GroupLink) -> list[Said]:
    """Return the comments of this group or organisation, also on earlier versions."""
    rows = ProposalComment.objects.filter(
        proposal__programme_id=proposal.programme_id,
        group=link.group,
        organisation=link.organisation,
    )
    return [
        Said(
            row.words,
            row.language,
            row.get_part_display() if row.part else "",
            row.said_on,
            row.get_outcome_display() if row.outcome else "",
            row.answer,
        )
        for row in rows.order_by("-pk")
    ]


def _promises(link: GroupLink) -> list[Promise]:
    agreements = Agreement.objects.filter(
        programme_id=link.group.programme_id, stage__in=RUNNING
    )
    return [_promise(row) for row in commitments_in(agreements)]


def _promise(row: CommitmentRow) -> Promise:
    return Promise(
        pk=row.commitment.pk,
        agreement=row.commitment.agreement.title,
        who=row.commitment.who,
        words=row.commitment.words,
        due_on=row.commitment.due_on,
        status=row.commitment.get_status_display(),
        is_late=row.commitment.is_late,
        yours=row.others.get_status_display() if row.others else "",
        theirs=row.region.words if row.region else "",
    )


def say(page: GroupPage, words: str, part: str, language: str, key: str) -> None:
    """Keep a comment. Raises NotYet when the proposal is not out for comment."""
    if page.proposal is not None:
        said = Comment(words, part=part, language=language)
        comment(page.proposal, page.link, said, key=key)


def judge(page: GroupPage, view: View, key: str) -> None:
    """Keep how the group sees the pilot. Raises NotYet when it is not under way."""
    if page.proposal is not None:
        judge_pilot(page.proposal, page.link, view, key=key)


def follow(page: GroupPage, number: int, note: Note, key: str) -> bool:
    """Keep how the group sees a commitment; False for one that is not on its page."""
    if number not in {row.pk for row in page.promises}:
        return False
    row = Commitment.objects.select_related("agreement").get(pk=number)
    note_from_group(row, page.link, note, key=key)
    return True
