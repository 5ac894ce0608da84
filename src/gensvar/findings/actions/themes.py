"""Themes: proposed by one, confirmed by a person, merged and removed without loss."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.findings.actions.sorting import keep_step, place
from gensvar.findings.actions.standing import ask
from gensvar.findings.models import (
    Finding,
    Placement,
    SortingStep,
    Theme,
    ThemeState,
)
from gensvar.findings.queries import standing_themes
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid

LONGEST_NAME = 120


@transaction.atomic
def propose_theme(
    dialogue: Dialogue, name: str, *, by: User, description: str = ""
) -> Theme:
    """Propose a theme; it can be sorted under at once, and waits for confirmation."""
    ask(dialogue, by)
    theme = _new(dialogue, name, description, by)
    keep_step(dialogue, by, made=[theme.pk])
    return theme


@transaction.atomic
def propose_and_place(
    dialogue: Dialogue, name: str, contribution: Contribution, *, by: User
) -> Theme:
    """Sort a contribution under the theme of this name; propose it if there is none."""
    ask(dialogue, by)
    found = standing_themes(dialogue).filter(name__iexact=_clean(name)).first()
    if found is not None:
        place(found, [contribution], by=by)
        return found
    theme = _new(dialogue, name, "", by)
    row = [theme.pk, contribution.pk, by.pk, timezone.now().isoformat()]
    keep_step(dialogue, by, added=[row], made=[theme.pk])
    return theme


def _new(dialogue: Dialogue, name: str, description: str, by: User) -> Theme:
    last = standing_themes(dialogue).aggregate(last=Max("position"))["last"]
    theme = Theme(
        dialogue=dialogue,
        name=_clean(name),
        description=description.strip(),
        position=0 if last is None else last + 1,
        proposed_by=by,
    )
    try:
        with transaction.atomic():
            theme.save()
    except IntegrityError as taken:
        raise _name_is_taken() from taken
    record("propose theme", theme, by=by)
    return theme


def _clean(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise Invalid(_("Write what the theme is called."), "name")
    if len(clean) > LONGEST_NAME:
        raise Invalid(
            _("Give the theme a shorter name, at most 120 characters."), "name"
        )
    return clean


def _name_is_taken() -> Invalid:
    return Invalid(_("There is already a theme with this name."), "name")


@transaction.atomic
def confirm_theme(theme: Theme, *, by: User) -> None:
    """Say as a person that a proposed theme holds."""
    ask(theme.dialogue, by)
    now = timezone.now()
    rows = Theme.objects.filter(
        pk=theme.pk, state=ThemeState.PROPOSED, removed_at__isnull=True
    )
    if not rows.update(state=ThemeState.CONFIRMED, confirmed_by=by, confirmed_at=now):
        return
    theme.refresh_from_db()
    record("confirm theme", theme, by=by)


@transaction.atomic
def change_theme(
    theme: Theme, *, seen_version: int, name: str, description: str, by: User
) -> None:
    """Give a theme another name or description; Stale if somebody else just did."""
    ask(theme.dialogue, by)
    changes = {"name": _clean(name), "description": description.strip()}
    try:
        with transaction.atomic():
            save_if_current(theme, seen_version, changes)
    except IntegrityError as taken:
        raise _name_is_taken() from taken
    record("change theme", theme, by=by, version=theme.version)


@transaction.atomic
def merge_themes(theme: Theme, into: Theme, *, by: User) -> SortingStep | None:
    """Let one theme go up in another.

    What lay under it is found under the other one too, with the same person and time.
    The merged theme keeps its own placements and says where it went, so that findings
    built on it follow along and the merge can be undone.
    """
    dialogue = theme.dialogue
    ask(dialogue, by)
    if theme.pk == into.pk or into.dialogue_id != dialogue.pk:
        raise Invalid(_("Choose another theme to merge with."), "into")
    if not standing_themes(dialogue).filter(pk=into.pk).exists():
        raise Invalid(_("Somebody has removed this theme. Choose another one."), "into")
    there = Placement.objects.filter(theme=into).values("contribution")
    moving = Placement.objects.filter(theme=theme).exclude(contribution__in=there)
    rows = [
        [into.pk, pk, who, at.isoformat()]
        for pk, who, at in moving.order_by("pk").values_list(
            "contribution_id", "placed_by_id", "placed_at"
        )
    ]
    if not _remove(theme, merged_into=into):
        return None
    record("merge themes", theme, by=by, into=into.pk)
    return keep_step(dialogue, by, added=rows, gone=[theme.pk])


@transaction.atomic
def remove_theme(theme: Theme, *, by: User) -> SortingStep | None:
    """Remove a theme; what lay under it only there becomes unsorted."""
    ask(theme.dialogue, by)
    finding = Finding.objects.filter(themes=theme).first()
    if finding is not None:
        raise Invalid(
            _(
                "The finding “%(finding)s” rests on this theme. Change the finding "
                "first, or merge the theme with another one."
            )
            % {"finding": finding.title}
        )
    if not _remove(theme):
        return None
    record("remove theme", theme, by=by)
    return keep_step(theme.dialogue, by, gone=[theme.pk])


def _remove(theme: Theme, merged_into: Theme | None = None) -> bool:
    rows = Theme.objects.filter(pk=theme.pk, removed_at__isnull=True)
    done = rows.update(removed_at=timezone.now(), merged_into=merged_into)
    theme.refresh_from_db()
    return bool(done)


@transaction.atomic
def move_theme(theme: Theme, places: int, *, by: User) -> None:
    """Move a theme up (less than nothing) or down in the order."""
    ask(theme.dialogue, by)
    order = list(standing_themes(theme.dialogue))
    if theme not in order:
        return
    target = min(max(order.index(theme) + places, 0), len(order) - 1)
    order.remove(theme)
    order.insert(target, theme)
    for position, row in enumerate(order):
        if row.position != position:
            Theme.objects.filter(pk=row.pk).update(position=position)
    record("move theme", theme, by=by, position=target)
