"""Tables of rules: written, checked, put into force, never edited after that."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from gensvar.analysis.fees import Kind
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Body, Role
from gensvar.remuneration.actions.tables import (
    add_row,
    adopt_table,
    begin_table,
    change_row,
    change_table,
    copy_table,
    enter_value,
    forget_table,
    missing_in,
    remove_row,
    remove_value,
)
from gensvar.remuneration.models import Index, IndexValue, RuleRow, RuleTable
from gensvar.remuneration.queries import table_on
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body, make_member
from tests.make.remuneration import (
    LONG_AGO,
    make_claim,
    make_present,
    make_table,
    make_values,
)

pytestmark = pytest.mark.django_db
TIER: dict[str, Any] = {
    "label": "Halvdag",
    "kind": Kind.MEETING_FEE,
    "basis": "fixed",
    "amount": 90_000,
}


@pytest.fixture
def body() -> Body:
    return make_body()


@pytest.fixture
def draft(body: Body) -> RuleTable:
    facts = {"name": "Vår tabell", "valid_from": LONG_AGO}
    return begin_table(facts, by=officer_of(body), body=body)


def add(table: RuleTable, **facts: Any) -> RuleRow:
    assert table.body is not None
    return add_row(table, {**TIER, **facts}, by=officer_of(table.body))


def missing(table: RuleTable) -> list[str]:
    return [one.replace("\u00a0", " ") for one in missing_in(table, by_decision=False)]


def test_a_gap_between_two_tiers_is_told(draft: RuleTable) -> None:
    add(draft, tier_end=180)
    add(draft, label="Heldag", tier_start=240, with_start=False)
    assert missing(draft) == ["Meeting fee: no rule says what is paid for 3 h 1 min."]


def test_an_overlap_of_two_tiers_is_told(draft: RuleTable) -> None:
    add(draft, tier_end=240)
    add(draft, label="Heldag", tier_start=240)
    assert missing(draft) == [
        "Meeting fee: several rules pay for 4 h: “Halvdag” + “Heldag”."
    ]


def test_a_table_with_a_gap_is_not_put_into_force(draft: RuleTable) -> None:
    add(draft, tier_end=180)
    add(draft, label="Heldag", tier_start=240)
    with pytest.raises(NotYet):
        adopt_table(draft, "§ 1", LONG_AGO, by=draft.created_by)
    draft.refresh_from_db()
    assert not draft.is_adopted


def test_an_empty_table_is_not_put_into_force(draft: RuleTable) -> None:
    assert missing(draft) == ["at least one rule"]


def test_a_table_may_begin_to_pay_after_a_time(draft: RuleTable) -> None:
    add(draft, tier_start=120, with_start=False, tier_end=240)
    add(draft, label="Heldag", tier_start=240, with_start=False)
    assert missing(draft) == []


def test_the_elected_and_others_may_have_rules_of_their_own(draft: RuleTable) -> None:
    add(draft, for_whom="elected")
    add(draft, label="Övriga", for_whom="not_elected")
    assert missing(draft) == []


def test_two_tables_do_not_apply_on_the_same_day(body: Body) -> None:
    make_table(body, valid_to=date(2030, 12, 31))
    with pytest.raises(NotYet) as refused:
        make_table(body, valid_from=date(2030, 12, 31))
    assert "applies from" in str(refused.value)
    make_table(body, valid_from=date(2031, 1, 1))


def test_the_database_refuses_two_tables_from_one_day(body: Body) -> None:
    first = make_table(body)
    draft = copy_table(first, today(), by=officer_of(body))
    rows = RuleTable.objects.filter(pk=draft.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(
            state="adopted",
            decision_reference="§ 1",
            decided_on=LONG_AGO,
            valid_from=first.valid_from,
        )


def test_a_new_version_ends_the_old_one_the_day_before(body: Body) -> None:
    officer = officer_of(body)
    old = make_table(body)
    new = copy_table(old, date(2027, 1, 1), by=officer)
    add(new, label="Läsning", kind=Kind.READING_FEE)
    adopt_table(new, "RS 2026-11-01 § 4", date(2026, 11, 1), by=officer)

    old.refresh_from_db()
    assert old.valid_to == date(2026, 12, 31)
    assert (table_on(date(2026, 12, 31), body), table_on(date(2027, 1, 1), body)) == (
        old,
        new,
    )
    assert new.rows.count() == old.rows.count() + 1


def test_a_new_version_begins_after_the_old(body: Body) -> None:
    old = make_table(body)
    with pytest.raises(Invalid, match="begins after"):
        copy_table(old, old.valid_from, by=officer_of(body))


def test_a_table_in_force_is_never_edited(body: Body) -> None:
    table, officer = make_table(body), officer_of(body)
    row = table.rows.earliest("pk")
    for change in (
        lambda: change_row(row, TIER, by=officer),
        lambda: remove_row(row, by=officer),
        lambda: add_row(table, TIER, by=officer),
        lambda: change_table(table, table.version, {"name": "Annat"}, by=officer),
        lambda: forget_table(table, by=officer),
        lambda: adopt_table(table, "§ 2", LONG_AGO, by=officer),
    ):
        with pytest.raises(NotYet):
            change()


def test_only_officers_and_chairs_of_the_body_keep_its_rules(body: Body) -> None:
    for role in (Role.REPRESENTATIVE, Role.REGISTRAR, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            begin_table(
                {"name": "x", "valid_from": LONG_AGO},
                by=make_member(body, role),
                body=body,
            )
    stranger = officer_of(make_body())
    with pytest.raises(NotAllowed):
        copy_table(make_table(body), today(), by=stranger)


def test_the_rules_of_the_region_are_kept_at_its_top(body: Body) -> None:
    below = make_body(parent=body)
    with pytest.raises(NotAllowed):
        make_table(None, by=officer_of(below))
    of_region = make_table(None, by=officer_of(body))
    assert table_on(today(), below) == of_region
    own = make_table(below, "varmland")
    assert table_on(today(), below) == own
    assert table_on(today(), body) == of_region


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"label": " "}, "label"),
        ({"amount": 0}, "amount"),
        ({"basis": "percent", "percent": "0", "of": "prisbasbelopp"}, "percent"),
        ({"basis": "percent", "percent": "NaN", "of": "prisbasbelopp"}, "percent"),
        ({"basis": "percent", "percent": "3.6", "of": ""}, "of"),
        ({"tier_start": 240, "tier_end": 120}, "tier_end"),
        ({"tier_start": 120, "tier_end": 120, "with_end": False}, "tier_end"),
        ({"travel": "template", "template": []}, "template"),
        ({"travel": "template", "template": [[1, 2], [1, 3]]}, "template"),
        ({"travel": "template", "template": [[1, 99999]]}, "template"),
    ],
)
def test_a_rule_that_cannot_be_right_is_refused_at_its_field(
    draft: RuleTable, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add(draft, **facts)
    assert refused.value.field == field


def test_a_yearly_value_is_entered_once(body: Body) -> None:
    make_values(body, 2024, "jonkoping")
    with pytest.raises(Invalid, match="57"):
        make_values(body, 2024, "jonkoping")
    remove_value(IndexValue.objects.get(), by=officer_of(body))
    make_values(body, 2024, "jonkoping")


def test_a_value_that_something_was_calculated_with_stays(body: Body) -> None:
    guest = make_present(body)
    year = (
        today().year
        if guest.meeting.starts_at is None
        else guest.meeting.starts_at.year
    )
    make_values(body, year, "jonkoping")
    make_table(body, "jonkoping")
    make_claim(guest)
    with pytest.raises(NotYet):
        remove_value(IndexValue.objects.get(), by=officer_of(body))


def test_values_are_for_the_whole_region(body: Body) -> None:
    below = make_body(parent=body)
    with pytest.raises(NotAllowed):
        enter_value(Index.PRICE_BASE, 2024, 1, "SCB", by=officer_of(below))


def test_a_decision_of_tomorrow_is_refused(body: Body, draft: RuleTable) -> None:
    add(draft)
    with pytest.raises(Invalid) as refused:
        adopt_table(draft, "§ 1", today() + timedelta(days=1), by=officer_of(body))
    assert refused.value.field == "decided_on"


@pytest.fixture
def officer(client: Client, body: Body) -> Client:
    client.force_login(officer_of(body))
    return client


def words(response: Any) -> str:
    return str(response.content.decode()).replace("\u00a0", " ")


@pytest.mark.requirement("S1-25")
def test_a_table_is_begun_from_an_example_and_put_into_force(
    officer: Client, body: Body
) -> None:
    sent = {
        "body": body.pk,
        "audience": "participants",
        "example": "vgr",
        "name": "Ersättningar vid samråd",
        "valid_from": "2018-02-06",
    }
    begun = officer.post(reverse("begin-rule-table"), sent)
    table = RuleTable.objects.get()
    assert begun["Location"] == reverse("rule-table", args=[table.pk])
    page = words(officer.get(begun["Location"], headers={"accept-language": "en"}))
    assert "Halvdag" in page
    assert "900 kr" in page

    decision = {
        "do": "adopt",
        "adopt-decision_reference": "RS 2018-02-06 § 12",
        "adopt-decided_on": "2018-02-06",
    }
    officer.post(begun["Location"], decision)
    table.refresh_from_db()
    assert table.is_adopted


def test_a_percentage_with_a_comma_is_kept_exactly(
    officer: Client, draft: RuleTable
) -> None:
    sent = {
        "label": "Heldag",
        "kind": "meeting_fee",
        "basis": "percent",
        "percent": "3,60 %",
        "of": "prisbasbelopp",
        "tier_start": "0",
        "with_start": "on",
        "with_end": "on",
        "travel": "none",
        "way": "half up",
        "step": "100",
        "for_whom": "all",
        "also_employed": "on",
    }
    response = officer.post(reverse("add-rule", args=[draft.pk]), sent)
    assert response.status_code == 302
    assert draft.rows.get().percent == "3.6"
    sent |= {"percent": "tre", "label": "Kvar"}
    refused = officer.post(reverse("add-rule", args=[draft.pk]), sent)
    assert refused.status_code == 422
    assert 'value="tre"' in words(refused)
    assert "Kvar" in words(refused)


def test_what_two_save_at_once_is_shown_to_the_second(
    officer: Client, body: Body, draft: RuleTable
) -> None:
    seen = draft.version
    change_table(draft, seen, {"name": "Deras namn"}, by=officer_of(body))
    sent = {"name": "Mitt namn", "valid_from": "2018-02-06", "version": seen}
    response = officer.post(reverse("change-rule-table", args=[draft.pk]), sent)
    assert response.status_code == 422
    assert "Deras namn" in words(response)
    assert "Mitt namn" in words(response)
