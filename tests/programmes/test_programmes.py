"""Programmes: the standing frame of samråd."""

import pytest
from django.test import Client

from gensvar.programmes.models import Group
from gensvar.programmes.queries import groups_not_covered
from tests.make.dialogues import officer_of
from tests.make.programmes import make_programme

pytestmark = pytest.mark.django_db


def test_a_programme_for_the_minorities_tells_which_of_them_it_leaves_out() -> None:
    programme = make_programme()
    programme.groups.filter(group=Group.JEWS).delete()

    assert groups_not_covered(programme) == [Group.JEWS]


def test_the_overview_of_a_programme_names_its_groups(client: Client) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))

    page = client.get(f"/arbete/samrad/{programme.pk}/")

    assert page.status_code == 200
    assert "Sverigefinnar" in page.content.decode()
