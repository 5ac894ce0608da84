"""The overview of a programme asks the database for little, and tells what lacks."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gensvar.programmes.actions import choose_forms
from gensvar.programmes.models import Group
from tests.make.dialogues import officer_of
from tests.make.meetings import make_meeting
from tests.make.programmes import make_programme, make_seat

pytestmark = pytest.mark.django_db
# With those that open the transaction and look for the session.
MOST = 13


def test_the_overview_asks_few_questions(client: Client) -> None:
    programme = make_programme()
    choose_forms(programme, {"meeting": ""}, by=officer_of(programme.body))
    make_seat(programme, Group.ROMA)
    make_meeting(programme.body, programme=programme, title="Nästa samråd")
    client.force_login(officer_of(programme.body))

    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/arbete/samrad/{programme.pk}/").content.decode()

    assert len(asked) <= MOST, "\n".join(one["sql"][:90] for one in asked)
    assert "Nästa samråd" in page
