"""Anchoring: write down what each group or organisation says. Rows are only added."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.actions.comments import check_words
from gensvar.agreements.models import (
    OBJECTING,
    Agreement,
    AgreementStage,
    Anchoring,
    Position,
    ProposalStage,
    StructureProposal,
)
from gensvar.agreements.policies import may_keep_agreement, may_keep_structure
from gensvar.agreements.queries import Anchored, parties_of
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import known
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import ProgrammeGroup


@dataclass(frozen=True)
class Anchor:
    """What was said, when, how and with whom; the outcome is a person's judgement."""

    position: str
    anchored_on: date
    how: str
    with_whom: str
    objections: str = ""
    language: str = "sv"
    may_show: bool = False


@transaction.atomic
def anchor(
    thing: Anchored,
    said: Anchor,
    *,
    by: User,
    group: ProgrammeGroup | None = None,
    organisation: Organisation | None = None,
) -> Anchoring:
    """Write down an anchoring with a group or an organisation (S1-20).

    The latest of a party counts; earlier ones stay. Raises Invalid and NotYet.
    """
    _check_may(thing, by)
    _check_stage(thing)
    if (group, organisation) not in parties_of(thing):
        raise Invalid(_("Choose who was asked."), "party")
    objections = _checked(said)
    row = Anchoring.objects.create(
        proposal=thing if isinstance(thing, StructureProposal) else None,
        agreement=thing if isinstance(thing, Agreement) else None,
        group=group,
        organisation=organisation,
        revision=thing.revision if isinstance(thing, Agreement) else 1,
        anchored_on=said.anchored_on,
        how=said.how.strip(),
        with_whom=said.with_whom.strip(),
        position=said.position,
        objections=objections,
        language=known(said.language).tag,
        may_show=said.may_show and bool(objections),
        entered_by=by,
    )
    record("anchor", thing, by=by, anchoring=row.pk, position=said.position)
    return row


def _check_may(thing: Anchored, by: User) -> None:
    if isinstance(thing, Agreement):
        if not may_keep_agreement(by, thing):
            raise NotAllowed
    elif not may_keep_structure(by, thing):
        raise NotAllowed


def _check_stage(thing: Anchored) -> None:
    """Anchoring comes before the decision, on words that do not move meanwhile."""
    if isinstance(thing, Agreement):
        hold(thing, "stage", "revision")
        if thing.stage not in {
            AgreementStage.DRAFT,
            AgreementStage.ANCHORED,
            AgreementStage.PROPOSED,
        }:
            raise NotYet([_("that it is not decided yet")])
        return
    hold(thing, "stage")
    if thing.stage not in {
        ProposalStage.COMMENT,
        ProposalStage.ANCHORED,
        ProposalStage.PILOT,
        ProposalStage.EVALUATED,
    }:
        raise NotYet([_("that the proposal is out with the groups, and not decided")])


def _checked(said: Anchor) -> str:
    """Return the objections as they are kept; raise Invalid where a fact is missing."""
    if said.position not in Position.values:
        raise Invalid(_("Choose what they said."), "position")
    if said.anchored_on > today():
        raise Invalid(_("That day has not come yet."), "anchored_on")
    if not said.how.strip():
        raise Invalid(_("Write how it was done."), "how")
    if not said.with_whom.strip():
        raise Invalid(_("Write with whom: an organisation or a meeting."), "with_whom")
    if said.position in OBJECTING:
        return check_words(said.objections, said.language, "objections")
    if said.objections.strip():
        raise Invalid(
            _("You wrote objections. Choose that they object, or accept with them."),
            "position",
        )
    return ""
