"""Paper: sheets to print, and writing in afterwards what stands on them."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.documents.pdf import as_pdf
from gensvar.exercises.actions import paper as actions
from gensvar.exercises.actions.confirming import confirm
from gensvar.exercises.actions.paper_dots import enter_dots
from gensvar.exercises.forms.entering import BallotsForm, DotsForm, IdeasForm
from gensvar.exercises.models import Ballot, Entry, Exercise, ExerciseKind, Source
from gensvar.exercises.queries.dots import paper_dots
from gensvar.exercises.queries.facilitating import (
    live_entries,
    prompts_of,
    standing_ballots,
    standings,
    tables_of,
)
from gensvar.exercises.sheets import as_document
from gensvar.exercises.sheets import sheets as sheets_for
from gensvar.exercises.views.shared import (
    exercise_in,
    led_meeting,
    table_in,
    tell_refusal,
)
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.models import Meeting
from gensvar.ui.notices import tell, tell_done

SHOWN = 50


@signed_in
def sheets(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Show the sheets of an exercise, one for each table, to print."""
    found = led_meeting(request, meeting)
    exercise = exercise_in(found, pk)
    made = sheets_for(exercise, prompts_of(exercise), tables_of(found))
    context = {"meeting": found, "exercise": exercise, "sheets": made}
    return render(request, "exercises/sheets.html", context)


@signed_in
def sheets_pdf(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Send the sheets as a tagged PDF."""
    found = led_meeting(request, meeting)
    exercise = exercise_in(found, pk)
    made = sheets_for(exercise, prompts_of(exercise), tables_of(found))
    file = as_pdf(as_document(exercise, made, str(found.body)), at=timezone.now())
    name = f"bordsblad-{found.pk}-{exercise.pk}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type="application/pdf", headers=headers)


@signed_in
def enter(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Write in what stands on paper: ideas by line, rankings and dots by table."""
    found = led_meeting(request, meeting)
    exercise = exercise_in(found, pk)
    if exercise.kind == ExerciseKind.RANKING:
        return _ballots(request, found, exercise)
    if exercise.kind == ExerciseKind.DOTS:
        return _dots(request, found, exercise)
    return _ideas(request, found, exercise)


def _ideas(
    request: SignedInRequest, meeting: Meeting, exercise: Exercise
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    start = {"table": request.GET.get("bord"), "prompt": request.GET.get("rad")}
    form = IdeasForm(
        sent,
        meeting=meeting,
        exercise=exercise,
        initial={**start, "key": uuid.uuid4().hex, "language": "sv"},
    )
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            stored = actions.enter_ideas(
                said["table"],
                said["prompt"],
                said["key"],
                said["text"],
                by=request.user,
                language=said["language"],
            )
            words = ngettext(
                "%(n)s idea is saved.", "%(n)s ideas are saved.", len(stored)
            )
            tell_done(request, words % {"n": len(stored)})
            kept = f"?bord={said['table'].pk}&rad={said['prompt'].pk}"
            return redirect(f"{request.path}{kept}")
    entries = live_entries(exercise).filter(source=Source.PAPER)
    context = {
        "meeting": meeting,
        "exercise": exercise,
        "form": form,
        "entries": entries.select_related("table", "prompt").order_by("-pk")[:SHOWN],
        "standings": standings(exercise, tables_of(meeting)),
    }
    status = 422 if form.is_bound else 200
    return render(request, "exercises/enter_ideas.html", context, status=status)


def _ballots(
    request: SignedInRequest, meeting: Meeting, exercise: Exercise
) -> HttpResponse:
    prompts = prompts_of(exercise)
    standing = {
        ballot.table_id: {int(option): place for option, place in ballot.places.items()}
        for ballot in standing_ballots(exercise)
    }
    options = [prompt.pk for prompt in prompts]
    form = BallotsForm(
        request.POST if request.method == "POST" else None,
        tables=tables_of(meeting),
        options=options,
        standing=standing,
    )
    if form.is_valid():
        with refusals_in(form):
            entered = actions.enter_ballots(exercise, form.found, by=request.user)
            _tell_ballots(request, entered, options)
            return redirect("enter-paper", meeting.pk, exercise.pk)
    context = {
        "meeting": meeting,
        "exercise": exercise,
        "form": form,
        "prompts": prompts,
    }
    status = 422 if form.is_bound else 200
    return render(request, "exercises/enter_ballots.html", context, status=status)


def _dots(
    request: SignedInRequest, meeting: Meeting, exercise: Exercise
) -> HttpResponse:
    prompts = prompts_of(exercise)
    form = DotsForm(
        request.POST if request.method == "POST" else None,
        tables=tables_of(meeting),
        options=[prompt.pk for prompt in prompts],
        standing=paper_dots(exercise),
    )
    if form.is_valid():
        with refusals_in(form):
            number = len(enter_dots(exercise, form.found, by=request.user))
            words = ngettext(
                "The dots of %(n)s table are saved.",
                "The dots of %(n)s tables are saved.",
                number,
            )
            tell_done(request, words % {"n": number})
            return redirect("enter-paper", meeting.pk, exercise.pk)
    context = {
        "meeting": meeting,
        "exercise": exercise,
        "form": form,
        "prompts": prompts,
    }
    status = 422 if form.is_bound else 200
    return render(request, "exercises/enter_dots.html", context, status=status)


def _tell_ballots(
    request: SignedInRequest, entered: list[Ballot], options: list[int]
) -> None:
    number = len(entered)
    words = ngettext("%(n)s ranking is saved.", "%(n)s rankings are saved.", number)
    tell_done(request, words % {"n": number})
    odd = [str(one.table.number) for one in actions.not_whole(entered, options)]
    if odd:
        said = _(
            "Not complete, or with shared places: table %(tables)s. They are kept as "
            "they stand, and shown counted in both ways."
        )
        tell(request, said % {"tables": ", ".join(odd)})


@require_POST
@signed_in
def confirm_paper(
    request: SignedInRequest, meeting: int, pk: int, table: int
) -> HttpResponse:
    """Note that a table has ticked on its paper that it stands by its text."""
    found = led_meeting(request, meeting)
    exercise, one = exercise_in(found, pk), table_in(found, table)
    try:
        confirm(exercise, table=one, by=request.user)
        said = _("Table %(number)s stands by its text.")
        tell_done(request, said % {"number": one.number})
    except (Invalid, NotYet) as refusal:
        tell_refusal(request, refusal)
    return redirect("enter-paper", found.pk, exercise.pk)


@require_POST
@signed_in
def take_back(
    request: SignedInRequest, meeting: int, pk: int, entry: int
) -> HttpResponse:
    """Take back a line that was entered by mistake."""
    exercise = exercise_in(led_meeting(request, meeting), pk)
    one = get_object_or_404(Entry, pk=entry, exercise=exercise)
    one.exercise = exercise
    try:
        actions.take_entry_back(one, by=request.user)
        tell_done(request, _("The line is taken back."))
    except (Invalid, NotYet) as refusal:
        tell_refusal(request, refusal)
    return redirect("enter-paper", meeting, exercise.pk)
