"""What samråd has changed, and what each side says that a year was worth."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.consultations.actions.effects import (
    hide_effect,
    publish_effect,
    restore_effect,
    review_year,
    withdraw_effect,
)
from gensvar.consultations.models import Effect, ProgrammeReview
from gensvar.consultations.public.years import changes_shown
from gensvar.consultations.queries.effects import reviews_of
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.programmes.models import Group, Programme
from tests.make.dialogues import officer_of
from tests.make.organisations import make_user
from tests.make.programmes import group_of, make_programme
from tests.make.years import make_effect, make_review

pytestmark = pytest.mark.django_db


def published() -> Programme:
    """Make a programme that everyone may know of."""
    programme = make_programme()
    Programme.objects.filter(pk=programme.pk).update(published_at=timezone.now())
    programme.refresh_from_db()
    return programme


def test_only_what_was_shown_by_an_act_stands_on_the_public_list() -> None:
    programme = published()
    officer = officer_of(programme.body)
    effect = make_effect(programme)
    make_effect(programme, words="Inte visat")

    def words() -> list[str]:
        found = changes_shown(programme.public_id)
        return [one.words for one in found.changes] if found else []

    assert words() == []
    publish_effect(effect, by=officer)
    assert words() == [effect.words]
    hide_effect(effect, by=officer)
    assert words() == []
    publish_effect(effect, by=officer)
    withdraw_effect(effect, by=officer)
    assert words() == []
    restore_effect(effect, by=officer)
    assert words() == []


def test_a_programme_that_nobody_may_know_of_shows_no_changes(client: Client) -> None:
    programme = make_programme()
    publish_effect(make_effect(programme), by=officer_of(programme.body))
    assert changes_shown(programme.public_id) is None
    assert client.get(f"/samrad/{programme.public_id}/andrat/").status_code == 404


def test_an_effect_has_words_a_day_that_has_come_and_a_source() -> None:
    programme = make_programme()
    for field, facts in (
        ("words", {"words": " "}),
        ("observed_on", {"observed_on": today() + timedelta(days=1)}),
        ("source_words", {"source_words": ""}),
    ):
        with pytest.raises(Invalid) as refusal:
            make_effect(programme, **facts)
        assert refusal.value.field == field
    assert not Effect.objects.exists()
    effect = make_effect(programme)
    with pytest.raises(NotAllowed):
        publish_effect(effect, by=make_user())


@pytest.mark.requirement("S1-32", "S1-40")
def test_what_has_changed_is_written_down_and_shown_to_everyone(client: Client) -> None:
    programme = published()
    client.force_login(officer_of(programme.body))
    page = f"/arbete/samrad/{programme.pk}/andrat/"
    form = {
        "words": "Kallelser finns på meänkieli.",
        "observed_on": today().isoformat(),
        "source": "other",
    }
    refused = client.post(f"{page}nytt/", form)
    assert refused.status_code == 422
    assert "Kallelser finns på meänkieli." in refused.text

    form["source_words"] = "Kallelsemallarna"
    assert client.post(f"{page}nytt/", form).status_code == 302
    effect = Effect.objects.get()
    client.post(f"{page}{effect.pk}/visa/")
    client.logout()

    public = client.get(f"/samrad/{programme.public_id}/andrat/").text
    assert "Kallelser finns på meänkieli." in public
    assert "Kallelsemallarna" in public


def test_both_sides_say_what_a_year_was_worth_and_none_overwrites_the_other() -> None:
    programme = make_programme()
    roma = group_of(programme, Group.ROMA)
    region, group = make_review(programme), make_review(programme, roma)

    found = reviews_of(programme, today().year)

    assert found.region == region
    assert dict(found.groups)[roma] == group
    assert [one for _group, one in found.groups].count(None) == 4


def test_a_group_says_how_it_was_asked_and_the_second_writer_reads_first() -> None:
    programme = make_programme()
    roma, by = group_of(programme, Group.ROMA), officer_of(programme.body)
    year, said = today().year, {"value_for_group": "Vi hörs.", "version": 0}
    with pytest.raises(Invalid) as refusal:
        review_year(programme, year, roma, said, by=by)
    assert refusal.value.field == "method"
    with pytest.raises(Invalid):
        review_year(programme, year, None, {"version": 0}, by=by)

    make_review(programme)
    with pytest.raises(Stale):
        review_year(programme, year, None, said, by=by)
    assert ProgrammeReview.objects.get().value_for_group == "Vi vet vem vi kan ringa."


@pytest.mark.requirement("S1-39")
def test_the_values_of_both_sides_stand_beside_each_other(client: Client) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    roma, year = group_of(programme, Group.ROMA), today().year
    page = f"/arbete/samrad/{programme.pk}/varde/{year}/"

    client.post(page, {"value_for_service": "Färre missförstånd.", "version": 0})
    lacking = client.post(
        f"{page}{roma.pk}/", {"value_for_group": "Vi blir hörda.", "version": 0}
    )
    assert lacking.status_code == 422
    client.post(
        f"{page}{roma.pk}/",
        {"value_for_group": "Vi blir hörda.", "method": "På mötet", "version": 0},
    )

    shown = client.get(f"/arbete/samrad/{programme.pk}/andrat/").text
    for words in ("Färre missförstånd.", "Vi blir hörda.", "På mötet"):
        assert words in shown
    assert client.get(f"/arbete/samrad/{programme.pk}/varde/1999/").status_code == 404
