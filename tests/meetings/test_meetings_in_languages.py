"""A guest gets a meeting's own words in the language the guest has chosen."""

import pytest
from django.test import Client

from gensvar.kernel import addresses
from gensvar.meetings.keys import token_of
from gensvar.meetings.messages import come_to_a_meeting
from gensvar.meetings.models import Guest, Meeting
from gensvar.meetings.texts import thing_of, words_for
from gensvar.translations.models import How
from tests.make.dialogues import officer_of
from tests.make.meetings import make_guest, make_meeting
from tests.make.translations import YIDDISH, show_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting()


def translate(meeting: Meeting, how: str = How.HUMAN) -> None:
    things = [thing_of(meeting)]
    show_in("yi", things, YIDDISH, by=officer_of(meeting.body), how=how)


def guest_in(meeting: Meeting, language: str) -> Guest:
    guest = make_guest(meeting)
    Guest.objects.filter(pk=guest.pk).update(language=language)
    guest.refresh_from_db()
    return guest


def test_a_letter_says_the_meeting_and_its_day_in_the_guests_language(
    meeting: Meeting,
) -> None:
    translate(meeting)
    found = words_for(meeting, "ydd").split("\n")
    assert (found[0], found[2]) == (YIDDISH, YIDDISH)
    assert meeting.starts_at is not None
    assert "טן" in found[1]
    assert str(meeting.starts_at.year) in found[1]


@pytest.mark.parametrize("language", ["sv", "en", "fit", "se"])
def test_where_nothing_is_translated_the_letter_is_as_it_was(
    meeting: Meeting, language: str
) -> None:
    translate(meeting)
    assert words_for(meeting, language) == ""


def test_a_machine_translation_is_in_no_letter(meeting: Meeting) -> None:
    translate(meeting, How.MACHINE)
    assert words_for(meeting, "yi") == ""


def test_a_guests_own_page_is_in_the_language_of_the_letters(meeting: Meeting) -> None:
    translate(meeting)
    guest = guest_in(meeting, "yi")
    page = Client().get(addresses.guest(token_of(guest))).text
    assert f'<h1><span lang="yi" dir="rtl">{YIDDISH}</span></h1>' in page
    assert 'dir="rtl"' in page.split("<main")[1].split(">")[0]
    other = Client().get(addresses.guest(token_of(guest_in(meeting, "sv")))).text
    assert f'<h1><span lang="sv" dir="ltr">{meeting.title}</span></h1>' in other


def test_the_invitation_has_both_the_guests_words_and_the_swedish_ones(
    meeting: Meeting,
) -> None:
    translate(meeting)
    letter = come_to_a_meeting(guest_in(meeting, "yi"))
    assert letter.text.index(YIDDISH) < letter.text.index("När:")
    assert meeting.purpose in letter.text
    assert YIDDISH not in come_to_a_meeting(guest_in(meeting, "fi")).text
