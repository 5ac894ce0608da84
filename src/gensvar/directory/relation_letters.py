"""The letters about how we work together: none holds a word of what was written."""

from django.urls import reverse

from gensvar.accounts.models import User
from gensvar.directory.keepers import token_of
from gensvar.directory.messages import own_side
from gensvar.directory.models import Keeper, KeeperState, Relation, RelationView
from gensvar.directory.policies import may_set_relations
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.notifications.writing import Message, write
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Role
from gensvar.organisations.queries import grants_in

SET, ANSWERED, DIFFERS = "relation set", "relation answered", "relation differs"


def relation_changed(relation: Relation) -> list[Message]:
    """Tell the organisation that something new stands about how we work together."""
    return _to_keepers(relation, SET, f"{SET} {relation.pk} {relation.version}")


def view_answered(view: RelationView) -> list[Message]:
    """Tell the organisation that what it sees differently has an answer."""
    key = f"{ANSWERED} {view.pk} {view.version}"
    return _to_keepers(view.relation, ANSWERED, key)


def _to_keepers(relation: Relation, kind: str, key: str) -> list[Message]:
    rows = Keeper.objects.filter(
        organisation__in=family_of(relation.organisation),
        state=KeeperState.APPROVED,
        email__gt="",
    )
    return [
        write(
            "directory/letters/relation",
            kind=kind,
            key=f"{key} {keeper.pk}",
            to=keeper.email,
            language=keeper.language,
            cause=f"relation {relation.pk}",
            secret=token_of(keeper),
            name=top_of(keeper.organisation).name,
            is_answer=kind == ANSWERED,
            address=addresses.absolute(own_side(token_of(keeper), "samarbete")),
        )
        for keeper in rows.select_related("organisation__merged_into").order_by("pk")
    ]


def seen_differently(view: RelationView) -> list[Message]:
    """Tell who set a relation that the organisation sees it differently; once a day.

    Who can answer no longer gets nothing: then the officers of the body are told.
    """
    relation = view.relation
    top = top_of(relation.organisation)
    page = reverse("organisation-relation", args=[top.public_id, relation.pk])
    return [
        write(
            "directory/letters/relation_differs",
            kind=DIFFERS,
            key=f"{DIFFERS} {relation.pk} {today()} {reader.pk}",
            to=reader.email,
            language=reader.language,
            cause=f"relation {relation.pk}",
            name=top.name,
            address=addresses.absolute(page),
        )
        for reader in _who_answers(relation)
    ]


def _who_answers(relation: Relation) -> list[User]:
    if relation.set_by.is_active and may_set_relations(relation.set_by):
        return [relation.set_by]
    return [one.user for one in grants_in(relation.body).filter(role=Role.OFFICER)]
