"""What exchanges and joint positions add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.dialogues.models import Stage
from gensvar.directory.keepers import keeper_page
from gensvar.exchanges.actions import (
    offer_by_organisation,
    set_goal,
    sign_up,
    sign_up_organisation,
    take_training,
    tell_news,
    write_lesson,
)
from gensvar.exchanges.models import OfferKind
from gensvar.joint_positions.actions import Draft, change, send_position
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.exchanges import (
    facts,
    has_been,
    make_event,
    make_offer,
    make_training,
)
from tests.make.joint_positions import agree, make_own_side, make_position
from tests.make.news import make_notice_of, news
from tests.make.publishing import publish

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_exchanges(world: "World", body: Body) -> None:
    """Make one of everything, of those who invite and those who come."""
    grow_exchanges(world, body, 1)


def grow_exchanges(world: "World", body: Body, rows: int) -> None:
    """Make the same with as many rows of everything as one asks for."""
    _positions(world, body, rows)
    _offers(world, body, rows)
    _news(world, body, rows)
    officer = officer_of(body)
    for row in range(rows):
        set_goal(body, today().year - row, 2, by=officer)
        training = make_training(body)
        take_training(training, by=officer)
    world.kept["training"] = str(training.pk)


def _positions(world: "World", body: Body, rows: int) -> None:
    dialogue = make_dialogue(Stage.OPEN, body, visibility="at_once")
    publish(dialogue)
    mine = keeper_page(world.kept["keeper"])
    assert mine is not None
    others = [make_own_side() for _ in range(rows)]
    for row in range(rows):
        sent = make_position(dialogue, mine, *others, title=f"Skickat {row}")
        send_position(mine, sent, seen=sent.fingerprint)
        draft = make_position(dialogue, mine, *others, title=f"Utkast {row}")
        for number in range(rows):
            words = Draft("Utkast", f"Version {row}-{number}.")
            change(mine, draft, words, seen=draft.version)
        agree(others[0], draft, reservation="Inte på fredagar.")
    world.kept["joint_position"] = draft.public_id
    world.kept["sent_position"] = sent.public_id
    world.kept["joint_number"] = dialogue.number


def _offers(world: "World", body: Body, rows: int) -> None:
    mine, officer = keeper_page(world.kept["keeper"]), officer_of(body)
    assert mine is not None
    guests = [make_own_side() for _ in range(rows)]
    for row in range(rows):
        key = f"matrix {body.pk} {row}"
        waits = offer_by_organisation(mine, OfferKind.VISIT, facts(), key=key)
        shown = make_offer(mine, seats=rows, body=body)
        held = make_offer(mine, OfferKind.VISIT, body=body)
        for guest in guests:
            sign_up_organisation(guest, shown, 1)
            sign_up_organisation(guest, held, 1)
        sign_up(held, body, by=officer)
        has_been(held)
        write_lesson(held, "Vi bjuder in fler.", by=officer)
        event = make_event(body)
    world.kept.update(
        offer_waits=str(waits.pk),
        offer=str(shown.pk),
        own_offer=waits.public_id,
        shown_offer=shown.public_id,
        event=str(event.pk),
        event_of_body=event.public_id,
    )


def _news(world: "World", body: Body, rows: int) -> None:
    mine = keeper_page(world.kept["keeper"])
    assert mine is not None
    sent = tell_news(mine, news(), key=f"matrix news {body.pk}")
    for row in range(rows):
        other = make_own_side()
        tell_news(other, news(), key=f"matrix news {body.pk} {row}")
        shown = make_notice_of(body)
    world.kept.update(notice_waits=str(sent.pk), notice_shown=str(shown.pk))
