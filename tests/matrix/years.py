"""What the years of a programme add to the world: duties, effects, reports."""

from typing import TYPE_CHECKING

from gensvar.consultations.actions.effects import publish_effect
from gensvar.kernel.days import today
from gensvar.programmes.models import Group, Programme
from gensvar.programmes.queries import groups_in
from tests.make.dialogues import officer_of
from tests.make.programmes import group_of
from tests.make.years import (
    make_area,
    make_effect,
    make_information,
    make_occasion,
    make_report,
    make_review,
    send,
)

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_years(world: "World", programme: Programme) -> None:
    """Note one of everything in a year, and send its report."""
    grow_years(world, programme, 1)


def grow_years(world: "World", programme: Programme, rows: int) -> None:
    """Note as many of everything as one asks for."""
    by = officer_of(programme.body)
    world.kept.setdefault("this_year", str(today().year))
    world.kept.setdefault("year_group", str(group_of(programme, Group.ROMA).pk))
    make_area("fit", by=by)
    for number in range(rows):
        make_information(programme, what=f"Rätten till vård {number}")
        make_occasion(programme, {"13-15": 20 + number})
        publish_effect(make_effect(programme), by=by)
    make_review(programme)
    for group in groups_in(programme):
        make_review(programme, group)
    report = make_report(programme)
    for _copy in range(rows):
        send(report)
