"""The package tells who stands behind what organisations said together."""

import json

import pytest

from gensvar.contributions.actions import hide
from gensvar.joint_positions.actions import ask, send_position, withdraw_name
from gensvar.kernel.days import today
from gensvar.reporting.models import Variant
from tests.make.contributions import make_open_dialogue
from tests.make.dialogues import officer_of
from tests.make.joint_positions import agree, as_seen_by, make_own_side, make_position
from tests.make.reporting import content_of, make_export

pytestmark = pytest.mark.django_db


def test_who_stands_behind_words_that_organisations_said_together_is_told() -> None:
    dialogue = make_open_dialogue("at_once")
    names = ("Ett", "Tvåan", "Trean", "Fyran")
    first, second, third, fourth = (make_own_side(name) for name in names)
    position = make_position(dialogue, first, second, third)
    ask(first, as_seen_by(first, position), fourth.organisation)
    agree(second, position, reservation="Inte på fredagar.")
    seen = as_seen_by(first, position)
    sent = send_position(first, seen, seen=seen.fingerprint)
    withdraw_name(third, as_seen_by(third, position))

    [told] = json.loads(content_of(make_export(dialogue))["dialogue.json"])[
        "joint_positions"
    ]

    assert [told["contribution"], told["starter"]] == [sent.public_id, "Ett"]
    day = today().isoformat()
    assert [
        (one["organisation"], one["reservation"], one["withdrawn_on"])
        for one in told["behind"]
    ] == [("Ett", "", None), ("Trean", "", day), ("Tvåan", "Inte på fredagar.", None)]


def test_of_a_hidden_joint_position_no_reservation_is_told() -> None:
    dialogue = make_open_dialogue("at_once")
    first, second = make_own_side(), make_own_side()
    position = make_position(dialogue, first, second)
    agree(second, position, reservation="Inte på fredagar.")
    seen = as_seen_by(first, position)
    sent = send_position(first, seen, seen=seen.fingerprint)
    hide(sent, reason="Det står vem grannen är.", by=officer_of(dialogue.body))

    shared, complete = (
        json.loads(content_of(made)["dialogue.json"])["joint_positions"]
        for made in (
            make_export(dialogue),
            make_export(dialogue, variant=Variant.COMPLETE),
        )
    )

    assert [one["reservation"] for one in shared[0]["behind"]] == ["", ""]
    assert "Inte på fredagar." in {one["reservation"] for one in complete[0]["behind"]}
