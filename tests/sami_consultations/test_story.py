"""A consultation runs to a declaration on screen, beside a linked samråd."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gensvar.dialogues.models import Stage as DialogueStage
from gensvar.kernel.days import today
from gensvar.matters.models import Matter
from gensvar.meetings.models import Meeting
from gensvar.notifications.models import Letter
from gensvar.sami_consultations.actions.register import Known, change_representative
from gensvar.sami_consultations.models import (
    End,
    Occasion,
    Party,
    Position,
    Representative,
    SamiConsultation,
)
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body
from tests.make.sami_consultations import (
    days,
    make_consulting,
    make_inquired,
    make_sameby,
    say,
)

pytestmark = pytest.mark.django_db
HERE = "/arbete/konsultationer/"


class Walk:
    """One officer, who sends forms and reads the page that follows."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def send(self, address: str, **said: Any) -> str:
        answer = self.client.post(f"{HERE}{address}", said, follow=True)
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()

    def read(self, address: str) -> str:
        answer = self.client.get(f"{HERE}{address}")
        assert answer.status_code == 200
        return answer.content.decode()


def decided(day: date | None = None) -> dict[str, object]:
    return {
        "reason": "Vägen går genom betet.",
        "decider": "Nämndens ordförande",
        "decided_on": day or today(),
    }


def test_a_consultation_runs_to_a_declaration_beside_a_linked_samrad(
    client: Client,
) -> None:
    dialogue = make_dialogue(DialogueStage.PREPARING, make_body("Regionala nämnden"))
    matter = dialogue.matter
    client.force_login(officer_of(matter.body))
    walk = Walk(client)

    sameby = screen_and_ask(walk, matter)
    samrad = consult_at_a_samrad(walk, matter, sameby)
    state_and_declare(walk, sameby)
    facts = document_and_close(walk, sameby.consultation)

    here = f"{sameby.consultation_id}/"
    record = walk.read(f"{here}akt/")
    for words in (*facts, "Söderut.", "Samråd i Jokkmokk", "Vägen går", "Förklarat av"):
        assert words in record
    links = walk.read(here)
    for address in (
        f"/arbete/dialoger/{dialogue.number}/underlag/",
        f"/arbete/moten/{samrad.pk}/",
        f"/arbete/arenden/{matter.pk}/",
    ):
        assert address in links


def screen_and_ask(walk: Walk, matter: Matter) -> Party:
    """Say yes; ask a sameby, and Sametinget by itself. The sameby wants to meet."""
    officer = officer_of(matter.body)
    sameby = make_sameby(officer, "Norra sameby", "sameby@example.org")
    walk.send(f"arende/{matter.pk}/", may_be_significant="yes", **decided())
    here = f"{SamiConsultation.objects.get().pk}/"
    inquiry = {"to": [sameby.pk], "words": "En ny väg.", "answer_by": days(30)}
    assert "Väntar på svar" in walk.send(f"{here}forfragan/", **inquiry)
    assert list(Letter.objects.values_list("to", flat=True)) == ["sameby@example.org"]
    parliament, other = (
        Party.objects.get(representative__kind=kind)
        for kind in ("sametinget", "sameby")
    )
    walk.send(f"{here}part/{parliament.pk}/", **_answer(parliament, "abstains"))
    page = walk.send(f"{here}part/{other.pk}/", **_answer(other, "wants", "oral"))
    assert "Konsultation pågår" in page
    assert "Sametinget har inte fått veta" in page
    walk.send(f"{here}part/{other.pk}/", do="told", **{"told-told_on": today()})
    return other


def consult_at_a_samrad(walk: Walk, matter: Matter, sameby: Party) -> Meeting:
    """Send the account in time; a samråd is the occasion."""
    here = f"{sameby.consultation_id}/"
    account = {"words": "Var?", "sent_on": days(-20), "prepare_until": days(-6)}
    walk.send(f"{here}redogorelse/", **account)
    samrad = make_meeting(matter.body, days=-1, title="Samråd i Jokkmokk")
    plan = {"form": "oral", "parties": [sameby.pk], "meeting": samrad.pk}
    assert "Samråd i Jokkmokk" in walk.send(f"{here}tillfalle/", **plan)
    assert Occasion.objects.get().meeting == samrad
    return samrad


def state_and_declare(walk: Walk, sameby: Party) -> None:
    """Let both sides state positions; the sameby replies, and declares."""
    here = f"{sameby.consultation_id}/"
    given = {"language": "sv", "given_on": today()}
    region = {"side": "region", "words": "Norrut.", "reasons": "Kortast."}
    walk.send(f"{here}standpunkter/", **region, **given)
    first = Position.objects.get()
    theirs = {"side": sameby.pk, "words": "Söderut.", "reasons": "Betet."}
    walk.send(f"{here}standpunkter/", **theirs, **given)
    reply = {"side": sameby.pk, "words": "Kort är inte bäst.", "replies_to": first.pk}
    assert "Kort är inte bäst." in walk.send(f"{here}standpunkter/", **reply, **given)
    end = {"party": sameby.pk, "kind": "unreachable", "declared_by": "party"}
    page = walk.send(f"{here}avslut/", **end, ended_on=today())
    assert "Förklarat av företrädaren" in page
    assert End.objects.get().declared_by_region is False


def document_and_close(walk: Walk, one: SamiConsultation) -> list[str]:
    """Try to close, document, and close; return the words of the documentation."""
    here = f"{one.pk}/"
    assert "dokumentationen: vad som kom fram" in walk.send(here)
    facts = {
        "outcome": "Ingen enighet.",
        "when_and_how": "Vid samrådet.",
        "took_part": "Nämnden och samebyn.",
        "made_by": "Sekreteraren",
    }
    more = {"made_on": today(), "version": 0}
    walk.send(f"{here}dokumentation/", **facts, **more)
    assert "Dokumenterad och avslutad" in walk.send(here)
    return list(facts.values())


def _answer(party: Party, state: str, form: str = "") -> dict[str, object]:
    party.refresh_from_db()
    return {
        "do": "answer",
        "answer-version": party.version,
        "answer-state": state,
        "answer-answered_on": today(),
        "answer-wanted_form": form,
    }


def test_the_record_is_a_word_file_and_a_pdf(client: Client) -> None:
    talk = make_consulting()
    client.force_login(talk.officer)
    starts = {
        form: client.get(f"{HERE}{talk.consultation.pk}/akt/{form}/").content[:4]
        for form in ("word", "pdf")
    }
    assert starts == {"word": b"PK\x03\x04", "pdf": b"%PDF"}


def test_sametinget_hears_by_letter_of_those_consulted_apart() -> None:
    talk = make_inquired()
    parliament = Representative.objects.get(kind="sametinget")
    known = Known(email="sametinget@example.org")
    change_representative(parliament, parliament.version, known, by=talk.officer)
    say(talk.sameby, by=talk.officer)

    letter = Letter.objects.get(kind="sami information")
    assert letter.to == "sametinget@example.org"
    talk.sameby.refresh_from_db()
    assert talk.sameby.sametinget_informed_on == today()
