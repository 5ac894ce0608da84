"""The public status of matters in which the public may know of a dialogue."""

from django.db.models import Q

from gensvar.matters.models import Matter
from gensvar.matters.queries import decisions_in, path_of
from gensvar.publishing.queries.listing import listed_in
from gensvar.publishing.queries.published import (
    published_considerations,
    published_or_announced,
)
from gensvar.publishing.shapes import MatterShown


def matter_shown(pk: int) -> MatterShown | None:
    """Return the status of a matter with a public dialogue or consideration."""
    known = Q(pk__in=published_or_announced().values("matter")) | Q(
        pk__in=published_considerations().values("matter")
    )
    matter = Matter.objects.filter(known, pk=pk).select_related("body").first()
    if matter is None:
        return None
    return MatterShown(
        id=matter.pk,
        registry_number=matter.registry_number,
        title=matter.title,
        summary=matter.summary,
        body=matter.body.name,
        opened_on=matter.opened_on,
        planned_decision_on=matter.planned_decision_on,
        documents_address=matter.documents_address,
        path=path_of(matter, decisions_in(matter)),
        dialogues=listed_in(matter.pk),
    )
