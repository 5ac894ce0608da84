"""From idea to done: what became of every idea, for those who work here."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.ideas import fates, files, words
from gensvar.ideas.fates import Idea, Kind, State
from gensvar.ideas.forms import STATES, IdeasForm
from gensvar.ideas.queries import Gathered, Wanted, gathered
from gensvar.kernel.days import today
from gensvar.kernel.numbers import whole
from gensvar.meetings.policies import KEEPERS
from gensvar.organisations.policies import bodies_within, works_here
from gensvar.programmes.models import Programme
from gensvar.programmes.queries import programme_for

ROWS = 20
MOST_LINES = 12
ASKED = ("ar", "organ", "samrad", "mote", "lage")


@dataclass(frozen=True)
class Row:
    """One idea as a row: `act` is where the reader says what becomes of it."""

    idea: Idea
    waited: int | None
    act: str


@require_safe
@signed_in
def ideas(request: SignedInRequest) -> HttpResponse:
    """Show what became of every idea, of the meetings that are asked for."""
    return _page(request, None)


@require_safe
@signed_in
def programme_ideas(request: SignedInRequest, programme: int) -> HttpResponse:
    """Show what became of every idea at the meetings of one programme."""
    return _page(request, programme_for(request.user, programme))


@require_safe
@signed_in
def ideas_file(request: SignedInRequest, form: str) -> HttpResponse:
    """Hand out the same ideas as a .csv, .xlsx or .docx file."""
    if form not in files.KINDS:
        raise Http404
    found = gathered(request.user, _wanted(request))
    chosen = fates.chosen(found.ideas, request.GET.get("lage", ""))
    said = words.sentence(chosen)
    made = files.as_file(form, chosen, said, settings.REGION_NAME, timezone.now())
    response = HttpResponse(made, content_type=files.KINDS[form])
    response["Content-Disposition"] = f'attachment; filename="ideer.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _wanted(request: SignedInRequest, programme: Programme | None = None) -> Wanted:
    if not works_here(request.user):
        raise PermissionDenied
    asked = {name: whole(request.GET.get(name, "")) for name in ASKED}
    return Wanted(
        year=asked["ar"],
        body=asked["organ"],
        programme=programme.pk if programme else asked["samrad"],
        meeting=asked["mote"],
    )


def _page(request: SignedInRequest, programme: Programme | None) -> HttpResponse:
    wanted = _wanted(request, programme)
    found = gathered(request.user, wanted)
    state = request.GET.get("lage", "")
    shown = fates.chosen(found.ideas, state)
    page_obj = Paginator(shown, ROWS).get_page(request.GET.get("page"))
    lines = _lines(found, wanted)
    waits = words.waiting_words(found.ideas, today())
    context = {
        "programme": programme,
        "meeting_place": found.meeting,
        "form": IdeasForm(
            request.GET, places=found.places, programme=programme.pk if programme else 0
        ),
        "asked": _asked(request, wanted),
        "ideas": found.ideas,
        "sentence": words.sentence(found.ideas),
        "waits": waits,
        "decided": words.decision_words(fates.time_to_decision(found.ideas)),
        "has_decided": any(idea.days is not None for idea in found.ideas),
        "whole": fates.line(_("All together"), "", found.ideas),
        "lines": lines[:MOST_LINES],
        "more_lines": max(len(lines) - MOST_LINES, 0),
        "states": State,
        "here": request.path,
        "state": state,
        "title_of_list": dict(STATES).get(state, "") if state else "",
        "file_kinds": tuple(files.KINDS),
        "page_obj": page_obj,
        "rows": _rows(request, page_obj),
    }
    return render(request, "ideas/ideas.html", context)


def _asked(request: SignedInRequest, wanted: Wanted) -> str:
    """Return what is asked for, without state and page, for addresses on the page."""
    named = (
        ("ar", wanted.year),
        ("organ", wanted.body),
        ("samrad", wanted.programme),
        ("mote", wanted.meeting),
    )
    return urlencode([(name, value) for name, value in named if value])


def _lines(found: Gathered, wanted: Wanted) -> list[tuple[fates.Line, str]]:
    """Return a line for each programme or meeting, and where it leads, if anywhere."""
    by_meeting = bool(
        wanted.programme
        or wanted.meeting
        or not any(idea.place.programme for idea in found.ideas)
    )
    lines = fates.lines(
        found.ideas, by_meeting=by_meeting, loose=_("Outside the programmes")
    )
    return [(line, _leads(line.choice, wanted)) for line in lines]


def _leads(choice: str, wanted: Wanted) -> str:
    what, _colon, number = choice.partition(":")
    if what not in {"mote", "samrad"} or number == "0":
        return ""
    asked = {"ar": wanted.year, what: number}
    return f"{reverse('ideas')}?{urlencode({k: v for k, v in asked.items() if v})}"


def _rows(request: SignedInRequest, shown: Page[Idea]) -> list[Row]:
    keeps, day = bodies_within(request.user, *KEEPERS), today()
    return [
        Row(
            idea,
            idea.waited(day) if idea.state == State.WAITING else None,
            _act(idea) if idea.place.body in keeps else "",
        )
        for idea in shown
    ]


def _act(idea: Idea) -> str:
    """Return where somebody can say what becomes of an idea that waits."""
    meeting, number = idea.place.key.partition(":")[2], idea.key.partition(":")[2]
    if idea.state != State.WAITING:
        return ""
    if idea.kind == Kind.TABLE:
        return reverse("meeting-idea", args=[meeting, number])
    return reverse("meeting-agenda", args=[meeting]) if idea.kind == Kind.ITEM else ""
