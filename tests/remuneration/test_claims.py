"""Claiming: once, in time, by who came; what was sent is never calculated anew."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from gensvar.analysis.fees import Kind
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.meetings.models import Guest, MeetingKind
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Body
from gensvar.remuneration.actions.claims import (
    AlreadySent,
    Changed,
    decline_pay,
    send_claim,
    withdraw_claim,
)
from gensvar.remuneration.actions.deciding import return_claim
from gensvar.remuneration.actions.reminding import remind_to_claim
from gensvar.remuneration.actions.tables import adopt_table, copy_table
from gensvar.remuneration.claiming import Asked, last_day, noted_minutes, terms_of
from gensvar.remuneration.models import Claim, ClaimState, RuleTable
from tests.make.dialogues import officer_of
from tests.make.meetings import at, make_arrival, make_guest, make_meeting
from tests.make.organisations import make_body
from tests.make.remuneration import (
    approver_of,
    make_approved,
    make_claim,
    make_over,
    make_present,
    make_table,
)

pytestmark = pytest.mark.django_db
FEE = frozenset({Kind.MEETING_FEE})


@pytest.fixture
def body() -> Body:
    return make_body()


@pytest.fixture
def guest(body: Body) -> Guest:
    make_table(body)
    return make_present(body)


def test_a_claim_is_sent_once(guest: Guest) -> None:
    asked = Asked(minutes=210)
    first = send_claim(guest, asked, form=0, shown=90_000)
    assert send_claim(guest, asked, form=0, shown=90_000) == first
    assert Claim.objects.count() == 1
    assert Letter.objects.count() == 1


def test_another_claim_for_the_same_meeting_is_refused(guest: Guest) -> None:
    send_claim(guest, Asked(minutes=210), form=0, shown=90_000)
    with pytest.raises(AlreadySent):
        send_claim(guest, Asked(minutes=180), form=0, shown=90_000)
    with pytest.raises(AlreadySent):
        send_claim(guest, Asked(minutes=180), form=1, shown=90_000)


def test_the_database_keeps_a_second_claim_out(guest: Guest) -> None:
    claim = make_claim(guest)
    claim.pk, claim.key_hash = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        claim.save(force_insert=True)


def test_a_sum_that_was_not_shown_is_not_sent(guest: Guest) -> None:
    with pytest.raises(Changed):
        send_claim(guest, Asked(minutes=210), form=0, shown=180_000)
    assert not Claim.objects.exists()


def test_who_was_not_noted_as_present_claims_nothing(body: Body) -> None:
    make_table(body)
    absent = make_guest(make_over(body))
    with pytest.raises(NotYet, match="a note that you came"):
        send_claim(absent, Asked(minutes=210), form=0, shown=90_000)
    with pytest.raises(NotYet):
        decline_pay(absent, form=0)


def test_nothing_is_claimed_before_the_meeting_is_over(body: Body) -> None:
    make_table(body)
    ahead = make_guest(make_meeting(body, days=3))
    with pytest.raises(NotYet, match="a meeting that is over"):
        send_claim(ahead, Asked(minutes=210), form=0, shown=90_000)


def test_without_rules_nothing_is_claimed(body: Body) -> None:
    with pytest.raises(NotYet, match="rules"):
        send_claim(make_present(body), Asked(minutes=210), form=0, shown=0)


@pytest.mark.parametrize(
    ("days", "is_late"), [(-20, False), (-40, True)], ids=["in time", "late"]
)
def test_a_claim_is_sent_until_the_last_day(
    body: Body, days: int, is_late: bool
) -> None:
    make_table(body, claim_months=1)
    late = make_present_on(body, days)
    if not is_late:
        assert make_claim(late).state == ClaimState.SENT
        return
    with pytest.raises(NotYet, match="last day"):
        make_claim(late)


def make_present_on(body: Body, days: int) -> Guest:
    return make_arrival(make_over(body, days=days))


def test_the_last_day_is_the_last_of_a_month_that_lacks_the_day(body: Body) -> None:
    make_table(body, claim_months=6)
    start = at().replace(year=2025, month=8, day=31, hour=9)
    meeting = make_meeting(body, starts_at=start, ends_at=start + timedelta(hours=3))
    terms = terms_of(meeting)
    assert terms is not None
    assert last_day(meeting, terms) == date(2026, 2, 28)


@pytest.mark.requirement("S1-26")
@pytest.mark.parametrize("kind", MeetingKind.values)
def test_pay_never_depends_on_the_kind_of_meeting(body: Body, kind: str) -> None:
    make_table(body)
    came = make_arrival(make_over(body, kind=kind))
    assert make_claim(came).total == 90_000


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (Asked(minutes=-1), "minutes"),
        (Asked(minutes=211), "minutes"),
        (Asked(minutes=210, travel_minutes=-5), "travel_minutes"),
        (Asked(minutes=210, travel_minutes=1441), "travel_minutes"),
        (Asked(minutes=210, metres=10**15), "kilometres"),
        (Asked(minutes=210, receipts={Kind.CHILD_CARE: -1}), "child_care"),
        (Asked(minutes=210, receipts={Kind.CHILD_CARE: 10**9}), "child_care"),
        (
            Asked(minutes=210, kinds=frozenset({Kind.OTHER_COST})),
            "cost_words",
        ),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(
    guest: Guest, asked: Asked, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        send_claim(guest, asked, form=0, shown=0)
    assert refused.value.field == field
    assert not Claim.objects.exists()


def test_who_came_late_and_left_early_was_there_in_between(guest: Guest) -> None:
    meeting = guest.meeting
    assert meeting.starts_at is not None
    guest.arrived_at = meeting.starts_at + timedelta(minutes=30)
    guest.left_at = meeting.starts_at + timedelta(minutes=150)
    assert noted_minutes(guest) == 120
    guest.arrived_at = meeting.starts_at - timedelta(minutes=30)
    assert noted_minutes(guest) == 150


def test_a_claim_is_taken_back_and_sent_anew(guest: Guest) -> None:
    make_claim(guest)
    withdraw_claim(guest)
    make_claim(guest, minutes=180)
    assert list(Claim.objects.order_by("pk").values_list("state", "minutes")) == [
        ("withdrawn", 210),
        ("sent", 180),
    ]


def test_a_decided_claim_is_not_taken_back(guest: Guest) -> None:
    make_approved(guest)
    with pytest.raises(Invalid):
        withdraw_claim(guest)


def test_who_declined_can_change_their_mind(guest: Guest) -> None:
    declined = decline_pay(guest, form=0)
    assert decline_pay(guest, form=0) == declined
    make_claim(guest)
    assert list(Claim.objects.order_by("pk").values_list("state", flat=True)) == [
        "withdrawn",
        "sent",
    ]


def test_a_returned_claim_is_replaced_by_the_corrected_one(guest: Guest) -> None:
    claim = make_claim(guest)
    return_claim(
        claim, claim.version, "time_differs", by=approver_of(guest.meeting.body)
    )
    new = make_claim(guest, minutes=180)
    claim.refresh_from_db()
    assert (claim.state, new.replaces) == ("withdrawn", claim)


def test_new_rules_never_change_what_was_sent(body: Body, guest: Guest) -> None:
    claim = make_claim(guest)
    officer = officer_of(body)
    new = copy_table(RuleTable.objects.get(), today() - timedelta(days=9), by=officer)
    new.rows.update(amount=1)
    adopt_table(new, "RS § 2", today(), by=officer)

    claim.refresh_from_db()
    line = claim.lines.get()
    assert (claim.total, line.amount, line.valid_from) == (
        90_000,
        90_000,
        date(2018, 2, 6),
    )


def two_meetings(body: Body, days: int = -5) -> tuple[Guest, Guest]:
    return (
        make_arrival(make_over(body, days=-5), email="ada@example.org"),
        make_arrival(make_over(body, days=days), email="ADA@example.org"),
    )


def test_the_limit_of_a_day_counts_other_meetings_of_the_same_person(
    body: Body,
) -> None:
    make_table(body, "varmland")
    first, second = two_meetings(body)
    assert make_claim(first).total == 71_700
    assert make_claim(second).total == 107_600 - 71_700


def test_the_limit_of_a_day_begins_anew_the_next_day(body: Body) -> None:
    make_table(body, "varmland")
    first, second = two_meetings(body, days=-6)
    assert (make_claim(first).total, make_claim(second).total) == (71_700, 71_700)


def test_what_was_taken_back_no_longer_counts_towards_a_limit(body: Body) -> None:
    make_table(body, "varmland")
    first, second = two_meetings(body)
    make_claim(first)
    withdraw_claim(first)
    assert make_claim(second).total == 71_700


def test_those_who_came_are_reminded_once_before_the_last_day(body: Body) -> None:
    make_table(body, claim_months=1)
    silent = make_present(body)
    claimed = make_present(body)
    declined = make_present(body)
    make_guest(silent.meeting)
    make_claim(claimed)
    decline_pay(declined, form=0)
    Letter.objects.all().delete()
    near = today() + timedelta(days=20)

    assert remind_to_claim() == 0
    remind_to_claim(near)
    remind_to_claim(near)

    letters = Letter.objects.filter(kind="claim reminder")
    assert list(letters.values_list("to", flat=True)) == [silent.email]


def test_letters_hold_neither_the_name_of_the_meeting_nor_free_text(
    guest: Guest,
) -> None:
    claim = make_claim(guest)
    secret = "Ring mig om intyget"
    approver = approver_of(guest.meeting.body)
    return_claim(claim, claim.version, "proof_missing", secret, by=approver)
    for letter in Letter.objects.all():
        assert guest.meeting.title not in letter.subject + letter.text
        assert secret not in letter.subject + letter.text
    assert Letter.objects.filter(kind="claim is returned").count() == 1
