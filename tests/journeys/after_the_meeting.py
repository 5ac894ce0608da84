"""The last act of a meeting: notes that both sides approve, what follows, and pay."""

from collections import Counter
from datetime import timedelta

from django.urls import reverse
from playwright.sync_api import Page, expect

from gensvar.exercises.models import Entry
from gensvar.followups.models import Measure, RaisedQuestion
from gensvar.kernel.days import today
from gensvar.meeting_notes.models import Notes, NotesComment, NotesStage
from gensvar.notes.reading import read_notes
from gensvar.notifications.models import Letter
from gensvar.remuneration.models import Claim, ClaimState
from tests.journeys.gathering import PEOPLE, Gathering, do, fill_in
from tests.journeys.in_the_room import (
    ANSWERED,
    AREAS,
    FROM_AINO,
    LEFT_OPEN,
    NEXT_STEP,
    REPLY,
)
from tests.journeys.looking import inspect, visit

SIV, AINO, _JOSEF, NILS, LENA, *_OTHERS = PEOPLE
# Tables 2, 3 and 4, in this order. Table 2 left the last area without a place.
RANKED = list(zip(AREAS, [(2, 3, 3), (1, 1, 2), (None, 2, 1)], strict=True))
COMMENT = "Kokous alkoi klo 13."
PROMISE = "Vi skriver kallelser på tre språk."
DISSENT = "Vi ville ha avtal på tio år."


def write_the_notes(here: Gathering) -> None:
    """Let the notes write themselves, and send them out for comments."""
    here.go("meeting-notes")
    do(here.officer, "begin")
    do(here.officer, "send notes out")
    assert addresses_of("out_for_comments") == everybody()


def agree_on_the_notes(here: Gathering) -> None:
    """Let a guest comment, settle it, and let both sides say what they think."""
    phone = here.phones[AINO.name]
    phone.goto(here.letter_to(AINO))
    inspect(phone)
    fill_in(phone, {"words": COMMENT})
    here.go("meeting-notes-comments")
    at = f"comment-{NotesComment.objects.get().pk}"
    answer = {f"{at}-outcome": "not_taken", f"{at}-reason": "Mötet började 13.05."}
    fill_in(here.officer, answer)
    here.go("meeting-notes", look=False)
    do(here.officer, "adjust notes")
    phone = here.phones[SIV.name]
    phone.goto(here.letter_to(SIV))
    fill_in(phone, {"verdict": "approves"})
    phone = here.phones[NILS.name]
    phone.goto(here.letter_to(NILS))
    fill_in(phone, {"verdict": "dissents", "words": DISSENT})
    here.go("meeting-notes", look=False)
    fill_in(here.officer, {"verdict": "approves"})
    do(here.officer, "approve notes")
    expect(here.officer.get_by_text(DISSENT, exact=True)).to_be_visible()
    assert Notes.objects.get().stage == NotesStage.APPROVED
    assert addresses_of("approved") == everybody()


def compare_everything(here: Gathering) -> None:
    """Read the Word file back: each sentence of the ledger is there exactly once."""
    address = reverse("meeting-notes-file", args=[here.meeting.pk, "word"])
    answer = here.officer.context.request.get(address)
    notes = read_notes(answer.body(), "anteckningar.docx")
    read = Counter((said.text, said.emphasis) for said in notes.contributions)
    assert read == Counter(here.ledger.items())
    assert sorted(Entry.objects.values_list("text", flat=True)) == sorted(here.ledger)
    asked = [(q.text, [part.text for part in q.answer]) for q in notes.questions]
    assert [words for words, _answer in asked] == [ANSWERED, LEFT_OPEN]
    assert REPLY in " ".join(asked[0][1])
    (ranking,) = notes.rankings
    ranked = [(option.label, option.raw) for option in ranking.options]
    assert ranked == RANKED
    page = here.phones[LENA.name]
    page.goto(here.letter_to(LENA))
    inspect(page)
    for words in (*here.ledger, NEXT_STEP, DISSENT):
        assert page.inner_text(".notes-paper").count(words) == 1, words


def follow_up(here: Gathering) -> None:
    """Give every question an owner and a day, and make an idea a measure."""
    due = today() + timedelta(days=20)
    here.go("meeting-questions")
    here.officer.locator("[name='is_public']").first.check()
    fill_in(here.officer, {"due_on": due.isoformat()}, "follow")
    known = ("words", "state", "due_on", "owner__name")
    assert sorted(RaisedQuestion.objects.values_list(*known)) == sorted(
        [
            (ANSWERED, "answered", due, "Eva Ek"),
            (LEFT_OPEN, "open", due, "Eva Ek"),
        ]
    )
    here.go("meeting-ideas")
    idea = Entry.objects.get(text=FROM_AINO)
    here.go("meeting-idea", idea.pk)
    expect(here.officer.locator("blockquote")).to_contain_text(FROM_AINO)
    promise = {"measure-words": PROMISE, "measure-due_on": due.isoformat()}
    fill_in(here.officer, promise, "measure")
    assert Measure.objects.get().words == PROMISE
    here.go("meeting-ideas")
    expect(here.officer.get_by_role("link", name=PROMISE)).to_be_visible()
    page = here.phones[SIV.name]
    page.goto(here.letter_to(SIV))
    expect(page.get_by_text(LEFT_OPEN).last).to_be_visible()
    inspect(page)


def be_paid(here: Gathering, decides: Page) -> None:
    """Claim, and let somebody else than the one who noted who came decide."""
    phone = here.phones[LENA.name]
    phone.goto(here.letter_to(LENA).replace("anteckningar", "arvode"))
    inspect(phone)
    do(phone, "calculate")
    do(phone, "send")
    claim = Claim.objects.get()
    visit(here.officer, reverse("pay-claim", args=[claim.pk]))
    assert here.officer.locator("[value=approve]").count() == 0
    visit(decides, reverse("pay-claim", args=[claim.pk]))
    do(decides, "approve")
    claim.refresh_from_db()
    assert claim.state == ClaimState.APPROVED


def everybody() -> list[str]:
    """Return the addresses of all who came."""
    return sorted(one.email for one in PEOPLE)


def addresses_of(kind: str) -> list[str]:
    """Return to whom a letter about the notes was sent."""
    sent = Letter.objects.filter(kind="meeting notes", key__contains=f" {kind} ")
    return sorted(sent.values_list("to", flat=True))
