"""Counting the figures of a year: by group, never by person (förordning 2009:1299)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.consultations.models import Considered, ConsultationItem
from gensvar.consultations.queries.duties import (
    areas,
    gaps_in,
    information_in,
    lines_of,
)
from gensvar.consultations.queries.effects import effects_in
from gensvar.consultations.queries.items import Wanted, share_of
from gensvar.consultations.queries.trends import group_years, meetings_of_year
from gensvar.consultations.queries.young import young_year
from gensvar.consultations.report.figures import Figure, Grid, Part
from gensvar.consultations.report.held import inventories_part, seats_part
from gensvar.governing_documents.queries import goals_in_force
from gensvar.kernel.days import said, today
from gensvar.meetings.models import Meeting
from gensvar.programmes.models import Programme, ProgrammeForm, ProgrammeGroup
from gensvar.programmes.queries import groups_in

MOST_NAMED = 50


def parts_of(programme: Programme, year: int) -> list[Part]:
    """Return all parts of the report of a year, counted now."""
    groups = list(groups_in(programme))
    return [
        _languages_part(year),
        _meetings_part(programme, groups, year),
        seats_part(programme, groups, year),
        inventories_part(programme, year),
        _information_part(programme, groups, year),
        _guidelines_part(year),
        _young_part(programme, year),
        _items_part(programme, year),
        _effects_part(programme, year),
    ]


def _languages_part(year: int) -> Part:
    rows = tuple(
        (str(area.get_language_display()), said(area.since), area.source)
        for area in areas()
        if area.since.year <= year and (area.until is None or area.until.year >= year)
    )
    grid = Grid(
        _("Administrative areas that the region belongs to"),
        (_("Language"), _("From"), _("Source")),
        rows,
        _("The register of administrative areas in Gensvar"),
    )
    return Part(_("Languages"), grids=(grid,))


def _meetings_part(
    programme: Programme, groups: list[ProgrammeGroup], year: int
) -> Part:
    held = list(meetings_of_year(programme, year).order_by("starts_at"))
    kinds: dict[str, int] = {}
    for meeting in held:
        kind = str(meeting.get_kind_display())
        kinds[kind] = kinds.get(kind, 0) + 1
    source = _named(held)
    forms = ProgrammeForm.objects.filter(programme=programme)
    figures = (
        Figure(_("Meetings that were held"), len(held), source),
        *(Figure(kind, count, source) for kind, count in sorted(kinds.items())),
        Figure(
            _("Forms of samråd"),
            ", ".join(str(one.get_form_display()) for one in forms) or None,
            _("The forms that the programme has chosen"),
        ),
    )
    grid = _groups_grid(programme, groups, year)
    return Part(_("Samråd with the groups"), figures, (grid,))


def _groups_grid(programme: Programme, groups: list[ProgrammeGroup], year: int) -> Grid:
    rows = tuple(
        (
            line.group.name if line.group else _("All together"),
            line.meetings,
            line.came.said,
            line.reported.said,
            line.items_of_group,
            line.items_of_region,
        )
        for line in group_years(programme, groups, year)
    )
    return Grid(
        _("Groups that were consulted"),
        (
            *(_("Group"), _("Meetings"), _("Came, as registered")),
            *(_("Came, as reported"), _("Items the group proposed")),
            _("Items the region proposed"),
        ),
        rows,
        _(
            "Meetings that were held with each group. A meeting with several groups "
            "counts for each of them, and once in the whole. Fewer than five people "
            "are not told."
        ),
    )


def _named(meetings: Iterable[Meeting]) -> str:
    names = [
        f"{meeting.title} ({said(timezone.localdate(meeting.starts_at))})"
        for meeting in list(meetings)[:MOST_NAMED]
        if meeting.starts_at
    ]
    return "; ".join(names) or _("No meeting was held.")


def _information_part(
    programme: Programme, groups: list[ProgrammeGroup], year: int
) -> Part:
    actions = list(information_in(programme, year))
    gaps = gaps_in(actions, groups, areas(), year)
    rows = tuple(
        (
            line.group,
            line.total,
            ", ".join(f"{name} ({count})" for name, count in line.counts) or "–",
        )
        for line in lines_of(actions, groups, _("All groups"))
    )
    source = "; ".join(one.what for one in actions[:MOST_NAMED])
    grid = Grid(
        _("Information to the groups (3 §)"),
        (_("Group"), _("How often"), _("In which languages")),
        rows,
        source or _("Nothing is written down for this year."),
    )
    lacking = [
        _("%(language)s: no information in this language.") % {"language": name}
        for name in gaps.languages
    ] + [_("%(group)s: no information.") % {"group": name} for name in gaps.groups]
    return Part(_("Information"), grids=(grid,), lacking=tuple(lacking))


def _guidelines_part(year: int) -> Part:
    found = goals_in_force(min(date(year, 12, 31), today()))
    source = _("The register of governing documents in Gensvar")
    figures = tuple(
        Figure(
            one.title,
            _("%(body)s, § %(number)s, %(day)s")
            % {
                "body": one.body,
                "number": one.section_number,
                "day": said(one.decided_on) if one.decided_on else "–",
            },
            one.link or source,
        )
        for one in found
    )
    lacking = () if found else (_("No goals and guidelines are in force."),)
    return Part(_("Goals and guidelines (5 b §)"), figures, lacking=lacking)


def _young_part(programme: Programme, year: int) -> Part:
    found = young_year(programme, year)
    source = _("Occasions written down for %(year)s. Numbers are as reported.") % {
        "year": year
    }
    rows = tuple((band, count.said) for band, count in found.bands)
    grid = Grid(_("Age bands"), (_("Age"), _("How many, as reported")), rows, source)
    figures = (
        Figure(_("Occasions for children and young people"), found.occasions, source),
        Figure(_("Occasions that nobody counted"), found.not_counted, source),
        Figure(_("Children and young people in all"), found.total.said, source),
    )
    return Part(_("Children and young people (5 a §)"), figures, (grid,))


def _items_part(programme: Programme, year: int) -> Part:
    share = share_of(programme, Wanted(year=year))
    source = _("Items that both sides accepted at meetings held in %(year)s") % {
        "year": year
    }
    said_of = ConsultationItem.objects.filter(
        item__meeting__programme=programme, item__meeting__starts_at__year=year
    ).aggregate(
        **{one.value: Count("pk", filter=Q(considered=one)) for one in Considered}
    )
    figures = (
        Figure(_("Items at meetings that were held"), share.items, source),
        Figure(_("Led to a matter"), share.matter, source),
        Figure(_("Led to a decision"), share.decision, source),
        Figure(_("No matter yet"), share.none_yet, source),
        Figure(_("Nobody has said where they lead"), share.unsaid, source),
        *(
            Figure(str(one.label), said_of[one.value], _("What a person has written"))
            for one in Considered
        ),
    )
    return Part(_("How what was said was considered (5 §)"), figures)


def _effects_part(programme: Programme, year: int) -> Part:
    rows = tuple(
        (
            said(effect.observed_on),
            effect.group.name if effect.group else _("All groups"),
            effect.words,
            effect.source_words or str(effect.meeting or effect.link or "–"),
        )
        for effect in effects_in(programme, year)
    )
    grid = Grid(
        _("What has changed"),
        (_("Seen"), _("Group"), _("What has changed"), _("How we know")),
        rows,
        _("What was written down for %(year)s") % {"year": year},
    )
    return Part(_("What samråd has changed"), grids=(grid,))
