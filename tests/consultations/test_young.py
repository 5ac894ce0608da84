"""Children and young people: forms made for them, counted in age bands only (5 a §)."""

from datetime import timedelta

import pytest
from django.db.models import Field
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from gensvar.consultations.actions.young import (
    hide_young_words,
    note_young_occasion,
    restore_young_occasion,
    show_young_words,
    withdraw_young_occasion,
)
from gensvar.consultations.models import YoungCount, YoungOccasion
from gensvar.consultations.public.years import young_words_of
from gensvar.consultations.queries.young import young_year
from gensvar.consultations.small import SMALLEST, shown, shown_whole
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.programmes.models import Group
from tests.make.consultations import make_samrad
from tests.make.dialogues import officer_of
from tests.make.meetings import make_meeting
from tests.make.organisations import make_user
from tests.make.programmes import group_of, make_programme
from tests.make.years import make_occasion

counts = st.lists(st.integers(0, 40), min_size=1, max_size=5)


@given(counts)
def test_no_part_that_is_hidden_can_be_worked_out_from_the_whole(
    parts: list[int],
) -> None:
    whole = shown_whole(parts)
    is_hidden = any(0 < part < SMALLEST for part in parts)
    assert (whole.value is None) == is_hidden
    if whole.value is not None:
        assert whole.value == sum(parts)


@given(st.integers(0, 40))
def test_a_number_of_people_is_told_from_five_on(count: int) -> None:
    assert (shown(count).value is None) == (0 < count < SMALLEST)


def test_nothing_is_kept_about_a_young_person() -> None:
    kept = {
        field.name
        for model in (YoungOccasion, YoungCount)
        for field in model._meta.get_fields()
        if isinstance(field, Field)
    }
    assert kept.isdisjoint({"name", "email", "age", "birth", "user", "guest", "born"})


@pytest.mark.django_db
def test_the_year_adds_up_bands_and_hides_small_ones() -> None:
    programme = make_programme()
    make_occasion(programme, {"13-15": 25, "16-18": 3})
    make_occasion(programme, {"13-15": 10, "16-18": None})
    make_occasion(programme, {})

    year = young_year(programme, today().year)

    assert (year.occasions, year.not_counted) == (3, 1)
    assert [count.said for _band, count in year.bands] == [
        "Inte känt",
        "35",
        "färre än 5",
        "Inte känt",
        "Inte känt",
    ]
    assert year.total.said == "minst 35"


@pytest.mark.django_db
def test_what_is_taken_away_counts_no_more_and_shows_nothing() -> None:
    programme = make_programme()
    officer = officer_of(programme.body)
    meeting = make_samrad(programme, Group.ROMA)
    occasion = make_occasion(programme, meeting=meeting, young_words="Vi lyssnar.")
    show_young_words(occasion, by=officer)
    assert young_words_of(meeting.public_id) == ("Vi lyssnar.",)

    withdraw_young_occasion(occasion, by=officer)
    assert young_words_of(meeting.public_id) == ()
    assert young_year(programme, today().year).occasions == 0

    restore_young_occasion(occasion, by=officer)
    assert young_year(programme, today().year).occasions == 1
    assert young_words_of(meeting.public_id) == ()


@pytest.mark.django_db
def test_a_text_is_shown_only_where_there_is_a_meeting_to_show_it_with() -> None:
    programme = make_programme()
    officer = officer_of(programme.body)
    with pytest.raises(NotYet) as refusal:
        show_young_words(make_occasion(programme), by=officer)
    assert len(refusal.value.missing) == 2

    meeting = make_samrad(programme, Group.ROMA)
    occasion = make_occasion(programme, meeting=meeting, young_words="Vi lyssnar.")
    show_young_words(occasion, by=officer)
    hide_young_words(occasion, by=officer)
    assert young_words_of(meeting.public_id) == ()


@pytest.mark.django_db
def test_nothing_is_noted_ahead_or_at_meetings_of_others() -> None:
    programme, other = make_programme(), make_programme()
    for field, facts in (
        ("held_on", {"held_on": today() + timedelta(days=1)}),
        ("meeting", {"meeting": make_meeting(programme.body)}),
        ("group", {"group": group_of(other, Group.ROMA)}),
        ("title", {"title": " "}),
    ):
        with pytest.raises(Invalid) as refusal:
            make_occasion(programme, **facts)
        assert refusal.value.field == field
    with pytest.raises(NotAllowed):
        note_young_occasion(programme, {}, {}, by=make_user())


@pytest.mark.django_db
def test_an_occasion_is_noted_on_screen_and_small_bands_stay_hidden(
    client: Client,
) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    page = f"/arbete/samrad/{programme.pk}/unga/"
    form = {
        "title": "Ungdomsgrupp",
        "held_on": today().isoformat(),
        "form": "own_meeting",
        "guardians_informed": "True",
        "band_13_15": "3",
        "band_16_18": "12",
    }

    assert client.post(f"{page}ny/", {**form, "band_13_15": "-1"}).status_code == 422
    assert client.post(f"{page}ny/", form).status_code == 302

    shown_page = client.get(page).text
    assert "Ungdomsgrupp" in shown_page
    assert "färre än 5" in shown_page
    assert "minst 12" in shown_page
