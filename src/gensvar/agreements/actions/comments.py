"""Comments on a proposal: said by groups, entered for them, and each one answered."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.models import (
    GroupLink,
    Method,
    Part,
    ProposalComment,
    ProposalStage,
    StructureProposal,
    Taken,
)
from gensvar.agreements.policies import may_keep_structure
from gensvar.audit.actions import record
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import known
from gensvar.kernel.scripts import check_script
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import ProgrammeGroup

MOST = 20_000


@dataclass(frozen=True)
class Comment:
    """What somebody says for a group: the words, about which part, how and when."""

    words: str
    part: str = ""
    language: str = "sv"
    method: str = Method.WEB
    said_on: date | None = None


def check_words(words: str, language: str, field: str = "words") -> str:
    """Return words that can be kept; raise Invalid where they cannot be right."""
    text = words.replace("\x00", "").strip()
    if not text:
        raise Invalid(_("Write what you want to say."), field)
    if len(text) > MOST:
        raise Invalid(_("The text is too long. Send it in parts."), field)
    known(language)
    check_script(language, text, field)
    return text


@transaction.atomic
def comment(
    proposal: StructureProposal, link: GroupLink, said: Comment, *, key: str
) -> ProposalComment:
    """Keep what a group says on its own page; the same `key` is kept once.

    Raises NotYet when the proposal is not out for comment.
    """
    before = ProposalComment.objects.filter(key=key).first()
    if before is not None:
        return before
    _open_for_comment(proposal)
    _check_group(proposal, link.group)
    try:
        with transaction.atomic():
            row = _keep(proposal, link.group, link.organisation, said, key)
    except IntegrityError:
        return ProposalComment.objects.get(key=key)
    record("comment structure", proposal, comment=row.pk, group=link.group_id)
    return row


@transaction.atomic
def enter_comment(
    proposal: StructureProposal,
    group: ProgrammeGroup,
    said: Comment,
    *,
    by: User,
    organisation: Organisation | None = None,
) -> ProposalComment:
    """Enter what a group has said at a meeting, in writing or in conversation."""
    if not may_keep_structure(by, proposal):
        raise NotAllowed
    hold(proposal, "stage")
    if proposal.stage != ProposalStage.COMMENT:
        raise NotYet([_("that the proposal is out for comment")])
    _check_group(proposal, group)
    row = _keep(proposal, group, organisation, said, secrets.token(), by)
    record("comment structure", proposal, by=by, comment=row.pk, group=group.pk)
    return row


@transaction.atomic
def answer_comment(
    row: ProposalComment, outcome: str, answer: str, *, by: User
) -> None:
    """Say what became of a comment, and because of what. Raises Invalid."""
    if not may_keep_structure(by, row.proposal):
        raise NotAllowed
    if outcome not in Taken.values:
        raise Invalid(_("Choose what became of the comment."), "outcome")
    if not answer.strip():
        raise Invalid(_("Write because of what."), "answer")
    hold(row)
    row.outcome, row.answer = outcome, answer.strip()
    row.answered_by, row.answered_at = by, timezone.now()
    row.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    record("answer comment", row.proposal, by=by, comment=row.pk, outcome=outcome)


def _open_for_comment(proposal: StructureProposal) -> None:
    hold(proposal, "stage", "comment_until")
    until = proposal.comment_until
    if proposal.stage != ProposalStage.COMMENT or until is None or until < today():
        raise NotYet([_("that the proposal is out for comment")])


def _check_group(proposal: StructureProposal, group: ProgrammeGroup) -> None:
    if group.programme_id != proposal.programme_id or not group.is_included:
        raise Invalid(_("This group is not part of the programme."), "group")


def _keep(
    proposal: StructureProposal,
    group: ProgrammeGroup,
    organisation: Organisation | None,
    said: Comment,
    key: str,
    by: User | None = None,
) -> ProposalComment:
    words = check_words(said.words, said.language)
    if said.part and said.part not in Part.values:
        raise Invalid(_("Choose among the parts."), "part")
    day = said.said_on or today()
    if day > today():
        raise Invalid(_("That day has not come yet."), "said_on")
    return ProposalComment.objects.create(
        proposal=proposal,
        group=group,
        organisation=organisation,
        part=said.part,
        words=words,
        language=known(said.language).tag,
        method=said.method,
        said_on=day,
        key=key,
        entered_by=by,
    )
