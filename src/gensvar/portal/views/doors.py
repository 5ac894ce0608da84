"""What the holder of a code can do: check the compilation, rate, and judge."""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gensvar.contributions import public
from gensvar.evaluation.forms import ParticipantVerdictForm
from gensvar.evaluation.public import evaluate, evaluation_open_for
from gensvar.feedback.forms import RatingForm
from gensvar.feedback.public import has_been_rated, rating_open_for
from gensvar.feedback.public import rate as keep_rating
from gensvar.findings.public import check_for, reply_to_check
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.secrets import normalised
from gensvar.portal.forms import CheckForm
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.views.receipt import opened
from gensvar.ui.notices import tell_done

Door = Callable[[HttpRequest, public.MyPage, str], HttpResponse]
METHODS = ["GET", "HEAD", "POST"]


def with_code(view: Door) -> Callable[[HttpRequest, str], HttpResponse]:
    """Open the page of a code before a door in it; a wrong code opens nothing."""

    @wraps(view)
    def guarded(request: HttpRequest, code: str) -> HttpResponse:
        mine = opened(request, code)
        if isinstance(mine, HttpResponse):
            return mine
        return with_a_form(view(request, mine, normalised(code)))

    return for_one_person(require_http_methods(METHODS)(guarded))


@with_code
def check(request: HttpRequest, mine: public.MyPage, code: str) -> HttpResponse:
    """Let the participant say whether the compilation says what was said."""
    asked = check_for(mine.receipt)
    if asked is None:
        return redirect("my-contribution", code)
    form = CheckForm(request.POST or None)
    if form.is_valid():
        try:
            reply_to_check(mine.receipt, **form.cleaned_data)
        except Invalid as refused:
            _refuse(form, refused)
        else:
            return redirect("check-compilation", code)
    context = {"mine": mine, "code": code, "asked": asked, "form": form}
    return render(request, "portal/check.html", context, status=_status(form))


@with_code
def rate(request: HttpRequest, mine: public.MyPage, code: str) -> HttpResponse:
    """Let the participant rate the answer, once and without being known."""
    is_done = has_been_rated(mine.receipt)
    if not (is_done or rating_open_for(mine.receipt)):
        return redirect("my-contribution", code)
    form = RatingForm(request.POST or None)
    if form.is_valid():
        try:
            keep_rating(mine.receipt, **form.cleaned_data)
        except (Invalid, NotYet) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rate-answer", code)
    context = {"mine": mine, "code": code, "form": form, "is_done": is_done}
    return render(request, "portal/rate.html", context, status=_status(form))


@with_code
def judge(request: HttpRequest, mine: public.MyPage, code: str) -> HttpResponse:
    """Let the participant say how the dialogue went, once and without being known."""
    form = ParticipantVerdictForm(request.POST or None)
    is_open = evaluation_open_for(mine.receipt)
    if form.is_valid():
        try:
            evaluate(
                mine.receipt,
                form.opinion.scores,
                form.opinion.difference_made,
                form.opinion.text,
                may_show_words=form.cleaned_data["may_show_words"],
            )
        except (Invalid, NotYet) as refused:
            form.add_error(None, str(refused))
        else:
            thanks = _("Thank you. We have saved what you think.")
            tell_done(request, thanks)
            return redirect("my-contribution", code)
    context = {"mine": mine, "code": code, "form": form, "is_open": is_open}
    return render(request, "portal/judge.html", context, status=_status(form))


def _refuse(form: forms.Form, refused: Invalid) -> None:
    field = refused.field if refused.field in form.fields else None
    form.add_error(field, str(refused.sentence))


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound else 200
