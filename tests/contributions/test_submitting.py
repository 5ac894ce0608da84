"""Sending through the public form: once, word for word, and without traces."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.audit.models import Event, EventContent
from gensvar.contributions import keys
from gensvar.contributions.actions import AlreadySent, Sender, submit
from gensvar.contributions.models import Contribution, Identification, Receipt, Review
from gensvar.contributions.public import so_many_lately
from gensvar.contributions.queries import receipt_with
from gensvar.contributions.words import LONGEST_TEXT, as_written
from gensvar.dialogues.models import Dialogue, Mandate, Stage
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.notifications.models import Letter
from tests.make.contributions import (
    ANONYMOUS,
    make_open_dialogue,
    make_submission,
    new_key,
    question_of,
)
from tests.make.findings import start_compiling
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db
KNOWN = Sender(Identification.KNOWN, None, "Bo Ek", "bo@example.org", "Storgatan 1")


def test_the_same_key_gives_the_same_code_and_one_submission() -> None:
    dialogue = make_open_dialogue()
    key = new_key(dialogue)

    first = make_submission(dialogue, "Öppna sju.", key=key)
    second = make_submission(dialogue, "Öppna sju.", key=key)

    assert (second.code, second.is_new) == (first.code, False)
    assert Receipt.objects.count() == Contribution.objects.count() == 1


def test_a_retry_after_closing_gets_its_code_all_the_same() -> None:
    dialogue = make_open_dialogue()
    key = new_key(dialogue)
    code = make_submission(dialogue, "Öppna sju.", key=key).code
    dialogue.phases.update(ends_at=timezone.now() - timedelta(minutes=1))

    assert make_submission(dialogue, "Öppna sju.", key=key).code == code


def test_the_same_form_with_other_words_is_not_swallowed() -> None:
    dialogue = make_open_dialogue()
    key = new_key(dialogue)
    make_submission(dialogue, "Öppna sju.", key=key)

    with pytest.raises(AlreadySent):
        make_submission(dialogue, "Öppna åtta.", key=key)


def test_neither_key_nor_code_is_stored_as_it_is() -> None:
    dialogue = make_open_dialogue()
    key = new_key(dialogue)
    submitted = make_submission(dialogue, key=key)
    row = Receipt.objects.values().get()

    assert key not in map(str, row.values())
    assert submitted.code not in map(str, row.values())
    found = receipt_with(f" {submitted.code[:4].upper()}-{submitted.code[4:]} ")
    assert found == submitted.receipt


def test_anonymous_keeps_nothing_about_the_person() -> None:
    dialogue = make_open_dialogue()
    sender = Sender(
        Identification.ANONYMOUS, make_user(), "Bo Ek", "bo@example.org", "Storgatan 1"
    )
    receipt = make_submission(dialogue, sender=sender).receipt

    assert (receipt.user, receipt.name, receipt.email) == (None, "", "")
    assert receipt.postal_address == ""
    assert not Letter.objects.exists()
    assert Event.objects.get(verb="submit").actor_id == ""


def test_events_hold_no_words() -> None:
    make_submission(make_open_dialogue(), "Kanariefågel", sender=KNOWN)
    told = str(list(EventContent.objects.values_list("content", flat=True)))

    assert "Kanarie" not in told
    assert "bo@example" not in told


def test_who_leaves_an_address_gets_one_letter_without_words_or_code() -> None:
    dialogue = make_open_dialogue()
    key = new_key(dialogue)
    code = make_submission(dialogue, "Kanariefågel", sender=KNOWN, key=key).code
    make_submission(dialogue, "Kanariefågel", sender=KNOWN, key=key)

    letter = Letter.objects.get(to="bo@example.org")
    whole = letter.subject + letter.text
    assert "Kanarie" not in whole
    assert "Bo Ek" not in whole
    assert code not in whole.replace("-", "")
    assert dialogue.title in letter.subject
    assert "/mitt/" in letter.text


def test_who_has_signed_in_is_known_by_the_account() -> None:
    dialogue = make_open_dialogue()
    user = make_user("Cecilia Ås", "cia@example.org")
    receipt = make_submission(
        dialogue, sender=Sender(Identification.SIGNED_IN, user, name="Någon annan")
    ).receipt

    assert (receipt.user, receipt.name) == (user, "Cecilia Ås")


def test_signed_in_without_signing_in_is_refused() -> None:
    with pytest.raises(Invalid, match="Logga in först"):
        make_submission(make_open_dialogue(), sender=Sender("signed_in"))


@pytest.mark.parametrize("level", ["known", "administrator", ""])
def test_a_level_that_is_not_allowed_is_refused(level: str) -> None:
    dialogue = make_open_dialogue()
    dialogue.allows_known = False

    with pytest.raises(Invalid) as refused:
        make_submission(dialogue, sender=Sender(level, name="Bo"))
    assert refused.value.field == "identification"


def test_known_to_the_region_says_something_about_who() -> None:
    with pytest.raises(Invalid) as refused:
        make_submission(make_open_dialogue(), sender=Sender("known"))
    assert refused.value.field == "name"


@pytest.mark.parametrize("email", ["bo", "bo@", "a@b\nBcc: x@example.org"])
def test_a_broken_address_is_refused(email: str) -> None:
    with pytest.raises(Invalid) as refused:
        make_submission(make_open_dialogue(), sender=Sender("known", email=email))
    assert refused.value.field == "email"


@pytest.mark.parametrize("text", ["", "   ", "\r\n\0"])
def test_an_empty_contribution_is_refused(text: str) -> None:
    dialogue = make_open_dialogue()
    answers = {question_of(dialogue).pk: text, None: ""}

    with pytest.raises(Invalid):
        submit(dialogue, new_key(dialogue), answers, language="sv", sender=ANONYMOUS)


def test_a_text_that_is_too_long_is_refused_and_the_limit_itself_is_not() -> None:
    dialogue = make_open_dialogue()

    make_submission(dialogue, "å" * LONGEST_TEXT)
    with pytest.raises(Invalid) as refused:
        make_submission(dialogue, "å" * (LONGEST_TEXT + 1))
    assert refused.value.field == f"answer_{question_of(dialogue).pk}"


def test_a_question_of_another_dialogue_is_refused() -> None:
    dialogue, other = make_open_dialogue(), make_open_dialogue()

    with pytest.raises(Invalid):
        make_submission(dialogue, question=question_of(other))
    assert not Contribution.objects.exists()


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        make_submission(make_open_dialogue(), language="xx")
    assert refused.value.field == "language"


def test_what_arrived_before_closing_counts_although_it_is_stored_after() -> None:
    dialogue = make_open_dialogue()
    closing = timezone.now() - timedelta(seconds=5)
    dialogue.phases.update(ends_at=closing)

    def send(seconds: int) -> None:
        submit(
            dialogue,
            new_key(dialogue),
            {None: "I sista stund"},
            language="sv",
            sender=ANONYMOUS,
            arrived_at=closing + timedelta(seconds=seconds),
        )

    send(-1)
    with pytest.raises(NotYet):
        send(0)
    assert Contribution.objects.count() == 1


def withdraw(dialogue: Dialogue) -> None:
    Mandate.objects.filter(dialogue=dialogue).update(
        withdrawn_on=today(), withdrawn_reason="Ny majoritet"
    )


def test_a_withdrawn_mandate_stops_new_contributions() -> None:
    dialogue = make_open_dialogue()
    withdraw(dialogue)

    with pytest.raises(NotYet):
        make_submission(dialogue)


@pytest.mark.parametrize(
    "stage", [stage for stage in Stage if stage not in (Stage.OPEN, Stage.ANALYSING)]
)
def test_only_an_open_dialogue_takes_contributions(stage: Stage) -> None:
    dialogue = make_open_dialogue()
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=stage)

    with pytest.raises(NotYet):
        make_submission(dialogue)


def test_what_came_before_the_end_is_taken_although_compiling_has_begun() -> None:
    dialogue = make_open_dialogue()
    key, asked = new_key(dialogue), question_of(dialogue).pk
    start_compiling(dialogue)
    ended = dialogue.phases.get().ends_at

    def send(arrived_at: datetime) -> None:
        submit(
            dialogue,
            key,
            {asked: "Öppna sju."},
            language="sv",
            sender=ANONYMOUS,
            arrived_at=arrived_at,
        )

    with pytest.raises(NotYet):
        send(ended)
    send(ended - timedelta(microseconds=1))
    assert Contribution.objects.get().text == "Öppna sju."


@pytest.mark.parametrize(
    ("visibility", "review"),
    [
        ("at_once", Review.PASSED),
        ("after_review", Review.WAITING),
        ("never", Review.PASSED),
    ],
)
def test_review_waits_only_where_the_dialogue_asks_for_it(
    visibility: str, review: Review
) -> None:
    make_submission(make_open_dialogue(visibility))

    assert Contribution.objects.get().review == review


def test_several_answers_are_kept_in_the_order_of_the_form() -> None:
    dialogue = make_open_dialogue()
    asked = question_of(dialogue)
    submit(
        dialogue,
        new_key(dialogue),
        {None: "Och en sak till", asked.pk: "Sju"},
        language="fi",
        sender=ANONYMOUS,
    )

    rows = Contribution.objects.order_by("position").values_list(
        "question_id", "text", "language"
    )
    assert list(rows) == [(asked.pk, "Sju", "fi"), (None, "Och en sak till", "fi")]


WRITTEN = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400
) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "\u202eabc\u202c",
        "שלום שלום",
        "{{ 7|add:7 }} {x.__class__}",
        "=HYPERLINK(1)",
        "å" * 10_000,
    ]
)


@given(text=WRITTEN)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_is_typed_is_kept_as_it_was_typed(text: str) -> None:
    dialogue = Dialogue.objects.first() or make_open_dialogue()
    if not as_written(text):
        return
    receipt = make_submission(dialogue, text).receipt

    kept = Contribution.objects.get(receipt=receipt).text
    assert kept == text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


@given(texts=st.lists(st.sampled_from(["Ja", "Nej"]), min_size=1, max_size=6))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_however_often_a_form_is_sent_there_is_one_submission(texts: list[str]) -> None:
    dialogue = Dialogue.objects.first() or make_open_dialogue()
    key, codes = new_key(dialogue), set()
    for text in texts:
        try:
            codes.add(make_submission(dialogue, text, key=key).code)
        except AlreadySent:
            assert text != texts[0]

    receipt = Receipt.objects.get(key_hash=keys.stored(key))
    assert len(codes) == 1
    assert Contribution.objects.get(receipt=receipt).text == texts[0]


def test_nobody_can_fill_a_strangers_mailbox() -> None:
    dialogue = make_open_dialogue()
    for address in ("eva@example.org", "Eva@Example.org", "bo@example.org"):
        sender = Sender(Identification.KNOWN, None, "", address, "")
        make_submission(dialogue, sender=sender)

    assert [letter.to for letter in Letter.objects.order_by("pk")] == [
        "eva@example.org",
        "bo@example.org",
    ]


def test_the_flood_is_what_was_stored_within_a_minute() -> None:
    dialogue = make_open_dialogue()
    for _turn in range(3):
        make_submission(dialogue)
    make_submission(make_open_dialogue())
    assert so_many_lately(dialogue.pk, 3)
    assert not so_many_lately(dialogue.pk, 4)
    Receipt.objects.filter(dialogue=dialogue).update(
        received_at=timezone.now() - timedelta(minutes=2)
    )
    assert not so_many_lately(dialogue.pk, 1)
