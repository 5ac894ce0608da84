"""What has been done to inform the groups, and what lacks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from gensvar.consultations.gaps import Area, Told, groups_without, languages_without
from gensvar.consultations.models import Audience, InformationAction
from gensvar.kernel.languages import LANGUAGES
from gensvar.programmes.models import (
    AdministrativeArea,
    AreaLanguage,
    Programme,
    ProgrammeGroup,
)
from gensvar.programmes.queries import groups_in


@dataclass(frozen=True)
class Gaps:
    """What lacks in a year: names of groups and of languages."""

    groups: tuple[str, ...]
    languages: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.groups or self.languages)


@dataclass(frozen=True)
class Line:
    """One group in the overview: how many actions in each language of a year."""

    group: str
    counts: tuple[tuple[str, int], ...]
    total: int


def information_in(
    programme: Programme, year: int | None = None
) -> QuerySet[InformationAction]:
    """Return what counts in a programme, of one year or all, the latest first."""
    rows = InformationAction.objects.filter(
        programme=programme, withdrawn_at__isnull=True
    ).select_related("group", "body")
    return rows.filter(done_on__year=year) if year else rows


def areas() -> list[AdministrativeArea]:
    """Return the administrative areas the region belongs to or has belonged to."""
    return list(AdministrativeArea.objects.order_by("since", "pk"))


def gaps_in(
    actions: Iterable[InformationAction],
    groups: Iterable[ProgrammeGroup],
    known_areas: Iterable[AdministrativeArea],
    year: int,
) -> Gaps:
    """Return which groups and languages of areas nobody has informed in a year."""
    told = [
        Told(one.done_on.year, one.group_id, one.language)
        for one in actions
        if one.audience == Audience.GROUP
    ]
    named: Mapping[int, str] = {group.pk: group.name for group in groups}
    lands = [Area(one.language, one.since, one.until) for one in known_areas]
    return Gaps(
        tuple(named[pk] for pk in groups_without(told, list(named), year)),
        tuple(
            str(AreaLanguage(one).label) for one in languages_without(told, lands, year)
        ),
    )


def gaps_of(programme: Programme, year: int) -> Gaps:
    """Return what lacks in a programme in a year."""
    return gaps_in(information_in(programme, year), groups_in(programme), areas(), year)


def lines_of(
    actions: Iterable[InformationAction], groups: Iterable[ProgrammeGroup], all_: str
) -> list[Line]:
    """Return for each group how often it was told something, language by language.

    `all_` names the line of what was for all groups; it is left out when empty.
    """
    rows = [one for one in actions if one.audience == Audience.GROUP]
    names: dict[int | None, str] = {group.pk: group.name for group in groups}
    if any(one.group_id is None for one in rows):
        names[None] = all_
    return [
        _line(name, [one for one in rows if one.group_id == pk])
        for pk, name in names.items()
    ]


def _line(name: str, rows: list[InformationAction]) -> Line:
    counts: dict[str, int] = {}
    for one in rows:
        counts[one.language] = counts.get(one.language, 0) + 1
    named = tuple((name_of(tag), count) for tag, count in sorted(counts.items()))
    return Line(name, named, len(rows))


def name_of(tag: str) -> str:
    """Return a language in the reader's words; an unknown tag as it is written."""
    language = LANGUAGES.get(tag)
    return str(language.name) if language else tag


def years_of(programme: Programme, this_year: int) -> list[int]:
    """Return the years of a programme to choose from, the latest first."""
    last = max(this_year, programme.started_on.year)
    if programme.ended_on:
        last = max(min(last, programme.ended_on.year), programme.started_on.year)
    return list(range(last, programme.started_on.year - 1, -1))
