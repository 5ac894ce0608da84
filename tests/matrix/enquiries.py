"""What questions to the region add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.directory.keepers import keeper_page
from gensvar.enquiries.actions import also_ask, move_day, write_more
from gensvar.enquiries.keys import token_of
from gensvar.enquiries.working_days import working_days_after
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, Organisation
from tests.make.dialogues import officer_of
from tests.make.enquiries import answer, make_enquiry, make_shown, make_theme

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_enquiries(world: "World", body: Body) -> None:
    """Make a theme, and a question at each state."""
    grow_enquiries(world, body, 2)


def grow_enquiries(world: "World", body: Body, rows: int) -> None:
    """Make the same with as many rows of everything as one asks for."""
    by = officer_of(body)
    theme = make_theme(body, is_published=True, is_funding=True)
    mine = keeper_page(world.kept["keeper"])
    assert mine is not None
    shown = make_shown(theme, words="Varför är lokalen stängd på kvällar?")
    asked = make_enquiry(theme, organisation=mine.organisation)
    for row in range(rows):
        make_theme(body)
        make_enquiry(organisation=mine.organisation)
        make_enquiry(theme)
        done = make_shown(theme, words=f"Varför är lokal {row} stängd på kvällar?")
        for number in range(2):
            answer(done, "no", correction="Rättat." if number else "")
        write_more(asked, f"Mer {row}.")
        move_day(asked, working_days_after(today(), 40 + row), "Vi väntar.", by=by)
        name = f"Frågande {body.pk}-{row}"
        also_ask(shown, Organisation.objects.create(name=name, created_by=by))
    answered = make_shown(theme, organisation=mine.organisation)
    answer(answered, "partly")
    world.kept["asked_enquiry"] = str(asked.pk)
    world.kept["asked_code"] = token_of(asked)
    world.kept["asked_public_id"] = asked.public_id
    world.kept["enquiry_theme"] = theme.slug
    world.kept["shown_enquiry"] = shown.public_id
    world.kept["answered_code"] = token_of(answered)
