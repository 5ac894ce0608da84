"""Seats and needs inventories of a year, as the report tells them: numbers only."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from gensvar.consultations.report.figures import Figure, Grid, Part
from gensvar.inventories.models import NeedsAnswer, NeedsInventory
from gensvar.programmes.models import Programme, ProgrammeGroup, Seat


def seats_part(programme: Programme, groups: list[ProgrammeGroup], year: int) -> Part:
    """Return how many seats each group has; never who holds them."""
    rows = Seat.objects.filter(programme=programme).filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__year__gte=year)
    )
    counts: dict[int, int] = dict(
        rows.values_list("group").annotate(count=Count("pk")).order_by()
    )
    grid = Grid(
        _("Seats"),
        (_("Group"), _("Seats")),
        tuple((group.name, counts.get(group.pk, 0)) for group in groups),
        _("The seats of the programme"),
    )
    return Part(_("Seats in the samråd"), grids=(grid,))


def inventories_part(programme: Programme, year: int) -> Part:
    """Return which groups took part in the needs inventories of a year.

    By group and not by name: a mapping of needs tells who took part (förordning
    2009:1299, 8 §), and an answer has no name.
    """
    found = list(NeedsInventory.objects.filter(programme=programme, year=year))
    answers = (
        NeedsAnswer.objects.filter(inventory__in=found, replaced_by__isnull=True)
        .values_list("inventory", "group__name")
        .annotate(count=Count("pk"))
        .order_by("inventory", "group__order")
    )
    groups: dict[int, list[str]] = {}
    for inventory, name, count in answers:
        told = name or _("without a group")
        groups.setdefault(inventory, []).append(f"{told} ({count})")
    grid = Grid(
        _("Needs inventories"),
        (_("Inventory"), _("How"), _("Who answered, and how many answers")),
        tuple(
            (
                one.name,
                str(one.get_method_display()),
                ", ".join(groups.get(one.pk, [])) or _("Nobody yet"),
            )
            for one in found
        ),
        _("Answers given for groups and organisations, never for persons"),
    )
    figures = (Figure(_("Needs inventories"), len(found), grid.source),)
    return Part(_("Needs inventories"), figures, (grid,))
