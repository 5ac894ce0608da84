"""The preview: what was read, where it belongs, and correcting it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.actions.batches import OPEN_FOR_NOTES
from gensvar.imports.abbreviations import abbreviations_in
from gensvar.imports.actions import choose, correct, undo_last
from gensvar.imports.filing import heading_of, may_hold, summarise
from gensvar.imports.models import ImportDraft
from gensvar.imports.parts import (
    A_PAGE,
    gaps_in,
    line_of,
    parts_of,
    to_look_at,
    where_is,
)
from gensvar.imports.queries import notes_of
from gensvar.imports.shown import beside
from gensvar.imports.stepping import Step, step_from
from gensvar.imports.views.loading import (
    imports_entry,
    loaded,
    questions_of,
    seen_version,
    shared,
    stale,
)
from gensvar.imports.wording import reading_language
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.notes.corrections import find
from gensvar.notes.errors import NotesError
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done, tell_error

PART = "part-"


@signed_in
def draft(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Show everything that was read, with what to look at first."""
    dialogue, found = loaded(request, number, pk)
    if isinstance(found, HttpResponse):
        return found
    notes = notes_of(found)
    questions = questions_of(dialogue)
    chosen, page = _number(request, "del"), _number(request, "sida") or 1
    context = shared(dialogue, imports_entry(dialogue), Entry(found.file_name))
    context |= {
        "draft": found,
        "title": notes.title or found.file_name,
        "parts": parts_of(notes, found.choices, questions, chosen, page),
        "questions": questions,
        "summary": summarise(notes, found.choices, questions),
        "look": to_look_at(notes),
        "beside": beside(notes),
        "abbreviations": abbreviations_in(notes),
        "a_page": A_PAGE,
        "is_open": dialogue.stage in OPEN_FOR_NOTES,
    }
    return render(request, "imports/draft.html", context)


def _number(request: SignedInRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return (
        int(value) if value.isascii() and value.isdigit() and len(value) < 9 else None
    )


@signed_in
def one(request: SignedInRequest, number: str, pk: int, item: int) -> HttpResponse:
    """Show one contribution with the places where it can be parted or moved to."""
    dialogue, found = loaded(request, number, pk)
    if isinstance(found, HttpResponse):
        return found
    notes = notes_of(found)
    try:
        section, said = find(notes, item)
    except NotesError as missing:
        tell_error(request, missing.message(reading_language()))
        return redirect("import-draft", number, pk)
    around = section.contributions
    at = around.index(said)
    gaps = gaps_in(said.text)
    back = Entry(found.file_name, _address(found, item))
    context = shared(dialogue, imports_entry(dialogue), back, Entry(_("Correct")))
    context |= {
        "draft": found,
        "section": heading_of(section) or "–",
        "line": line_of(said, is_last=at + 1 == len(around)),
        "before": around[at - 1].text if at else "",
        "after": around[at + 1].text if at + 1 < len(around) else "",
        "likely": [gap for gap in gaps if gap.is_likely],
        "others": [gap for gap in gaps if not gap.is_likely],
        "targets": [
            (part.id, heading_of(part) or "–")
            for part in may_hold(notes)
            if part.id != section.id
        ],
        "back": back.address,
    }
    return render(request, "imports/one.html", context)


def _address(found: ImportDraft, number: int | None = None) -> str:
    """Return the preview, at the place where a contribution is now."""
    address = reverse("import-draft", args=[found.dialogue.number, found.pk])
    place = where_is(notes_of(found), number) if number is not None else None
    if place is None:
        return address
    section, page = place
    return f"{address}?del={section}&sida={page}#b-{number}"


@require_POST
@signed_in
def make_correction(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Merge, part, move, set aside or take back."""
    _dialogue, found = loaded(request, number, pk)
    if isinstance(found, HttpResponse):
        return found
    step = step_from(request.POST.dict())
    if step is None:
        tell_error(request, _("Choose where, and try again."))
        return redirect(_back(request, found))
    near = where_is(notes_of(found), int(step["number"]))
    try:
        done = _tried(
            request,
            lambda: correct(found, seen_version(request), step, by=request.user),
        )
    except Stale:
        return stale(request, found, _wish(step))
    if not done:
        return redirect(_back(request, found))
    undoing = reverse("import-undo", args=[number, found.pk])
    tell_done(request, _done(step), undo=f"{undoing}?version={found.version}")
    address = _address(found, int(step["number"]))
    if "#" not in address and near:
        address += f"?del={near[0]}&sida={near[1]}#del-{near[0]}"
    return redirect(address)


def _back(request: SignedInRequest, found: ImportDraft) -> str:
    """Return the page of one contribution if the form was there, else the preview."""
    item = request.POST.get("split") or request.POST.get("move") or ""
    if item.isascii() and item.isdigit() and len(item) < 9:
        return reverse("import-one", args=[found.dialogue.number, found.pk, item])
    return _address(found)


def _tried(request: SignedInRequest, action: Callable[[], None]) -> bool:
    """Carry out an action; what stands in its way is told on the next page."""
    try:
        action()
    except NotesError as refused:
        tell_error(request, refused.message(reading_language()))
    except Invalid as wrong:
        tell_error(request, str(wrong.sentence))
    except NotYet as early:
        tell_error(request, "; ".join(str(phrase) for phrase in early.missing))
    else:
        return True
    return False


def _done(step: Step) -> str:
    return {
        "merge": _("The two contributions are now one."),
        "aside": _("It is set aside, and stands at the end of the page."),
        "promote": _("The line is a contribution now."),
        "split": _("The contribution is now two."),
        "move": _("The contribution is moved."),
    }[str(step["what"])]


def _wish(step: Step) -> str:
    return {
        "merge": _("You wanted to put two contributions together."),
        "aside": _("You wanted to set a contribution aside."),
        "promote": _("You wanted to take a line back as a contribution."),
        "split": _("You wanted to part a contribution in two."),
        "move": _("You wanted to move a contribution."),
    }[str(step["what"])]


@require_POST
@signed_in
def undo(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Undo the last correction, if nobody has made another since the page was made."""
    _dialogue, found = loaded(request, number, pk)
    if isinstance(found, HttpResponse):
        return found
    last = found.steps[-1]["number"] if found.steps else None
    try:
        done = _tried(
            request, lambda: undo_last(found, seen_version(request), by=request.user)
        )
    except Stale:
        return stale(request, found, _("You wanted to undo the last correction."))
    if done:
        tell_done(request, _("The last correction is undone."))
    return redirect(_address(found, last))


@require_POST
@signed_in
def choose_parts(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Save which question each part belongs to."""
    _dialogue, found = loaded(request, number, pk)
    if isinstance(found, HttpResponse):
        return found
    chosen = {
        name.removeprefix(PART): value
        for name, value in request.POST.items()
        if isinstance(value, str)
        and name.startswith(PART)
        and name.removeprefix(PART).isdigit()
    }
    try:
        done = _tried(
            request,
            lambda: choose(found, seen_version(request), chosen, by=request.user),
        )
    except Stale:
        again = [(f"{PART}{section}", value) for section, value in chosen.items()]
        wish = _("You wanted to save where the parts belong.")
        return stale(request, found, wish, again)
    if done and "next" in request.POST:
        return redirect("import-confirm", number, pk)
    if done:
        tell_done(request, _("Your choices are saved."))
    return redirect(_address(found))
