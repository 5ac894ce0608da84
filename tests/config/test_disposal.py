"""A disposal reaches every place in which something of a participant is kept (T28).

A canary is put in every field that a participant can fill, in their own hand or by an
officer who writes it down; everything that the program makes of it is made. Then the
disposal is carried out, and the canary looked for in every column of every table and in
every file of the data folder. What is left is listed here, with the reason.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client

from gensvar.config.archive import ledger
from gensvar.config.disposal import REACH
from gensvar.contributions.actions import (
    DisposalRule,
    Document,
    Entry,
    Said,
    Sender,
    carry_out_disposal,
    confirm_batch,
    enter_for_someone,
    hide,
    propose_disposal,
    withdraw_batch,
)
from gensvar.contributions.models import Contribution, Disposal, Receipt
from gensvar.dialogues.models import Dialogue, Follower, Stage
from gensvar.dialogues.public import follow
from gensvar.evaluation.actions import Opinion, enter_verdict_of
from gensvar.evaluation.public import evaluate
from gensvar.exercises.models import Entry as TableEntry
from gensvar.feedback.actions.mailings import prepare_mailing, send_mailing
from gensvar.feedback.models import Direction
from gensvar.feedback.public import rate
from gensvar.findings.actions import open_check, quote, reply_to_check
from gensvar.findings.models import CheckReply
from gensvar.followups.models import RaisedQuestion
from gensvar.imports import actions as imports
from gensvar.kernel.days import today
from gensvar.kernel.privacy import REGISTER, FieldClass
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.meeting_notes.models import Notes, NotesApproval, NotesVersion, PassedOn
from gensvar.meeting_notes.stored import from_data
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest
from gensvar.notifications.models import Letter
from gensvar.reporting.actions import remove_outdated
from gensvar.reporting.models import Variant
from gensvar.search.indexing import build_all
from tests.config.meeting_canary import meet
from tests.make.contributions import (
    make_open_dialogue,
    make_submission,
    new_key,
    question_of,
)
from tests.make.dialogues import officer_of, registrar_of
from tests.make.feedback import make_answer, move_to, weigh_all
from tests.make.findings import make_basis, make_finding, make_theme, start_compiling
from tests.make.organisations import make_user
from tests.make.reporting import make_export

pytestmark = pytest.mark.django_db
BIRD = "kanariefagel7"

# Personal and free text that is not a participant's: whose it is instead.
NOT_OF_PARTICIPANTS = {
    "accounts_user.password": "a hash",
    "agreements_anchoring.objections": "a group's words, kept with the decision",
    "agreements_commitmentnote.words": "what a party says, for the party",
    "agreements_example.reason": "the region's own words",
    "agreements_pilotview.change": "what a party says, for the party",
    "agreements_pilotview.value_group": "what a party says, for the party",
    "agreements_pilotview.value_service": "what a party says, for the party",
    "agreements_pilotview.worked": "what a party says, for the party",
    "agreements_proposalcomment.answer": "the region's own words",
    "agreements_proposalcomment.words": "what a group says, for the group",
    "agreements_signatory.email": "emptied when an organisation leaves, or is refused",
    "agreements_signatory.why": "what an organisation says, for itself",
    "matching_introduction.contact_asker": "emptied at a no, and a year after a yes",
    "matching_introduction.contact_owner": "emptied at a no, and a year after a yes",
    "matching_introduction.reported_words": "emptied a year after the answer",
    "matching_introduction.words": "emptied at a no, and a year after a yes",
    "organisations_body.contact": "how a body of the region is reached",
    "organisations_rolegrant.user": "a colleague",
    "organisations_invitation.email": "a colleague",
    "organisations_invitation.name": "a colleague",
    "consultations_programmereview.value_for_group": "a group's view, of no person",
    "consultations_programmereview.value_for_service": "a group's view, of no person",
    "consultations_writtenanswer.words": "an organisation's, in its own record",
    "contributions_receipt.user": "a key; the account is looked for by itself",
    "meeting_notes_notesapproval.guest": "a key; the guest is looked for by itself",
    "meeting_notes_notesapproval.user": "a key; the account is looked for by itself",
    "meeting_notes_notescomment.guest": "a key; the guest is looked for by itself",
    "meeting_notes_notescomment.user": "a key; the account is looked for by itself",
    "meeting_notes_passedon.guest": "a key; the guest is looked for by itself",
    "meetings_guest.organisation": "a key; an organisation is not a person",
    "meetings_guest.user": "a key; the account is looked for by itself",
    "meetings_material.owner": "a colleague",
    "meetings_meeting.contact": "a colleague",
    "meetings_meeting.support": "whoever helps has that as a task",
    "enquiries_answer.verdict_words": "of no dialogue; what the asker says",
    "enquiries_enquiry.email": "of no dialogue; emptied a year after the answer",
    "enquiries_enquiry.name": "of no dialogue; emptied a year after the answer",
    "enquiries_enquiry.organisation_name": "emptied a year after the answer",
    "enquiries_enquiry.subject": "of no dialogue; a question is a record of its own",
    "enquiries_enquiry.words": "of no dialogue; a question is a record of its own",
    "enquiries_enquirystep.words": "of no dialogue; part of the record of a question",
    "directory_keeper.email": "emptied when the task of keeping a page ends",
    "directory_pageversion.address": "an organisation's own, emptied when not shown",
    "directory_pageversion.email": "an organisation's own, emptied when not shown",
    "directory_pageversion.phone": "an organisation's own, emptied when not shown",
    "directory_broughtin.before": "an organisation's own e-mail, gone with the undoing",
    "directory_givenlist.rows": "organisations in a file, emptied when brought in",
    "directory_relationview.words": "what an organisation says, for itself",
    "directory_keeper.name": "who spoke for an organisation; not a participant",
    "organisations_organisation.contact_name": "outlives a dialogue, corrected by hand",
    "organisations_organisation.email": "outlives a dialogue, corrected by hand",
    "notifications_letter.subject": "what happened, never anybody's words",
    "notifications_letter.text": "what happened, never anybody's words",
    "exchanges_lesson.user": "a colleague, who says it for a body",
    "exchanges_lesson.words": "what one side takes along, for the side",
    "exchanges_notice.reason": "the region's own words",
    "exchanges_offer.reason": "the region's own words",
    "exchanges_place.user": "a colleague, who signs up for a visit",
    "exchanges_trainingtaken.user": "a colleague's own note",
    "joint_positions_backing.reservation": "what an organisation says, for itself",
    "joint_positions_position.title": "what organisations say, for themselves",
    "joint_positions_position.words": "what organisations say, for themselves",
    "joint_positions_wording.title": "what organisations say, for themselves",
    "joint_positions_wording.words": "what organisations say, for themselves",
    "inventories_formwish.issue": "a group or administration says it, and no person",
    "inventories_needswords.text": "a group or administration says it, and no person",
    "past_dialogues_pastdialogue.contact_email": "a colleague, emptied after a day",
    "past_dialogues_pastdialogue.contact_name": "a colleague, emptied after a day",
    "past_dialogues_pastdialogue.contact_phone": "a colleague, emptied after a day",
    "programmes_seatholder.email": "emptied on its page, by a decision of its own",
    "programmes_seatholder.language": "emptied on its page, by a decision of its own",
    "programmes_seatholder.name": "emptied on its page, by a decision of its own",
    "sami_consultations_attitude.words": "an organisation's, in its own record",
    "sami_consultations_consultationrequest.words": "an organisation's, in its record",
    "sami_consultations_party.form_words": "an organisation's, in its own record",
    "sami_consultations_position.reasons": "an organisation's, in its own record",
    "sami_consultations_position.words": "an organisation's, in its own record",
    "sami_consultations_representative.email": "an organisation's own address",
    "funding_fundingfollower.email": "of no dialogue; removed with the following",
    "year_plans_staffsubscription.user": "a colleague",
    "year_plans_subscription.email": "of no dialogue; removed with the following",
}
# What a disposal leaves, and why.
LEFT = {
    "accounts_user.name": "the account is the person's own, and outlives a dialogue",
    "accounts_user.email": "the account is the person's own, and outlives a dialogue",
    "findings_decisionbasis.content": "a record of its own, unless decided otherwise",
    "followups_raisedquestion.answer": "the region's own words",
    "followups_raisedquestion.answered_by": "who gave the region's answer",
    "followups_raisedquestion.words": "one without an answer is still owed one",
    "meeting_notes_notesapproval.name": "who approved is part of the record",
    "meeting_notes_notesversion.content": "approved notes, unless decided otherwise",
    "meetings_agendaapproval.name": "who approved is part of the record",
    "meetings_material.owner_name": "who brought what stands on the agenda",
    "meetings_meeting.chair_name": "who chaired is part of the record",
    "notifications_letter.to": "a letter about money that has not left",
    "remuneration_claim.cost_words": "bookkeeping, to the end of the seventh year",
    "remuneration_claim.email": "bookkeeping, to the end of the seventh year",
    "remuneration_claim.name": "bookkeeping, to the end of the seventh year",
    "remuneration_claim.reason_words": "bookkeeping, to the end of the seventh year",
    "search_searchdocument.plain": "finds a question that is still owed an answer",
    "search_searchdocument.words": "finds a question that is still owed an answer",
}


def places() -> set[str]:
    """Return every table and column, and every file, in which the canary sings."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.endswith("_fts"):
                continue  # on SQLite: it has no words of its own, and reads another's
            columns = connection.introspection.get_table_description(cursor, table)
            for column in columns:
                cursor.execute(
                    f'SELECT 1 FROM "{table}" WHERE '  # noqa: S608 -- our own names
                    f'LOWER(CAST("{column.name}" AS TEXT)) LIKE %s LIMIT 1',
                    [f"%{BIRD}%"],
                )
                if cursor.fetchone():
                    found.add(f"{table}.{column.name}")
    for file in Path(settings.DATA).rglob("*"):
        if file.is_file() and BIRD.encode() in file.read_bytes().lower():
            found.add(str(file.relative_to(settings.DATA)))
    return found


def speak(dialogue: Dialogue) -> list[Receipt]:
    """Let people say things in every way; return their receipts."""
    officer = officer_of(dialogue.body)
    known = Sender("known", None, f"Bo {BIRD}", f"bo@{BIRD}.example", f"{BIRD} 1")
    account = make_user(f"Eva {BIRD}", email=f"eva@{BIRD}.example")
    receipts = [
        make_submission(dialogue, f"{BIRD} webb", sender=known).receipt,
        make_submission(
            dialogue, f"{BIRD} konto", sender=Sender("signed_in", account)
        ).receipt,
        make_submission(dialogue, f"{BIRD} anonym").receipt,
        enter_for_someone(
            dialogue,
            new_key(dialogue),
            {question_of(dialogue).pk: f"{BIRD} papper"},
            Entry("paper", today(), name=BIRD, postal_address=BIRD, remark=BIRD),
            by=officer,
        ).receipt,
    ]
    said = Contribution.objects.get(text=f"{BIRD} papper")
    hide(said, reason=f"Om {BIRD}", by=officer)
    follow(dialogue, f"foljare@{BIRD}.example", "sv")
    return receipts


def bring_notes(dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Import notes, take some back, leave a draft and a job that never ran."""
    officer = officer_of(dialogue.body)
    for number in (1, 2):
        document = Document(
            f"{BIRD}.docx", f"{number:064}", "docx", {"kept": BIRD}, 59, 45
        )
        said = [Said(f"{BIRD} {number}", "rad 1", question_of(dialogue).pk, BIRD)]
        batch = confirm_batch(dialogue, document, said, by=officer)
    withdraw_batch(batch, reason=f"Fel {BIRD}", by=officer)
    notes = f"→ Vad är viktigt?\n\n- {BIRD} på måndagar\n- Svara samma dag\n"
    draft = imports.begin_import(
        dialogue, f"{BIRD}.txt", notes.encode(), language="sv", by=officer
    )
    monkeypatch.setattr(imports, "AT_ONCE", 0)
    imports.confirm(draft, draft.version, by=officer)


def answer(dialogue: Dialogue, receipts: list[Receipt]) -> None:
    """Compile, check, hand over, answer, rate and judge; every voice with a canary."""
    officer = officer_of(dialogue.body)
    said = Contribution.objects.get(text=f"{BIRD} webb")
    quote(make_finding(dialogue, make_theme(dialogue, "Kväll", said)), said, by=officer)
    start_compiling(dialogue)
    make_basis(dialogue)
    open_check(dialogue, today(), by=officer)
    reply_to_check(receipts[0], "partly", f"{BIRD} saknas")
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer)
    weigh_all(dialogue)
    for direction in Direction:
        row = make_answer(dialogue, direction)
        if direction == Direction.PARTICIPANTS:
            send_mailing(prepare_mailing(row, by=officer), by=officer)
    for receipt in receipts:
        receipt.refresh_from_db()
    rate(receipts[2], 4, 4, 4, f"{BIRD} tycker")
    evaluate(receipts[2], {}, f"{BIRD} skillnad", f"{BIRD} gick bra")
    enter_verdict_of(BIRD, dialogue, Opinion({}, BIRD, BIRD), by=officer)


@pytest.fixture
def dialogue(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> Dialogue:
    """A closed dialogue in which a canary sings wherever one can."""
    settings.DATA = tmp_path
    made = make_open_dialogue("at_once")
    receipts = speak(made)
    bring_notes(made, monkeypatch)
    answer(made, receipts)
    meet(made, BIRD)
    make_export(made, Variant.COMPLETE)
    build_all()
    return move_to(made, Stage.CLOSED)


def dispose(dialogue: Dialogue, *, takes_quotations: bool = False) -> Disposal:
    """Carry out a disposal of all that the dialogue received, and what follows."""
    rule = DisposalRule("RS 2026-17", "5.3", today(), today(), takes_quotations)
    one = propose_disposal(dialogue, rule, by=officer_of(dialogue.body))
    count = Contribution.objects.filter(dialogue=dialogue).count()
    registrar = registrar_of(dialogue.body)
    carry_out_disposal(one, seen_count=count, reach=REACH, by=registrar)
    remove_outdated()  # the worker's round
    ledger.write()
    return one


def fields_of_people() -> set[str]:
    """Return every field that is declared as personal or as free text."""
    found = set()
    for table, kinds in _by_table().items():
        for name, kind in kinds.items():
            if kind in {FieldClass.PERSONAL, FieldClass.FREE_TEXT}:
                found.add(f"{table}.{name}")
    return found


def _by_table() -> dict[str, dict[str, FieldClass]]:
    return {
        model._meta.db_table: REGISTER[f"{model.__module__}.{model.__name__}"]
        for model in apps.get_models()
        if f"{model.__module__}.{model.__name__}" in REGISTER
    }


def test_the_canary_is_in_every_field_of_people_before_the_disposal(
    dialogue: Dialogue,
) -> None:
    assert fields_of_people() - places() == set(NOT_OF_PARTICIPANTS)


def test_after_the_disposal_it_is_only_where_the_list_says(dialogue: Dialogue) -> None:
    dispose(dialogue)
    assert places() == set(LEFT)


def test_the_pages_of_guests_open_no_more(client: Client, dialogue: Dialogue) -> None:
    guest = Guest.objects.get()
    page, before = f"/mote/{token_of(guest)}/", (guest.key, guest.token_hash)
    assert client.get(page).status_code == 200
    dispose(dialogue)
    assert client.get(page).status_code == 404
    guest.refresh_from_db()
    assert {guest.key, guest.token_hash}.isdisjoint(before)
    assert client.get(f"/mote/{token_of(guest)}/").status_code == 404


def test_what_was_passed_on_and_not_agreed_with_is_emptied(dialogue: Dialogue) -> None:
    dispose(dialogue)
    words = NotesApproval.objects.order_by("pk").values_list("words", flat=True)
    assert list(words) == ["", "–", ""]
    told = PassedOn.objects.order_by("pk").values_list("to_whom", "none_because")
    assert list(told) == [("–", ""), ("", "–")]


def test_a_rule_may_take_the_quotations_too(dialogue: Dialogue) -> None:
    dispose(dialogue, takes_quotations=True)
    assert places() == set(LEFT) - {
        "findings_decisionbasis.content",
        "meeting_notes_notesversion.content",
    }


def test_no_letter_leaves_for_somebody_who_is_forgotten(dialogue: Dialogue) -> None:
    dispose(dialogue)
    left = Letter.objects.exclude(cause__startswith="claim ")
    assert not left.exclude(to="").exists()
    assert not left.filter(state="waiting").exists()


def test_an_open_question_keeps_its_words_and_approved_notes_theirs(
    dialogue: Dialogue,
) -> None:
    dispose(dialogue)
    asked = RaisedQuestion.objects.order_by("pk").values_list("words", "asked_by")
    assert list(asked) == [("–", ""), (f"{BIRD} öppen?", "")]
    notes = Notes.objects.get()
    said = {
        version.number: [one.text for one in from_data(version.content).said]
        for version in NotesVersion.objects.all()
    }
    assert said == {notes.number: [f"{BIRD} ny"]}


def test_a_meeting_that_is_held_later_is_not_reached(dialogue: Dialogue) -> None:
    until = today() - timedelta(days=6)
    Contribution.objects.filter(text=f"{BIRD} webb").update(received_on=until)
    rule = DisposalRule("RS 2026-17", "5.3", today(), until)
    one = propose_disposal(dialogue, rule, by=officer_of(dialogue.body))
    carry_out_disposal(one, seen_count=1, reach=REACH, by=registrar_of(dialogue.body))
    assert list(Guest.objects.values_list("name", flat=True)) == [f"Siv {BIRD}"]
    assert f"{BIRD} ny" in TableEntry.objects.values_list("text", flat=True)


def test_those_whose_words_came_later_keep_their_names_and_letters(
    dialogue: Dialogue,
) -> None:
    earlier = Contribution.objects.filter(text=f"{BIRD} webb")
    earlier.update(received_on=today() - timedelta(days=9))
    until = today() - timedelta(days=1)
    rule = DisposalRule("RS 2026-17", "5.3", today(), until)
    one = propose_disposal(dialogue, rule, by=officer_of(dialogue.body))
    carry_out_disposal(one, seen_count=1, reach=REACH, by=registrar_of(dialogue.body))

    left = set(Letter.objects.exclude(to="").values_list("to", flat=True))
    assert left == {f"{who}@{BIRD}.example" for who in ("eva", "foljare", "siv")}
    assert not CheckReply.objects.exclude(comment="").exists()
    names = set(Receipt.objects.exclude(name="").values_list("name", flat=True))
    assert names == {f"Eva {BIRD}", BIRD}
    assert Follower.objects.count() == 1


def test_the_page_says_where_quotations_stay(
    client: Client, dialogue: Dialogue
) -> None:
    rule = DisposalRule("RS 2026-17", "5.3", today(), today())
    one = propose_disposal(dialogue, rule, by=officer_of(dialogue.body))
    client.force_login(registrar_of(dialogue.body))
    page = f"/arbete/dialoger/{dialogue.number}/inspel/gallring/{one.pk}/"
    before = client.get(page).text
    basis = f"/arbete/dialoger/{dialogue.number}/underlag/"
    assert "1 citat" in before
    assert basis in before

    client.post(page, {"seen_count": Contribution.objects.count()})
    assert "1 citat" in client.get(page).text
    assert BIRD in client.get(basis).text
