"""A region with as many rows of everything as one asks for, at each stage in turn."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.http import int_to_base36

from gensvar.contributions.queries import shown_in_public
from gensvar.dialogues.actions import begin_consideration, copy_rules
from gensvar.dialogues.models import Consideration, ConsiderationOutcome, RuleSet, Stage
from gensvar.followups.actions import note_measure, promise_measure
from gensvar.followups.models import Measure, MeasureStatus
from gensvar.jobs.actions import enqueue
from gensvar.kernel.days import today
from gensvar.organisations.actions.invitations import add_colleague
from gensvar.organisations.actions.roles import give_role
from gensvar.organisations.models import Body, Role
from gensvar.publishing.actions import show_consideration
from tests.make.contributions import make_contribution
from tests.make.dialogues import (
    make_consideration,
    make_dialogue,
    make_matter,
    make_rules,
    officer_of,
    someone,
)
from tests.make.notifications import make_letter
from tests.make.organisations import make_body, make_user
from tests.make.publishing import publish
from tests.matrix.lives import CHAPTERS, Life
from tests.matrix.meetings import grow_meetings
from tests.matrix.sami import grow_sami
from tests.matrix.search import keep_up_search
from tests.matrix.standing import grow_standing
from tests.matrix.steering import grow_steering
from tests.matrix.translations import grow_translations
from tests.matrix.world import ROLES, World, session_of


def live(rows: int) -> Iterator[tuple[str, World]]:
    """Let a dialogue with rows of everything live in a region with rows of everything.

    The same world comes back at each stage.
    """
    body = make_body("Vårdnämnden")
    make_rules(body)
    life = Life(body, rows)
    people = {kind: someone(body, role) for kind, role in ROLES.items()}
    people["participant"] = make_user("Per Participant")
    people["other"] = officer_of(make_body("Kulturnämnden"))
    sessions = {kind: session_of(who) for kind, who in people.items()}
    world = World(life.dialogue, people, sessions)
    publish(life.dialogue)
    show_consideration(Consideration.objects.earliest("pk"), by=people["chair"])
    for row in range(rows):
        _add_row(world, body, row)
    grow_meetings(world, body, rows)
    grow_standing(world, body, rows)
    grow_steering(world, body, rows)
    grow_sami(world, body, rows)
    grow_translations(world, rows)
    for stage, chapter in CHAPTERS.items():
        chapter(life)
        world.sessions["performer"] = session_of(life.performer)
        _keep(world, life)
        keep_up_search()
        yield stage, world


def _keep(world: World, life: Life) -> None:
    """Say what the addresses of the table point at now."""
    spoken = shown_in_public(life.dialogue).order_by("pk").first()
    number, slug = life.dialogue.number, life.dialogue.slug
    world.kept.update(
        code=life.code,
        officer=int_to_base36(life.officer.pk),
        open=slug,
        silent=slug,
        open_number=str(number),
        ended=str(number),
        spoken=spoken.public_id if spoken else "made-up",
    )


def _add_row(world: World, body: Body, number: int) -> None:
    """Add one more of what stands in the lists of the whole region."""
    officer, administrator = world.people["officer"], world.people["administrator"]
    somebody = make_user(f"Kim {number}")
    give_role(somebody, body, Role.REGISTRAR, by=administrator)
    give_role(officer, make_body(parent=body), Role.OFFICER, by=administrator)
    add_colleague(
        body,
        Role.OFFICER,
        name=f"Ny {number}",
        email=f"ny{number}@example.org",
        language="sv",
        by=administrator,
    )
    copy_rules(
        RuleSet.objects.latest("valid_from"),
        name=f"Regler {number}",
        reference="RF § 1",
        valid_from=today() + timedelta(days=number + 1),
        by=administrator,
    )
    make_letter()
    enqueue(f"read {number}", {}, by=officer, title="Läser anteckningar")
    promise_measure(
        f"Bänkar {number}", body=body, owner=officer, due_on=today(), by=officer
    )
    measure = Measure.objects.earliest("pk")
    note_measure(measure, MeasureStatus.ONGOING, "Vi har börjat.", by=officer)
    _add_dialogues(world, body)


def _add_dialogues(world: World, body: Body) -> None:
    considered = make_consideration(make_matter(body), ConsiderationOutcome.NOT_NOW)
    show_consideration(considered, by=world.people["chair"])
    begin_consideration(make_matter(body), by=world.people["officer"])
    why = world.dialogue.consideration
    publish(make_dialogue(Stage.PREPARING, body, consideration=why))
    dialogue = make_dialogue(Stage.OPEN, body, visibility="at_once", consideration=why)
    publish(dialogue)
    make_contribution(dialogue)
