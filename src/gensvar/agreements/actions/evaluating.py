"""Evaluating a pilot together: each side enters its own view (S1-27, S1-39)."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.actions.comments import check_words
from gensvar.agreements.models import (
    Author,
    GroupLink,
    Method,
    PilotView,
    ProposalStage,
    StructureProposal,
)
from gensvar.agreements.policies import may_keep_structure
from gensvar.audit.actions import record
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import known
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import ProgrammeGroup

TEXTS = ("worked", "change", "value_group", "value_service")


@dataclass(frozen=True)
class View:
    """How one side sees the pilot."""

    worked: str = ""
    change: str = ""
    value_group: str = ""
    value_service: str = ""
    language: str = "sv"
    method: str = Method.WEB
    said_on: date | None = None
    did_not_answer: bool = False


@transaction.atomic
def judge_pilot(
    proposal: StructureProposal, link: GroupLink, view: View, *, key: str
) -> PilotView:
    """Keep a group's own view, from its own page; the same `key` is kept once."""
    before = PilotView.objects.filter(key=key).first()
    if before is not None:
        return before
    _in_pilot(proposal)
    if link.group.programme_id != proposal.programme_id:
        raise Invalid(_("This group is not part of the programme."), "group")
    try:
        with transaction.atomic():
            row = _keep(proposal, view, key, None, link.group, link.organisation)
    except IntegrityError:
        return PilotView.objects.get(key=key)
    record("judge pilot", proposal, view=row.pk, group=link.group_id)
    return row


@transaction.atomic
def enter_view(
    proposal: StructureProposal,
    view: View,
    *,
    by: User,
    group: ProgrammeGroup | None = None,
    organisation: Organisation | None = None,
) -> PilotView:
    """Enter the region's own view, or a group's as it was said to the region.

    That a group did not answer is said by a person, with `did_not_answer`.
    """
    if not may_keep_structure(by, proposal):
        raise NotAllowed
    _in_pilot(proposal)
    if group and (group.programme_id != proposal.programme_id or not group.is_included):
        raise Invalid(_("This group is not part of the programme."), "group")
    if view.did_not_answer and group is None:
        raise Invalid(_("Choose the group that did not answer."), "group")
    row = _keep(proposal, view, secrets.token(), by, group, organisation)
    record("judge pilot", proposal, by=by, view=row.pk, group=group and group.pk)
    return row


def _in_pilot(proposal: StructureProposal) -> None:
    hold(proposal, "stage")
    if proposal.stage != ProposalStage.PILOT:
        raise NotYet([_("that the pilot is under way")])


def _keep(
    proposal: StructureProposal,
    view: View,
    key: str,
    by: User | None,
    group: ProgrammeGroup | None,
    organisation: Organisation | None,
) -> PilotView:
    day = view.said_on or today()
    if day > today():
        raise Invalid(_("That day has not come yet."), "said_on")
    return PilotView.objects.create(
        proposal=proposal,
        author=Author.GROUP if group else Author.REGION,
        group=group,
        organisation=organisation,
        language=known(view.language).tag,
        method=view.method,
        said_on=day,
        did_not_answer=view.did_not_answer,
        key=key,
        entered_by=by,
        **_texts(view),
    )


def _texts(view: View) -> dict[str, str]:
    """Return what is written; at least one box has something in it."""
    given = {name: getattr(view, name).strip() for name in TEXTS}
    if view.did_not_answer:
        if any(given.values()):
            raise Invalid(
                _("You wrote an answer: then they did answer."), "did_not_answer"
            )
        return given
    if not any(given.values()):
        raise Invalid(_("Write something in at least one of the boxes."), "worked")
    return {
        name: check_words(text, view.language, name) if text else ""
        for name, text in given.items()
    }
