"""What needs inventories add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.inventories.actions import (
    add_activity,
    add_question,
    answer_for_body,
    publish_report,
)
from gensvar.inventories.given import Given
from gensvar.inventories.keys import token_of
from gensvar.inventories.models import Audience, Method, NeedsInventory
from gensvar.programmes.models import Programme
from tests.make.dialogues import officer_of
from tests.make.inventories import (
    make_ask,
    make_entered_answer,
    make_finding,
    make_inventory,
    make_link_answer,
    make_open_answer,
    step,
)
from tests.make.meetings import make_meeting

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_inventories(world: "World", programme: Programme) -> None:
    """Make an open inventory, a reported one and an internal one."""
    grow_inventories(world, programme, 1)


def grow_inventories(world: "World", programme: Programme, rows: int) -> None:
    """Make inventories with as many answers and findings as one asks for."""
    reported = _reported(programme)
    found = make_inventory(programme, is_open=False)
    by = officer_of(programme.body)
    for number in range(rows):
        add_activity(programme, f"Egen verksamhet {number}", by=by)
        add_question(found, f"Egen fråga {number}?", by=by)
        make_ask(found)
    step(found, "open needs inventory")
    _answer(found, rows)
    internal = make_inventory(programme, audience=Audience.ADMINISTRATIONS)
    for _row in range(rows):
        make_inventory(programme, is_open=False)
        answer_for_body(
            internal, programme.body, Given(words={"other": "Mer samverkan."}), by=by
        )
    meeting = make_meeting(programme.body)
    meeting.programme = programme
    meeting.save(update_fields=["programme"])
    world.kept["needs_meeting"] = str(meeting.pk)
    first = found.answers.order_by("pk")[0]
    world.kept.update(
        needs=str(found.pk),
        needs_asked=token_of(found.asks.earliest("pk")),
        needs_public=found.public_id,
        needs_reported=reported.public_id,
        needs_internal=str(internal.pk),
        needs_answer=str(first.pk),
        needs_finding=str(found.findings.earliest("pk").pk),
    )


def _answer(found: NeedsInventory, rows: int) -> None:
    for ask in list(found.asks.order_by("pk"))[:rows]:
        answer = make_link_answer(ask, **_says_all(found))
        make_finding(found, answer)
    for _row in range(rows):
        make_open_answer(found)
        make_entered_answer(found)


def _says_all(found: NeedsInventory) -> dict[str, object]:
    question = found.questions.first()
    return {
        "words": {"agenda": "Tidigt.", "forms": "Verkstad."},
        "own": {question.pk: "Ja."} if question else {},
        "roles": ("officer", "politician"),
        "bodies": (found.programme.body_id,),
        "forms": {"workshop": ("wanted", "Vård"), "meeting": ("not", "")},
    }


def _reported(programme: Programme) -> NeedsInventory:
    found = make_inventory(programme, method=Method.MEETING)
    make_finding(found, make_entered_answer(found))
    step(found, "close needs inventory")
    step(found, "report needs inventory")
    publish_report(found, by=officer_of(programme.body))
    return found
