"""Disposal: what is emptied of what the tables of meetings handed in."""

from collections.abc import Collection

from gensvar.exercises.models import AskedQuestion, Entry, Reply, TakenAlong


def empty_tables(meetings: Collection[int]) -> None:
    """Empty every word that the tables of some meetings handed in, and who said it.

    Ballots, dots, stresses and confirmations stay: no words ever stood in them. That
    something was written, when and at which table, stays with its row.
    """
    where = {"exercise__meeting__in": meetings}
    Entry.objects.filter(**where).update(text="", remark="")
    Reply.objects.filter(asked__exercise__meeting__in=meetings).update(
        words="", speaker=""
    )
    AskedQuestion.objects.filter(**where).update(words="", asker="")
    TakenAlong.objects.filter(**where).update(words="", by="")
