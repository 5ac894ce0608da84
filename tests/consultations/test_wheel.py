"""The annual wheel: what falls on which day, what is carried over, and whose days."""

from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from gensvar.consultations.actions import Consideration, consider_item
from gensvar.consultations.days import days_of, falls_on, hebrew_new_year
from gensvar.consultations.points import (
    CARRIED,
    Point,
    PointKind,
    carried_over,
    in_year,
)
from gensvar.consultations.queries.wheel import points_of
from gensvar.followups.actions import raise_question
from gensvar.followups.actions.questions import Raised
from gensvar.kernel.days import today
from gensvar.meeting_notes.models import RaisedFrom
from gensvar.programmes.models import Group
from tests.make.consultations import item_of, make_samrad
from tests.make.dialogues import officer_of
from tests.make.programmes import group_of, make_programme

YEAR = today().year
days = st.dates(date(2019, 1, 1), date(2027, 12, 31))
points = st.lists(
    st.builds(
        Point,
        kind=st.sampled_from(PointKind),
        thing=st.integers(1, 9),
        parent=st.just(0),
        since=days,
        day=days,
        closed=st.none() | days,
        title=st.just(""),
    )
)


@given(points, st.integers(2019, 2027))
def test_what_is_carried_over_is_what_was_open_when_the_year_began(
    some: list[Point], year: int
) -> None:
    first = date(year, 1, 1)
    owed = [one for one in some if one.kind in CARRIED and one.since < first]
    open_ones = [one for one in owed if one.closed is None or one.closed >= first]
    found = carried_over(some, year)
    assert len(found) == len(open_ones)
    assert set(found) == set(open_ones)


@given(points)
def test_every_day_stands_in_one_year(some: list[Point]) -> None:
    wanted = [one for one in some if one.kind != PointKind.ITEM]
    found = [one for year in range(2019, 2028) for one in in_year(some, year)]
    assert len(found) == len(wanted)
    assert set(found) == set(wanted)


def test_the_hebrew_new_year_falls_where_almanacs_have_it() -> None:
    assert [hebrew_new_year(year) for year in (2023, 2024, 2025, 2026, 2027)] == [
        date(2023, 9, 16),
        date(2024, 10, 3),
        date(2025, 9, 23),
        date(2026, 9, 12),
        date(2027, 10, 2),
    ]
    found = {
        str(one): one.day for one in reversed(days_of(2024)) if one.group == "jews"
    }
    assert found == {
        "rosh hashana": date(2024, 10, 3),
        "jom kippur": date(2024, 10, 12),
        "sukkot": date(2024, 10, 17),
        "pesach": date(2024, 4, 23),
        "shavuot": date(2024, 6, 12),
    }
    assert falls_on("roma", date(2024, 4, 8)) is not None
    assert falls_on("roma", date(2024, 4, 9)) is None


@pytest.mark.django_db
@pytest.mark.requirement("S1-12", "S1-24")
def test_the_wheel_shows_meetings_open_questions_and_what_is_carried_over(
    client: Client,
) -> None:
    programme = make_programme(started_on=date(YEAR - 2, 1, 1))
    by = officer_of(programme.body)
    since_last_year = (today() - date(YEAR - 1, 11, 5)).days
    old = make_samrad(
        programme, Group.ROMA, days=-since_last_year, titles=("Tandvård", "Tolkar")
    )
    consider_item(item_of(old), Consideration("taken_up", "Ja."), by=by)
    raised = Raised("När kommer tolken?", today() - timedelta(1), old.starts_at.date())  # type: ignore[union-attr] # it has a time
    question = raise_question(programme.body, raised, by=by)
    RaisedFrom.objects.create(meeting=old, question=question)
    make_samrad(programme, Group.JEWS, days=3, title="Samråd om skolan")
    client.force_login(by)
    page = f"/arbete/samrad/{programme.pk}/arshjul/"
    answer = client.get(page, {"year": YEAR})
    assert answer.status_code == 200
    carried = [(one.point.kind, one.point.title) for one in answer.context["carried"]]
    assert carried == [
        (PointKind.ITEM, "Tandvård"),
        (PointKind.ITEM, "Tolkar"),
        (PointKind.QUESTION, "När kommer tolken?"),
    ]
    assert "När kommer tolken?" in answer.content.decode()
    roma = group_of(programme, Group.ROMA).pk
    answer = client.get(page, {"year": YEAR, "group": roma})
    assert "Samråd om skolan" not in answer.content.decode()
    file = client.get(f"{page[:-1]}.ics", {"year": YEAR}).content.decode()
    assert "När kommer tolken?" not in file
    assert file.count("BEGIN:VEVENT") == len(in_year(points_of(programme), YEAR))


@pytest.mark.django_db
def test_a_meeting_on_a_day_of_the_group_is_named_on_the_wheel(client: Client) -> None:
    programme = make_programme()
    next_year = YEAR + 1
    ahead = (date(next_year, 4, 8) - today()).days
    make_samrad(programme, Group.ROMA, days=ahead, title="Samråd med romer")
    make_samrad(programme, Group.JEWS, days=ahead)
    client.force_login(officer_of(programme.body))
    answer = client.get(f"/arbete/samrad/{programme.pk}/arshjul/", {"year": next_year})
    assert [one.title for one in answer.context["clashes"]] == ["Samråd med romer"]
    assert "internationella romadagen" in answer.content.decode()
