"""Tests of the pages on which officers weigh, answer and tell."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.feedback.models import (
    Answer,
    AnswerState,
    Delivery,
    Mailing,
    Weighing,
    WeighingCorrection,
)
from gensvar.feedback.public import rate
from gensvar.findings.models import Finding
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.matters.models import Decision
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Role
from tests.make.dialogues import officer_of
from tests.make.feedback import (
    CANARY,
    make_answer,
    make_answered,
    make_decision,
    make_handed_over,
    make_speaker,
    move_to,
    weigh_all,
)
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def page(dialogue: Dialogue, place: str) -> str:
    return f"/arbete/dialoger/{dialogue.number}/{place}"


def as_officer(client: Client, dialogue: Dialogue) -> Client:
    client.force_login(officer_of(dialogue.body))
    return client


def words_on(client: Client, dialogue: Dialogue, place: str) -> str:
    response = client.get(page(dialogue, place))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.requirement("S4-097")
def test_an_officer_weighs_a_finding_and_promises_a_measure(client: Client) -> None:
    dialogue = make_handed_over(2)
    as_officer(client, dialogue)
    assert "Inget beslut är inskrivet" in words_on(client, dialogue, "vagning/")
    decision = make_decision(dialogue)
    assert "Väg nästa fynd" in words_on(client, dialogue, "vagning/")
    finding = Finding.objects.filter(dialogue=dialogue)[0]
    address = f"vagning/{finding.pk}/"

    given = {"outcome": "partly", "decision": decision.pk, "version": 0}
    response = client.post(page(dialogue, address), given)
    assert response.status_code == 422
    measure = {
        "reason": "Kvällar ryms, men inte söndagar.",
        "measure_words": "Nytt schema",
        "measure_body": dialogue.body.pk,
        "measure_owner": officer_of(dialogue.body).pk,
        "measure_due_on": today().isoformat(),
    }
    response = client.post(page(dialogue, address), {**given, **measure})

    assert response.status_code == 302
    weighing = Weighing.objects.get()
    assert (weighing.outcome, weighing.decision) == ("partly", decision)
    assert [item.owner for item in weighing.measures.all()] == [
        officer_of(dialogue.body)
    ]
    shown = words_on(client, dialogue, "vagning/")
    for said in ("Togs upp delvis", "Kvällar ryms", "Nytt schema", str(decision)):
        assert said in shown


def test_a_half_measure_promises_nothing(client: Client) -> None:
    dialogue = make_handed_over()
    decision = make_decision(dialogue)
    finding = Finding.objects.get(dialogue=dialogue)
    response = as_officer(client, dialogue).post(
        page(dialogue, f"vagning/{finding.pk}/"),
        {
            "outcome": "not",
            "reason": "För dyrt",
            "decision": decision.pk,
            "version": 0,
            "measure_words": "Något",
        },
    )
    assert response.status_code == 422
    assert "Välj vem som gör det." in response.content.decode()
    assert not Measure.objects.exists()


def test_the_second_of_two_officers_sees_both_texts(client: Client) -> None:
    dialogue = make_handed_over()
    (weighing,) = weigh_all(dialogue)
    Weighing.objects.update(reason="Den andras skäl", version=2)
    response = as_officer(client, dialogue).post(
        page(dialogue, f"vagning/{weighing.finding_id}/"),
        {
            "outcome": "not",
            "reason": "Mitt skäl",
            "decision": weighing.decision_id,
            "version": 1,
        },
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "Mitt skäl" in text
    assert "Den andras skäl" in text
    assert 'name="version" value="2"' in text


def test_a_change_after_the_answer_asks_why_and_shows_what_stood(
    client: Client,
) -> None:
    dialogue = make_answered()
    weighing = Weighing.objects.get()
    as_officer(client, dialogue)
    place = f"vagning/{weighing.finding_id}/"
    assert "Varför det här ändras" in words_on(client, dialogue, place)
    given = {
        "outcome": "not",
        "reason": "Pengarna tog slut",
        "decision": weighing.decision_id,
        "version": 1,
    }
    assert client.post(page(dialogue, place), given).status_code == 422
    given["why_changed"] = "Fel i protokollet"
    assert client.post(page(dialogue, place), given).status_code == 302
    shown = words_on(client, dialogue, "vagning/")
    assert "Det ryms i ramen." in shown
    assert "Fel i protokollet" in shown
    assert WeighingCorrection.objects.count() == 1
    assert "Läs svaret igen" in words_on(client, dialogue, "svar/")


@pytest.mark.requirement("S2-08", "S2-22", "S2-23")
def test_an_officer_answers_in_three_directions(client: Client) -> None:
    dialogue = make_handed_over()
    as_officer(client, dialogue)
    make_decision(dialogue)
    assert "Syns inte än" in words_on(client, dialogue, "svar/")
    weigh_all(dialogue)
    written = words_on(client, dialogue, "svar/deltagare/")
    assert "Ni sa: " in written

    texts = {
        "deltagare": {"text": "Det blir kvällsöppet."},
        "alla": {"text": "Det blir kvällsöppet för alla."},
        "verksamheter": {"text": "Ett kladd.", "none_because": "Bara schemat ändras."},
    }
    for slug, given in texts.items():
        response = client.post(page(dialogue, f"svar/{slug}/"), {**given, "version": 0})
        assert response.status_code == 302
        answer = Answer.objects.latest("pk")
        client.post(
            page(dialogue, f"svar/{slug}/steg/klart/"), {"version": answer.version}
        )
    ready = {f"answer-{row.pk}": row.version for row in Answer.objects.all()}
    assert "Publicera de 3 svar som är klara" in words_on(client, dialogue, "svar/")
    response = client.post(page(dialogue, "svar/publicera/"), ready, follow=True)

    text = response.content.decode()
    assert "Alla kan läsa det nu" in text
    assert "Ingen verksamhet berörs, eftersom" in text
    assert "Underrätta dem som deltog" in text
    assert "Ett kladd." not in text
    assert set(Answer.objects.values_list("state", flat=True)) == {"published"}


def test_publishing_without_weighing_is_refused_with_what_is_missing(
    client: Client,
) -> None:
    dialogue = make_handed_over()
    answer = make_answer(dialogue, state="ready")
    response = as_officer(client, dialogue).post(
        page(dialogue, "svar/publicera/"),
        {f"answer-{answer.pk}": answer.version},
        follow=True,
    )
    assert "vad det blev av varje fynd" in response.content.decode()
    answer.refresh_from_db()
    assert answer.state == AnswerState.READY


def test_two_drafts_at_once_lose_no_text(client: Client) -> None:
    dialogue = make_handed_over()
    as_officer(client, dialogue)
    address = page(dialogue, "svar/alla/")
    client.post(address, {"text": "Först sparat", "version": 0})
    response = client.post(address, {"text": "Sedan skrivet", "version": 0})
    assert response.status_code == 422
    text = response.content.decode()
    assert "Först sparat" in text
    assert "Sedan skrivet" in text
    assert client.post(address, {"text": "Båda", "version": 1}).status_code == 302


def test_an_answer_is_taken_back_corrected_and_shows_what_stood(
    client: Client,
) -> None:
    dialogue = make_answered()
    answer = Answer.objects.get()
    as_officer(client, dialogue)
    response = client.post(
        page(dialogue, "svar/deltagare/ratta/"),
        {
            "text": "Det blir onsdagar.",
            "reason": "Fel dag",
            "version": answer.version,
        },
    )
    assert response.status_code == 302
    shown = words_on(client, dialogue, "svar/")
    assert "Det blir onsdagar." in shown
    assert "Det blir öppet på tisdagskvällar." in shown
    assert "Fel dag" in shown
    again = client.post(page(dialogue, "svar/deltagare/steg/tillbaka/"), {"version": 9})
    assert again.status_code == 302
    answer.refresh_from_db()
    assert answer.is_published


def test_a_cancelled_dialogue_suggests_why_and_is_answered(client: Client) -> None:
    dialogue = make_handed_over()
    Dialogue.objects.update(cancel_reason="Uppdraget drogs tillbaka")
    move_to(dialogue, Stage.CANCELLED)
    as_officer(client, dialogue)
    shown = words_on(client, dialogue, "svar/deltagare/")
    assert "Vi avbröt dialogen, eftersom: Uppdraget drogs tillbaka." in shown


@pytest.mark.requirement("S2-22")
def test_an_officer_tells_those_who_took_part(client: Client) -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org", language="fi")
    make_speaker(dialogue, name="Bo Berg", postal_address="Storgatan 1\n123 45 Orten")
    as_officer(client, dialogue)
    assert "3 personer finns inte på någon lista" in words_on(
        client, dialogue, "utskick/"
    )
    response = client.post(page(dialogue, "utskick/forbered/"), follow=True)
    text = response.content.decode()
    for said in ("Skicka 1 brev", "a…@example.org", "on vastannut siihen", "suomi"):
        assert said in text
    assert "ada@example.org" not in text
    assert CANARY not in text

    client.post(page(dialogue, "utskick/1/prov/"), {"token": "abc", "language": "sv"})
    client.post(page(dialogue, "utskick/1/skicka/"))
    client.post(page(dialogue, "utskick/1/skicka/"))
    assert sorted(Letter.objects.values_list("to", flat=True)) == sorted(
        ["ada@example.org", officer_of(dialogue.body).email]
    )
    assert "I utkorgen" in words_on(client, dialogue, "utskick/1/")
    paper = words_on(client, dialogue, "utskick/1/brev/")
    assert "Bo Berg" in paper
    assert "Storgatan 1" in paper
    assert CANARY not in paper
    shown = client.post(page(dialogue, "utskick/1/utskrivna/"), follow=True)
    assert "1 person är noterad" in shown.content.decode()
    assert Delivery.objects.filter(printed_at__isnull=False).count() == 1


@pytest.mark.requirement("S2-08")
def test_credibility_stands_beside_the_promise_with_its_method(client: Client) -> None:
    dialogue = make_answered()
    as_officer(client, dialogue)
    assert "Visas inte än" in words_on(client, dialogue, "trovardighet/")
    for _turn in range(5):
        rate(make_speaker(dialogue), 4, 4, 3, "Tydligt svar")
    shown = words_on(client, dialogue, "trovardighet/")
    for said in ("4,0", "3,0", "Tydligt svar", "Så är siffrorna gjorda"):
        assert said in shown
    assert dialogue.mandates.get().promise in shown
    client.force_login(make_member(dialogue.body, Role.REPRESENTATIVE))
    assert "Tydligt svar" not in words_on(client, dialogue, "trovardighet/")


PAGES = ["vagning/", "svar/", "trovardighet/"]
OFFICERS_PAGES = ["utskick/", "utskick/1/", "utskick/1/brev/"]


@pytest.mark.parametrize("place", [*PAGES, *OFFICERS_PAGES])
def test_strangers_find_nothing(client: Client, place: str) -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org")
    as_officer(client, dialogue).post(page(dialogue, "utskick/forbered/"))
    client.force_login(make_member(make_body(), Role.OFFICER))
    assert client.get(page(dialogue, place)).status_code == 404
    client.logout()
    assert client.get(page(dialogue, place)).status_code == 302


@pytest.mark.parametrize("place", OFFICERS_PAGES)
def test_the_elected_do_not_see_who_took_part(client: Client, place: str) -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org")
    as_officer(client, dialogue).post(page(dialogue, "utskick/forbered/"))
    client.force_login(make_member(dialogue.body, Role.REPRESENTATIVE))
    assert client.get(page(dialogue, place)).status_code == 403


def test_readers_read_and_get_no_buttons(client: Client) -> None:
    dialogue = make_answered()
    client.force_login(make_member(dialogue.body, Role.REPRESENTATIVE))
    weighing = Weighing.objects.get()
    assert weighing.reason in words_on(client, dialogue, "vagning/")
    assert "svar/deltagare/ratta/" not in words_on(client, dialogue, "svar/")
    finding = page(dialogue, f"vagning/{weighing.finding_id}/")
    assert client.get(finding).status_code == 403
    assert client.get(page(dialogue, "svar/deltagare/")).status_code == 403


def test_what_is_not_there_is_not_found(client: Client) -> None:
    dialogue, other = make_answered(), make_handed_over()
    as_officer(client, dialogue)
    elsewhere = Finding.objects.get(dialogue=other)
    for place in ("svar/nagon/", f"vagning/{elsewhere.pk}/", "utskick/7/"):
        assert client.get(page(dialogue, place)).status_code == 404


def grow_weighings(dialogue: Dialogue) -> None:
    for number in range(10):
        Finding.objects.create(
            dialogue=dialogue,
            title=f"Fynd {number}",
            created_by=officer_of(dialogue.body),
        )
    for finding in Finding.objects.filter(dialogue=dialogue):
        Weighing.objects.get_or_create(
            finding=finding,
            defaults={
                "outcome": "not",
                "reason": "Nej",
                "decision": Decision.objects.filter(matter=dialogue.matter)[0],
                "weighed_by": officer_of(dialogue.body),
                "weighed_on": today(),
            },
        )


def grow_mailing(dialogue: Dialogue) -> None:
    mailing = Mailing.objects.get()
    for number in range(20):
        receipt = make_speaker(dialogue, email=f"p{number}@example.org")
        Delivery.objects.create(
            mailing=mailing,
            answer=mailing.answer,
            edition=1,
            receipt=receipt,
            way="email",
            letter_key=f"nyckel-{number}",
        )


@pytest.mark.parametrize(
    ("place", "grow"),
    [
        ("vagning/", grow_weighings),
        ("svar/", grow_weighings),
        ("utskick/1/", grow_mailing),
        ("utskick/1/brev/", grow_mailing),
    ],
)
def test_a_page_asks_as_often_for_many_as_for_few(
    client: Client, place: str, grow: Callable[[Dialogue], None]
) -> None:
    dialogue = make_answered()
    for number in range(3):
        make_speaker(dialogue, email=f"q{number}@example.org")
    as_officer(client, dialogue).post(page(dialogue, "utskick/forbered/"))
    words_on(client, dialogue, place)
    with CaptureQueriesContext(connection) as few:
        words_on(client, dialogue, place)
    grow(dialogue)
    with CaptureQueriesContext(connection) as many:
        words_on(client, dialogue, place)
    assert len(few) == len(many)
    assert len(many) <= MOST_QUERIES
