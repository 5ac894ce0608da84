"""One small region with something of everything, made the way users make it."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils.http import int_to_base36

from gensvar.accounts.models import User
from gensvar.contributions.actions import DisposalRule, propose_disposal
from gensvar.contributions.models import Contribution, Disposal
from gensvar.dialogues.models import Consideration, Dialogue, Stage
from gensvar.feedback.actions.mailings import prepare_mailing, send_mailing
from gensvar.feedback.models import Answer, Direction
from gensvar.findings.actions import open_check, quote
from gensvar.followups.actions import promise_measure
from gensvar.jobs.actions import enqueue
from gensvar.kernel.days import today
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.matters.decisions import enter_decision
from gensvar.matters.models import Decision, Outcome
from gensvar.organisations.actions.invitations import add_colleague
from gensvar.organisations.models import Body, Role
from gensvar.publishing.actions import show_consideration
from tests.make.contributions import make_batch, make_submission
from tests.make.dialogues import make_dialogue, officer_of, someone
from tests.make.feedback import make_answer, weigh_all
from tests.make.findings import (
    make_basis,
    make_finding,
    make_reviewed,
    make_theme,
    start_compiling,
)
from tests.make.notifications import make_letter
from tests.make.organisations import make_body, make_user
from tests.make.publishing import publish
from tests.make.reporting import make_export
from tests.matrix.expected import Row
from tests.matrix.meetings import fill_meetings
from tests.matrix.routes import Route
from tests.matrix.sami import fill_sami
from tests.matrix.standing import fill_standing
from tests.matrix.steering import fill_steering
from tests.matrix.translations import fill_translations

NOT_EXISTING = 987654321
NOTES = """→ Vad är viktigt på vårdcentralen?

- Öppna tidigare på måndagar
- Svara i telefon samma dag
- Fler tider på finska
"""
USUAL = {
    "number": "dialogues.Dialogue.number",
    "slug": "dialogues.Dialogue.slug",
    "public_id": "contributions.Contribution.public_id",
    "code": "@code",
    "meeting": "meetings.Meeting",
    "programme": "programmes.Programme",
    "token": "@guest",
}
ROLES = {
    "officer": Role.OFFICER,
    "chair": Role.CHAIR,
    "representative": Role.REPRESENTATIVE,
    "registrar": Role.REGISTRAR,
    "reviewer": Role.REVIEWER,
    "administrator": Role.ADMINISTRATOR,
}


@dataclass
class World:
    """The people, their sessions, and what rows of the table point at."""

    dialogue: Dialogue
    people: dict[str, User]
    sessions: dict[str, str]
    kept: dict[str, str] = field(default_factory=dict)

    def kwargs(self, route: Route, row: Row) -> dict[str, object]:
        """Return what stands in the varying parts of an address."""
        given, usual = dict(row.things), USUAL
        if route.pattern.startswith("forening/"):
            usual = {**USUAL, "token": "@keeper"}
        return {
            part: self._thing(given.get(part) or usual.get(part, ""), route, part)
            for part in route.parts
        }

    def sent(self, route: Route, row: Row) -> dict[str, str]:
        """Return what is sent along with the address."""
        return {
            part[1:]: str(self._thing(what, route, part))
            for part, what in row.things
            if part.startswith("?")
        }

    def _thing(self, what: str, route: Route, part: str) -> object:
        if what.startswith('"'):
            return what.strip('"')
        if what.startswith("@"):
            assert what[1:] in self.kept, f"tests/matrix keeps no {what} yet."
            return self.kept[what[1:]]
        app, _, name = what.partition(".")
        if not name:
            raise AssertionError(
                f"{route.name}: say in expected.csv what stands in <{part}>, "
                f"for example {part}=matters.Matter"
            )
        model, _, attribute = name.partition(".")
        found = self._first(apps.get_model(app, model))
        if found is None:
            raise AssertionError(f"tests/matrix/world.py makes no {what} yet.")
        return getattr(found, attribute or "pk")

    def _first(self, model: type[Model]) -> Model | None:
        """Return the first of its kind, of the dialogue or its matter if it has one."""
        rows = model._default_manager.order_by("pk")
        own, names = None, {field.name for field in model._meta.get_fields()}
        if "dialogue" in names:
            own = rows.filter(dialogue=self.dialogue).first()
        elif model is Decision:
            own = rows.filter(matter=self.dialogue.matter).first()
        return own or rows.first()

    def address(self, route: Route, row: Row) -> str:
        """Return the address of a row."""
        return reverse(route.name, kwargs=self.kwargs(route, row))

    def address_of_nothing(self, route: Route, row: Row) -> str:
        """Return the same address, leading to things that do not exist."""
        given = dict(row.things)
        kwargs = {
            part: value
            if given.get(part, "").startswith('"')
            else (NOT_EXISTING if isinstance(value, int) else f"{NOT_EXISTING}")
            for part, value in self.kwargs(route, row).items()
        }
        return reverse(route.name, kwargs=kwargs)

    def client(self, kind: str, *, checks_forms: bool = False) -> Client:
        """Return a browser in which this kind of user has signed in."""
        client = Client(enforce_csrf_checks=checks_forms, raise_request_exception=False)
        if kind in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[kind]
        return client


def make_world() -> World:
    """Take one dialogue as far as it goes, and let everyone sign in."""
    body = make_body("Vårdnämnden")
    dialogue = make_dialogue(Stage.OPEN, body)
    people = {kind: someone(body, role) for kind, role in ROLES.items()}
    people["participant"] = make_user("Per Participant")
    people["other"] = officer_of(make_body("Kulturnämnden"))
    world = World(
        dialogue, people, {kind: session_of(who) for kind, who in people.items()}
    )
    _fill(world, body)
    return world


def _fill(world: World, body: Body) -> None:
    officer = world.people["officer"]
    world.kept["officer"] = int_to_base36(officer.pk)
    world.kept["code"] = make_submission(world.dialogue, "Öppna tidigare").code
    make_batch(world.dialogue, "Blanda kompetens")
    enter_decision(
        world.dialogue.matter,
        body=body,
        starts_on=today(),
        section_number="56",
        outcome=Outcome.DECIDED,
        by=officer,
    )
    make_letter()
    enqueue("read", {}, by=officer, title="Läser anteckningar")
    promise_measure("Skyltar", body=body, owner=officer, due_on=today(), by=officer)
    _invite(body, world)
    _compile(world.dialogue, officer)
    _answer(world.dialogue, officer)
    world.kept["ended"] = _disposal(body, officer).dialogue.number
    spoken = Contribution.objects.get(text="Öppna senare på kvällen")
    world.kept["spoken"] = spoken.public_id
    publish(world.dialogue)
    show_consideration(Consideration.objects.earliest("pk"), by=world.people["chair"])
    world.kept["silent"] = make_dialogue(Stage.PREPARING, body).slug
    _import(world, body)
    make_export(world.dialogue)
    fill_meetings(world, body)
    fill_standing(world, body)
    fill_steering(world, body)
    fill_sami(world, body)
    fill_translations(world)


def _import(world: World, body: Body) -> None:
    """Read notes into a dialogue that is open, on screen."""
    dialogue = make_dialogue(Stage.OPEN, body, visibility="at_once")
    publish(dialogue)
    world.kept.update(open=dialogue.slug, open_number=dialogue.number)
    answer = world.client("officer").post(
        reverse("import", args=[dialogue.number]),
        {"text": NOTES, "file": "", "language": "sv"},
    )
    assert answer.status_code == 302, answer.content.decode()


def _invite(body: Body, world: World) -> None:
    administrator = world.people["administrator"]
    invitation = add_colleague(
        body,
        Role.OFFICER,
        name="Kim Ny",
        email="kim@example.org",
        language="sv",
        by=administrator,
    )
    assert invitation is not None


def _compile(dialogue: Dialogue, officer: User) -> None:
    contribution = make_reviewed(dialogue, "Öppna senare på kvällen")
    finding = make_finding(dialogue, make_theme(dialogue, "Kväll", contribution))
    quote(finding, contribution, by=officer)
    start_compiling(dialogue)
    make_basis(dialogue)
    open_check(dialogue, today() + timedelta(days=7), by=officer)


def _answer(dialogue: Dialogue, officer: User) -> None:
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer)
    weigh_all(dialogue)
    for direction in Direction:
        make_answer(dialogue, direction)
    prepare_mailing(
        Answer.objects.get(dialogue=dialogue, direction=Direction.PARTICIPANTS),
        by=officer,
    )


def _disposal(body: Body, officer: User) -> Disposal:
    """Cancel a dialogue that somebody spoke in, answer, close, and decide disposal."""
    dialogue = make_dialogue(Stage.OPEN, body)
    make_submission(dialogue, "Öppna tidigare")
    LIFE_OF_A_DIALOGUE.advance(dialogue, "cancel", by=officer, reason="Löst ändå.")
    make_answer(dialogue, Direction.PUBLIC)
    send_mailing(prepare_mailing(make_answer(dialogue), by=officer), by=officer)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "close cancelled", by=officer)
    rule = DisposalRule("RS 2026-12", "Efter två år", today(), today())
    return propose_disposal(dialogue, rule, by=someone(body, Role.REGISTRAR))


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
