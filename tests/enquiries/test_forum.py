"""Questions that everyone may read, how long people wait, and an organisation's own."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.directory.actions.keeping import end_keeping
from gensvar.directory.keepers import token_of
from gensvar.enquiries.figures import Standing, Waited, standing, waited
from gensvar.enquiries.keys import token_of as code_of
from gensvar.enquiries.models import AlsoAsks, Enquiry
from gensvar.enquiries.yearly import entries
from gensvar.kernel.days import today
from gensvar.notifications.models import SECRET_MARK, Letter
from gensvar.organisations.families import family_of
from tests.make.directory import make_keeper
from tests.make.enquiries import (
    answer,
    make_enquiry,
    make_shown,
    make_theme,
    set_received,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.mark.requirement("S4-086", "S4-038", "S4-121")
def test_questions_that_wait_are_shown_with_their_age_and_found_by_words() -> None:
    theme = make_theme(name="Bidrag")
    late = make_shown(theme, words="När kommer beslutet om bidragen?")
    set_received(late, today() - 40 * DAY, today() - 12 * DAY)
    done = make_shown(make_theme(name="Lokaler"), words="Får vi låna salen?")
    answer(done, words="Ja, på kvällar.")
    make_enquiry(theme, words="En stängd fråga om bidrag?")

    everything = Client().get("/fragor/").content.decode()
    found = Client().get("/fragor/?ord=bidraget").content.decode()
    answered = Client().get("/fragor/?visa=besvarade").content.decode()
    themed = Client().get("/fragor/?amne=bidrag&visa=sena").content.decode()
    nothing = Client().get("/fragor/?ord=zebror").content.decode()
    file = Client().get("/fragor/fragor.csv?visa=vantar").content.decode()

    assert "Har väntat 40 dagar." in everything
    assert everything.index("När kommer beslutet") < everything.index("Får vi låna")
    assert "stängd" not in everything + file
    assert "När kommer beslutet" in found
    assert "Får vi låna" not in found
    assert "När kommer beslutet" not in answered
    assert "När kommer beslutet" in themed
    assert "Ingen fråga stämmer." in nothing
    assert file.count("\n") == 2
    page = Client().get(f"/fragor/{done.public_id}/").content.decode()
    assert "Ja, på kvällar." in page


@pytest.mark.requirement("S4-038")
def test_each_figure_of_how_long_people_wait_leads_to_its_list() -> None:
    theme = make_theme(name="Bidrag")
    for days, is_late in ((2, False), (9, False), (30, True)):
        row = make_shown(theme)
        answer(row)
        due = today() - DAY if is_late else today()
        set_received(row, today() - days * DAY, due)
    make_enquiry()

    page = Client().get("/fragor/svarstider/").content.decode()
    year = today().year

    assert waited() == [Waited(year, "Bidrag", "bidrag", 3, 9, 2, 30, 2)]
    assert standing() == Standing(4, 3, 1, 0, 1)
    assert f'href="/fragor/?visa=besvarade&amp;ar={year}&amp;amne=bidrag"' in page
    listed = Client().get(f"/fragor/?visa=besvarade&ar={year}&amne=bidrag")
    assert "3 frågor" in listed.content.decode()


def test_without_questions_the_pages_say_what_will_come() -> None:
    page = Client().get("/fragor/").content.decode()
    figures = Client().get("/fragor/svarstider/").content.decode()

    assert "Ingen fråga visas ännu." in page
    assert "Ingen fråga som alla får läsa har besvarats ännu." in figures


@pytest.mark.requirement("S4-131", "S4-086")
def test_an_organisation_asks_from_its_own_side_and_joins_what_others_ask() -> None:
    keeper = make_keeper(email="kassor@example.org")
    theme = make_theme()
    others = make_shown(theme, words="Varför är lokalen stängd?")
    here = f"/forening/{token_of(keeper)}/fragor/"
    client = Client()
    empty = client.get(here).content.decode()

    said = {
        "key": "k" * 40,
        "words": "Hur söker vi verksamhetsbidrag?",
        "theme": theme.slug,
        "shown": "closed",
        "language": "sv",
    }
    for _time in range(2):
        client.post(f"{here}ny/", said)
        client.post(here, {"question": others.public_id})
    row = Enquiry.objects.get(organisation=keeper.organisation)
    page = client.get(here).content.decode()
    ours = f"{here}{row.public_id}/"
    client.post(ours, {"do": "more", "more-words": "Gäller det även barn?"})
    read = client.get(ours).content.decode()
    told = Client().get(f"/fragor/{others.public_id}/").content.decode()

    assert "Din organisation har inte frågat något än." in empty
    assert (row.source, row.email) == ("own", "kassor@example.org")
    assert (ours in page, "Gäller det även barn?" in read) == (True, True)
    assert "Bara ni som sköter sidan" in read
    assert "Hur söker vi verksamhetsbidrag?" in page
    assert AlsoAsks.objects.get().organisation == keeper.organisation
    assert "1 förening till undrar samma sak." in told
    assert client.post(here, {"question": row.public_id}).status_code == 404


def test_the_answer_to_an_organisation_is_told_to_those_who_speak_for_it_now() -> None:
    keeper = make_keeper(email="kassor@example.org")
    stays = make_keeper(keeper.organisation, email="ordforande@example.org")
    own = {"organisation": keeper.organisation, "source": "own"}
    theme = make_theme()
    rows = [
        make_enquiry(theme, email=one.email, **own) for one in (stays, keeper, keeper)
    ]
    answer(rows[0])
    answer(rows[1])
    Letter.objects.update(state="sent", secret="")
    end_keeping(keeper)
    answer(rows[2])
    told = Letter.objects.filter(kind="enquiry answered").order_by("pk")
    assert list(told.values_list("to", flat=True)) == [
        "ordforande@example.org",
        "kassor@example.org",
        "ordforande@example.org",
    ]


def test_a_letter_says_to_whom_its_address_may_be_passed_on() -> None:
    keeper, theme = make_keeper(), make_theme()
    own = {"organisation": keeper.organisation, "source": "own"}
    answer(make_enquiry(theme, email=keeper.email, **own))
    answer(make_enquiry(theme, email="bo@example.org"))
    alone, whoever = "Skicka den inte vidare.", "Den som har adressen"
    told = {
        (row.kind, row.to == keeper.email): (alone in row.text, whoever in row.text)
        for row in Letter.objects.filter(kind__startswith="enquiry", to__gt="")
        if row.kind in {"enquiry received", "enquiry answered"}
    }
    assert told == {
        ("enquiry received", True): (True, False),
        ("enquiry answered", True): (True, False),
        ("enquiry received", False): (False, True),
        ("enquiry answered", False): (False, False),
    }


def test_a_question_of_an_organisation_is_read_on_its_own_side_only() -> None:
    keeper, other = make_keeper(), make_keeper()
    row = make_enquiry(
        make_theme(), organisation=keeper.organisation, source="own", email=keeper.email
    )
    letter = Letter.objects.get(kind="enquiry received")
    own = f"/forening/{token_of(keeper)}/fragor/{row.public_id}/"
    theirs = f"/forening/{token_of(other)}/fragor/{row.public_id}/"
    by_its_code = f"/fraga/min/{code_of(row)}/"
    before = [Client().get(one).status_code for one in (own, theirs, by_its_code)]
    end_keeping(keeper)

    assert f"/forening/{SECRET_MARK}/fragor/{row.public_id}/" in letter.text
    assert before == [200, 404, 404]
    assert Client().get(own).status_code == 404


def test_the_year_of_an_organisation_holds_what_it_asked_and_was_answered() -> None:
    keeper = make_keeper()
    own = keeper.organisation
    done = make_enquiry(make_theme(), words="Får vi hyra?", organisation=own)
    answer(done, "no")
    make_enquiry(words="Vem ringer vi?", organisation=own)
    make_enquiry(words="Någon annans.")

    found = entries(family_of(keeper.organisation), today().year, "x")

    assert [(one.what, str(one.state), one.is_open) for one in found] == [
        ("Får vi hyra?", "Besvarad: Nej", False),
        ("Vem ringer vi?", "Väntar på att någon tar den", True),
    ]
    assert entries(family_of(keeper.organisation), today().year - 2, "x") == []


def test_an_organisation_that_asks_very_often_waits_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gensvar.portal.views.own_questions.QUESTIONS_A_MINUTE", 1)
    here = f"/forening/{token_of(make_keeper())}/fragor/ny/"
    said = {"words": "Hur söker vi stöd?", "shown": "closed", "language": "sv"}
    sent = [
        Client().post(here, {**said, "key": f"{number:040}"}).status_code
        for number in range(2)
    ]
    assert (sent, Enquiry.objects.count()) == ([302, 422], 1)
