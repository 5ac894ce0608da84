"""The letters name the matter and the day, and nothing that somebody has said."""

import pytest

from gensvar.notifications.models import Letter
from gensvar.sami_consultations import steps
from gensvar.sami_consultations.actions.holding import send_account
from tests.make.sami_consultations import days, make_consulting, make_sameby

pytestmark = pytest.mark.django_db


def test_the_inquiry_says_what_it_is_about_and_by_when() -> None:
    talk = make_consulting()
    letter = Letter.objects.get(kind="sami inquiry")
    matter = talk.consultation.matter
    assert letter.subject.startswith("Vill ni ha konsultation? Svara senast ")
    for words in (matter.title, matter.registry_number, "Ny väg.", "SFS 2022:66"):
        assert words in letter.text
    assert letter.to == talk.sameby.representative.email


def test_the_account_is_sent_with_the_time_to_prepare() -> None:
    talk = make_consulting()
    send_account(talk.consultation, "Var ska vägen gå?", days(14), by=talk.officer)
    letter = Letter.objects.get(kind="sami account")
    assert "Var ska vägen gå?" in letter.text
    assert "Inget möte hålls före det." in letter.text


def test_an_account_sent_by_other_means_writes_no_letter() -> None:
    talk = make_consulting()
    send_account(talk.consultation, "Var?", days(14), sent_on=days(-1), by=talk.officer)
    assert not Letter.objects.filter(kind="sami account").exists()


def test_what_a_representative_says_is_in_no_letter() -> None:
    talk = make_consulting()
    matter, by = talk.consultation.matter, talk.officer
    sameby = make_sameby(by, email="annan@example.org")
    steps.request_consultation(matter, sameby, days(0), "Hemliga boplatsen", by=by)
    send_account(talk.consultation, "Var?", days(14), by=by)
    letters = Letter.objects.values_list("text", flat=True)
    assert not [text for text in letters if "Hemliga" in text]
