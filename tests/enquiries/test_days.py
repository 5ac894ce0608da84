"""Every question has a day: counted in working days, reminded of, taken higher."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.enquiries.actions import escalate_late, forget_askers, remind_of_days
from gensvar.enquiries.models import Enquiry, EnquiryStep
from gensvar.enquiries.tasks import TASKS
from gensvar.enquiries.working_days import (
    easter,
    is_working_day,
    working_days_after,
    working_days_before,
)
from gensvar.kernel.days import today
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Role
from tests.make.enquiries import answer, make_enquiry, make_theme, set_received
from tests.make.organisations import make_body, make_member

DAY = timedelta(days=1)


@given(
    st.dates(min_value=date(2020, 1, 1), max_value=date(2060, 1, 1)),
    st.integers(1, 60),
)
@settings(max_examples=30)
def test_so_many_working_days_lie_between_a_day_and_the_day_of_answer(
    start: date, number: int
) -> None:
    end = working_days_after(start, number)
    between = [start + DAY * days for days in range(1, (end - start).days + 1)]

    assert is_working_day(end)
    assert sum(map(is_working_day, between)) == number
    assert working_days_before(end, number) <= start + DAY * 10
    assert working_days_after(working_days_before(end, number), number) == end


def test_holidays_of_the_law_are_no_working_days() -> None:
    closed = ["2026-04-03", "2026-04-06", "2026-05-14", "2026-06-19", "2026-12-24"]

    assert easter(2026) == date(2026, 4, 5)
    assert not any(is_working_day(date.fromisoformat(day)) for day in closed)
    assert is_working_day(date(2026, 6, 18))


@pytest.mark.django_db
@pytest.mark.requirement("S4-038")
def test_a_question_is_reminded_of_and_then_taken_higher_step_by_step() -> None:
    top = make_body("Regionstyrelsen")
    body = make_body("Kulturnämnden", parent=top)
    chair = make_member(body, Role.CHAIR, name="Olle Ordförande")
    higher = make_member(top, Role.CHAIR, name="Hanna Högre")
    row = make_enquiry(make_theme(body))
    due = row.due_on
    late = due + DAY

    assert remind_of_days(due - DAY) == 1
    assert escalate_late(due) == 0
    assert [escalate_late(late) for _again in range(2)] == [1, 0]
    row.refresh_from_db()
    first = row.escalated_to
    assert escalate_late(late + 10 * DAY) == 1
    assert escalate_late(late + 60 * DAY) == 0
    row.refresh_from_db()

    assert (first, row.escalated_to) == (body, top)
    told = Letter.objects.filter(kind="enquiry late").order_by("pk")
    assert [one.to for one in told] == [chair.email, higher.email]
    assert EnquiryStep.objects.filter(enquiry=row, step="late").count() == 2


@pytest.mark.django_db
def test_what_nobody_takes_comes_to_the_administrators_and_nothing_is_told_twice() -> (
    None
):
    boss = make_member(make_body(), Role.ADMINISTRATOR)
    row = make_enquiry()
    set_received(row, today() - 60 * DAY, today() - 20 * DAY)

    for _time in range(2):
        for task in TASKS.values():
            task(None)  # type: ignore[arg-type] # this task follows nothing

    letters = Letter.objects.filter(to=boss.email).order_by("pk")
    assert [one.kind for one in letters] == ["enquiry waits", "enquiry late"]


@pytest.mark.django_db
def test_who_asked_is_forgotten_a_year_after_the_answer() -> None:
    old, kept = (
        make_enquiry(make_theme(), name="Kim", email=f"kim{number}@example.org")
        for number in range(2)
    )
    for row in (old, kept):
        answer(row)
    long_ago = today() - 400 * DAY
    Enquiry.objects.filter(pk=old.pk).update(received_on=long_ago, answered_on=long_ago)

    assert [forget_askers(), forget_askers()] == [1, 0]
    old.refresh_from_db()
    kept.refresh_from_db()

    assert (old.name, old.email, kept.name) == ("", "", "Kim")
    assert not Letter.objects.filter(to="kim0@example.org").exists()
