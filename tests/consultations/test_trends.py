"""Participation and initiative year by year: of meetings and groups, never persons."""

import pytest
from django.test import Client

from gensvar.consultations.queries.trends import group_years
from gensvar.kernel.days import today
from gensvar.meetings.models import Meeting
from gensvar.programmes.actions import join_programme
from gensvar.programmes.models import Group
from gensvar.programmes.queries import groups_in
from tests.make.consultations import make_samrad
from tests.make.dialogues import officer_of
from tests.make.meetings import make_arrival
from tests.make.organisations import make_body
from tests.make.programmes import make_programme

pytestmark = pytest.mark.django_db


def test_those_who_came_are_counted_and_those_reported_stand_apart() -> None:
    programme = make_programme()
    meeting = make_samrad(programme, Group.ROMA)
    for _guest in range(6):  # beside the one who speaks for the group
        make_arrival(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(reported_persons=40)
    day = meeting.starts_at
    assert day is not None

    lines = group_years(programme, groups_in(programme), day.year)

    told = {
        line.group.group if line.group else "": (
            line.meetings,
            line.came.said,
            line.reported.said,
        )
        for line in lines
    }
    assert told == {
        Group.JEWS: (0, "0", "Inte känt"),
        Group.ROMA: (1, "7", "40"),
        Group.SAMI: (0, "0", "Inte känt"),
        Group.SWEDEN_FINNS: (0, "0", "Inte känt"),
        Group.TORNEDALIANS: (0, "0", "Inte känt"),
        "": (1, "7", "40"),
    }


@pytest.mark.requirement("S1-33", "S1-42", "S1-43")
def test_each_figure_leads_to_its_list_and_no_list_names_a_person(
    client: Client,
) -> None:
    programme = make_programme()
    officer = officer_of(programme.body)
    meeting = make_samrad(programme, Group.ROMA, titles=("Tolkar på vårdcentralen",))
    make_arrival(meeting, "Rut Persson Kaale")
    other = make_body("Kulturförvaltningen")
    join_programme(programme, other, by=officer)
    client.force_login(officer)
    assert meeting.starts_at is not None
    year = meeting.starts_at.year
    trends = f"/arbete/samrad/{programme.pk}/trender/"
    roma = programme.groups.get(group=Group.ROMA)

    page = client.get(f"{trends}?ar={year}").text
    assert "färre än 5" in page
    for link, text in (
        (f"{trends}moten/{year}/{roma.pk}/", meeting.title),
        (f"{trends}fragor/{year}/{roma.pk}/", "Tolkar på vårdcentralen"),
        (f"{trends}forvaltningar/{today().year}/", "Kulturförvaltningen"),
    ):
        shown = client.get(link).text
        assert text in shown
        assert "Rut Persson Kaale" not in shown
    assert client.get(f"{trends}personer/{year}/").status_code == 404
    assert client.get(f"{trends}moten/1999/").status_code == 404
