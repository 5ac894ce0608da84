"""Sorting contributions under themes, one or many at once, and taking it back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.findings.actions.standing import ask
from gensvar.findings.models import Placement, SortingStep, Theme
from gensvar.findings.queries import last_step
from gensvar.kernel.errors import Invalid

# Theme id, contribution id, user id and moment, as JSON keeps them: therefore Any.
Row = list[Any]


@transaction.atomic
def place(
    theme: Theme, contributions: Iterable[Contribution], *, by: User
) -> SortingStep | None:
    """Sort contributions under a theme; None when all of them lay there already."""
    dialogue = theme.dialogue
    ask(dialogue, by)
    _check_standing(theme)
    wanted = _ids(dialogue, contributions)
    there = _placed(theme, wanted).values_list("contribution_id", flat=True)
    now = timezone.now()
    rows: list[Row] = [
        [theme.pk, pk, by.pk, now.isoformat()] for pk in sorted(wanted - set(there))
    ]
    return keep_step(dialogue, by, added=rows)


@transaction.atomic
def take_out(
    theme: Theme, contributions: Iterable[Contribution], *, by: User
) -> SortingStep | None:
    """Take contributions out of a theme; None when none of them lay there."""
    dialogue = theme.dialogue
    ask(dialogue, by)
    rows = rows_of(_placed(theme, _ids(dialogue, contributions)))
    return keep_step(dialogue, by, removed=rows)


@transaction.atomic
def toggle(theme: Theme, contribution: Contribution, *, by: User) -> bool:
    """Sort a contribution under a theme, or out of it; True when it lies there now."""
    if place(theme, [contribution], by=by) is not None:
        return True
    take_out(theme, [contribution], by=by)
    return False


def _check_standing(theme: Theme) -> None:
    if not Theme.objects.filter(pk=theme.pk, removed_at__isnull=True).exists():
        raise Invalid(_("Somebody has removed this theme. Choose another one."))


def _ids(dialogue: Dialogue, contributions: Iterable[Contribution]) -> set[int]:
    """Return the ids of those that belong to the dialogue and count."""
    wanted = [row.pk for row in contributions]
    rows = contributions_that_count(dialogue).filter(pk__in=wanted)
    return set(rows.values_list("pk", flat=True))


def _placed(theme: Theme, ids: set[int]) -> QuerySet[Placement]:
    return Placement.objects.filter(theme=theme, contribution__in=ids)


def rows_of(placements: QuerySet[Placement]) -> list[Row]:
    """Return placements as a step keeps them: with who placed them, and when."""
    found = placements.order_by("pk").values_list(
        "theme_id", "contribution_id", "placed_by_id", "placed_at"
    )
    return [[theme, pk, who, at.isoformat()] for theme, pk, who, at in found]


def keep_step(
    dialogue: Dialogue,
    by: User,
    *,
    added: Iterable[Row] = (),
    removed: Iterable[Row] = (),
    made: Iterable[int] = (),
    gone: Iterable[int] = (),
) -> SortingStep | None:
    """Carry out a step of sorting and keep it, so that it can be undone.

    `made` and `gone` are ids of themes that the caller has made or removed. A step
    that changes nothing is not kept.
    """
    step = SortingStep(
        dialogue=dialogue,
        by=by,
        added=list(added),
        removed=list(removed),
        themes_made=list(made),
        themes_removed=list(gone),
    )
    if not (step.added or step.removed or step.themes_made or step.themes_removed):
        return None
    step.save()
    _unplace(step.removed)
    _place(step.added)
    record(
        "sort contributions",
        dialogue,
        by=by,
        step=step.pk,
        added=[row[:2] for row in step.added],
        removed=[row[:2] for row in step.removed],
    )
    return step


def _place(rows: Iterable[Row]) -> None:
    Placement.objects.bulk_create(
        [
            Placement(
                theme_id=theme,
                contribution_id=contribution,
                placed_by_id=who,
                placed_at=datetime.fromisoformat(str(at)),
            )
            for theme, contribution, who, at in rows
        ],
        ignore_conflicts=True,
        batch_size=200,
    )


def _unplace(rows: Iterable[Row]) -> None:
    by_theme: dict[int, list[int]] = {}
    for theme, contribution, *_rest in rows:
        by_theme.setdefault(theme, []).append(contribution)
    for theme, contributions in by_theme.items():
        Placement.objects.filter(theme=theme, contribution__in=contributions).delete()


@transaction.atomic
def undo(dialogue: Dialogue, *, by: User) -> SortingStep | None:
    """Take back the person's own latest step; None when there is none left."""
    ask(dialogue, by)
    step = last_step(dialogue, by)
    if step is None:
        return None
    # Two clicks at once: only one of them takes this step back.
    rows = SortingStep.objects.filter(pk=step.pk, undone_at__isnull=True)
    if not rows.update(undone_at=timezone.now()):
        return None
    _unplace(step.added)
    _place(step.removed)
    _bring_back(step.themes_removed)
    _remove_again(step)
    record("undo sorting", dialogue, by=by, step=step.pk)
    return step


def _bring_back(themes: list[int]) -> None:
    try:
        with transaction.atomic():
            Theme.objects.filter(pk__in=themes).update(
                removed_at=None, merged_into=None
            )
    except IntegrityError as taken:
        raise Invalid(
            _(
                "Another theme has the same name now. Rename it first, then the theme "
                "can come back."
            )
        ) from taken


def _remove_again(step: SortingStep) -> None:
    """Remove the themes that a step made, unless others have sorted under them."""
    used = Placement.objects.filter(theme__in=step.themes_made)
    Theme.objects.filter(pk__in=step.themes_made).exclude(
        pk__in=used.values("theme")
    ).update(removed_at=timezone.now())
