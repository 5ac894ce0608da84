"""Findings: written from themes, with what speaks against them and who is missing."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.findings.actions.standing import ask
from gensvar.findings.models import Finding, Theme
from gensvar.findings.queries import standing_themes
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid

LONGEST_TITLE = 200
MISSING = {
    "title": _("Say the finding in one sentence."),
    "text": _("Write what people say."),
    "counter_views": _(
        "Write what speaks against it. If nobody has spoken against it, write that."
    ),
    "not_reached": _(
        "Write who you did not hear on this. If all groups were heard, write how you "
        "know."
    ),
}


@dataclass(frozen=True)
class Words:
    """The words of a finding."""

    title: str
    text: str
    counter_views: str
    not_reached: str

    def checked(self) -> "Words":
        """Return the words without outer space; none of them may be empty."""
        clean = Words(*(str(word).strip() for word in asdict(self).values()))
        for name, sentence in MISSING.items():
            if not getattr(clean, name):
                raise Invalid(sentence, name)
        if len(clean.title) > LONGEST_TITLE:
            raise Invalid(_("Write the finding shorter, in one sentence."), "title")
        return clean


@transaction.atomic
def write_finding(
    dialogue: Dialogue, words: Words, themes: Iterable[Theme], *, by: User
) -> Finding:
    """Write what the contributions under some themes say together."""
    ask(dialogue, by)
    clean, chosen = words.checked(), _standing(dialogue, themes)
    last = Finding.objects.filter(dialogue=dialogue).aggregate(last=Max("position"))
    finding = Finding.objects.create(
        dialogue=dialogue,
        position=0 if last["last"] is None else last["last"] + 1,
        created_by=by,
        **asdict(clean),
    )
    finding.themes.set(chosen)
    record("write finding", finding, by=by, themes=[theme.pk for theme in chosen])
    return finding


@transaction.atomic
def change_finding(
    finding: Finding,
    words: Words,
    themes: Iterable[Theme],
    *,
    seen_version: int,
    by: User,
) -> None:
    """Change a finding; Stale if somebody else did since it was read."""
    ask(finding.dialogue, by)
    clean, chosen = words.checked(), _standing(finding.dialogue, themes)
    changes = {**asdict(clean), "changed_by": by, "changed_at": timezone.now()}
    save_if_current(finding, seen_version, changes)
    finding.themes.set(chosen)
    record(
        "change finding",
        finding,
        by=by,
        version=finding.version,
        themes=[theme.pk for theme in chosen],
    )


def _standing(dialogue: Dialogue, themes: Iterable[Theme]) -> list[Theme]:
    wanted = [theme.pk for theme in themes]
    chosen = list(standing_themes(dialogue).filter(pk__in=wanted))
    if not chosen:
        raise Invalid(
            _(
                "Choose the themes that the finding rests on. They lead from the "
                "finding back to what was said."
            ),
            "themes",
        )
    return chosen


@transaction.atomic
def remove_finding(finding: Finding, *, by: User) -> None:
    """Take a finding away before anybody has been handed it."""
    ask(finding.dialogue, by)
    record("remove finding", finding, by=by)
    finding.delete()


@transaction.atomic
def move_finding(finding: Finding, places: int, *, by: User) -> None:
    """Move a finding up (less than nothing) or down in the order."""
    ask(finding.dialogue, by)
    order = list(Finding.objects.filter(dialogue=finding.dialogue))
    target = min(max(order.index(finding) + places, 0), len(order) - 1)
    order.remove(finding)
    order.insert(target, finding)
    for position, row in enumerate(order):
        if row.position != position:
            Finding.objects.filter(pk=row.pk).update(position=position)
    record("move finding", finding, by=by, position=target)
