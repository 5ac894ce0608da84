"""No page falls over a number in a hidden field that is longer than any number."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gensvar.exercises.models import ExerciseKind
from gensvar.meetings.models import DayOption
from tests.make.dialogues import officer_of
from tests.make.exercises import make_exercise, make_tables

pytestmark = pytest.mark.django_db
LONG = "9" * 5000
SENT = [
    ("asked", ExerciseKind.QUESTIONS, {"do": "up", "pk": LONG}),
    ("taken", ExerciseKind.TAKEN_ALONG, {"do": "remove", "pk": LONG}),
    ("lead-exercise", ExerciseKind.STATIONS, {"do": "next", "round": LONG}),
    ("exercises", None, {"do": "up", "pk": LONG}),
    ("note-arrivals", None, {"guest": LONG}),
    ("meeting-times", None, {"do": "remove", "option": LONG}),
    ("meeting-times", None, {"do": "choose", "version": LONG}),
]


@pytest.mark.parametrize(("name", "kind", "sent"), SENT)
@pytest.mark.parametrize("sign", ["9", "٩"])
def test_a_number_longer_than_any_is_refused_kindly(
    name: str, kind: ExerciseKind | None, sent: dict[str, str], sign: str
) -> None:
    table, *_more = make_tables(2)
    meeting = table.meeting
    parts = [meeting.pk]
    if kind is not None:
        parts.append(make_exercise(meeting, kind).pk)
    if "version" in sent:
        now = timezone.now()
        option = DayOption.objects.create(
            meeting=meeting, starts_at=now, ends_at=now + timedelta(hours=1)
        )
        sent = {**sent, "option": str(option.pk)}
    client = Client()
    client.force_login(officer_of(meeting.body))
    typed = {key: value.replace("9" * 5000, sign * 5000) for key, value in sent.items()}

    answer = client.post(reverse(name, args=parts), typed)

    assert answer.status_code in (302, 404)
