"""Tables that regions and municipalities have published, to begin one's own from.

Source: domain.md 3.1 and 3.2, read there with year and document. They are examples from
the year they name: whoever begins from one checks every sum with the own decision. The
names of rows are Swedish, as they would stand in a Swedish decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gensvar.analysis.fees import Basis, Kind, TravelTime
from gensvar.kernel.money import Way
from gensvar.remuneration.models import Audience, ForWhom, Index

TWO_HOURS, FOUR_HOURS, EIGHT_HOURS = 120, 240, 480
# Any: the values of any field of a row.
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Example:
    """One published table: whose, from which year, its rows, and the values it took."""

    key: str
    whose: str
    year: int
    name: str
    source: str
    rows: tuple[Row, ...]
    claim_months: int | None = None
    audience: str = Audience.PARTICIPANTS
    values: Mapping[str, int] = field(default_factory=dict)


HALF = {"tier_end": FOUR_HOURS}
WHOLE = {"tier_start": FOUR_HOURS, "with_start": False}
RECEIPTS: tuple[Row, ...] = (
    {
        "label": "Resa mot kvitto",
        "kind": Kind.TRAVEL_RECEIPT,
        "basis": Basis.RECEIPT,
        "step": 1,
        "needs_receipt": True,
    },
)


def _share(label: str, percent: str, of: str, **more: object) -> Row:
    return {
        "label": label,
        "kind": Kind.MEETING_FEE,
        "basis": Basis.PERCENT,
        "percent": percent,
        "of": of,
        **more,
    }


def _fixed(label: str, kronor: int, **more: object) -> Row:
    return {"label": label, "kind": Kind.MEETING_FEE, "amount": kronor * 100, **more}


VGR = Example(
    "vgr",
    "Västra Götalandsregionen",
    2018,
    "Ersättningar vid samråd",
    "Regionstyrelsen 2018-02-06; vgregion.se, patientinformation 2019-02-18",
    (
        _fixed("Halvdag", 900, **HALF),
        _fixed("Heldag", 1800, **WHOLE),
        *RECEIPTS,
    ),
)
JONKOPING = Example(
    "jonkoping",
    "Region Jönköpings län",
    2024,
    "Arvode för levd erfarenhet",
    "Regel 2017, exempel 2024; folkhalsaochsjukvard.rjl.se",
    (
        _share(
            "Högst två timmar",
            "0.9",
            Index.PRICE_BASE,
            tier_end=TWO_HOURS,
            travel=TravelTime.ACTUAL,
        ),
        _share(
            "Halvdag",
            "1.8",
            Index.PRICE_BASE,
            tier_start=TWO_HOURS,
            with_start=False,
            tier_end=FOUR_HOURS,
            travel=TravelTime.ACTUAL,
        ),
        _share("Heldag", "3.6", Index.PRICE_BASE, travel=TravelTime.ACTUAL, **WHOLE),
        *RECEIPTS,
    ),
    values={Index.PRICE_BASE: 5_730_000},
)
JONKOPING_HOURS = Example(
    "jonkoping_hours",
    "Region Jönköpings län",
    2024,
    "Arvode för levd erfarenhet, per timme",
    "Regel 2017, exempel 2024; folkhalsaochsjukvard.rjl.se",
    (
        {
            **_share("Per timme", "0.5", Index.PRICE_BASE),
            "basis": Basis.PERCENT_PER_HOUR,
            "way": Way.HALF_EVEN,
        },
        *RECEIPTS,
    ),
    values={Index.PRICE_BASE: 5_730_000},
)
UPPSALA = Example(
    "uppsala",
    "Region Uppsala",
    2017,
    "Råd och samråd",
    "lul.se, arvoden 2017",
    (
        _fixed(
            "Halvdag",
            640,
            tier_end=FOUR_HOURS,
            with_end=False,
            travel=TravelTime.TEMPLATE,
            template=[[0, 120], [70, 180]],
            most_a_day=96_000,
        ),
        _fixed(
            "Heldag",
            960,
            tier_start=FOUR_HOURS,
            travel=TravelTime.TEMPLATE,
            template=[[0, 120], [70, 180]],
            most_a_day=96_000,
        ),
    ),
)
HALLAND = Example(
    "halland",
    "Region Halland",
    2023,
    "Sammanträdesarvode och förlorad arbetsinkomst",
    "regionhalland.se; RS180559",
    (
        _fixed("Sammanträde", 269),
        {
            "label": "Förlorad arbetsinkomst",
            "kind": Kind.LOST_INCOME,
            "basis": Basis.PER_STARTED_HALF_HOUR,
            # The sum was not found: it is asked for before the table can be decided.
            "amount": 0,
            "travel": TravelTime.ACTUAL,
            "most_minutes": EIGHT_HOURS,
            "needs_proof": True,
        },
        *RECEIPTS,
    ),
    claim_months=6,
)
VARMLAND = Example(
    "varmland",
    "Region Värmland",
    2014,
    "Sammanträdesarvode",
    "regionvarmland.se, arvoden 2014",
    (_fixed("Sammanträde", 717, most_a_day=107_600),),
)
HUDIKSVALL = Example(
    "hudiksvall",
    "Hudiksvalls kommun",
    2023,
    "Arvoden i procent av referensarvodet",
    "hudiksvall.se, arvoden 2023",
    (
        _share(
            "Högst fyra timmar",
            "0.9",
            Index.REFERENCE_FEE,
            category="Nämnder och råd",
            **HALF,
        ),
        _share(
            "Mer än fyra timmar",
            "1.3",
            Index.REFERENCE_FEE,
            category="Nämnder och råd",
            **WHOLE,
        ),
        _share("Fullmäktige", "1.6", Index.REFERENCE_FEE, category="Fullmäktige"),
        {
            "label": "Förlorad arbetsinkomst per timme",
            "kind": Kind.LOST_INCOME,
            "basis": Basis.PER_HOUR,
            "amount": 45_600,
            "most_a_day": 365_000,
            "needs_proof": True,
        },
        {
            "label": "Egen bil",
            "kind": Kind.TRAVEL_MILEAGE,
            "basis": Basis.PER_TEN_KILOMETRES,
            "amount": 2_900,
        },
    ),
    audience=Audience.ELECTED,
    values={Index.REFERENCE_FEE: 7_300_000},
)
STOCKHOLM = Example(
    "stockholm",
    "Region Stockholm",
    2023,
    "Som förtroendevalda i liknande sammanhang",
    "Samråd med nationella minoriteter 2023",
    (
        {
            "label": "Sammanträde",
            "kind": Kind.MEETING_FEE,
            "refers_to": "Nämnder och råd",
            "for_whom": ForWhom.NOT_ELECTED,
        },
        *RECEIPTS,
    ),
)
EXAMPLES = {
    one.key: one
    for one in (
        VGR,
        JONKOPING,
        JONKOPING_HOURS,
        UPPSALA,
        HALLAND,
        VARMLAND,
        HUDIKSVALL,
        STOCKHOLM,
    )
}
