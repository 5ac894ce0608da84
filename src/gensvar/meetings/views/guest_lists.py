"""Many guests at once: pasted or from a file after a look, or from earlier meetings."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.accounts.requests import SignedInRequest
from gensvar.meetings.actions.guests import ask_again, ask_many
from gensvar.meetings.actions.reading import note_reading
from gensvar.meetings.forms.guests import EarlierForm, ManyForm
from gensvar.meetings.models import Guest, Meeting
from gensvar.meetings.pasting import (
    MOST_ROWS,
    Judged,
    Line,
    as_text,
    judge,
    lines,
    rows_of_file,
    rows_of_text,
)
from gensvar.meetings.queries import earlier_guests
from gensvar.meetings.sheets import NotATable
from gensvar.meetings.views.opening import keepers_only
from gensvar.organisations.models import Organisation
from gensvar.ui.notices import tell_done


@keepers_only
def many(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Read a list, show row by row what will happen, and do it when it is confirmed."""
    form = ManyForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _page(request, meeting, form, status=422 if form.is_bound else 200)
    try:
        found = _read(form)
    except NotATable as trouble:
        form.add_error("file", str(trouble.sentence))
        return _page(request, meeting, form, status=422)
    judged = _judged(meeting, found)
    good = [one.line for one in judged if not one.problem]
    if request.POST.get("do") == "confirm" and good:
        number = ask_many(meeting, good, by=request.user)
        tell_done(request, _asked(number))
        return redirect("meeting-guests", meeting.pk)
    start = {"lines": as_text(found)}
    return _page(request, meeting, ManyForm(initial=start), judged, len(good))


def _read(form: ManyForm) -> list[Line]:
    given = form.cleaned_data["file"]
    rows = (
        rows_of_file(given.name, given.read())
        if given
        else rows_of_text(form.cleaned_data["lines"])
    )
    if len(rows) > MOST_ROWS:
        raise NotATable(_("There are more than 2,000 rows. Divide the list."))
    return lines(rows)


def _judged(meeting: Meeting, found: Sequence[Line]) -> list[Judged]:
    asked = Guest.objects.filter(meeting=meeting, email__gt="")
    return judge(
        found,
        list(asked.values_list("email", flat=True)),
        list(Organisation.objects.values_list("name", flat=True)),
    )


def _asked(number: int) -> str:
    words = ngettext(
        "%(number)s guest is on the list now.",
        "%(number)s guests are on the list now.",
        number,
    )
    return words % {"number": number}


def _page(
    request: SignedInRequest,
    meeting: Meeting,
    form: ManyForm,
    judged: Sequence[Judged] = (),
    good: int = 0,
    status: int = 200,
) -> HttpResponse:
    context = {"meeting": meeting, "form": form, "judged": judged, "good": good}
    return render(request, "meetings/many_guests.html", context, status=status)


@keepers_only
def earlier(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Ask those who were asked to earlier meetings of the series (S4-083)."""
    found = earlier_guests(meeting)
    form = EarlierForm(request.POST or None, earlier=found)
    if form.is_valid():
        tell_done(request, _asked(ask_again(meeting, form.chosen, by=request.user)))
        return redirect("meeting-guests", meeting.pk)
    note_reading(meeting, by=request.user)
    context = {"meeting": meeting, "form": form, "earlier": found}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/earlier_guests.html", context, status=status)
