"""A body plans its dialogues for a year, adopts the plan, and plans the next one."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.config.ownership import of_body
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.organisations.models import Body, BodyKind, Role
from gensvar.organisations.ownership import Kind
from gensvar.year_plans.actions.lines import (
    change_line,
    drop_line,
    mark_begun,
    put_back,
)
from gensvar.year_plans.actions.plans import (
    Adoption,
    adopt_plan,
    begin_next_plan,
    begin_plan,
    publish_plan,
    withdraw_plan,
)
from gensvar.year_plans.models import PlannedDialogue, YearPlan
from gensvar.year_plans.queries.plans import lines_of, numbers_of
from tests.make.dialogues import (
    chair_of,
    make_dialogue,
    make_matter,
    make_phase,
    officer_of,
    registrar_of,
    someone,
)
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body
from tests.make.year_plans import make_line, make_year_plan

pytestmark = pytest.mark.django_db
THIS_YEAR = today().year


@pytest.fixture
def body() -> Body:
    return make_body("Vårdnämnden")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.requirement("S2-04")
def test_a_year_is_planned_adopted_shown_and_planned_again_on_screen(
    body: Body,
) -> None:
    officer, chair = client_of(officer_of(body)), client_of(chair_of(body))
    at = "/arbete/arsplan/"
    officer.post(f"{at}ny/", {"body": body.pk, "year": THIS_YEAR})
    plan = YearPlan.objects.get()
    line = {
        "title": "Ungdomsforum",
        "question": "Vad behöver unga av vården?",
        "kind": "dialogue",
        "when": "2",
        "audience": "general",
        "recurrence": "per_term",
    }
    officer.post(f"{at}{plan.pk}/ny/", line)
    refused = officer.post(f"{at}{plan.pk}/ny/", {**line, "when": "days"})
    assert refused.status_code == 422
    assert "Skriv dagen." in refused.text
    adopted = {"adopted_on": today(), "section_number": "14"}
    page = chair.post(f"{at}{plan.pk}/beslut/", adopted, follow=True).text
    assert "Antagen genom § 14" in page
    officer.post(f"{at}{plan.pk}/offentligt/", {"do": "show"})
    shown = PlannedDialogue.objects.get()
    assert shown.shown_at is not None

    review = officer.get(f"{at}{plan.pk}/nasta/").text
    assert "Ungdomsforum" in review
    assert f"1 april – 30 juni {THIS_YEAR + 1}" in review.replace("\u00a0", " ")
    page = officer.post(
        f"{at}{plan.pk}/nasta/", {"chosen": [shown.pk]}, follow=True
    ).text
    assert page.count("Ungdomsforum") == 2
    assert "Är redan i planen" in officer.get(f"{at}{plan.pk}/nasta/").text


def test_what_happened_is_held_against_the_plan(body: Body) -> None:
    plan = make_year_plan(body)
    spring = {"starts_on": date(THIS_YEAR, 1, 1), "ends_on": date(THIS_YEAR, 1, 2)}
    late, dropped = make_line(plan, **spring), make_line(plan, **spring)
    make_line(plan, **spring)
    officer = officer_of(body)
    mark_begun(late, today(), dialogue=make_dialogue(body=body), by=officer)
    drop_line(dropped, "Pengarna räcker inte.", by=officer)
    unplanned = make_dialogue(body=body)
    make_phase(unplanned)
    unplanned.phases.update(starts_at=f"{THIS_YEAR}-05-05T08:00Z")
    found = numbers_of(list(lines_of(plan)))
    is_over = today() > spring["ends_on"]
    assert (found.planned, found.begun, found.dropped) == (3, 1, 1)
    assert (found.late, found.waiting) == (int(is_over), int(is_over))

    page = client_of(officer).get(f"/arbete/arsplan/{plan.pk}/").text
    assert "Pengarna räcker inte." in page
    assert unplanned.title in page.partition("utan att ha planerats")[2]


def test_a_line_begins_is_dropped_and_comes_back_on_screen(body: Body) -> None:
    line = make_line(make_year_plan(body))
    meeting = make_meeting(body)
    client = client_of(officer_of(body))
    page = f"/arbete/arsplan/{line.plan_id}/rad/{line.pk}/"
    became = {"begun-thing": f"meeting-{meeting.pk}", "begun-begun_on": today()}
    assert (
        meeting.title in client.post(page, {"do": "begun", **became}, follow=True).text
    )
    client.post(f"{page}tillbaka/")
    assert client.post(page, {"do": "drop", "drop-reason": " "}).status_code == 422
    client.post(page, {"do": "drop", "drop-reason": "Frågan är avgjord."})
    line.refresh_from_db()
    assert (line.status, line.version, line.meeting) == ("dropped", 4, None)
    client.post(f"{page}tillbaka/")
    line.refresh_from_db()
    assert (line.status, line.dropped_reason) == ("planned", "")


def refusal(body: Body, change: str) -> tuple[str, str]:
    """Return the sentence and the field with which one bad thing is refused."""
    plan = make_year_plan(body)
    line = make_line(plan, title="Forum")
    day, unit = today(), make_body(kind=BodyKind.ADMINISTRATION)
    late_matter = make_matter(body, opened_on=day + timedelta(days=1))
    if change == "adopted twice":
        adopt(plan, Adoption(day, "7"))
    bad: dict[str, Callable[[], object]] = {
        "outside": lambda: make_line(plan, starts_on=date(THIS_YEAR - 1, 12, 31)),
        "backwards": lambda: make_line(plan, ends_on=date(THIS_YEAR, 1, 1)),
        "twice": lambda: make_line(
            plan, title="FORUM", starts_on=date(THIS_YEAR, 12, 1)
        ),
        "two plans": lambda: begin_plan(body, THIS_YEAR, by=officer_of(body)),
        "no body": partial(begin_plan, unit, THIS_YEAR, by=officer_of(unit)),
        "not yet": partial(adopt, plan, Adoption(day + timedelta(days=1), "7")),
        "no section": partial(adopt, plan, Adoption(day, " ")),
        "before": partial(adopt, plan, Adoption(day, "7", late_matter)),
        "adopted twice": partial(adopt, plan, Adoption(day, "7")),
        "nothing": partial(mark_begun, line, day, by=officer_of(body)),
    }
    with pytest.raises(Invalid) as refused:
        bad[change]()
    return str(refused.value.sentence), refused.value.field


def adopt(plan: YearPlan, adoption: Adoption) -> None:
    adopt_plan(plan, adoption, by=chair_of(plan.body))


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ("outside", "starts_on", f"utanför {THIS_YEAR}"),
        ("backwards", "ends_on", "före den första"),
        ("twice", "title", "redan planerad"),
        ("two plans", "year", "redan en plan"),
        ("no body", "body", "politiskt organ"),
        ("not yet", "adopted_on", "inte kommit"),
        ("no section", "section_number", "§"),
        ("before", "adopted_on", "före sitt ärende"),
        ("adopted twice", "adopted_on", "redan antagen"),
        ("nothing", "thing", "Välj"),
    ],
)
def test_bad_input_gets_a_sentence_that_says_what_to_do(
    body: Body, change: str, field: str, words: str
) -> None:
    sentence, where = refusal(body, change)
    assert (where, words in sentence) == (field, True), sentence


def test_only_the_right_people_plan_adopt_and_show(body: Body) -> None:
    plan, stranger = make_year_plan(body), officer_of(make_body())
    line = make_line(plan)
    for refused in (
        lambda: begin_plan(body, THIS_YEAR + 1, by=stranger),
        lambda: begin_next_plan(plan, [], by=stranger),
        lambda: change_line(line, 1, {}, by=stranger),
        lambda: drop_line(line, "Nej.", by=stranger),
        lambda: publish_plan(plan, by=registrar_of(body)),
        lambda: withdraw_plan(plan, by=someone(body, Role.REPRESENTATIVE)),
        lambda: adopt_plan(plan, Adoption(today(), "1"), by=officer_of(body)),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_an_empty_plan_is_neither_adopted_nor_shown(body: Body) -> None:
    plan = make_year_plan(body)
    with pytest.raises(NotYet):
        adopt(plan, Adoption(today(), "7"))
    with pytest.raises(NotYet):
        publish_plan(plan, by=officer_of(body))


def test_two_who_change_at_once_see_both_texts(body: Body) -> None:
    line = make_line(make_year_plan(body))
    officer = officer_of(body)
    client = client_of(officer)
    page = f"/arbete/arsplan/{line.plan_id}/rad/{line.pk}/andra/"
    sent = {
        "version": 1,
        "title": "Första",
        "question": "Hur?",
        "kind": "dialogue",
        "when": "3",
        "audience": "general",
        "recurrence": "once",
    }
    assert client.post(page, sent).status_code == 302
    second = client.post(page, {**sent, "title": "Andra"})
    assert second.status_code == 422
    assert "Första" in second.text
    assert "Andra" in second.text
    facts = {"title": "A", "question": "B"} | dates(line)
    with pytest.raises(Stale):
        change_line(line, 1, facts, by=officer)


def dates(line: PlannedDialogue) -> dict[str, date]:
    return {"starts_on": line.starts_on, "ends_on": line.ends_on}


def test_what_is_added_later_waits_to_be_shown(body: Body) -> None:
    plan, officer = make_year_plan(body), officer_of(body)
    make_line(plan)
    assert publish_plan(plan, by=officer) == 1
    line = make_line(plan)
    assert line.shown_at is None
    assert publish_plan(plan, by=officer) == 1
    assert publish_plan(plan, by=officer) == 0
    withdraw_plan(plan, by=officer)
    assert not PlannedDialogue.objects.filter(shown_at__isnull=False).exists()


def test_a_plan_put_back_may_not_lie_on_another(body: Body) -> None:
    plan, officer = make_year_plan(body), officer_of(body)
    line = make_line(plan, title="Forum")
    drop_line(line, "Nej.", by=officer)
    make_line(plan, title="Forum")
    with pytest.raises(Invalid):
        put_back(line, by=officer)


def test_a_body_that_ends_has_its_plan_on_hand(body: Body) -> None:
    ahead = {"starts_on": date(THIS_YEAR, 1, 1), "ends_on": date(THIS_YEAR, 12, 31)}
    line = make_line(make_year_plan(body), **ahead)
    assert [one.name for one in of_body(body) if one.kind == Kind.PLANNED] == [
        line.title
    ]
    drop_line(line, "Uppgår i en annan nämnd.", by=officer_of(body))
    assert not [one for one in of_body(body) if one.kind == Kind.PLANNED]


def test_what_was_added_after_the_decision_says_so(body: Body) -> None:
    plan = make_year_plan(body)
    line = make_line(plan)
    adopt(plan, Adoption(today() - timedelta(days=1), "7"))
    page = client_of(officer_of(body)).get(f"/arbete/arsplan/{plan.pk}/").text
    assert "Tillagd efter beslutet" in page
    line.refresh_from_db()
    assert line.was_added_later
