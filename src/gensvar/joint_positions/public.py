"""What the own side of an organisation, and pages for everyone, may call."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.directory.keepers import KeeperPage
from gensvar.joint_positions import actions
from gensvar.joint_positions.actions import Draft, Reply
from gensvar.joint_positions.actions.answering import LONGEST_RESERVATION
from gensvar.joint_positions.actions.writing import LONGEST
from gensvar.joint_positions.models import (
    Backing,
    BackingState,
    Position,
    PositionState,
)
from gensvar.joint_positions.queries import (
    closes_on,
    may_be_asked,
    of_contributions,
    position_for,
    seen_by,
)
from gensvar.joint_positions.standing import (
    behind,
    has_agreed,
    must_agree_again,
    stands_behind,
)
from gensvar.kernel.secrets import token as fresh_key
from gensvar.organisations.models import Organisation

__all__ = [
    "LONGEST",
    "LONGEST_RESERVATION",
    "BackingState",
    "Behind",
    "Draft",
    "Listed",
    "PositionPage",
    "Reply",
    "act",
    "answer",
    "ask",
    "behind_of",
    "change",
    "fresh_key",
    "mine",
    "one",
    "send",
    "start",
    "who_stands_behind",
]


@dataclass(frozen=True)
class Behind:
    """An organisation that stands behind the words, or has left; its reservation."""

    name: str
    reservation: str = ""
    withdrawn_on: date | None = None

    @property
    def stands(self) -> bool:
        """Say whether the organisation still stands behind the words."""
        return self.withdrawn_on is None


@dataclass(frozen=True)
class Answered:
    """What one organisation has answered, for the one who asked."""

    name: str
    state: str
    reservation: str
    must_again: bool


@dataclass(frozen=True)
class Listed:
    """One joint position in the list of an organisation."""

    public_id: str
    title: str
    dialogue: str
    starter: str
    state: str
    waits: bool
    number_behind: int


@dataclass(frozen=True)
class PositionPage:
    """One joint position, as one of its organisations sees it."""

    public_id: str
    title: str
    words: str
    language: str
    number: int
    seen: str
    version: int
    is_open: bool
    state: str
    state_words: str
    dialogue: str
    slug: str
    closes_on: date | None
    starter: str
    is_mine: bool
    my_state: str
    my_reservation: str
    must_again: bool
    may_withdraw: bool
    withdrawn_on: date | None
    behind: Sequence[Behind]
    answers: Sequence[Answered]
    can_ask: Sequence[tuple[int, str]]
    sent_on: date | None
    contribution: str
    is_answered: bool


def mine(page: KeeperPage) -> list[Listed]:
    """Return the joint positions of an organisation, and those that it may join."""
    return [_listed(page, row) for row in seen_by(page)[:100]]


def _own(page: KeeperPage, position: Position) -> Backing | None:
    rows = position.backings.all()
    return next((row for row in rows if row.organisation_id in page.family), None)


def _listed(page: KeeperPage, position: Position) -> Listed:
    own = _own(page, position)
    is_draft = position.state == PositionState.DRAFT
    waits = own is not None and (
        own.state == BackingState.ASKED or must_agree_again(own, position)
    )
    return Listed(
        public_id=position.public_id,
        title=position.title,
        dialogue=position.dialogue.title,
        starter=position.starter.name,
        state=str(position.get_state_display()),
        waits=is_draft and waits,
        number_behind=len(behind(position, position.backings.all())),
    )


def one(page: KeeperPage, public_id: str) -> PositionPage | None:
    """Return one joint position that an organisation may see, or nothing."""
    position = position_for(page, public_id)
    return _page(page, position) if position else None


def _page(page: KeeperPage, position: Position) -> PositionPage:
    own = _own(page, position)
    is_mine = position.starter_id in page.family
    is_draft = position.state == PositionState.DRAFT
    is_sent = position.state == PositionState.SENT
    others = [row for row in position.backings.all() if row is not own]
    return PositionPage(
        public_id=position.public_id,
        title=position.title,
        words=position.words,
        language=position.language,
        number=position.number,
        seen=position.fingerprint,
        version=position.version,
        is_open=position.is_open,
        state=position.state,
        state_words=str(position.get_state_display()),
        dialogue=position.dialogue.title,
        slug=position.dialogue.slug,
        closes_on=closes_on(position.dialogue) if is_draft else None,
        starter=position.starter.name,
        is_mine=is_mine,
        my_state=own.state if own else "",
        my_reservation=own.reservation if own else "",
        must_again=bool(own and must_agree_again(own, position)),
        may_withdraw=bool(own and is_sent and stands_behind(own, position)),
        withdrawn_on=own.withdrawn_on if own else None,
        behind=behind_of(position),
        answers=[_answered(row, position) for row in others] if is_mine else (),
        can_ask=[(row.pk, row.name) for row in may_be_asked(position)]
        if is_mine and is_draft
        else (),
        sent_on=timezone.localdate(position.sent_at) if position.sent_at else None,
        contribution=position.contribution.public_id if position.contribution else "",
        is_answered=position.dialogue.stage in (Stage.ANSWERED, Stage.CLOSED),
    )


def _answered(row: Backing, position: Position) -> Answered:
    return Answered(
        name=row.organisation.name,
        state=str(row.get_state_display()),
        reservation=row.reservation,
        must_again=must_agree_again(row, position),
    )


def behind_of(position: Position) -> tuple[Behind, ...]:
    """Return who stands behind a position, and who has left it since."""
    rows = position.backings.all()
    agreed = [
        Behind(row.organisation.name, row.reservation) for row in behind(position, rows)
    ]
    left = [
        Behind(row.organisation.name, withdrawn_on=row.withdrawn_on)
        for row in rows
        if row.withdrawn_on and has_agreed(row, position)
    ]
    return (*agreed, *left)


def who_stands_behind(public_ids: Collection[str]) -> dict[str, tuple[Behind, ...]]:
    """Return who stands behind some contributions; only joint ones are named.

    Whether a contribution is shown is decided by publishing; ask there first.
    """
    if not public_ids:
        return {}
    rows = of_contributions(public_ids)
    return {
        row.contribution.public_id: behind_of(row) for row in rows if row.contribution
    }


def start(page: KeeperPage, slug: str, draft: Draft, key: str) -> str | None:
    """Start a joint position to a dialogue; return its id, or None without one.

    Whether the public may know of the dialogue is decided by publishing; ask there
    first. Raises Invalid or NotYet.
    """
    dialogue = Dialogue.objects.filter(slug=slug).first()
    if dialogue is None:
        return None
    return actions.start(page, dialogue, draft, key=key).public_id


def change(page: KeeperPage, public_id: str, draft: Draft, *, seen: int) -> None:
    """Change the words. Raises Invalid, NotYet, NotAllowed or Stale."""
    if position := position_for(page, public_id):
        actions.change(page, position, draft, seen=seen)


def ask(page: KeeperPage, public_id: str, organisation: int) -> None:
    """Ask another organisation. Raises Invalid, NotYet or NotAllowed."""
    position = position_for(page, public_id)
    row = Organisation.objects.filter(pk=organisation).first()
    if position and row:
        actions.ask(page, position, row)


def answer(page: KeeperPage, public_id: str, reply: Reply) -> None:
    """Answer for one's organisation. Raises Invalid, NotYet, NotAllowed or Stale."""
    if position := position_for(page, public_id):
        actions.answer(page, position, reply)


def send(page: KeeperPage, public_id: str, seen: str) -> None:
    """Send it to the dialogue. Raises NotYet, NotAllowed or Stale."""
    if position := position_for(page, public_id):
        actions.send_position(page, position, seen=seen)


def act(page: KeeperPage, public_id: str, do: str) -> bool:
    """Do what needs no words: "drop" or "withdraw". False when it is neither."""
    position = position_for(page, public_id)
    if position is None or do not in ("drop", "withdraw"):
        return False
    if do == "drop":
        actions.drop(page, position)
    else:
        actions.withdraw_name(page, position)
    return True
