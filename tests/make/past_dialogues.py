"""Past dialogues, made through the actions."""

from datetime import date
from itertools import count
from typing import Any

from gensvar.organisations.models import Body
from gensvar.past_dialogues.actions.past import bring_in
from gensvar.past_dialogues.models import PastDialogue
from tests.make.dialogues import officer_of

_numbers = count(1)


def make_past(body: Body, **facts: Any) -> PastDialogue:
    """Bring in a dialogue that was held over a month of 2019."""
    # Any: the values of any field.
    known = {
        "body": body,
        "title": f"Framtidens vårdcentral {next(_numbers)}",
        "question": "Hur vill du möta vården?",
        "held_from": date(2019, 3, 4),
        "held_to": date(2019, 4, 5),
        "results": "Många vill ha kvällstider.",
    }
    return bring_in({**known, **facts}, by=officer_of(body))
