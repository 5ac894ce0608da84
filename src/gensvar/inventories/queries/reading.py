"""Inventories and their answers; who has answered, by group and never by person."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gensvar.inventories.models import (
    Audience,
    Channel,
    CoreActivity,
    CounterpartWish,
    InventoryStage,
    NeedsAnswer,
    NeedsAsk,
    NeedsFinding,
    NeedsFindingSource,
    NeedsInventory,
    NeedsWords,
)
from gensvar.inventories.policies import bodies_asked
from gensvar.organisations.policies import Visitor
from gensvar.programmes.models import Programme
from gensvar.programmes.queries import groups_in, programmes_visible_to

ASKED = (InventoryStage.OPEN, InventoryStage.CLOSED, InventoryStage.REPORTED)
# Fewer people than this are never counted in a report (domain.md 2.5).
FEWEST = 5


def inventories_of(programme: Programme) -> QuerySet[NeedsInventory]:
    """Return the inventories of a programme, the latest first, with their answers."""
    current = Q(answers__replaced_by__isnull=True, answers__isnull=False)
    return NeedsInventory.objects.filter(programme=programme).annotate(
        number=Count("answers", filter=current)
    )


def inventory_in(programme: Programme, number: int) -> NeedsInventory:
    """Return one inventory of a programme that is read already, or raise Http404."""
    found = NeedsInventory.objects.filter(programme=programme, pk=number).first()
    if found is None:
        raise Http404
    found.programme = programme
    return found


def inventory_for(user: Visitor, programme: int, number: int) -> NeedsInventory:
    """Return an inventory in a programme that a person may read, or raise Http404."""
    found = (
        NeedsInventory.objects.filter(
            programme__in=programmes_visible_to(user).filter(pk=programme).values("pk"),
            pk=number,
        )
        .select_related("programme__body")
        .first()
    )
    if found is None:
        raise Http404
    return found


def latest_inventory(
    programme: Programme, audience: str = Audience.GROUPS
) -> NeedsInventory | None:
    """Return the latest inventory that has answers, or nothing.

    One that is being prepared tells nothing yet.
    """
    rows = NeedsInventory.objects.filter(programme=programme, audience=audience)
    return (
        rows.filter(stage__in=ASKED, answers__isnull=False)
        .order_by("-year", "-pk")
        .first()
    )


def activities_of(
    programme: Programme, *, all_of_them: bool = False
) -> list[CoreActivity]:
    """Return the core activities on the list, or those that were taken off it too."""
    rows = CoreActivity.objects.filter(programme=programme).select_related("body")
    return list(rows if all_of_them else rows.filter(withdrawn_on__isnull=True))


def answers_in(inventory: NeedsInventory) -> QuerySet[NeedsAnswer]:
    """Return the answers that count, without those that were replaced."""
    rows = NeedsAnswer.objects.filter(inventory=inventory, replaced_by__isnull=True)
    return rows.select_related("group", "body", "organisation", "held_by")


def whole_answers_in(
    inventory: NeedsInventory, *, with_words: bool = False
) -> list[NeedsAnswer]:
    """Return the same with their wishes read along, and their words if wanted."""
    rows = answers_in(inventory).prefetch_related(
        "wishes",
        Prefetch("counterparts", CounterpartWish.objects.select_related("body")),
        "form_wishes",
    )
    if with_words:
        words = NeedsWords.objects.select_related("question")
        rows = rows.prefetch_related(Prefetch("words", words))
    return list(rows)


def findings_in(
    inventory: NeedsInventory,
) -> list[tuple[NeedsFinding, list[NeedsAnswer]]]:
    """Return the findings of a report, each with the answers that it builds on."""
    rows = NeedsFindingSource.objects.filter(
        finding__inventory=inventory, finding__withdrawn_at__isnull=True
    )
    found: dict[int, tuple[NeedsFinding, list[NeedsAnswer]]] = {}
    for row in rows.select_related(
        "finding", "answer__group", "answer__body", "answer__organisation"
    ).order_by("finding__order", "finding", "answer"):
        _finding, answers = found.setdefault(row.finding_id, (row.finding, []))
        answers.append(row.answer)
    return list(found.values())


@dataclass(frozen=True)
class Turnout:
    """How many have answered for one group or administration, and who is silent.

    `open_answers` come from people, one each: few of them are never counted out.
    """

    key: str
    name: str
    answers: int
    open_answers: int
    asked: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def open_shown(self) -> str:
        """Return how many people answered, as it may be shown."""
        return people_shown(self.open_answers)


def people_shown(number: int | None) -> str:
    """Return a number of people as it may be shown; few of them only as few."""
    if number is None:
        return _("not known")
    if 0 < number < FEWEST:
        return _("fewer than 5")
    return str(number)


def key_of(answer: NeedsAnswer) -> str:
    """Return the name of the row that an answer belongs to, as addresses write it."""
    if answer.group_id is not None:
        return f"g{answer.group_id}"
    return f"f{answer.body_id}" if answer.body_id is not None else "0"


def rows_of(inventory: NeedsInventory) -> dict[str, str | Promise]:
    """Return the rows of an inventory: the groups, or the administrations, by key.

    Groups and administrations that have left the programme stay while they have
    answers; those are added by the caller.
    """
    if inventory.is_internal:
        return {f"f{b.pk}": b.name for b in bodies_asked(inventory.programme)}
    return {f"g{g.pk}": g.name for g in groups_in(inventory.programme)}


def with_rows(
    inventory: NeedsInventory,
    answers: list[NeedsAnswer],
    start: dict[str, str | Promise] | None = None,
) -> dict[str, str | Promise]:
    """Return the rows, and those of answers that have no row of their own.

    `start` takes the place of the rows of the inventory where it is given.
    """
    rows = rows_of(inventory) if start is None else start
    for answer in answers:
        name = str(answer.group or answer.body or _("No group named"))
        rows.setdefault(key_of(answer), name)
    return rows


def turnout_of(
    inventory: NeedsInventory,
    answers: list[NeedsAnswer],
    rows: dict[str, str | Promise] | None = None,
) -> list[Turnout]:
    """Return for each group or administration who has answered and who has not.

    With `rows` that are read already, who has not answered is left out: a report
    names nobody for being silent.
    """
    if rows is not None:
        return [_turnout(key, str(name), answers, []) for key, name in rows.items()]
    asks = list(
        NeedsAsk.objects.filter(
            inventory=inventory, withdrawn_at__isnull=True
        ).select_related("organisation", "body")
    )
    return [
        _turnout(key, str(name), answers, asks)
        for key, name in with_rows(inventory, answers).items()
    ]


def _turnout(
    key: str, name: str, answers: list[NeedsAnswer], asks: list[NeedsAsk]
) -> Turnout:
    mine = [one for one in answers if key_of(one) == key]
    asked = [ask for ask in asks if _row_of(ask) == key]
    answered = {(one.organisation_id, one.body_id) for one in mine}
    return Turnout(
        key=key,
        name=name,
        answers=len(mine),
        open_answers=sum(one.channel == Channel.OPEN for one in mine),
        asked=tuple(str(ask.organisation or ask.body) for ask in asked),
        silent=tuple(
            str(ask.organisation or ask.body)
            for ask in asked
            if (ask.organisation_id, ask.body_id) not in answered
        ),
    )


def _row_of(ask: NeedsAsk) -> str:
    return f"g{ask.group_id}" if ask.group_id else f"f{ask.body_id}"
