"""What finding each other adds to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.directory.keepers import keeper_page
from gensvar.matching.actions.introductions import (
    accept_introduction,
    report_introduction,
)
from gensvar.matching.actions.listings import Said, write_listing_of_body
from gensvar.matching.actions.suggestions import dismiss_suggestion
from gensvar.matching.actions.taking_part import shut_out, take_part
from gensvar.matching.models import Participant
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.matching import (
    make_introduction,
    make_listing,
    make_member,
    make_place,
    make_theme,
)

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_matching(world: "World", body: Body) -> None:
    """Make listings that meet, introductions at each stage, one that is reported."""
    grow_matching(world, body, 1)


def grow_matching(world: "World", body: Body, rows: int) -> None:
    """Make the same with as many rows of everything as one asks for."""
    by = officer_of(body)
    mine = keeper_page(world.kept["keeper"])
    assert mine is not None
    take_part(mine)
    lists = {"places": [make_place()], "themes": [make_theme()], "shown": "all"}
    own = make_listing(mine, **lists)
    for _row in range(rows - 1):
        make_listing(mine, **lists)
    for row in range(rows):
        other = make_member()
        listing = make_listing(other, side="has", **lists)
        hidden = make_listing(other, side="has", title=f"Dold {row}", **lists)
        dismiss_suggestion(own, hidden, by=mine)
        waits = make_introduction(own, other)
        accepted = make_introduction(own, make_member())
        accept_introduction(accepted, "070-000 00 00", by=mine)
        reported = make_introduction(own, make_member())
        report_introduction(reported, "Det känns fel.", by=mine)
        out = Participant.objects.get(organisation=make_member().organisation)
        shut_out(out, by=by)
        said = Said("looks", "volunteers", f"Hjälp {row}", contact="Receptionen")
        key = f"body {body.pk} {row}"
        of_body = write_listing_of_body(body, said, by=by, key=key)
    world.kept.update(
        own_listing=own.public_id,
        other_listing=listing.public_id,
        introduction=str(waits.pk),
        body_listing=str(of_body.pk),
        listing_for_all=str(own.pk),
        reported=str(reported.pk),
        shut_out=str(out.pk),
    )
