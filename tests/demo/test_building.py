"""The region can be built in any database that Gensvar runs on, all or nothing."""

from collections.abc import Iterable

import pytest
from django.utils import timezone

from gensvar.audit.verification import first_break
from gensvar.demo import building
from gensvar.demo.building import build, is_built
from gensvar.demo.clock import set_to
from gensvar.demo.stories.telling import Telling, tell
from gensvar.organisations.models import Body


@pytest.mark.slow
@pytest.mark.django_db
def test_the_region_is_built_in_the_database_of_the_tests() -> None:
    assert build()
    assert first_break() is None


@pytest.mark.django_db
def test_what_breaks_off_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_tellings: Iterable[Telling]) -> None:
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(building, "tell", broken)
    with pytest.raises(RuntimeError):
        build()
    assert not is_built()
    assert not Body.objects.exists()


def test_the_clock_is_set_back_and_right_again() -> None:
    now = timezone.now()
    before = now.replace(year=now.year - 2)
    with set_to(before):
        assert 0 <= (timezone.now() - before).total_seconds() < 5
        assert timezone.localdate().year == timezone.localtime(before).year
    assert timezone.now() >= now


@pytest.mark.django_db
def test_stories_are_told_in_the_order_of_time() -> None:
    start = timezone.now().replace(year=2020)
    told = []

    def story(name: str, *hours: int) -> Telling:
        for hour in hours:
            yield start.replace(hour=hour)
            told.append((timezone.now().hour, name))

    tell([story("a", 8, 11), story("b", 9, 10), story("c")])
    assert told == [(8, "a"), (9, "b"), (10, "b"), (11, "a")]


@pytest.mark.django_db
def test_a_story_that_goes_back_in_time_is_a_mistake() -> None:
    start = timezone.now().replace(year=2020)

    def story() -> Telling:
        yield start.replace(hour=9)
        yield start.replace(hour=8)

    with pytest.raises(ValueError, match="back in time"):
        tell([story()])
