"""The published examples come out to the krona through the rows that are stored."""

from datetime import date

import pytest

from gensvar.analysis.fees import Kind, Presence
from gensvar.kernel.errors import NotYet
from gensvar.organisations.models import Body
from gensvar.remuneration.actions.tables import (
    add_row,
    adopt_table,
    begin_table,
    change_row,
)
from gensvar.remuneration.examples import EXAMPLES
from gensvar.remuneration.models import Audience, RuleTable
from gensvar.remuneration.rules import Terms, terms_on
from gensvar.remuneration.words import row_said
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body
from tests.make.remuneration import LONG_AGO, make_table, make_values

pytestmark = pytest.mark.django_db
DAY = date(2024, 5, 13)
HOURS = 60


@pytest.fixture
def body() -> Body:
    return make_body()


def paid(
    terms: Terms | None, minutes: int, *kinds: Kind, travel: int = 0, km: int = 0
) -> int:
    """Return what such a presence gives, in whole kronor."""
    assert terms is not None
    asked = frozenset(kinds or {Kind.MEETING_FEE})
    presence = Presence(DAY, minutes, travel, km * 1000, asked)
    total = terms.calculate(presence, is_elected=False, is_employed=False).total
    kronor, rest = divmod(total, 100)
    assert rest == 0
    return kronor


@pytest.mark.parametrize(
    ("example", "minutes", "kronor"),
    [
        ("vgr", 210, 900),
        ("vgr", 240, 900),
        ("vgr", 241, 1_800),
        ("jonkoping", 121, 1_031),
        ("jonkoping", 240, 1_031),
        ("jonkoping", 300, 2_063),
        ("jonkoping_hours", 60, 286),
        ("varmland", 210, 717),
    ],
)
def test_published_examples_come_out_to_the_krona(
    body: Body, example: str, minutes: int, kronor: int
) -> None:
    make_values(body, 2024, example)
    make_table(body, example)
    assert paid(terms_on(DAY, body), minutes) == kronor


def test_the_way_makes_half_a_day_a_whole_one(body: Body) -> None:
    make_values(body, 2024, "jonkoping")
    make_table(body, "jonkoping")
    terms = terms_on(DAY, body)
    assert paid(terms, 150, travel=90) == 1_031
    assert paid(terms, 150, travel=120) == 2_063


def test_uppsala_counts_fixed_minutes_by_distance(body: Body) -> None:
    make_table(body, "uppsala")
    terms = terms_on(DAY, body)
    assert paid(terms, 119, km=10) == 640
    assert paid(terms, 120, km=10) == 960
    assert paid(terms, 60, km=70) == 960
    assert paid(terms, 59, km=70) == 640


def test_varmland_pays_one_and_a_half_fees_a_day_at_most(body: Body) -> None:
    make_table(body, "varmland")
    terms = terms_on(DAY, body)
    assert terms is not None
    presence = Presence(DAY, 210, before={Kind.MEETING_FEE: 71_700})
    found = terms.calculate(presence, is_elected=False, is_employed=False)
    assert 71_700 + found.total == 107_600


@pytest.mark.requirement("S1-25")
def test_participants_are_paid_as_elected_in_the_category_on_the_day(
    body: Body,
) -> None:
    make_values(body, 2024, "hudiksvall")
    for category in ("Nämnder och råd", "Fullmäktige"):
        assert category in {row.get("category") for row in EXAMPLES["hudiksvall"].rows}
    make_table(body, "hudiksvall")
    make_table(body, "stockholm")

    terms = terms_on(DAY, body)

    assert paid(terms, 240) == 657
    assert paid(terms, 241) == 949


def test_a_category_that_no_table_has_is_told(body: Body) -> None:
    make_table(body, "stockholm")
    terms = terms_on(DAY, body)
    assert terms is not None
    assert terms.missing == ("Nämnder och råd",)


@pytest.mark.parametrize("key", sorted(set(EXAMPLES) - {"halland"}))
def test_every_example_can_be_put_into_force(body: Body, key: str) -> None:
    assert make_table(body, key).is_adopted


def test_an_example_without_a_sum_asks_for_it(body: Body) -> None:
    with pytest.raises(NotYet) as refused:
        make_table(body, "halland")
    assert [str(one) for one in refused.value.missing] == [
        "a sum for “Förlorad arbetsinkomst”"
    ]


def test_halland_pays_a_fixed_sum_and_each_half_hour_begun(body: Body) -> None:
    officer = officer_of(body)
    table = begin_table(
        {"name": "Halland", "valid_from": LONG_AGO},
        by=officer,
        body=body,
        example="halland",
    )
    row = table.rows.get(kind=Kind.LOST_INCOME)
    facts = {
        "label": row.label,
        "kind": row.kind,
        "basis": row.basis,
        "amount": 10_000,
    }
    change_row(row, facts, by=officer)
    adopt_table(table, "RS § 1", LONG_AGO, by=officer)
    terms = terms_on(DAY, body)
    both = (Kind.MEETING_FEE, Kind.LOST_INCOME)
    assert paid(terms, 60) == 269
    assert paid(terms, 61, *both) == 269 + 300
    assert paid(terms, 600, *both) == 269 + 1_600
    assert paid(terms, 60, *both, travel=60) == 269 + 400


def test_a_rule_reads_as_a_sentence(body: Body) -> None:
    make_table(body, "jonkoping")
    table = RuleTable.objects.get(audience=Audience.PARTICIPANTS)
    said = [row_said(row).replace("\u00a0", " ") for row in table.rows.all()]
    assert said[1] == (
        "Halvdag, more than 2 h and at most 4 h: 1,8 % of the price base amount"
    )


def test_an_added_rule_stands_last(body: Body) -> None:
    officer = officer_of(body)
    table = begin_table(
        {"name": "Ny", "valid_from": LONG_AGO}, by=officer, body=body, example="vgr"
    )
    row = add_row(
        table,
        {
            "label": "Läsning",
            "kind": Kind.READING_FEE,
            "basis": "fixed",
            "amount": 10_000,
        },
        by=officer,
    )
    assert list(table.rows.all())[-1] == row
