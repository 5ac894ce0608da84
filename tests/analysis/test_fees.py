"""Tests of what somebody is paid, with the examples that regions have published."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.analysis.fees import (
    Basis,
    Fault,
    Kind,
    Presence,
    Reason,
    Rule,
    Tier,
    TravelTime,
    calculate,
    faults,
)
from gensvar.kernel.money import Rounding, Way

DAY = date(2024, 5, 13)
FROM = date(2018, 2, 6)
# Öre: the price base amount and a reference fee, as the published examples use them.
INDEX = {"prisbasbelopp": 5_730_000, "reference_fee": 7_300_000}
FOUR_HOURS = 240
HALF = Tier(0, FOUR_HOURS)
WHOLE = Tier(FOUR_HOURS, None, with_start=False)


def rule(basis: Basis, **about: object) -> Rule:
    given: dict[str, object] = {
        "key": "fee",
        "kind": Kind.MEETING_FEE,
        "valid_from": FROM,
        "source": "§ 1",
        **about,
    }
    return Rule(basis=basis, **given)  # type: ignore[arg-type] # any field


def percent(said: str, of: str = "prisbasbelopp", **about: object) -> Rule:
    return rule(Basis.PERCENT, percent=Fraction(said), of=of, **about)


def paid(
    *rules: Rule, index: Mapping[str, int] = INDEX, minutes: int = 210, **about: object
) -> int:
    presence = Presence(DAY, minutes, **about)  # type: ignore[arg-type] # any field
    return calculate(presence, rules, index).total


HALF_EVEN = Rounding(Way.HALF_EVEN)
AN_HOUR = rule(
    Basis.PERCENT_PER_HOUR,
    percent=Fraction("0.5"),
    of="prisbasbelopp",
    rounding=HALF_EVEN,
)


@pytest.mark.parametrize(
    ("one", "minutes", "kronor"),
    [
        (percent("3.6"), 300, 2_063),
        (percent("1.8"), 180, 1_031),
        (AN_HOUR, 60, 286),
        (percent("0.9", "reference_fee"), 240, 657),
        (percent("0.45", "reference_fee"), 30, 329),
        (percent("1.3", "reference_fee"), 300, 949),
        (percent("1.6", "reference_fee"), 300, 1_168),
        (percent("1.29", "reference_fee"), 300, 942),
        (percent("1.5", "reference_fee"), 300, 1_095),
        (percent("5", "reference_fee"), 300, 3_650),
        (rule(Basis.FIXED, amount=26_900), 60, 269),
        (rule(Basis.FIXED, amount=71_700 * 3 // 2), 60, 1_076),
    ],
)
def test_published_examples_come_out_to_the_krona(
    one: Rule, minutes: int, kronor: int
) -> None:
    assert paid(one, minutes=minutes) == kronor * 100


@pytest.mark.parametrize(("minutes", "kronor"), [(210, 900), (240, 900), (241, 1_800)])
def test_half_and_whole_days_share_the_time(minutes: int, kronor: int) -> None:
    half = rule(Basis.FIXED, key="half", amount=90_000, tier=HALF)
    whole = rule(Basis.FIXED, key="whole", amount=180_000, tier=WHOLE)
    assert paid(half, whole, minutes=minutes) == kronor * 100


def test_travelling_can_make_a_whole_day() -> None:
    whole = rule(Basis.FIXED, amount=180_000, tier=WHOLE)
    actual = replace(whole, travel=TravelTime.ACTUAL)
    template = replace(whole, travel=TravelTime.TEMPLATE, template=((0, 20), (70, 120)))
    assert paid(whole, minutes=150, travel_minutes=120) == 0
    assert paid(actual, minutes=150, travel_minutes=120) == 180_000
    assert paid(template, minutes=150, metres=69_999) == 0
    assert paid(template, minutes=150, metres=70_000) == 180_000


def test_every_rule_pays_or_says_why_not() -> None:
    fee = rule(
        Basis.FIXED, key="fee", amount=90_000, excludes=frozenset({Kind.LOST_INCOME})
    )
    rules = [
        rule(Basis.FIXED, key="old", valid_to=date(2020, 1, 1)),
        rule(Basis.FIXED, key="whole", tier=WHOLE),
        fee,
        rule(Basis.PER_HOUR, key="lost", kind=Kind.LOST_INCOME, amount=30_000),
        percent("3", "unknown", key="index"),
        rule(Basis.FIXED, key="chair", kind=Kind.CHAIR_SUPPLEMENT),
        rule(Basis.RECEIPT, key="bus", kind=Kind.TRAVEL_RECEIPT),
    ]
    asked = frozenset({Kind.MEETING_FEE, Kind.LOST_INCOME, Kind.TRAVEL_RECEIPT})
    presence = Presence(DAY, 210, asked=asked, receipts={Kind.TRAVEL_RECEIPT: 8_400})

    found = calculate(presence, rules, INDEX)

    assert [(line.rule.key, line.amount) for line in found.lines] == [
        ("fee", 90_000),
        ("bus", 8_400),
    ]
    assert [(one.key, why) for one, why in found.left_out] == [
        ("old", Reason.NOT_VALID),
        ("whole", Reason.OTHER_TIME),
        ("lost", Reason.NOT_TOGETHER),
        ("index", Reason.NO_INDEX),
        ("chair", Reason.NOT_ASKED),
    ]
    assert found.total == 98_400


def test_lost_income_is_paid_for_started_half_hours_up_to_a_limit() -> None:
    lost = rule(
        Basis.PER_STARTED_HALF_HOUR,
        kind=Kind.LOST_INCOME,
        amount=10_000,
        most_minutes=480,
    )
    asked = frozenset({Kind.LOST_INCOME})
    assert paid(lost, minutes=61, asked=asked) == 30_000
    assert paid(lost, minutes=600, asked=asked) == 160_000


def test_the_way_is_paid_for_each_ten_kilometres() -> None:
    car = rule(Basis.PER_TEN_KILOMETRES, kind=Kind.TRAVEL_MILEAGE, amount=2_500)
    asked = frozenset({Kind.TRAVEL_MILEAGE})
    assert paid(car, metres=34_000, asked=asked) == 8_500


def test_a_day_gives_no_more_than_its_cap() -> None:
    fee = rule(Basis.FIXED, amount=71_700, most_a_day=107_600)
    assert paid(fee) == 71_700
    assert paid(fee, before={Kind.MEETING_FEE: 71_700}) == 35_900
    full = calculate(Presence(DAY, 60, before={Kind.MEETING_FEE: 107_600}), [fee], {})
    assert (full.lines, full.left_out) == ((), ((fee, Reason.CAP_REACHED),))


def test_time_and_sums_are_never_negative() -> None:
    for wrong in (
        {"minutes": -1},
        {"minutes": 1, "travel_minutes": -1},
        {"minutes": 1, "metres": -1},
        {"minutes": 1, "receipts": {Kind.OTHER_COST: -1}},
    ):
        with pytest.raises(ValueError, match="never negative"):
            Presence(DAY, **wrong)


TABLES = st.lists(
    st.builds(
        rule,
        st.sampled_from([Basis.FIXED, Basis.PER_HOUR, Basis.PER_STARTED_HALF_HOUR]),
        kind=st.sampled_from([Kind.MEETING_FEE, Kind.LOST_INCOME]),
        amount=st.integers(0, 500_000),
        tier=st.builds(Tier, st.integers(0, 300), st.none() | st.integers(0, 500)),
        most=st.none() | st.integers(0, 200_000),
        most_a_day=st.none() | st.integers(0, 200_000),
        rounding=st.builds(Rounding, st.sampled_from(Way)),
    ),
    max_size=6,
)
EVERYTHING = frozenset(Kind)


@given(TABLES, st.integers(0, 1_000))
def test_each_rule_is_accounted_for_and_no_cap_is_passed(
    rules: list[Rule], minutes: int
) -> None:
    found = calculate(Presence(DAY, minutes, asked=EVERYTHING), rules, INDEX)
    assert len(found.lines) + len(found.left_out) == len(rules)
    assert found.total == sum(line.amount for line in found.lines)
    given_before = dict.fromkeys(Kind, 0)
    for line in found.lines:
        given_before[line.rule.kind] += line.amount
        assert 0 <= line.amount <= line.rule.rounding(line.exact)
        assert line.rule.most is None or line.amount <= line.rule.most
        cap = line.rule.most_a_day
        assert cap is None or line.amount == 0 or given_before[line.rule.kind] <= cap


@given(st.permutations([HALF, WHOLE]), st.integers(0, 1_000))
def test_whole_tiers_hold_every_time_once(tiers: list[Tier], minutes: int) -> None:
    assert sum(tier.holds(minutes) for tier in tiers) == 1
    rules = [
        rule(Basis.FIXED, key=str(place), tier=one) for place, one in enumerate(tiers)
    ]
    assert faults(rules, Kind.MEETING_FEE) == []


def test_gaps_and_overlaps_are_found() -> None:
    half = rule(Basis.FIXED, key="half", tier=Tier(0, 240, with_end=False))
    whole = rule(Basis.FIXED, key="whole", tier=WHOLE)
    both = rule(Basis.FIXED, key="both", tier=Tier(200, 300))
    kind = Kind.MEETING_FEE
    assert faults([half, whole], kind) == [Fault(kind, FROM, 240, ())]
    assert faults([half, whole], kind)[0].is_gap
    assert faults([replace(half, tier=HALF), whole, both], kind) == [
        Fault(kind, FROM, 200, ("half", "both")),
        Fault(kind, FROM, 241, ("whole", "both")),
    ]


def test_a_year_without_rules_is_a_gap_and_the_last_day_is_not() -> None:
    kind = Kind.MEETING_FEE
    old = rule(Basis.FIXED, key="old", valid_to=date(2019, 12, 31))
    new = rule(Basis.FIXED, key="new", valid_from=date(2021, 1, 1))
    assert faults([old, replace(new, valid_from=date(2020, 1, 1))], kind) == []
    assert faults([old, new], kind) == [Fault(kind, date(2020, 1, 1), 1, ())]
    assert faults([old], kind) == []


def test_a_limit_for_the_year_counts_what_the_year_has_given() -> None:
    one = rule(Basis.FIXED, amount=10_000, most_a_year=150_000)
    fee = Kind.MEETING_FEE
    assert paid(one, this_year={fee: 140_000}) == 10_000
    assert paid(one, this_year={fee: 145_000}) == 5_000
    assert paid(one, this_year={fee: 150_000}) == 0
    assert paid(one, one, this_year={fee: 135_000}) == 15_000
