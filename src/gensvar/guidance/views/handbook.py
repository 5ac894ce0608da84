"""The handbook: its chapters, and one chapter."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.queries import rules_on
from gensvar.guidance.catalogue import TONGUES, Kind, language_now
from gensvar.guidance.policies import may_edit_guidance
from gensvar.guidance.queries import Entry, entries, entry_of, own_texts
from gensvar.guidance.reading import lines_for, parts_of
from gensvar.guidance.views.opening import readers_only
from gensvar.kernel.days import today

LADDER = "delaktighetstrappan"


@readers_only
def handbook(request: SignedInRequest) -> HttpResponse:
    """List the chapters in the order of the work."""
    context = {"parts": parts_of(entries(Kind.CHAPTER))}
    return render(request, "guidance/handbook.html", context)


@readers_only
def chapter(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one chapter; on the ladder also the levels of the rules in force."""
    entry = entry_of(Kind.CHAPTER, key)
    if entry is None:
        raise Http404
    rules = rules_on(today()) if key == LADDER else None
    context = {
        "entry": entry,
        "lines": lines_for(request.user, entry),
        "words": _words(entry),
        "rules": rules,
        "levels": list(rules.levels.all()) if rules else [],
        "is_ladder": key == LADDER,
        "tongues": tongues_of(Kind.CHAPTER, key),
        "only_elsewhere": _only_elsewhere(entry),
        "may_edit": may_edit_guidance(request.user),
        "kind": Kind.CHAPTER,
    }
    return render(request, "guidance/chapter.html", context)


def tongues_of(kind: str, key: str) -> list[tuple[str, str, bool]]:
    """Return each language, its own name, and whether the region wrote the text."""
    own = {text.language for text in own_texts(kind, key) if text.is_current}
    return [(tag, name, tag in own) for tag, name in TONGUES.items()]


def _only_elsewhere(entry: Entry) -> list[str]:
    """Return in which other languages the region has a text that lacks in this one."""
    if entry.is_own:
        return []
    told = tongues_of(entry.kind, entry.key)
    return [name for tag, name, is_own in told if is_own and tag != language_now()]


def _words(entry: Entry) -> list[Entry]:
    wanted = entry.facts.get("terms", ())
    return [one for one in entries(Kind.TERM) if one.key in wanted]
