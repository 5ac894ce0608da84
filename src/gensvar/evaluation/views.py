"""Did it work: both sides' verdicts side by side, and the lessons."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.evaluation.actions import (
    enter_verdict_of,
    judge_for_region,
    write_lesson,
)
from gensvar.evaluation.forms import LessonForm, OrganisationVerdictForm, VerdictForm
from gensvar.evaluation.policies import (
    may_draw_lessons,
    may_enter_for_others,
    may_judge_for_region,
)
from gensvar.evaluation.queries import (
    can_be_judged,
    comparisons,
    lessons_of,
    own_verdict,
    verdicts_of_organisations,
    verdicts_of_region,
    words_of_participants,
)
from gensvar.feedback.forms import tell_problem
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.ui.notices import tell_done


@signed_in
def evaluation(request: SignedInRequest, number: str) -> HttpResponse:
    """Show what both sides think, where they differ, and what was learnt."""
    dialogue = dialogue_for(request.user, number)
    may_enter = may_enter_for_others(request.user, dialogue)
    leads = may_enter or may_judge_for_region(request.user, dialogue)
    region = list(verdicts_of_region(dialogue))
    return render(
        request,
        "evaluation/evaluation.html",
        {
            "dialogue": dialogue,
            "is_time": can_be_judged(dialogue),
            "comparisons": comparisons(dialogue, region),
            "region": region,
            "organisations": verdicts_of_organisations(dialogue),
            "words": words_of_participants(dialogue) if leads else [],
            "lessons": lessons_of(dialogue),
            "own": next((row for row in region if row.author == request.user), None),
            "may_judge": leads,
            "may_enter": may_enter,
            "may_learn": leads,  # the same people
        },
    )


@signed_in
def judge(request: SignedInRequest, number: str) -> HttpResponse:
    """Let an officer or a chair say what they think, for the region."""
    dialogue = dialogue_for(request.user, number)
    if not may_judge_for_region(request.user, dialogue):
        raise NotAllowed
    own = own_verdict(request.user, dialogue)
    form = VerdictForm(request.POST or None, verdict=own)

    def save() -> None:
        judge_for_region(
            dialogue,
            form.opinion,
            by=request.user,
            seen_version=form.cleaned_data["version"] or 0,
        )

    return _answer(request, dialogue, form, save, "judge", own.version if own else 0)


@signed_in
def enter(request: SignedInRequest, number: str) -> HttpResponse:
    """Let an officer enter what a named organisation has said."""
    dialogue = dialogue_for(request.user, number)
    if not may_enter_for_others(request.user, dialogue):
        raise NotAllowed
    form = OrganisationVerdictForm(request.POST or None)

    def save() -> None:
        name = form.cleaned_data["on_behalf_of"]
        enter_verdict_of(name, dialogue, form.opinion, by=request.user)

    return _answer(request, dialogue, form, save, "enter")


@signed_in
def learn(request: SignedInRequest, number: str) -> HttpResponse:
    """Let those who judge write down a lesson and promise a measure."""
    dialogue = dialogue_for(request.user, number)
    if not may_draw_lessons(request.user, dialogue):
        raise NotAllowed
    form = LessonForm(request.POST or None, user=request.user)

    def save() -> None:
        words = form.cleaned_data["words"]
        write_lesson(dialogue, words, by=request.user, promise=form.promise)

    return _answer(request, dialogue, form, save, "learn")


def _answer(
    request: SignedInRequest,
    dialogue: Dialogue,
    form: VerdictForm | LessonForm,
    save: Callable[[], None],
    page: str,
    version: int = 0,
) -> HttpResponse:
    """Save what a valid form says and go back, or show the form with what is wrong."""
    if form.is_valid():
        try:
            save()
        except (Invalid, NotYet, Stale) as problem:
            tell_problem(form, problem, version)
        else:
            tell_done(request, _("Saved."))
            return redirect("evaluation", dialogue.number)
    return render(
        request,
        f"evaluation/{page}.html",
        {"dialogue": dialogue, "form": form, "is_time": can_be_judged(dialogue)},
        status=422 if form.is_bound else 200,
    )
