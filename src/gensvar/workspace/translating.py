"""What can be translated in the workspace: where its texts are, and who may write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse

from gensvar.accounts.models import User
from gensvar.agreements.models import AgreementPart, Commitment, ProposalPart
from gensvar.agreements.policies import may_keep_agreement
from gensvar.agreements.queries import agreement_for, proposals_of
from gensvar.agreements.texts import thing_of_part, things_of_agreement
from gensvar.dialogues.policies import may_lead
from gensvar.dialogues.queries import dialogue_for, latest_mandate
from gensvar.dialogues.texts import things_of
from gensvar.feedback.models import Answer, AnswerState
from gensvar.feedback.texts import thing_of as thing_of_answer
from gensvar.inventories.models import NeedsQuestion
from gensvar.inventories.policies import may_keep_inventory
from gensvar.inventories.queries.reading import inventory_in
from gensvar.inventories.texts import things_of as things_of_inventory
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.meetings.texts import thing_of
from gensvar.programmes.policies import may_keep_programme
from gensvar.programmes.queries import programme_for
from gensvar.programmes.texts import thing_of as thing_of_programme
from gensvar.translations.actions import May
from gensvar.translations.things import Thing


@dataclass(frozen=True)
class Source:
    """Something whose texts are translated, as one who works with it sees it.

    `context` is what the menu of its pages needs; `page` and `parts` make the address
    of its languages.
    """

    title: str
    things: list[Thing]
    may: May
    page: str
    parts: tuple[str | int, ...]
    context: Mapping[str, object]

    def address(self, tag: str = "") -> str:
        """Return the address of its languages, or of one of them."""
        if tag:
            return reverse(f"{self.page}-in", args=[*self.parts, tag])
        return reverse(self.page, args=self.parts)


# Finds a thing for a reader; Http404 where it is not theirs to read.
Find = Callable[..., Source]


def dialogue_texts(user: User, *, number: str) -> Source:
    """Return the texts of a dialogue, its mandate, questions and published answers."""
    row = dialogue_for(user, number)
    answers = [
        thing_of_answer(answer)
        for answer in Answer.objects.filter(dialogue=row, state=AnswerState.PUBLISHED)
    ]
    return Source(
        title=row.title,
        things=[*things_of(row, latest_mandate(row), row.questions.all()), *answers],
        may=lambda who: may_lead(who, row),
        page="dialogue-languages",
        parts=(number,),
        context={"dialogue": row},
    )


def meeting_texts(user: User, *, meeting: int) -> Source:
    """Return the texts of a meeting that everyone may read."""
    row = get_object_or_404(meetings_visible_to(user), pk=meeting)
    return Source(
        title=row.title,
        things=[thing_of(row)],
        may=lambda who: may_keep_meeting(who, row),
        page="meeting-languages",
        parts=(meeting,),
        context={"meeting": row},
    )


def programme_texts(user: User, *, programme: int) -> Source:
    """Return the texts of a programme, and of its structure as last proposed."""
    row = programme_for(user, programme)
    proposals = proposals_of(row)
    parts = ProposalPart.objects.filter(proposal=proposals[0]) if proposals else ()
    return Source(
        title=row.name,
        things=[thing_of_programme(row), *map(thing_of_part, parts)],
        may=lambda who: may_keep_programme(who, row),
        page="programme-languages",
        parts=(programme,),
        context={"programme": row},
    )


def agreement_texts(user: User, *, agreement: int) -> Source:
    """Return the texts of an agreement and its commitments."""
    row = agreement_for(user, agreement)
    return Source(
        title=row.title,
        things=things_of_agreement(
            row,
            AgreementPart.objects.filter(agreement=row),
            Commitment.objects.filter(agreement=row, withdrawn_on__isnull=True),
        ),
        may=lambda who: may_keep_agreement(who, row),
        page="agreement-languages",
        parts=(agreement,),
        context={"agreement": row, "programme": row.programme},
    )


def inventory_texts(user: User, *, programme: int, inventory: int) -> Source:
    """Return the texts of a needs inventory and the region's own questions in it."""
    frame = programme_for(user, programme)
    row = inventory_in(frame, inventory)
    asked = NeedsQuestion.objects.filter(inventory=row, withdrawn_at__isnull=True)
    return Source(
        title=row.name,
        things=things_of_inventory(row, asked),
        may=lambda who: may_keep_inventory(who, row),
        page="inventory-languages",
        parts=(programme, inventory),
        context={"programme": frame, "inventory": row},
    )
