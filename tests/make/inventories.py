"""Needs inventories and their answers, made through the actions."""

from datetime import timedelta
from itertools import count
from typing import Any

from gensvar.inventories import keys
from gensvar.inventories.actions import (
    Held,
    answer_in_the_open,
    answer_through_link,
    ask_organisation,
    begin_inventory,
    enter_answer,
    write_finding,
)
from gensvar.inventories.given import Given
from gensvar.inventories.models import (
    ActivityCode,
    Audience,
    CoreActivity,
    Method,
    NeedsAnswer,
    NeedsAsk,
    NeedsFinding,
    NeedsInventory,
)
from gensvar.inventories.workflow import LIFE_OF_AN_INVENTORY
from gensvar.kernel.days import today
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import Group, Programme
from tests.make.dialogues import officer_of
from tests.make.programmes import group_of, make_programme

_numbers = count(1)


def make_inventory(
    programme: Programme | None = None, *, is_open: bool = True, **facts: Any
) -> NeedsInventory:
    """Begin an inventory among the groups, and open it unless told otherwise."""
    programme = programme or make_programme()
    day = today()
    given: dict[str, Any] = {
        "audience": Audience.GROUPS,
        "year": day.year,
        "name": f"Behovsinventering {next(_numbers)}",
        "method": Method.FORM,
        "about": "Vi vill veta vad ni vill prata med oss om.",
        "starts_on": day,
        "ends_on": day + timedelta(days=30),
        "is_open_to_all": facts.get("audience") != Audience.ADMINISTRATIONS,
        "contact": "samrad@regionen.example",
        **facts,
    }
    inventory = begin_inventory(programme, given, by=officer_of(programme.body))
    if is_open:
        step(inventory, "open needs inventory")
    return inventory


def step(inventory: NeedsInventory, name: str) -> None:
    """Take one step in the life of an inventory."""
    officer = officer_of(inventory.programme.body)
    LIFE_OF_AN_INVENTORY.advance(inventory, name, by=officer)


def make_asked_organisation(name: str = "") -> Organisation:
    """Make an organisation that letters reach."""
    number = next(_numbers)
    return Organisation.objects.create(
        name=name or f"Frågad förening {number}", email=f"forening{number}@example.org"
    )


def make_ask(
    inventory: NeedsInventory,
    group: str = Group.SWEDEN_FINNS,
    name: str = "",
    **facts: Any,
) -> NeedsAsk:
    """Ask an organisation of one group."""
    return ask_organisation(
        inventory,
        make_asked_organisation(name),
        group_of(inventory.programme, group),
        by=officer_of(inventory.programme.body),
        **facts,
    )


def activity_of(programme: Programme, code: str) -> CoreActivity:
    """Return one of the usual core activities."""
    return CoreActivity.objects.get(programme=programme, code=code)


def given(programme: Programme, *, wish: str = "strong", **facts: Any) -> Given:
    """Return an answer that wishes to talk about psychiatry, once every term."""
    psychiatry = activity_of(programme, ActivityCode.PSYCHIATRY)
    usual: dict[str, Any] = {
        "words": {"structure": "Vi vill ha fasta möten."},
        "wishes": {psychiatry.pk: wish},
        "interval": "per_term",
        "minutes": 180,
    }
    return Given(**{**usual, **facts})


def new_key(inventory: NeedsInventory) -> str:
    """Return the opened key of a form that nobody has sent."""
    return keys.opened_key(inventory.pk, keys.fresh_key(inventory.pk))


def make_link_answer(ask: NeedsAsk, **facts: Any) -> NeedsAnswer:
    """Answer through the link of an organisation."""
    said = given(ask.inventory.programme, **facts)
    return answer_through_link(ask, new_key(ask.inventory), said)


def make_open_answer(
    inventory: NeedsInventory, group: str = "", **facts: Any
) -> NeedsAnswer:
    """Answer in the form for everyone, for a group or for none."""
    row = group_of(inventory.programme, group) if group else None
    said = given(inventory.programme, **facts)
    return answer_in_the_open(inventory, new_key(inventory), row, said)


def make_entered_answer(
    inventory: NeedsInventory, group: str = Group.ROMA, **facts: Any
) -> NeedsAnswer:
    """Write down what a group said at a meeting."""
    body = inventory.programme.body
    held = Held(Method.MEETING, today(), by=body, persons=facts.pop("persons", 12))
    return enter_answer(
        inventory,
        group_of(inventory.programme, group),
        held,
        given(inventory.programme, **facts),
        by=officer_of(body),
    )


def make_finding(
    inventory: NeedsInventory, answer: NeedsAnswer, words: str = "Möten varje termin."
) -> NeedsFinding:
    """Write a finding that builds on one answer."""
    officer = officer_of(inventory.programme.body)
    return write_finding(inventory, words, [answer.pk], by=officer)
