"""Disposal: what is emptied of questions that were raised at a meeting."""

from collections.abc import Collection

from gensvar.followups.models import QuestionState, RaisedQuestion

GONE = "–"


def empty_questions(questions: Collection[int]) -> None:
    """Forget who asked some questions, and the words of those that have an answer.

    An open question keeps its words until it is answered: nobody can answer what is
    not there. The answer, and the steps towards it, are the region's own words.
    """
    rows = RaisedQuestion.objects.filter(pk__in=questions)
    rows.update(asked_by="")
    rows.exclude(state=QuestionState.OPEN).update(words=GONE)
