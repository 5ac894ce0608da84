"""Notes came in on the day of their meeting; that they were imported is another day."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.contributions.models import Batch, Contribution
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.imports.actions import confirm
from gensvar.imports.filing import meeting_day
from gensvar.kernel.days import said, today
from gensvar.notes.reading import read_notes
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.imports import make_draft

pytestmark = pytest.mark.django_db
ASKED = "\n→ Vilka tider passar dig?\n\n- Kvällar passar oss\n- Lördagar\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Anteckningar\n\nDatum\t3 maj 2024\n", date(2024, 5, 3)),
        ("Anteckningar från dialogmöte 3 maj 2024\n", date(2024, 5, 3)),
        ("Möten 3 maj 2024 och 7 juni 2024\n", None),
        ("Anteckningar från dialogmöte 3 maj\n", None),
        ("Anteckningar\n", None),
    ],
)
def test_the_day_is_read_where_the_notes_tell_one(head: str, day: date | None) -> None:
    assert meeting_day(read_notes((head + ASKED).encode(), "a.txt")) == day


def imported(head: str) -> tuple[Dialogue, Batch]:
    dialogue = make_dialogue(Stage.OPEN)
    draft = make_draft(dialogue, head + ASKED)
    batch = confirm(draft, draft.version, by=officer_of(dialogue.body))
    assert isinstance(batch, Batch)
    return dialogue, batch


def test_what_was_said_has_the_day_of_the_meeting_and_the_import_its_own(
    client: Client,
) -> None:
    meeting = today() - timedelta(days=6)
    dialogue, batch = imported(f"Anteckningar\n\nDatum\t{meeting}\n")
    one = Contribution.objects.filter(batch=batch)[0]
    assert one.received_on == meeting
    assert timezone.localdate(one.received_at) == today()

    client.force_login(officer_of(dialogue.body))
    page = f"/arbete/dialoger/{dialogue.number}/inspel/{one.public_id}/"
    shown = " ".join(client.get(page).text.split())
    assert said(meeting) in shown
    assert f"intagna den {said(today())}" in shown


@pytest.mark.parametrize("head", ["Anteckningar\n", "Datum\t2999-01-01\n"])
def test_a_day_that_is_not_known_or_has_not_come_is_that_of_the_import(
    head: str,
) -> None:
    _dialogue, batch = imported(head)
    days = Contribution.objects.filter(batch=batch).values_list("received_on")
    assert set(days) == {(today(),)}
