"""Days, times and numbers are written as people here write them."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override

from gensvar.ui import dates

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def plain(text: str) -> str:
    return text.replace(dates.NO_BREAK, " ")


@pytest.mark.parametrize(
    ("language", "written"),
    [("sv", "13 maj 2024"), ("en", "13 May 2024"), ("fi", "13. toukokuuta 2024")],
)
def test_a_day_is_written_in_the_way_of_the_language(
    language: str, written: str
) -> None:
    with override(language):
        assert plain(dates.day(date(2024, 5, 13))) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2018, 6, 19), date(2018, 6, 20), "19–20 juni 2018"),
        (date(2018, 5, 30), date(2018, 6, 2), "30 maj – 2 juni 2018"),
        (date(2017, 12, 30), date(2018, 1, 2), "30 december 2017 – 2 januari 2018"),
        (date(2018, 6, 19), None, "19 juni 2018"),
        (date(2018, 6, 19), date(2018, 6, 19), "19 juni 2018"),
    ],
)
def test_several_days(start: date, end: date | None, written: str) -> None:
    with override("sv"):
        assert plain(dates.days(start, end)) == written


def test_a_span_of_moments_is_told_in_local_days() -> None:
    midnight_here = datetime(2026, 11, 21, 23, 0, tzinfo=UTC)
    with override("sv"):
        one_day = dates.days(midnight_here, date(2026, 11, 22))
        several = dates.days(midnight_here, midnight_here + timedelta(days=2))
    assert plain(one_day) == "22 november 2026"
    assert plain(several) == "22–24 november 2026"


def test_the_clock_has_a_dot_in_swedish() -> None:
    with override("sv"):
        assert plain(dates.clock(time(14), time(17, 30))) == "kl. 14.00–17.30"
    with override("en"):
        assert plain(dates.clock(time(14))) == "at 14:00"


def test_a_moment_is_told_in_local_time() -> None:
    with override("sv"):
        late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
        assert plain(dates.exactly(late)) == "22 november 2026 kl. 00.30"
        assert dates.iso_day(late) == "2026-11-22"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (NOW - timedelta(seconds=20), "nyss"),
        (NOW - timedelta(minutes=5), "för 5 minuter sedan"),
        (NOW - timedelta(hours=3), "för 3 timmar sedan"),
        (NOW + timedelta(hours=3), "i dag kl. 16.00"),
        (NOW - timedelta(days=1), "i går"),
        (NOW - timedelta(days=34), "för 34 dagar sedan"),
        (NOW + timedelta(days=1), "i morgon"),
        (NOW + timedelta(days=9), "om 9 dagar"),
        (date(2026, 11, 22), "i dag"),
        (date(2018, 4, 11), "11 april 2018"),
    ],
)
def test_time_is_told_as_a_person_says_it(moment: datetime | date, said: str) -> None:
    with override("sv"):
        assert plain(dates.as_said(moment, now=NOW)) == said


def test_numbers_have_a_hard_space_and_a_comma() -> None:
    with override("sv"):
        assert dates.number(1425) == "1\u00a0425"
        assert dates.number(Decimal("2.625")) == "2,625"
        assert dates.number(2.625, 1) == "2,6"
