"""Starting a joint position, and changing its words."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.audit.actions import record
from gensvar.contributions.words import as_written, on_one_line
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import takes_contributions
from gensvar.directory.keepers import KeeperPage
from gensvar.joint_positions.messages import words_changed
from gensvar.joint_positions.models import (
    Backing,
    BackingState,
    Position,
    PositionState,
    Wording,
)
from gensvar.joint_positions.standing import AGREES, fingerprint
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import known
from gensvar.notifications.actions import send

LONGEST = 5000


@dataclass(frozen=True)
class Draft:
    """What is written when a position is started or changed."""

    title: str
    words: str
    language: str = "sv"
    is_open: bool = False


@transaction.atomic
def start(mine: KeeperPage, dialogue: Dialogue, draft: Draft, *, key: str) -> Position:
    """Start a joint position to an open dialogue; a `key` counts once.

    Who wrote the words stands behind them. Raises Invalid at the field, or NotYet.
    """
    before = Position.objects.filter(key=key).first()
    if before is not None:
        return _own(mine, before)
    kept = _checked(draft)
    if not takes_contributions(dialogue):
        raise NotYet([_("that the dialogue is open for contributions")])
    try:
        with transaction.atomic():
            position = Position.objects.create(
                dialogue=dialogue,
                starter=mine.organisation,
                title=kept.title,
                words=kept.words,
                language=kept.language,
                is_open=kept.is_open,
                fingerprint=fingerprint(kept.title, kept.words),
                key=key,
            )
    except IntegrityError:
        return _own(mine, Position.objects.get(key=key))
    _keep_wording(position)
    record("start joint position", position, organisation=mine.organisation.pk)
    return position


@transaction.atomic
def change(mine: KeeperPage, position: Position, draft: Draft, *, seen: int) -> None:
    """Change the words of a draft; who had agreed to others must agree again.

    Raises Stale when somebody saved since the version `seen` was read.
    """
    must_be_starter(mine, position)
    kept = _checked(draft)
    must_be_draft(position)
    mark = fingerprint(kept.title, kept.words)
    is_new = mark != position.fingerprint
    save_if_current(
        position,
        seen,
        {
            "title": kept.title,
            "words": kept.words,
            "language": kept.language,
            "is_open": kept.is_open,
            "fingerprint": mark,
            "number": position.number + is_new,
            "changed_at": timezone.now(),
        },
    )
    if is_new:
        _words_are_others(position)


def _words_are_others(position: Position) -> None:
    agreed = list(
        position.backings.filter(state__in=AGREES)
        .exclude(organisation=position.starter)
        .values_list("organisation", flat=True)
    )
    _keep_wording(position)
    record("change joint position", position, number=position.number)
    send(words_changed(position, agreed))


def _keep_wording(position: Position) -> None:
    """Keep the words under their number; who wrote them stands behind them."""
    Wording.objects.create(
        position=position,
        number=position.number,
        title=position.title,
        words=position.words,
        fingerprint=position.fingerprint,
    )
    Backing.objects.update_or_create(
        position=position,
        organisation=position.starter,
        defaults={
            "state": BackingState.BEHIND,
            "number": position.number,
            "fingerprint": position.fingerprint,
            "answered_at": timezone.now(),
        },
    )


def must_be_starter(mine: KeeperPage, position: Position) -> None:
    """Raise NotAllowed unless the organisation has started the position."""
    if position.starter_id not in mine.family:
        raise NotAllowed


def must_be_draft(position: Position) -> None:
    """Hold the position, and raise NotYet unless it is still being written."""
    hold(position, "state", "number", "fingerprint", "version")
    if position.state != PositionState.DRAFT:
        raise NotYet([_("that the position is still being written")])


def _own(mine: KeeperPage, position: Position) -> Position:
    must_be_starter(mine, position)
    return position


def _checked(draft: Draft) -> Draft:
    title, words = on_one_line(draft.title), as_written(draft.words)
    if not title:
        raise Invalid(_("Write what it is about."), "title")
    if len(title) > 200:
        raise Invalid(_("Write a shorter title."), "title")
    if not words:
        raise Invalid(_("Write what you want to say together."), "words")
    if len(words) > LONGEST:
        raise Invalid(_("The text is too long. Shorten it."), "words")
    return Draft(title, words, known(draft.language).tag, draft.is_open)
