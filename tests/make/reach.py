"""Population tables, who was reached and who is missing, made through the actions."""

from collections.abc import Mapping
from datetime import timedelta

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.days import today
from gensvar.kernel.spreadsheets import read_table
from gensvar.reach.actions import (
    give_table,
    name_gap,
    note_reached,
    show_reach,
    use_table,
)
from gensvar.reach.models import Gap, PopulationTable
from gensvar.reach.reading import read_population
from tests.make.dialogues import officer_of

HEAD = "Indelning;Grupp;Antal;År;Källa"
AGES = ("Ålder;0–17;200;{year};SCB", "Ålder;18–;800;{year};SCB")


def population_file(*rows: str, year: int = 2025, head: str = HEAD) -> bytes:
    """Return a table of ages, or of the rows that are given."""
    return "\n".join([head, *(rows or AGES)]).format(year=year).encode()


def make_population(
    by: User, *, year: int = 2025, in_use: bool = True
) -> PopulationTable:
    """Give a table of ages, and take it into use unless told otherwise."""
    read = read_population(read_table("scb.csv", population_file(year=year)))
    table = give_table("scb.csv", read, by=by)[0]
    if in_use:
        use_table(table, by=by)
    return table


def make_reached(dialogue: Dialogue, numbers: Mapping[str, int | None]) -> None:
    """Note how many of each age were reached, and show everyone."""
    by = officer_of(dialogue.body)
    for name, number in numbers.items():
        facts = {"breakdown": "Ålder", "name": name, "number": number}
        note_reached(dialogue, {**facts, "source": "Räknat på plats"}, by=by)
    show_reach(dialogue, by=by)


def make_gap(dialogue: Dialogue) -> Gap:
    """Say that the young are missing."""
    facts = {
        "who": "Unga",
        "what": "Vi frågar på skolorna.",
        "by_whom": "Processledaren",
        "until_on": today() + timedelta(days=30),
    }
    return name_gap(dialogue, facts, by=officer_of(dialogue.body))
