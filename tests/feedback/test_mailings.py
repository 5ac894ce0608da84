"""Tests of telling participants: once each, and nothing about them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.config.worker import still_wanted
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.actions.answers import AnswerWords, correct_answer
from gensvar.feedback.actions.mailings import (
    mark_as_printed,
    prepare_mailing,
    send_mailing,
    send_test_letter,
)
from gensvar.feedback.models import Answer, Delivery, DeliveryWay, Mailing
from gensvar.feedback.queries.mailings import (
    counts_in,
    everyone_is_told,
    is_still_wanted,
    log_of,
    not_on_a_list,
)
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.delivery import claim, empty_outbox, note_those_left_midway
from gensvar.notifications.models import Letter, LetterState
from gensvar.organisations.models import Role
from tests.make.dialogues import officer_of
from tests.make.feedback import (
    CANARY,
    make_answer,
    make_answered,
    make_receipt,
    make_speaker,
    make_words,
)
from tests.make.organisations import make_member, make_user

pytestmark = pytest.mark.django_db


def answer_of(dialogue: Dialogue) -> Answer:
    return Answer.objects.get(dialogue=dialogue)


def prepared(dialogue: Dialogue) -> Mailing:
    return prepare_mailing(answer_of(dialogue), by=officer_of(dialogue.body))


def sent(dialogue: Dialogue) -> Mailing:
    mailing = prepared(dialogue)
    send_mailing(mailing, by=officer_of(dialogue.body))
    return mailing


def test_the_way_follows_what_people_left() -> None:
    dialogue = make_answered()
    account = make_user(email="konto@example.org")
    make_speaker(dialogue, email="ada@example.org")
    make_speaker(dialogue, name="Bo", postal_address="Storgatan 1")
    make_speaker(dialogue)
    make_words(dialogue, make_receipt(dialogue, user=account))
    make_receipt(dialogue, email="sagt-inget@example.org")

    mailing = sent(dialogue)

    ways = [row.way for row in mailing.deliveries.all()]
    assert ways == ["code", "email", "letter", "code", "email"]
    assert set(Letter.objects.values_list("to", flat=True)) == {
        "ada@example.org",
        "konto@example.org",
    }


def test_a_letter_says_the_news_first_and_nothing_about_the_reader() -> None:
    dialogue = make_answered()
    reader = make_speaker(
        dialogue, email="ada@example.org", name="Ada Hemlig", language="en"
    )
    sent(dialogue)

    letter = Letter.objects.get()
    assert letter.subject.startswith(f"{dialogue.body} has answered")
    assert letter.text.startswith("Det blir öppet på tisdagskvällar.")
    assert f"/dialoger/{dialogue.slug}/svar/" in letter.text
    assert "written in Swedish" in letter.text
    whole = letter.subject + letter.text
    for secret in (CANARY, "Ada Hemlig", "ada@", "/mitt/", reader.code_hash):
        assert secret not in whole


def test_a_reader_gets_the_words_in_their_language_if_they_exist() -> None:
    dialogue = make_answered()
    answer, officer = answer_of(dialogue), officer_of(dialogue.body)
    correct_answer(
        answer,
        AnswerWords(answer.text, {"fi": "Tiistaisin auki."}),
        reason="Finska saknades.",
        by=officer,
        seen_version=answer.version,
    )
    for language in ("fi", "fit", "ar"):
        make_speaker(dialogue, email=f"{language}@example.org", language=language)
    sent(dialogue)

    first = {row.to[:3]: row.text.split("\n")[0] for row in Letter.objects.all()}
    assert first == {
        "fi@": "Tiistaisin auki.",
        "fit": "Det blir öppet på tisdagskvällar.",
        "ar@": "Det blir öppet på tisdagskvällar.",
    }


def test_a_title_with_line_breaks_and_markup_stays_one_subject() -> None:
    dialogue = make_answered()
    Dialogue.objects.filter(pk=dialogue.pk).update(
        title="Hej\r\nBcc: alla@example.org <b>{{ x }}</b>"
    )
    make_speaker(dialogue, email="ada@example.org")
    sent(dialogue)
    subject = Letter.objects.get().subject
    assert "\n" not in subject
    assert "\r" not in subject
    assert "<b>{{ x }}</b>" in subject


def test_the_list_is_frozen_when_it_is_prepared() -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org")
    mailing = prepared(dialogue)
    late = make_speaker(dialogue, email="sen@example.org")

    send_mailing(mailing, by=officer_of(dialogue.body))

    assert [letter.to for letter in Letter.objects.all()] == ["ada@example.org"]
    assert list(not_on_a_list(answer_of(dialogue))) == [late]
    assert not everyone_is_told(dialogue)
    sent(dialogue)
    assert everyone_is_told(dialogue)
    assert Letter.objects.count() == 2


def test_preparing_twice_gives_the_same_list() -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org")
    assert prepared(dialogue) == prepared(dialogue)
    assert Mailing.objects.count() == 1
    sent(dialogue)
    with pytest.raises(NotYet):
        prepared(dialogue)


def test_sending_twice_sends_once() -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org")
    mailing = sent(dialogue)
    with pytest.raises(NotYet):
        send_mailing(mailing, by=officer_of(dialogue.body))
    assert Letter.objects.count() == 1


def test_a_draft_is_sent_to_nobody() -> None:
    from tests.make.feedback import make_handed_over  # noqa: PLC0415

    dialogue = make_handed_over()
    make_speaker(dialogue, email="ada@example.org")
    answer = make_answer(dialogue, state="ready")
    with pytest.raises(NotYet):
        prepare_mailing(answer, by=officer_of(dialogue.body))


@pytest.mark.parametrize("role", [Role.CHAIR, Role.REPRESENTATIVE, Role.REGISTRAR])
def test_only_those_who_lead_tell(role: Role) -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org")
    person, mailing = make_member(dialogue.body, role), prepared(dialogue)
    for act in (
        lambda: prepare_mailing(answer_of(dialogue), by=person),
        lambda: send_mailing(mailing, by=person),
        lambda: send_test_letter(mailing, "sv", "x", by=person),
        lambda: mark_as_printed(mailing, by=person),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_corrected_answer_replaces_a_list_and_goes_out_as_a_correction() -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org")
    sent(dialogue)
    make_speaker(dialogue, email="bo@example.org")
    waiting = prepared(dialogue)
    answer = answer_of(dialogue)
    correct_answer(
        answer,
        AnswerWords("Det blir onsdagar."),
        reason="Fel dag.",
        by=officer_of(dialogue.body),
        seen_version=answer.version,
    )
    with pytest.raises(NotYet):
        send_mailing(waiting, by=officer_of(dialogue.body))

    sent(dialogue)

    new = Letter.objects.filter(text__startswith="Det blir onsdagar.")
    subjects = dict(new.values_list("to", "subject"))
    assert "har rättat sitt svar" in subjects["ada@example.org"]
    assert "har svarat" in subjects["bo@example.org"]


def test_a_test_letter_goes_to_the_officer_once() -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org")
    mailing, officer = prepared(dialogue), officer_of(dialogue.body)
    for _press in range(2):
        send_test_letter(mailing, "sv", "samma", by=officer)
    with pytest.raises(Invalid):
        send_test_letter(mailing, "sv", " ", by=officer)
    assert [letter.to for letter in Letter.objects.all()] == [officer.email]


def test_paper_letters_are_noted_as_printed_after_sending() -> None:
    dialogue = make_answered()
    make_speaker(dialogue, name="Bo", postal_address="Storgatan 1")
    mailing, officer = prepared(dialogue), officer_of(dialogue.body)
    with pytest.raises(NotYet):
        mark_as_printed(mailing, by=officer)
    send_mailing(mailing, by=officer)
    assert not everyone_is_told(dialogue)
    assert (mark_as_printed(mailing, by=officer), counts_in(mailing).unprinted) == (
        1,
        0,
    )
    assert mark_as_printed(mailing, by=officer) == 0
    assert everyone_is_told(dialogue)


def test_somebody_who_has_left_is_not_written_to() -> None:
    dialogue = make_answered()
    stays = make_speaker(dialogue, email="ada@example.org")
    leaves = make_speaker(dialogue, email="bo@example.org")
    sent(dialogue)
    letters = {letter.to: letter for letter in Letter.objects.all()}
    leaves.email = ""
    leaves.save()
    assert is_still_wanted(letters[stays.email])
    assert not is_still_wanted(letters["bo@example.org"])
    assert still_wanted()["answer"] is is_still_wanted


def test_nothing_is_called_sent_on_hope(settings: object) -> None:
    dialogue = make_answered()
    make_speaker(dialogue, email="ada@example.org")
    mailing = prepared(dialogue)

    def said() -> str:
        (line,) = [
            line
            for line in log_of(mailing, mailing.deliveries.select_related("receipt"))
            if line.delivery.way == DeliveryWay.EMAIL
        ]
        return str(line.state)

    assert said() == "Inte skickat än"
    send_mailing(mailing, by=officer_of(dialogue.body))
    assert said() == "I utkorgen"
    claim()
    assert said() == "Skickas"
    Letter.objects.update(leased_until="2020-01-01T00:00Z")
    note_those_left_midway()
    assert said() == "Ovisst: avsändaren stannade mitt i"


def test_a_sender_killed_between_claim_and_note_sends_nobody_twice() -> None:
    dialogue = make_answered()
    for number in range(6):
        make_speaker(dialogue, email=f"p{number}@example.org")
    mailing = sent(dialogue)
    for _kill in range(3):
        claim()  # the sender dies here: its letter is claimed and nothing is noted
    Letter.objects.filter(state=LetterState.SENDING).update(
        leased_until="2020-01-01T00:00Z"
    )
    empty_outbox({"answer": is_still_wanted})

    states = sorted(Letter.objects.values_list("state", flat=True))
    assert states.count(LetterState.UNCERTAIN) == 3
    assert Letter.objects.count() == 6
    send_again_changes_nothing = pytest.raises(NotYet)
    with send_again_changes_nothing:
        send_mailing(mailing, by=officer_of(dialogue.body))
    assert Letter.objects.count() == 6


ADDRESSES = st.sampled_from(["", "ada@example.org", "ADA@example.org", "bo@x.example"])
STEPS = st.lists(
    st.one_of(
        ADDRESSES.map(lambda address: ("speak", address)),
        st.sampled_from([("prepare", ""), ("send", ""), ("correct", "")]),
    ),
    max_size=14,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_nobody_is_told_twice_whatever_is_pressed(
    steps: list[tuple[str, str]],
) -> None:
    dialogue = make_answered()
    answer, officer = answer_of(dialogue), officer_of(dialogue.body)
    before = Letter.objects.count()
    for number, (step, address) in enumerate(steps):
        answer.refresh_from_db()
        try:
            if step == "speak":
                make_speaker(dialogue, email=address)
            elif step == "correct":
                correct_answer(
                    answer,
                    AnswerWords(f"Text {number}"),
                    reason="x",
                    by=officer,
                    seen_version=answer.version,
                )
            elif step == "prepare":
                prepare_mailing(answer, by=officer)
            else:
                for mailing in Mailing.objects.filter(answer=answer):
                    send_mailing(mailing, by=officer)
        except NotYet:
            continue

    told = [
        (row.edition, row.letter_key)
        for row in Delivery.objects.filter(answer=answer, is_first=True, way="email")
    ]
    assert len(told) == len(set(told))
    letters = Letter.objects.order_by("pk")[before:]
    per_edition = [(row.to.lower(), row.key.split("-")[2]) for row in letters]
    assert len(per_edition) == len(set(per_edition))
    assert not any(CANARY in row.text or "/mitt/" in row.text for row in letters)
