"""All dialogues of the region, for everyone who works here (S2-21).

That a body has mandated a dialogue, on what question and with what promise, is no
secret among colleagues. What was said in it is read by those who have a part in it.
"""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from gensvar.dialogues.models import Dialogue, Mandate
from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.kernel import addresses
from gensvar.organisations.models import Body
from gensvar.organisations.policies import Visitor
from gensvar.publishing.queries.published import published_dialogues


@dataclass(frozen=True)
class Registered:
    """One dialogue in the register, with where it is read, if it may be."""

    title: str
    number: str
    body: str
    stage: str
    question: str
    level: str
    address: str


def all_dialogues(
    user: Visitor,
    ord: str = "",  # noqa: A002 -- what the address calls it
    organ: Body | None = None,
    lage: str = "",
) -> QuerySet[Dialogue]:
    """Return the dialogues that have a mandate, and those the reader works with."""
    mandate = Mandate.objects.filter(dialogue=OuterRef("pk")).order_by("-pk")
    rows = Dialogue.objects.annotate(
        asks=Subquery(mandate.values("question")[:1]),
        level=Subquery(mandate.values("level__name")[:1]),
    ).filter(Q(asks__isnull=False) | Q(pk__in=dialogues_visible_to(user).values("pk")))
    if ord:
        rows = rows.filter(
            Q(title__icontains=ord) | Q(asks__icontains=ord) | Q(number=ord)
        )
    if organ:
        rows = rows.filter(body=organ)
    if lage:
        rows = rows.filter(stage=lage)
    return rows.select_related("body").order_by("-pk")


def as_rows(user: Visitor, rows: list[Dialogue]) -> list[Registered]:
    """Return dialogues for the list, each with the page that the reader may open."""
    ids = [row.pk for row in rows]
    mine = set(
        dialogues_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True)
    )
    shown = published_dialogues().filter(pk__in=ids)
    public = set(shown.values_list("pk", flat=True))
    return [
        _row(row, is_mine=row.pk in mine, is_public=row.pk in public) for row in rows
    ]


def _row(row: Dialogue, *, is_mine: bool, is_public: bool) -> Registered:
    address = f"/arbete/dialoger/{row.number}/" if is_mine else ""
    if not address and is_public:
        address = addresses.dialogue(row.slug)
    return Registered(
        title=row.title,
        number=row.number,
        body=row.body.name,
        stage=str(row.get_stage_display()),
        question=getattr(row, "asks", "") or "",
        level=getattr(row, "level", "") or "",
        address=address,
    )
