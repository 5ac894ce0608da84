"""The check and the decision basis: the same everywhere, and kept as it was."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.documents.text import as_text
from gensvar.findings.actions import (
    BasisWords,
    freeze_basis,
    open_check,
    quote,
    reply_to_check,
    report_back,
    tell_changes,
    write_basis,
)
from gensvar.findings.document import basis_document, shown_basis
from gensvar.findings.frozen import as_data, from_data
from gensvar.findings.models import CheckReply, DecisionBasis, Finding, HandOver
from gensvar.findings.public import check_for
from gensvar.findings.public import reply_to_check as reply_through_the_door
from gensvar.findings.queries import (
    basis_of,
    contributions_of,
    is_overdue,
    reports_owed,
)
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.notifications.models import Letter
from tests.make.contributions import make_contribution, make_entry, make_open_dialogue
from tests.make.dialogues import chair_of, officer_of
from tests.make.findings import make_compiled
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db
SOON = timedelta(days=14)


@pytest.fixture
def finding() -> Finding:
    return make_compiled()[1]


@pytest.fixture
def dialogue(finding: Finding) -> Dialogue:
    return finding.dialogue


@pytest.fixture
def client(dialogue: Dialogue) -> Client:
    client = Client()
    client.force_login(officer_of(dialogue.body))
    return client


def hand_over(dialogue: Dialogue) -> HandOver:
    """Take the step that hands over, and return what the body owes."""
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer_of(dialogue.body))
    return HandOver.objects.select_related("basis").get(basis__dialogue=dialogue)


# The check


def test_the_letter_has_news_and_a_link_and_nobodys_words(dialogue: Dialogue) -> None:
    text = "Jag vill ha öppet klockan sex"
    dialogue.stage = Stage.OPEN
    dialogue.save(update_fields=["stage"])
    for _time in range(2):
        make_entry(dialogue, text, email="kim@example.org", name="Kim Kvist")
    dialogue.stage = Stage.ANALYSING
    dialogue.save(update_fields=["stage"])

    open_check(dialogue, today() + SOON, by=officer_of(dialogue.body))

    letter = Letter.objects.get(kind="check has opened")
    assert letter.to == "kim@example.org"
    assert dialogue.slug in letter.text
    assert text not in letter.text
    assert "Kim" not in letter.text + letter.subject
    assert "/mitt/\n" in letter.text or "/mitt/ " in letter.text


def test_nothing_is_checked_before_there_is_a_finding() -> None:
    dialogue = make_open_dialogue()

    with pytest.raises(NotYet) as refused:
        open_check(dialogue, today() + SOON, by=officer_of(dialogue.body))

    assert len(refused.value.missing) == 2


def test_each_participant_replies_once(dialogue: Dialogue, finding: Finding) -> None:
    open_check(dialogue, today() + SOON, by=officer_of(dialogue.body))
    receipt = contributions_of(finding).get().receipt
    assert receipt is not None
    asked = check_for(receipt)
    assert asked is not None
    assert asked.may_reply

    reply_through_the_door(receipt, "partly", "Lördagarna saknas.")
    reply_through_the_door(receipt, "partly", "Lördagarna saknas.")

    assert CheckReply.objects.count() == 1
    with pytest.raises(Invalid, match="redan"):
        reply_through_the_door(receipt, "yes")
    after = check_for(receipt)
    assert after is not None
    assert (after.may_reply, after.agreement) == (False, "partly")


@pytest.mark.parametrize(
    ("agreement", "comment"), [("no", ""), ("maybe", "Nja"), ("no", "x" * 5001)]
)
def test_a_no_has_words_and_they_are_not_endless(
    dialogue: Dialogue, finding: Finding, agreement: str, comment: str
) -> None:
    open_check(dialogue, today() + SOON, by=officer_of(dialogue.body))
    receipt = contributions_of(finding).get().receipt
    assert receipt is not None

    with pytest.raises(Invalid):
        reply_to_check(receipt, agreement, comment)


def test_after_the_hand_over_nobody_replies(
    dialogue: Dialogue, finding: Finding
) -> None:
    open_check(dialogue, today() + SOON, by=officer_of(dialogue.body))
    receipt = contributions_of(finding).get().receipt
    assert receipt is not None
    hand_over(dialogue)
    receipt.refresh_from_db()

    with pytest.raises(Invalid, match="slut"):
        reply_to_check(receipt, "yes")


@pytest.mark.requirement("S2-32")
def test_officers_read_the_replies_and_tell_what_they_changed(
    dialogue: Dialogue, finding: Finding, client: Client
) -> None:
    address = reverse("check", args=[dialogue.number])
    client.post(address, {"closes_on": (today() + SOON).isoformat()})
    receipt = contributions_of(finding).get().receipt
    assert receipt is not None
    reply_to_check(receipt, "partly", "<b>Lördagarna</b> saknas.")

    page = client.get(address).content.decode()
    assert "&lt;b&gt;Lördagarna&lt;/b&gt; saknas." in page
    told = {"changes": "Vi la till lördagarna.", "version": "1"}
    client.post(reverse("check-changes", args=[dialogue.number]), told)
    again = client.post(reverse("check-changes", args=[dialogue.number]), told)

    assert again.status_code == 422
    assert "Vi la till lördagarna." in as_text(basis_document(dialogue))
    assert "Lördagarna</b>" not in as_text(basis_document(dialogue))


def test_two_who_tell_the_changes_do_not_overwrite(dialogue: Dialogue) -> None:
    officer = officer_of(dialogue.body)
    check = open_check(dialogue, today() + SOON, by=officer)
    tell_changes(check, "Ett", seen_version=1, by=officer)

    with pytest.raises(Stale):
        tell_changes(check, "Två", seen_version=1, by=officer)


# The basis


@pytest.mark.requirement("S3-27", "S2-32")
def test_the_basis_says_the_same_on_the_page_and_in_the_files(
    dialogue: Dialogue, finding: Finding, client: Client
) -> None:
    said = contributions_of(finding).get()
    quote(finding, said, by=officer_of(dialogue.body))
    basis = basis_of(dialogue)
    assert basis is not None
    words = BasisWords(
        "Två möten.", "Nattarbetare.", today(), "Nämnden och deltagare", "Fynd 1 först."
    )
    write_basis(basis, words, seen_version=basis.version, by=officer_of(dialogue.body))
    expected = [
        "Vilka öppettider passar dig?",
        "Var vårdcentralen ligger.",
        "Två möten.",
        finding.title,
        finding.counter_views,
        finding.not_reached,
        said.text,
        said.public_id,
        "Nattarbetare.",
        "Fynd 1 först.",
        dialogue.body.name,
    ]
    number = [dialogue.number]

    page = client.get(reverse("basis", args=number)).content.decode()
    word = client.get(reverse("basis-word", args=number)).content
    pdf = client.get(reverse("basis-pdf", args=number)).content

    for found in (page, _words_of(word), _pages_of(pdf)):
        flat = " ".join(found.split())
        assert [words for words in expected if words not in flat] == []


def _words_of(file: bytes) -> str:
    from docx import Document  # noqa: PLC0415 -- only this test reads such a file

    read = Document(io.BytesIO(file))
    cells = [cell.text for table in read.tables for cell in table._cells]
    return "\n".join([*(line.text for line in read.paragraphs), *cells])


def _pages_of(file: bytes) -> str:
    import pypdfium2  # noqa: PLC0415 -- only this test reads such a file

    with pypdfium2.PdfDocument(file) as read:
        return "\n".join(page.get_textpage().get_text_range() for page in read)


def test_a_document_survives_being_kept(dialogue: Dialogue) -> None:
    document = basis_document(dialogue)

    assert from_data(json.loads(json.dumps(as_data(document)))) == document


@pytest.mark.requirement("S3-27")
def test_what_was_handed_over_never_changes(
    dialogue: Dialogue, finding: Finding, client: Client
) -> None:
    hand_over(dialogue)
    before = as_text(shown_basis(dialogue))
    page = client.get(reverse("basis", args=[dialogue.number])).content.decode()
    pdf = client.get(reverse("basis-pdf", args=[dialogue.number])).content

    Finding.objects.update(title="Något annat", text="Ändrat", counter_views="Ändrat")
    DecisionBasis.objects.update(method="Ändrat")
    Dialogue.objects.filter(pk=dialogue.pk).update(title="Ändrat")

    assert as_text(shown_basis(dialogue)) == before
    after = client.get(reverse("basis", args=[dialogue.number])).content.decode()
    assert finding.title in page
    assert finding.title in after
    assert client.get(reverse("basis-pdf", args=[dialogue.number])).content == pdf


def test_a_basis_is_frozen_once_and_by_those_who_may(dialogue: Dialogue) -> None:
    with pytest.raises(NotAllowed):
        freeze_basis(dialogue, by=make_user())
    hand_over(dialogue)

    with pytest.raises(Invalid, match="redan"):
        freeze_basis(dialogue, by=officer_of(dialogue.body))


def test_a_conference_is_told_whole_and_afterwards(dialogue: Dialogue) -> None:
    basis = basis_of(dialogue)
    assert basis is not None
    officer = officer_of(dialogue.body)

    for words in (
        BasisWords("m", "n", today()),
        BasisWords("m", "n", today() + SOON, "Alla", "Allt"),
    ):
        with pytest.raises(Invalid):
            write_basis(basis, words, seen_version=basis.version, by=officer)


def test_the_second_who_writes_the_basis_sees_both_texts(
    dialogue: Dialogue, client: Client
) -> None:
    basis = basis_of(dialogue)
    assert basis is not None
    address = reverse("basis-write", args=[dialogue.number])
    seen = str(basis.version)
    client.post(address, {"method": "Ett sätt.", "version": seen})

    answer = client.post(address, {"method": "Ett annat sätt.", "version": seen})

    assert answer.status_code == 422
    assert "Ett sätt." in answer.content.decode()
    assert "Ett annat sätt.</textarea>" in answer.content.decode()


def test_after_the_hand_over_the_pages_say_why_nothing_changes(
    dialogue: Dialogue, client: Client
) -> None:
    hand_over(dialogue)

    for page in ("themes", "sorting", "findings", "basis-write", "recipients"):
        answer = client.get(reverse(page, args=[dialogue.number]))
        assert "Inget i det kan ändras längre" in answer.content.decode(), page


# Reporting back


@pytest.mark.requirement("S3-27")
def test_a_body_reports_back_on_the_page_once(dialogue: Dialogue) -> None:
    owed = hand_over(dialogue)
    chair = Client()
    chair.force_login(chair_of(dialogue.body))
    address = reverse("report-back", args=[dialogue.number, owed.pk])
    words = {"report": "Vi höll med.", "reported_on": today().isoformat()}

    assert chair.post(address, words).status_code == 302
    assert chair.post(address, words).status_code == 422

    page = chair.get(reverse("basis", args=[dialogue.number])).content.decode()
    assert "Vi höll med." in page


def test_a_report_that_is_late_is_owed(dialogue: Dialogue) -> None:
    owed = hand_over(dialogue)
    assert not is_overdue(owed)

    assert is_overdue(owed, owed.due_on + timedelta(days=1))
    assert list(reports_owed([dialogue.body_id])) == [owed]


@pytest.mark.parametrize("days", [-1, 1])
def test_a_report_has_a_day_that_can_be_true(dialogue: Dialogue, days: int) -> None:
    owed = hand_over(dialogue)

    with pytest.raises(Invalid):
        report_back(
            owed, "Ja", today() + timedelta(days=days), by=chair_of(dialogue.body)
        )


def test_only_the_body_itself_reports_back(dialogue: Dialogue) -> None:
    owed = hand_over(dialogue)

    with pytest.raises(NotAllowed):
        report_back(owed, "Ja", today(), by=make_user())


def test_nothing_is_reported_before_the_hand_over(dialogue: Dialogue) -> None:
    owed = HandOver.objects.select_related("basis").get()

    with pytest.raises(NotYet):
        report_back(owed, "Ja", today(), by=chair_of(dialogue.body))


@pytest.mark.parametrize("wrong", [{"due_on": "2020-01-01"}, {"body": "0"}])
def test_a_recipient_has_a_body_and_a_day_ahead(
    dialogue: Dialogue, client: Client, wrong: dict[str, Any]
) -> None:
    sent = {
        "body": dialogue.body_id,
        "due_on": (today() + SOON).isoformat(),
        **wrong,
    }

    answer = client.post(reverse("recipients", args=[dialogue.number]), sent)

    assert answer.status_code == 422


def test_a_dialogue_without_contributions_still_has_a_basis_page() -> None:
    dialogue = make_open_dialogue()
    client = Client()
    client.force_login(officer_of(dialogue.body))

    assert client.get(reverse("basis", args=[dialogue.number])).status_code == 200
    make_contribution(dialogue)
    assert client.get(reverse("findings", args=[dialogue.number])).status_code == 200
