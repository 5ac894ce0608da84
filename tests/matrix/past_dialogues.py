"""What past dialogues add to the world of the matrix."""

from gensvar.organisations.models import Body
from gensvar.past_dialogues.actions.judging import judge
from gensvar.past_dialogues.actions.lists import take_list
from gensvar.past_dialogues.actions.past import publish_past
from gensvar.past_dialogues.actions.sources import add_document, note_count
from gensvar.past_dialogues.models import Access, DocumentState
from tests.make.dialogues import make_rules, officer_of
from tests.make.past_dialogues import make_past

LIST = b"Titel;Fr\xc3\xa5ga;F\xc3\xb6rsta dag;Sista dag\nA;B;2019-01-02;2019-01-0x\n"


def fill_past(body: Body) -> None:
    """Bring in one past dialogue, and a list that waits."""
    grow_past(body, 1)


def grow_past(body: Body, rows: int) -> None:
    """Bring in as many as one asks for; the first has most of everything."""
    by = officer_of(body)
    make_rules(body)
    made = [make_past(body) for _row in range(rows)]
    for past in made:
        publish_past(past, by=by)
        take_list(body, "lista.csv", LIST, by=by)
    for row in range(rows):
        judge(made[0], {}, by=by)
        note_count(made[0], {"of_whom": f"Grupp {row}"}, by=by)
        facts = {"title": "Delrapport", "state": DocumentState.FINAL}
        asking = {"access": Access.REQUEST, "how_to_ask": "Skriv till registrator."}
        add_document(made[0], {**facts, **asking}, by=by)
