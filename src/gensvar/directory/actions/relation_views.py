"""An organisation says that it sees a relation differently, or takes that back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.audit.actions import record
from gensvar.directory.models import (
    REASON,
    Degree,
    Keeper,
    KeeperState,
    Relation,
    RelationView,
)
from gensvar.directory.relation_letters import seen_differently
from gensvar.directory.relations import holding
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.notifications.actions import send
from gensvar.organisations.families import family_of


@transaction.atomic
def see_differently(keeper: Keeper, pk: int, degree: str, words: str) -> bool:
    """Keep how the organisation sees a relation, in the place of what it said before.

    False when the organisation has no such relation today. Raises Invalid at a field.
    """
    relation = _own(keeper, pk)
    if relation is None:
        return False
    said = " ".join(words.replace("\x00", "").split())
    if degree not in Degree.values:
        raise Invalid(_("Choose how you see it."), "degree")
    if degree == relation.degree:
        raise Invalid(_("This is what we have said. Choose another one."), "degree")
    if len(said) > REASON:
        raise Invalid(_("Write at most 300 characters."), "words")
    before = RelationView.objects.filter(relation=relation).first()
    view, _made = RelationView.objects.update_or_create(
        relation=relation,
        defaults={
            "degree": degree,
            "words": said,
            "said_by": keeper,
            "said_at": timezone.now(),
            "answer": "",
            "answered_by": None,
            "answered_at": None,
            "version": before.version + 1 if before else 1,
        },
    )
    _record("see relation differently", relation, keeper, degree)
    send(seen_differently(view))
    return True


@transaction.atomic
def see_alike(keeper: Keeper, pk: int) -> bool:
    """Take back that the organisation sees a relation differently."""
    relation = _own(keeper, pk)
    if relation is None:
        return False
    if RelationView.objects.filter(relation=relation).delete()[0]:
        _record("see relation alike", relation, keeper, relation.degree)
    return True


def _own(keeper: Keeper, pk: int) -> Relation | None:
    """Take hold of what holds today for the organisation, under any of its names."""
    if keeper.state != KeeperState.APPROVED:
        raise NotAllowed
    rows = holding().filter(organisation__in=family_of(keeper.organisation), pk=pk)
    found = rows.select_related("organisation__merged_into", "set_by").first()
    if found is not None:
        hold(found, "degree", "version")
    return found


def _record(verb: str, relation: Relation, keeper: Keeper, degree: str) -> None:
    of, pk = relation.organisation, relation.pk
    record(verb, of, relation=pk, degree=degree, keeper=keeper.pk)
