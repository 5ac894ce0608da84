"""The answer in three directions: written, made ready, published, corrected."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.judging import feedback_due
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.queries import dialogue_for
from gensvar.feedback.actions.answers import correct_answer, write_answer
from gensvar.feedback.assembly import PromisedMeasure, Weighed, suggested_text
from gensvar.feedback.forms import AnswerForm, CorrectionForm, tell_problem
from gensvar.feedback.models import Answer, AnswerState, Direction, WeighingOutcome
from gensvar.feedback.policies import may_answer, may_tell
from gensvar.feedback.queries.answers import (
    ANSWERED_IN,
    answers_by_direction,
    answers_of,
    weighing_changed_after,
)
from gensvar.feedback.queries.weighings import unweighed, weighings_of
from gensvar.feedback.workflow import move_answer, publish_ready_answers
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.kernel.numbers import whole
from gensvar.ui.dates import days
from gensvar.ui.notices import tell_done, tell_error

SLUGS = {
    "deltagare": Direction.PARTICIPANTS,
    "alla": Direction.PUBLIC,
    "verksamheter": Direction.SERVICES,
}
STEPS = {"klart": "make ready", "tillbaka": "take back"}


@signed_in
def answers(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the three answers side by side, each in its one state."""
    dialogue = dialogue_for(request.user, number)
    found = answers_by_direction(dialogue)
    begun = [answer for answer in found.values() if answer]
    ready = [answer for answer in begun if answer.state == AnswerState.READY]
    published = [answer for answer in begun if answer.is_published]
    slugs = {direction: slug for slug, direction in SLUGS.items()}
    return render(
        request,
        "feedback/answers.html",
        {
            "dialogue": dialogue,
            "places": [(d, slugs[d], answer) for d, answer in found.items()],
            "ready": ready,
            "asked": feedback_due(dialogue),
            "is_all_published": len(published) == len(found),
            "changed_on": weighing_changed_after(published[0]) if published else None,
            "unweighed": list(unweighed(dialogue)),
            "is_cancelled": dialogue.stage == Stage.CANCELLED,
            "is_time": dialogue.stage in ANSWERED_IN,
            "may_answer": may_answer(request.user, dialogue),
            "may_tell": may_tell(request.user, dialogue),
        },
    )


@signed_in
def write(request: SignedInRequest, number: str, slug: str) -> HttpResponse:
    """Let an officer or a chair write the answer in one direction."""
    dialogue = dialogue_for(request.user, number)
    direction = _direction(slug)
    if not may_answer(request.user, dialogue):
        raise NotAllowed
    answer = answers_of(dialogue).filter(direction=direction).first()
    suggestion = suggestion_for(dialogue, direction)
    starts_over = "forslag" in request.GET
    form = AnswerForm(
        request.POST or None,
        direction=direction,
        answer=answer,
        initial={"text": suggestion} if answer is None or starts_over else {},
    )
    if form.is_valid():
        try:
            seen = form.cleaned_data["version"]
            write_answer(
                dialogue, direction, form.words, by=request.user, seen_version=seen
            )
        except (Invalid, NotYet, Stale) as problem:
            answer = answers_of(dialogue).filter(direction=direction).first()
            tell_problem(form, problem, answer.version if answer else 0)
        else:
            tell_done(request, _("The draft is saved. Nobody else can see it yet."))
            return redirect("answers", number)
    context = {"dialogue": dialogue, "direction": direction, "form": form}
    context |= {"answer": answer, "suggestion": suggestion}
    status = 422 if form.is_bound else 200
    return render(request, "feedback/write_answer.html", context, status=status)


@signed_in
def correct(request: SignedInRequest, number: str, slug: str) -> HttpResponse:
    """Let an officer or a chair correct a published answer, saying why."""
    dialogue = dialogue_for(request.user, number)
    if not may_answer(request.user, dialogue):
        raise NotAllowed
    direction = _direction(slug)
    answer = _begun(dialogue, slug)
    if not answer.is_published:
        return redirect("write-answer", number, slug)
    form = CorrectionForm(request.POST or None, direction=direction, answer=answer)
    if form.is_valid():
        try:
            correct_answer(
                answer,
                form.words,
                reason=form.cleaned_data["reason"],
                by=request.user,
                seen_version=form.cleaned_data["version"],
            )
        except (Invalid, NotYet, Stale) as problem:
            answer = _begun(dialogue, slug)
            tell_problem(form, problem, answer.version)
        else:
            tell_done(request, _("The correction is published."))
            return redirect("answers", number)
    context = {"dialogue": dialogue, "direction": direction, "form": form}
    status = 422 if form.is_bound else 200
    return render(
        request,
        "feedback/correct_answer.html",
        {**context, "answer": answer},
        status=status,
    )


@signed_in
@require_POST
def move(request: SignedInRequest, number: str, slug: str, step: str) -> HttpResponse:
    """Mark an answer as ready, or take it back to draft."""
    dialogue = dialogue_for(request.user, number)
    answer = _begun(dialogue, slug)
    if step not in STEPS:
        raise Http404
    try:
        seen = whole(request.POST.get("version", ""))
        move_answer(answer, STEPS[step], by=request.user, seen_version=seen)
    except (NotYet, Stale) as problem:
        _tell(request, problem)
    else:
        tell_done(
            request,
            _("The answer is ready. It is not visible yet: publish it when you want.")
            if step == "klart"
            else _("The answer is a draft again."),
        )
    return redirect("answers", number)


@signed_in
@require_POST
def publish(request: SignedInRequest, number: str) -> HttpResponse:
    """Publish all answers that are ready, or none."""
    dialogue = dialogue_for(request.user, number)
    seen = {
        whole(name.removeprefix("answer-")): whole(str(value))
        for name, value in request.POST.items()
        if name.startswith("answer-")
    }
    if not may_answer(request.user, dialogue):
        raise NotAllowed
    try:
        publish_ready_answers(dialogue, by=request.user, seen=seen)
    except (NotYet, Stale) as problem:
        _tell(request, problem)
    else:
        tell_done(request, _("Published. Everyone can read it now."))
    return redirect("answers", number)


def suggestion_for(dialogue: Dialogue, direction: Direction) -> str:
    """Return a first text, put together from what has been entered."""
    weighed = [
        Weighed(
            weighing.finding.title,
            WeighingOutcome(weighing.outcome),
            weighing.reason,
            f"{weighing.decision}, "
            f"{days(weighing.decision.starts_on, weighing.decision.ends_on)}",
            [
                PromisedMeasure(measure.words, measure.body.name, measure.due_on)
                for measure in weighing.measures.all()
            ],
        )
        for weighing in weighings_of(dialogue)
    ]
    why = dialogue.cancel_reason if dialogue.stage == Stage.CANCELLED else ""
    return suggested_text(direction, weighed, why)


def _direction(slug: str) -> Direction:
    if slug not in SLUGS:
        raise Http404
    return SLUGS[slug]


def _begun(dialogue: Dialogue, slug: str) -> Answer:
    answer = answers_of(dialogue).filter(direction=_direction(slug)).first()
    if answer is None:
        raise Http404
    return answer


def _tell(request: SignedInRequest, problem: NotYet | Stale) -> None:
    if isinstance(problem, NotYet):
        missing = ", ".join(str(phrase) for phrase in problem.missing)
        tell_error(request, _("This is missing: %(list)s.") % {"list": missing})
    else:
        tell_error(
            request, _("Somebody else has changed the answer. Read it and try again.")
        )
