"""Notes tell of an interest only as far as it was ticked, and as it stands (S4-055)."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from gensvar.kernel.errors import NotYet
from gensvar.meeting_notes.actions.writing import renew_notes
from gensvar.meeting_notes.document.facts import rows
from gensvar.meeting_notes.models import Notes, NotesVersion
from gensvar.meeting_notes.queries.making import interests_of
from gensvar.meeting_notes.queries.notes import current
from gensvar.meeting_notes.workflow import WAY_OF_NOTES
from gensvar.meetings.actions.interests import Interest, declare_interest
from gensvar.meetings.models import DeclaredInterest, Guest, Meeting
from tests.make.dialogues import officer_of
from tests.make.held import Held, end, make_approved, make_notes
from tests.make.meetings import (
    make_arrival,
    make_guest,
    make_meeting,
    make_organisation,
)

pytestmark = pytest.mark.django_db
LABEL = "Egna intressen som någon har berättat om:"


@pytest.fixture
def held() -> Held:
    """A meeting at which two have said yes: one lets it be told, the other not."""
    meeting = make_meeting(days=-3)
    place = make_organisation("Hörselföreningen")
    first = make_arrival(meeting, "Siv Talar", speaks=True, organisation=place)
    second = make_arrival(meeting, "Kom Hit")
    declare_interest(first, Interest("yes", "Vi hyr ut.", tells=["notes"]))
    declare_interest(second, Interest("yes", "Hemligt.", tells=["agenda", "words"]))
    end(meeting)
    return Held(meeting, first, second, [], [])


def told_in(notes: Notes) -> str:
    found = rows(current(notes).facts).rows
    return "".join(str(words) for label, words in found if label == LABEL)


def test_only_what_was_ticked_stands_in_the_notes(held: Held) -> None:
    assert told_in(make_notes(held)) == "Hörselföreningen"


def test_who_did_not_come_is_not_in_the_notes_where_it_was_noted_who_did(
    held: Held,
) -> None:
    away = make_guest(held.meeting, "Bo Borta")
    DeclaredInterest.objects.create(guest=away, says="yes", tells=["notes", "name"])
    assert told_in(make_notes(held)) == "Hörselföreningen"

    Guest.objects.update(arrived_at=None)
    told = [one.who for one in interests_of(held.meeting)]
    assert told == [f"Bo Borta, {away.organisation}", "Hörselföreningen"]


def test_notes_do_not_move_on_with_what_was_taken_back(held: Held) -> None:
    notes, by = make_notes(held), officer_of(held.meeting.body)
    declare_interest(held.speaker, Interest(""))
    with pytest.raises(NotYet) as refused:
        WAY_OF_NOTES.advance(notes, "send notes out", by=by)
    assert "gör om anteckningarna" in str(refused.value)

    assert renew_notes(notes, notes.number, by=by)
    WAY_OF_NOTES.advance(notes, "send notes out", by=by)
    assert told_in(notes) == ""
    kept = NotesVersion.objects.values_list("content__facts__interests", flat=True)
    assert list(kept) == [[], []]


def test_notes_that_were_sent_out_stay_as_they_were_sent(held: Held) -> None:
    notes, by = make_notes(held), officer_of(held.meeting.body)
    WAY_OF_NOTES.advance(notes, "send notes out", by=by)
    declare_interest(held.speaker, Interest(""))
    assert renew_notes(notes, notes.number, by=by)

    kept = NotesVersion.objects.values_list("content__facts__interests", flat=True)
    assert [len(one) for one in kept.order_by("number")] == [1, 0]


def test_when_the_notes_are_approved_nothing_more_is_declared(held: Held) -> None:
    notes = make_approved(held)
    meeting = Meeting.objects.get(pk=held.meeting.pk)
    assert meeting.interests_closed_at is not None
    held.speaker.meeting = meeting
    with pytest.raises(NotYet):
        declare_interest(held.speaker, Interest("no"))
    assert told_in(notes) == "Hörselföreningen"


def test_notes_that_were_approved_before_close_them_too(held: Held) -> None:
    notes = make_approved(held)
    Meeting.objects.update(interests_closed_at=None)
    step = "gensvar.meeting_notes.migrations.0004_approved_notes_close_interests"
    import_module(step).close(apps, connection.schema_editor())
    found = Meeting.objects.get(pk=held.meeting.pk)
    assert found.interests_closed_at == notes.approved_at
