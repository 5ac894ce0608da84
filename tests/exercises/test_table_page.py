"""The page of a table: anybody with its code, on any phone, without account."""

import pytest
from django.test import Client

from gensvar.exercises.models import Entry, Stress
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)

pytestmark = pytest.mark.django_db


def idea(prompt: int, text: str, key: str = "") -> dict[str, object]:
    return {
        "prompt": prompt,
        "text": text,
        "language": "sv",
        "key": key or fresh_key(),
    }


@pytest.mark.requirement("S4-009", "S4-010")
def test_a_table_sees_its_station_with_question_and_hint_and_writes(
    client: Client,
) -> None:
    first, *_ = make_tables()
    exercise = make_exercise(first.meeting, rounds=2)
    here, other = prompts_of(exercise)

    page = client.get(f"/bord/{first.code}/").content.decode()
    sent = client.post(
        f"/bord/{first.code}/skriv/", idea(here.pk, "Ses oftare"), follow=True
    )

    assert here.words in page
    assert here.hint in page
    assert other.words not in page
    assert "Ses oftare" in sent.content.decode()
    assert [(e.prompt, e.table, e.text) for e in Entry.objects.all()] == [
        (here, first, "Ses oftare")
    ]
