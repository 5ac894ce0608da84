"""Reviewing, hiding and disposing: who may, when, and what is left."""

from datetime import date, timedelta

import pytest

from gensvar.audit.models import Event
from gensvar.config.disposal import REACH
from gensvar.contributions.actions import (
    DisposalRule,
    Sender,
    carry_out_disposal,
    decline_disposal,
    hide,
    lift_hiding,
    pass_review,
    propose_disposal,
    withdraw_batch,
)
from gensvar.contributions.models import (
    Batch,
    Contribution,
    Disposal,
    Hiding,
    Identification,
    Receipt,
    Review,
)
from gensvar.contributions.queries import (
    Chosen,
    contributions_that_count,
    counts,
    for_officers,
    shown_in_public,
)
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Role
from tests.make.contributions import (
    make_batch,
    make_contribution,
    make_entry,
    make_open_dialogue,
    make_submission,
    new_key,
)
from tests.make.dialogues import officer_of, registrar_of
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db


def test_what_is_hidden_is_kept_and_counted_but_not_shown() -> None:
    dialogue = make_open_dialogue("at_once")
    one = make_contribution(dialogue)
    officer = officer_of(dialogue.body)
    assert list(shown_in_public(dialogue)) == [one]

    hide(one, reason="Namnger en granne.", by=officer)
    assert not shown_in_public(dialogue).exists()
    assert contributions_that_count(dialogue).count() == 1

    lift_hiding(one, by=officer)
    assert list(shown_in_public(dialogue)) == [one]
    hiding = Hiding.objects.get()
    assert (hiding.hidden_by, hiding.lifted_by) == (officer, officer)


def test_review_lets_it_be_shown() -> None:
    dialogue = make_open_dialogue("after_review")
    one = make_contribution(dialogue)
    assert not shown_in_public(dialogue).exists()

    pass_review(one, by=officer_of(dialogue.body))
    assert list(shown_in_public(dialogue)) == [one]
    with pytest.raises(NotYet):
        pass_review(one, by=officer_of(dialogue.body))


def test_where_nothing_is_public_one_by_one_nothing_is() -> None:
    dialogue = make_open_dialogue("never")
    make_contribution(dialogue)

    assert not shown_in_public(dialogue).exists()


def test_hiding_takes_a_reason_and_happens_once() -> None:
    dialogue = make_open_dialogue()
    one, officer = make_contribution(dialogue), officer_of(dialogue.body)

    with pytest.raises(Invalid):
        hide(one, reason="  ", by=officer)
    hide(one, reason="Namn", by=officer)
    with pytest.raises(NotYet):
        hide(one, reason="Namn", by=officer)
    lift_hiding(one, by=officer)
    with pytest.raises(NotYet):
        lift_hiding(one, by=officer)


@pytest.mark.parametrize(
    "role", [None, *(role for role in Role if role != Role.OFFICER)]
)
def test_only_those_who_lead_moderate_and_enter(role: Role | None) -> None:
    dialogue = make_open_dialogue()
    one = make_contribution(dialogue)
    user = make_member(dialogue.body, role) if role else make_user()

    for act in (
        lambda: hide(one, reason="Namn", by=user),
        lambda: lift_hiding(one, by=user),
        lambda: pass_review(one, by=user),
        lambda: make_entry(dialogue, by=user),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_an_officer_of_another_body_moderates_nothing() -> None:
    one = make_contribution(make_open_dialogue())

    with pytest.raises(NotAllowed):
        hide(one, reason="Namn", by=officer_of(make_body()))


def test_what_an_officer_writes_in_has_a_code_and_counts_as_reviewed() -> None:
    dialogue = make_open_dialogue("after_review")
    key = new_key(dialogue)
    entered = make_entry(dialogue, "Ring mig.", key=key, name="Bo Ek", emphasis=1)
    again = make_entry(dialogue, "Ring mig.", key=key, name="Bo Ek", emphasis=1)

    one = Contribution.objects.get()
    assert again.code == entered.code
    assert (one.review, one.emphasis, one.channel) == (Review.PASSED, 1, "paper")
    assert entered.receipt.identification == Identification.KNOWN
    assert one.entered_by == officer_of(dialogue.body)


def test_without_a_name_what_is_written_in_is_anonymous() -> None:
    entered = make_entry(make_open_dialogue())

    assert entered.receipt.identification == Identification.ANONYMOUS


@pytest.mark.parametrize("days", [1, -400])
def test_what_is_written_in_came_while_the_dialogue_was_open(days: int) -> None:
    with pytest.raises(Invalid) as refused:
        make_entry(make_open_dialogue(), received_on=today() + timedelta(days=days))
    assert refused.value.field == "received_on"


def test_notes_count_until_they_are_withdrawn_and_their_rows_stay() -> None:
    dialogue = make_open_dialogue()
    batch = make_batch(dialogue, "Blanda kompetens", "Vi når fler")
    make_contribution(dialogue)
    assert contributions_that_count(dialogue).count() == 3

    withdraw_batch(batch, reason="Fel möte", by=officer_of(dialogue.body))
    assert contributions_that_count(dialogue).count() == 1
    assert Contribution.objects.count() == 3
    withdrawn = for_officers(dialogue, Chosen(state="withdrawn"))
    assert [one.text for one in withdrawn] == ["Blanda kompetens", "Vi når fler"]


def test_what_notes_report_is_never_added_to_what_is_counted() -> None:
    dialogue = make_open_dialogue()
    make_batch(dialogue, "Blanda kompetens")
    make_contribution(dialogue)

    found = counts(dialogue)
    assert (found.contributions, found.submissions) == (2, 1)
    assert [batch.reported_persons for batch in found.reported] == [59]


def close(dialogue: Dialogue) -> None:
    """Let a dialogue be closed as the workflow leaves it."""
    dialogue.stage = Stage.CLOSED
    dialogue.save(update_fields=["stage"])


def rule(until: date | None = None) -> DisposalRule:
    return DisposalRule("RS 2026-17", "5.3 Medborgardialog", today(), until or today())


def proposed(dialogue: Dialogue, until: date | None = None) -> Disposal:
    return propose_disposal(dialogue, rule(until), by=officer_of(dialogue.body))


def test_disposal_empties_the_words_and_who_and_keeps_that_it_was_said() -> None:
    dialogue = make_open_dialogue()
    sender = Sender("known", None, "Bo Ek", "bo@example.org", "Storgatan 1")
    submitted = make_submission(dialogue, "Kanariefågel", sender=sender)
    one = Contribution.objects.get(receipt=submitted.receipt)
    hide(one, reason="Om Bo", by=officer_of(dialogue.body))
    batch = make_batch(dialogue, "Kanariefågel", name="Bo Ek.docx")
    close(dialogue)

    disposal = proposed(dialogue)
    registrar = registrar_of(dialogue.body)
    carry_out_disposal(disposal, seen_count=2, reach=REACH, by=registrar)

    told = str(
        [
            *Contribution.objects.values(),
            *Receipt.objects.values(),
            *Hiding.objects.values(),
            *Batch.objects.values(),
        ]
    )
    for canary in ("Kanarie", "Bo Ek", "bo@example", "Storgatan", "Om Bo"):
        assert canary not in told
    assert contributions_that_count(dialogue).count() == 2
    batch.refresh_from_db()
    assert batch.disposal == disposal
    assert Event.objects.filter(verb="carry out disposal").count() == 1
    assert Disposal.objects.get().count == 2


def test_what_came_later_is_not_disposed_of() -> None:
    dialogue = make_open_dialogue()
    one = make_contribution(dialogue, "Senare")
    old = make_contribution(dialogue, "Tidigare")
    Contribution.objects.filter(pk=old.pk).update(
        received_on=today() - timedelta(days=9)
    )
    close(dialogue)
    disposal = proposed(dialogue, today() - timedelta(days=1))
    carry_out_disposal(
        disposal, seen_count=1, reach=REACH, by=registrar_of(dialogue.body)
    )

    one.refresh_from_db()
    old.refresh_from_db()
    assert (one.text, old.text) == ("Senare", "")


def test_two_people_dispose() -> None:
    dialogue = make_open_dialogue()
    make_contribution(dialogue)
    close(dialogue)
    registrar = registrar_of(dialogue.body)
    disposal = propose_disposal(dialogue, rule(), by=registrar)

    for user in (registrar, officer_of(dialogue.body), make_user()):
        with pytest.raises(NotAllowed):
            carry_out_disposal(disposal, seen_count=1, reach=REACH, by=user)
    carry_out_disposal(
        disposal,
        seen_count=1,
        reach=REACH,
        by=make_member(dialogue.body, Role.REGISTRAR),
    )


def test_a_number_that_has_changed_stops_the_disposal() -> None:
    dialogue = make_open_dialogue()
    make_contribution(dialogue)
    close(dialogue)
    disposal = proposed(dialogue)

    with pytest.raises(NotYet):
        carry_out_disposal(
            disposal, seen_count=2, reach=REACH, by=registrar_of(dialogue.body)
        )
    assert Contribution.objects.exclude(text="").exists()


def test_nothing_is_disposed_of_while_answers_may_be_owed() -> None:
    dialogue = make_open_dialogue()
    make_contribution(dialogue)

    with pytest.raises(NotYet):
        proposed(dialogue)


def test_one_decision_waits_at_a_time_and_can_be_put_aside() -> None:
    dialogue = make_open_dialogue()
    make_contribution(dialogue)
    close(dialogue)
    disposal = proposed(dialogue)
    with pytest.raises(NotYet):
        proposed(dialogue)

    decline_disposal(disposal, by=officer_of(dialogue.body))
    with pytest.raises(NotYet):
        carry_out_disposal(
            disposal, seen_count=1, reach=REACH, by=registrar_of(dialogue.body)
        )
    proposed(dialogue)


def test_what_is_disposed_of_is_neither_hidden_nor_reviewed_afterwards() -> None:
    dialogue = make_open_dialogue()
    one = make_contribution(dialogue)
    close(dialogue)
    carry_out_disposal(
        proposed(dialogue), seen_count=1, reach=REACH, by=registrar_of(dialogue.body)
    )
    one.refresh_from_db()

    with pytest.raises(NotYet):
        hide(one, reason="Namn", by=officer_of(dialogue.body))
