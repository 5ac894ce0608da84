"""Whoever owes an answer to a question is reminded, never with the words of it."""

from datetime import timedelta

import pytest

from gensvar.followups.actions import answer_question, raise_question
from gensvar.followups.actions.questions import Raised
from gensvar.kernel.days import today
from gensvar.lifecycle.messages import reminder
from gensvar.lifecycle.queries import due_on
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db


def test_a_question_reminds_its_owner_until_it_is_answered() -> None:
    body = make_body()
    by = officer_of(body)
    raised = Raised("Vart ska vi vända oss?", today() + timedelta(days=3), owner=by)
    question = raise_question(body, raised, by=by)

    (due,) = due_on(today())
    assert (due.duty, due.people, due.is_late) == ("question", (by,), False)
    assert "vända" not in reminder(by, [due], today()).text

    answer_question(question, "answered", "Hit.", by=by)
    assert due_on(today()) == []
