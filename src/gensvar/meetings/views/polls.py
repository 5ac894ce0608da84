"""Finding a time: the poll for those who work here."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.actions.polls import (
    add_time,
    ask_about_times,
    choose_time,
    remove_time,
)
from gensvar.meetings.actions.voices import voice_of
from gensvar.meetings.forms.times import TimesForm
from gensvar.meetings.models import DayAnswer, DayOption, Fit, Meeting
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.queries import meeting_for
from gensvar.ui.notices import tell_done, tell_error


@dataclass(frozen=True)
class Row:
    """One time, and how it suits."""

    option: DayOption
    yes: int
    if_needed: int
    no: int
    is_best: bool


@signed_in
def times(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show how the times suit; add one, ask about them, choose one."""
    found = meeting_for(request.user, meeting)
    form = TimesForm()
    if request.method == "POST":
        voice = voice_of(found, request.user)
        if request.POST.get("do") != "add":
            return _pressed(request, found)
        form = TimesForm(request.POST)
        if form.is_valid() and form.starts_at and form.ends_at:
            with refusals_in(form):
                add_time(found, form.starts_at, form.ends_at, voice=voice)
                tell_done(request, _("The time is in the poll."))
                return redirect("meeting-times", found.pk)
    answers = list(
        DayAnswer.objects.filter(option__meeting=found).values_list(
            "option", "fit", "guest", "guest__name"
        )
    )
    context = {
        "meeting": found,
        "rows": _rows(found, Counter((option, fit) for option, fit, *_ in answers)),
        "people": _people(found, answers),
        "fits": Fit,
        "form": form,
        "may_keep": may_keep_meeting(request.user, found),
        "asked": found.guests.exclude(email="").count(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/times.html", context, status=status)


def _rows(found: Meeting, said: Counter[tuple[int, str]]) -> list[Row]:
    """Return the times; the best one is that which suits most, then least badly."""
    options = list(found.day_options.all())

    def suits(option: DayOption) -> tuple[int, int]:
        return (said[option.pk, Fit.YES], said[option.pk, Fit.IF_NEEDED])

    best = max(map(suits, options), default=(0, 0))
    return [
        Row(
            option,
            *suits(option),
            said[option.pk, Fit.NO],
            is_best=suits(option) == best and best > (0, 0),
        )
        for option in options
    ]


def _people(
    found: Meeting, answers: list[tuple[int, str, int, str]]
) -> list[tuple[str, list[str]]]:
    """Return what each guest has said of each time, in the order of the times."""
    options = [option.pk for option in found.day_options.all()]
    said = {(guest, option): fit for option, fit, guest, _name in answers}
    names = {guest: name for _option, _fit, guest, name in answers}
    ordered = sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    return [
        (name, [said.get((guest, option), "") for option in options])
        for guest, name in ordered
    ]


def _pressed(request: SignedInRequest, found: Meeting) -> HttpResponse:
    """Do what a button says, and tell what came of it or what stood in the way."""
    try:
        if request.POST.get("do") == "ask":
            asked = ask_about_times(found, by=request.user)
            said = ngettext("%(n)s person is asked.", "%(n)s people are asked.", asked)
            tell_done(request, said % {"n": asked})
        elif _done_with_one(request, found):
            return redirect("meeting", found.pk)
    except Stale:
        tell_error(request, _("Somebody changed it meanwhile. Read it again first."))
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    except NotYet as refused:
        for phrase in refused.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
    return redirect("meeting-times", found.pk)


def _done_with_one(request: SignedInRequest, found: Meeting) -> bool:
    """Choose one time or take it away; say whether the time of the meeting is set."""
    do, number = request.POST.get("do"), request.POST.get("option", "")
    if not number.isdecimal():
        return False
    option = get_object_or_404(found.day_options, pk=whole(number))
    option.meeting = found
    if do == "choose":
        seen = whole(request.POST.get("version", ""))
        choose_time(option, seen, by=request.user)
        tell_done(request, _("The time is set."))
    elif do == "remove":
        remove_time(option, by=request.user)
        tell_done(request, _("The time is taken out of the poll."))
    return do == "choose"
