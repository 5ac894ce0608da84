"""Pages of planning ask the database as often for many rows as for few."""

from dataclasses import dataclass, field

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gensvar.meetings.keys import token_of
from tests.make.dialogues import officer_of
from tests.make.meetings import make_guest, make_meeting
from tests.matrix.planning import grow_planning

pytestmark = pytest.mark.django_db
PAGES = ("", "dagordning/", "tider/", "underlag/", "infor/", "andra/ansvar/")
OF_A_GUEST = ("dagordning/", "tider/", "underlag/")


@dataclass
class Kept:
    """Stands for the world of the matrix."""

    kept: dict[str, str] = field(default_factory=dict)


def asked(rows: int) -> list[int]:
    """Return how often each page asks when there are so many rows of everything."""
    meeting, world = make_meeting(), Kept()
    speaker = make_guest(meeting, "Siv", speaks=True)
    grow_planning(world, meeting, speaker, rows)  # type: ignore[arg-type] # only keeps
    client = Client()
    client.force_login(officer_of(meeting.body))
    pages = [f"/arbete/moten/{meeting.pk}/{page}" for page in PAGES]
    pages += [f"/mote/{token_of(speaker)}/{page}" for page in OF_A_GUEST]
    pages += ["/arbete/moten/", "/arbete/moten/serier/"]
    pages.append(f"/arbete/moten/serier/{world.kept['series']}/")
    found = []
    for page in pages:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(page).status_code == 200
        found.append(len(seen))
    return found


def test_pages_ask_as_often_for_many_rows_as_for_few() -> None:
    few, many = asked(2), asked(9)
    assert many == few
