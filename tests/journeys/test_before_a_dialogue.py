"""From a matter to a mandate, in a real browser."""

from datetime import date, timedelta

import pytest

from gensvar.accounts.models import User
from gensvar.dialogues.actions import start_plan
from gensvar.dialogues.models import Dialogue, RuleSet
from gensvar.followups.actions import promise_measure
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.matters.actions import enter_decision
from gensvar.matters.models import Matter, Outcome
from gensvar.organisations.models import Body, BodyKind, Role
from tests.journeys.conftest import Browse, Scheme, inspect, visit
from tests.make.dialogues import (
    make_consideration,
    make_dialogue,
    make_mandate,
    make_matter,
    make_plan,
)
from tests.make.organisations import make_body, make_member

EVERYTHING = (Role.OFFICER, Role.CHAIR, Role.REGISTRAR, Role.ADMINISTRATOR)


@pytest.fixture
def person() -> User:
    """Somebody who may do everything in a board beneath an assembly."""
    assembly = make_body("Regionfullmäktige", BodyKind.ASSEMBLY)
    board = make_body("Regionstyrelsen", BodyKind.EXECUTIVE_BOARD, assembly)
    return make_member(board, *EVERYTHING, name="Ada Alm")


@pytest.fixture
def matter(person: User) -> Matter:
    """The matter with a remand in its chain."""
    from_board = _body("Regionstyrelsen")
    from_assembly = _body("Regionfullmäktige")
    found = make_matter(
        from_board, "Policy för medborgardialog", opened_on=date(2018, 1, 10)
    )
    enter_decision(
        found,
        body=from_board,
        starts_on=date(2018, 2, 28),
        section_number="65",
        outcome=Outcome.PROPOSED,
        by=person,
    )
    remand = enter_decision(
        found,
        body=from_assembly,
        starts_on=date(2018, 4, 11),
        section_number="32",
        outcome=Outcome.REMITTED_BACK,
        reason="Det är oklart hur svaren når verksamheten.",
        votes=[("för att avgöra i dag", 37), ("för återremiss", 34)],
        by=person,
    )
    enter_decision(
        found,
        body=from_board,
        starts_on=date(2018, 6, 7),
        section_number="132",
        outcome=Outcome.PROPOSED,
        answers_remand=remand,
        by=person,
    )
    enter_decision(
        found,
        body=from_assembly,
        starts_on=date(2018, 6, 19),
        ends_on=date(2018, 6, 20),
        section_number="56",
        outcome=Outcome.DECIDED,
        by=person,
    )
    return found


def _body(name: str) -> Body:
    return Body.objects.get(name=name)


@pytest.fixture
def addresses(person: User, matter: Matter) -> list[str]:
    """The pages with something on each."""
    undecided = make_consideration(make_matter(matter.body, "Öppettider"), outcome="")
    decided = make_consideration(matter)
    dialogue = make_dialogue(body=matter.body, title="Öppettider i Norrby")
    make_mandate(dialogue)
    make_plan(dialogue)
    start_plan(dialogue, by=person)
    bare = make_dialogue(body=matter.body, title="En annan dialog")
    promise_measure(
        "Skyltar på finska vid alla vårdcentraler",
        body=matter.body,
        owner=person,
        due_on=today() - timedelta(days=3),
        matter=matter,
        by=person,
    )
    return [*_plain(matter, undecided.pk, decided.pk), *_of(dialogue), *_of(bare)]


def _plain(matter: Matter, undecided: int, decided: int) -> list[str]:
    base = "/arbete/dialoger"
    first = matter.decisions.all()[0].pk
    rules = f"{base}/regler/{RuleSet.objects.get().pk}"
    return [
        "/arbete/arenden/",
        f"/arbete/arenden/{matter.pk}/",
        "/arbete/arenden/ny/",
        f"/arbete/arenden/{matter.pk}/andra/",
        f"/arbete/arenden/{matter.pk}/beslut/",
        f"/arbete/arenden/{matter.pk}/beslut/{first}/ratta/",
        "/arbete/atgarder/",
        "/arbete/atgarder/ny/",
        f"/arbete/atgarder/{Measure.objects.get().pk}/",
        f"{base}/overvaganden/",
        f"{base}/overvaganden/{undecided}/",
        f"{base}/overvaganden/{decided}/",
        f"{base}/overvaganden/{decided}/dialog/",
        f"{base}/regler/",
        f"{rules}/",
        f"{rules}/kopiera/",
        f"{rules}/andra/",
    ]


def _of(dialogue: Dialogue) -> list[str]:
    pages = ["om", "uppdrag", "uppdrag/ge", "plan", "fragor", "tid", "organ"]
    if dialogue.plans.count() > 1:
        pages += ["uppdrag/aterkalla", "plan/skriv", "plan/jamfor"]
        return [
            f"/arbete/dialoger/{dialogue.number}/{page}/"
            + ("?fran=1&till=2" if page == "plan/jamfor" else "")
            for page in pages
        ]
    return [f"/arbete/dialoger/{dialogue.number}/{page}/" for page in pages]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark")])
def test_every_page_can_be_read_by_everyone(
    browse: Browse,
    person: User,
    addresses: list[str],
    width: int,
    scheme: Scheme,
) -> None:
    with browse(person, width=width, scheme=scheme) as page:
        for address in addresses:
            visit(page, address)


def test_a_row_is_added_to_the_plan_without_javascript(
    browse: Browse, person: User
) -> None:
    dialogue = make_dialogue(body=_body("Regionstyrelsen"))
    start_plan(dialogue, by=person)
    with browse(person, javascript=False) as page:
        page.goto(f"/arbete/dialoger/{dialogue.number}/plan/skriv/")
        page.fill("[name=purpose]", "Veta när folk vill komma")
        page.fill("[name=activities-0-what]", "Affisch")
        page.click("button[value=activities]")

        assert page.input_value("[name=purpose]") == "Veta när folk vill komma"
        assert page.input_value("[name=activities-0-what]") == "Affisch"
        assert page.locator("[name=activities-1-what]").count() == 1


def test_the_loop_of_a_remand_is_drawn(
    browse: Browse, person: User, matter: Matter
) -> None:
    with browse(person) as page:
        page.goto(f"/arbete/arenden/{matter.pk}/")
        inspect(page)

        assert page.locator(".path-loop").count() == 1
        assert page.locator(".path-step").count() == len(matter.decisions.all())
