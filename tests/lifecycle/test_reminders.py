"""Letters about due days: to the right people, once, also after missed days."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from gensvar.accounts.models import User
from gensvar.config.worker import periods, still_wanted, tasks
from gensvar.dialogues.actions import hand_over_dialogues
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.findings.models import HandOver
from gensvar.followups.actions import hand_over_measures, promise_measure
from gensvar.jobs.models import Job
from gensvar.jobs.running import Run
from gensvar.kernel.days import today
from gensvar.lifecycle.actions import remind
from gensvar.lifecycle.models import Reminder
from gensvar.lifecycle.tasks import REMIND
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Role, RoleGrant
from tests.make.contributions import make_contribution
from tests.make.dialogues import chair_of, make_dialogue, officer_of
from tests.make.feedback import CANARY, make_answer, make_handed_over, weigh_all
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db
START = date(2026, 3, 2)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture(autouse=True)
def first_day() -> Iterator[time_machine.Traveller]:
    """Let every story begin on one morning."""
    moment = datetime(2026, 3, 2, 9, tzinfo=STOCKHOLM)
    with time_machine.travel(moment, tick=False) as clock:
        yield clock


@pytest.fixture
def clock(first_day: time_machine.Traveller) -> time_machine.Traveller:
    return first_day


def letters(person: User | None = None) -> list[Letter]:
    rows = Letter.objects.filter(kind="due days").order_by("pk")
    return list(rows.filter(to=person.email) if person else rows)


def go(clock: time_machine.Traveller, day: date, hour: int = 9) -> None:
    moment = datetime.combine(day, datetime.min.time(), STOCKHOLM)
    clock.move_to(moment.replace(hour=hour))


def told_until(
    clock: time_machine.Traveller, person: User, last: date, missed: set[date]
) -> list[date]:
    """Let the worker run every day to the last, and return when a person was told."""
    day, found = today(), []
    while day <= last:
        go(clock, day)
        before = len(letters(person))
        if day not in missed:
            remind()
        if len(letters(person)) > before:
            assert len(letters(person)) == before + 1
            found.append(day)
        day += timedelta(days=1)
    return found


def spoken() -> tuple[Dialogue, date]:
    """Return a dialogue that is under way, and the day its answer is promised."""
    dialogue = make_dialogue(Stage.OPEN)
    make_contribution(dialogue, f"{CANARY} ordet")
    return dialogue, dialogue.mandates.get().answer_by


def after(day: date, *days: int) -> list[date]:
    return [day + timedelta(days=number) for number in days]


def test_a_promised_answer_is_reminded_of_before_and_until_it_is_given(
    clock: time_machine.Traveller,
) -> None:
    dialogue, by = spoken()
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=Stage.ANALYSING)

    told = told_until(clock, dialogue.leader, by + timedelta(days=20), set())

    assert told == after(by, -14, -3, 1, 8, 15)


def test_the_chair_hears_of_it_when_the_day_has_passed(
    clock: time_machine.Traveller,
) -> None:
    dialogue, by = spoken()
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=Stage.ANALYSING)
    told = told_until(clock, chair_of(dialogue.body), by + timedelta(days=8), set())

    assert told == after(by, 1, 8)


def test_a_dialogue_that_is_answered_reminds_of_no_answer(
    clock: time_machine.Traveller,
) -> None:
    dialogue = make_handed_over()
    weigh_all(dialogue)
    make_answer(dialogue)
    go(clock, dialogue.mandates.get().answer_by + timedelta(days=1))
    remind()

    assert not Reminder.objects.filter(duty="answer").exists()


def test_a_dialogue_in_which_nobody_spoke_owes_no_answer(
    clock: time_machine.Traveller,
) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    go(clock, dialogue.mandates.get().answer_by)
    remind()

    assert not Reminder.objects.filter(duty="answer").exists()


def test_five_days_without_a_worker_give_one_letter_with_what_stands(
    clock: time_machine.Traveller,
) -> None:
    dialogue, by = spoken()
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=Stage.ANALYSING)
    missed = {by + timedelta(days=number) for number in range(-3, 2)}

    told = told_until(clock, dialogue.leader, by + timedelta(days=9), missed)

    assert told == after(by, -14, 2, 8)
    assert "och är inte gett" in letters(dialogue.leader)[1].subject


def test_running_again_changes_nothing(clock: time_machine.Traveller) -> None:
    _dialogue, by = spoken()
    go(clock, by - timedelta(days=14))

    assert remind() == 1
    before = Reminder.objects.count()
    assert remind() == 0
    go(clock, today(), hour=17)
    assert remind() == 0
    assert (len(letters()), Reminder.objects.count()) == (1, before)


def test_the_last_day_has_passed_and_nothing_is_done(
    clock: time_machine.Traveller,
) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    last = START + timedelta(days=30)
    told = told_until(clock, dialogue.leader, last + timedelta(days=9), set())

    assert told == after(last, 1, 8)
    assert letters(dialogue.leader)[0].subject.startswith("Sista dagen att delta var")
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=Stage.ANALYSING)
    later = last + timedelta(days=30)
    assert told_until(clock, dialogue.leader, later, set()) == []


def test_a_measure_reminds_its_owner_and_then_whoever_took_it_over(
    clock: time_machine.Traveller,
) -> None:
    body = make_body()
    owner, other = officer_of(body), make_member(body, Role.OFFICER, name="Bo Berg")
    due = START + timedelta(days=20)
    promise_measure("Nya skyltar", body=body, owner=owner, due_on=due, by=owner)

    assert told_until(clock, owner, START + timedelta(days=10), set()) == after(
        due, -14
    )
    hand_over_measures(owner, other, by=owner)
    assert told_until(clock, other, due, set()) == after(due, -10, -3)
    assert len(letters(owner)) == 1
    assert "Nya skyltar" in letters(other)[0].text


def test_a_dialogue_that_is_handed_over_reminds_the_new_leader_only(
    clock: time_machine.Traveller,
) -> None:
    dialogue, by = spoken()
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=Stage.ANALYSING)
    old = dialogue.leader
    new = make_member(dialogue.body, Role.OFFICER, name="Bo Berg")
    hand_over_dialogues(old, new, by=old)

    assert told_until(clock, new, by, set()) == after(by, -14, -3)
    assert letters(old) == []


def test_a_leader_who_has_left_is_replaced_by_the_officers_of_the_body(
    clock: time_machine.Traveller,
) -> None:
    dialogue, by = spoken()
    other = make_member(dialogue.body, Role.OFFICER, name="Bo Berg")
    RoleGrant.objects.filter(user=dialogue.leader).delete()
    go(clock, by - timedelta(days=14))
    remind()

    assert letters(dialogue.leader) == []
    assert len(letters(other)) == 1


def test_a_body_is_reminded_of_its_report_back(
    clock: time_machine.Traveller,
) -> None:
    dialogue = make_handed_over()
    due = dialogue_report_day(dialogue)
    go(clock, due - timedelta(days=3))
    remind()

    found = Reminder.objects.filter(duty="report")
    assert {row.person for row in found} == {
        officer_of(dialogue.body),
        chair_of(dialogue.body),
    }


def dialogue_report_day(dialogue: Dialogue) -> date:
    return HandOver.objects.get(basis__dialogue=dialogue).due_on


def test_one_letter_gathers_everything_in_the_language_of_the_reader(
    clock: time_machine.Traveller,
) -> None:
    dialogue, by = spoken()
    leader = dialogue.leader
    promise_measure("Skyltar", body=dialogue.body, owner=leader, due_on=by, by=leader)
    leader.language = "fi"
    leader.save()
    go(clock, by - timedelta(days=14))
    remind()

    [letter] = letters(leader)
    assert letter.subject == "3 asiaa odottaa sinua"
    assert letter.text.count("http") == 3
    assert CANARY not in letter.text
    assert "&" not in letter.text


def test_the_worker_writes_in_the_morning_and_makes_good_later(
    clock: time_machine.Traveller,
) -> None:
    _dialogue, by = spoken()
    assert periods()[REMIND] <= 24 * 60
    day = by - timedelta(days=14)
    for hour, number in ((3, 0), (16, 1), (17, 0)):
        go(clock, day, hour)
        assert tasks()[REMIND](Run(Job(kind=REMIND))) == {"letters": number}


def test_whoever_has_left_when_the_letter_leaves_gets_none(
    clock: time_machine.Traveller,
) -> None:
    dialogue, by = spoken()
    go(clock, by - timedelta(days=14))
    remind()
    [letter] = letters(dialogue.leader)

    assert still_wanted()["due days"](letter)
    User.objects.filter(pk=dialogue.leader_id).update(is_active=False)
    assert not still_wanted()["due days"](letter)
