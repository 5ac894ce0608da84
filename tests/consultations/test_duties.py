"""Information to the groups: what was done each year, and what lacks (S1-03, 3 §)."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from gensvar.consultations.actions.duties import (
    note_information,
    restore_information,
    withdraw_information,
)
from gensvar.consultations.gaps import Area, Told, groups_without, languages_without
from gensvar.consultations.models import Audience, Channel, InformationAction
from gensvar.consultations.queries.duties import Gaps, gaps_of
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.programmes.models import Group
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body, make_user
from tests.make.programmes import group_of, make_programme
from tests.make.years import make_area, make_information

LANGUAGES = ("fi", "fit", "se", "smj", "sv", "yi")
told = st.builds(
    Told,
    st.integers(2019, 2022),
    st.one_of(st.none(), st.integers(1, 5)),
    st.sampled_from(LANGUAGES),
)


@given(st.lists(told), st.integers(2019, 2022))
def test_each_group_is_either_told_something_or_named_as_a_gap(
    actions: list[Told], year: int
) -> None:
    groups = [1, 2, 3, 4, 5]
    lacking = groups_without(actions, groups, year)
    for group in groups:
        was_told = any(
            one.year == year and one.group in {group, None} for one in actions
        )
        assert was_told != (group in lacking)


@given(st.lists(told), st.integers(2018, 2024))
def test_a_language_is_lacking_only_while_the_region_belongs_to_its_area(
    actions: list[Told], year: int
) -> None:
    area = Area("smi", date(2019, 2, 1), date(2021, 6, 30))
    lacking = languages_without(actions, [area], year)
    in_sami = any(one.year == year and one.language in {"se", "smj"} for one in actions)
    assert (lacking == ["smi"]) == (2019 <= year <= 2021 and not in_sami)


@pytest.mark.django_db
def test_what_was_for_our_own_staff_informs_no_group() -> None:
    programme = make_programme()
    make_area("fi", by=officer_of(programme.body))
    make_information(programme, audience=Audience.STAFF, channel=Channel.COURSE)

    gaps = gaps_of(programme, today().year)

    assert gaps.languages == ("Finska",)
    assert len(gaps.groups) == 5


@pytest.mark.django_db
def test_what_is_taken_back_counts_no_more_until_it_is_brought_back() -> None:
    programme = make_programme()
    officer = officer_of(programme.body)
    action = make_information(programme)
    assert gaps_of(programme, today().year) == Gaps((), ())

    withdraw_information(action, by=officer)
    assert len(gaps_of(programme, today().year).groups) == 5

    restore_information(action, by=officer)
    assert gaps_of(programme, today().year) == Gaps((), ())


@pytest.mark.django_db
def test_nothing_is_noted_ahead_in_unknown_languages_or_for_others_groups() -> None:
    programme, other = make_programme(), make_programme()
    for field, facts in (
        ("done_on", {"done_on": today() + timedelta(days=1)}),
        ("language", {"language": "qxz"}),
        ("group", {"group": group_of(other, Group.ROMA)}),
        ("body", {"body": make_body()}),
        ("what", {"what": "  "}),
    ):
        with pytest.raises(Invalid) as refusal:
            make_information(programme, **facts)
        assert refusal.value.field == field
    assert InformationAction.objects.count() == 0


@pytest.mark.django_db
def test_a_stranger_notes_nothing() -> None:
    with pytest.raises(NotAllowed):
        note_information(make_programme(), {}, by=make_user())


@pytest.mark.django_db
@pytest.mark.requirement("S1-03", "S1-36")
def test_the_page_names_the_language_of_an_area_that_nobody_was_told_in(
    client: Client,
) -> None:
    programme = make_programme()
    officer = officer_of(programme.body)
    make_area("fit", by=officer)
    client.force_login(officer)
    page = f"/arbete/samrad/{programme.pk}/information/"
    assert "Meänkieli: ingen information på språket" in client.get(page).text

    answer = client.post(
        f"{page}ny/",
        {
            "what": "Rätten till vård på meänkieli",
            "language": "fit",
            "channel": "print",
            "audience": "group",
            "done_on": today().isoformat(),
            "body": programme.body.pk,
            "reached": "",
        },
    )

    assert answer.status_code == 302
    shown = client.get(page).text
    assert "Meänkieli: ingen information på språket" not in shown
    assert "Rätten till vård på meänkieli" in shown


@pytest.mark.django_db
def test_what_is_typed_wrong_is_said_at_its_field_and_nothing_is_lost(
    client: Client,
) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    answer = client.post(
        f"/arbete/samrad/{programme.pk}/information/ny/",
        {"what": "Affischer", "language": "fi", "done_on": "2099-01-01"}
        | {"channel": "print", "audience": "group", "body": programme.body.pk},
    )
    assert answer.status_code == 422
    assert "Den dagen har inte kommit än." in answer.text
    assert "Affischer" in answer.text


@pytest.mark.django_db
def test_the_table_of_all_years_holds_no_formula(client: Client) -> None:
    programme = make_programme()
    make_information(programme, what="=1+1", reached=40)
    client.force_login(officer_of(programme.body))

    made = client.get(f"/arbete/samrad/{programme.pk}/information/tabell.xlsx")

    with zipfile.ZipFile(io.BytesIO(made.content)) as box:
        sheet = box.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "'=1+1" in sheet
    assert "<v>40</v>" in sheet
