"""Written questions of a programme: the list with events, asking, and one question."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations.actions import engagements as actions
from gensvar.consultations.forms.engagements import (
    EnterAnswerForm,
    OutcomeForm,
    ToMeetingForm,
    WrittenQuestionForm,
)
from gensvar.consultations.models import WrittenQuestion
from gensvar.consultations.policies import may_follow_items
from gensvar.consultations.queries.engagements import (
    events_of,
    question_in,
    questions_of,
    recipients_of,
)
from gensvar.consultations.queries.joint import shared_in
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed, NotYet, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.programmes.queries import programme_for
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50


@signed_in
def engagements(request: SignedInRequest, programme: int) -> HttpResponse:
    """List what happens beside the meetings: written questions, and events."""
    found = programme_for(request.user, programme)
    questions = Paginator(questions_of(found), ROWS)
    context = {
        "programme": found,
        "page_obj": questions.get_page(request.GET.get("page")),
        "events": events_of(found)[:ROWS],
        "shared": shared_in(found)[:ROWS],
        "now": today(),
        "may_change": may_follow_items(request.user, found),
    }
    return render(request, "consultations/engagements.html", context)


@signed_in
def ask(request: SignedInRequest, programme: int) -> HttpResponse:
    """Write a question to groups; it is sent from its own page."""
    found = programme_for(request.user, programme)
    if not may_follow_items(request.user, found):
        raise PermissionDenied
    form = WrittenQuestionForm(request.POST or None, programme=found)
    if form.is_valid():
        with refusals_in(form):
            groups = list(form.cleaned_data["groups"])
            made = actions.ask_in_writing(found, form.asked(), groups, by=request.user)
            tell_done(request, _("Saved. Read it once more, and then send it."))
            return redirect("written-question", found.pk, made.pk)
    status = 422 if form.is_bound else 200
    context = {"programme": found, "form": form, "title": _("Ask in writing")}
    return render(request, "consultations/engage.html", context, status=status)


@signed_in
def question(request: SignedInRequest, programme: int, pk: int) -> HttpResponse:
    """Show a written question; send it, write answers down, close it."""
    found = programme_for(request.user, programme)
    asked = question_in(found, pk)
    recipients = list(recipients_of(asked))
    may_change = may_follow_items(request.user, found)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    page = _Page(request, asked, [one.pk for one in recipients if not has_answer(one)])
    if request.method == "POST" and page.is_done():
        return redirect("written-question", found.pk, asked.pk)
    context = {
        "programme": found,
        "question": asked,
        "recipients": [(one, getattr(one, "answer", None)) for one in recipients],
        "may_change": may_change,
        "doing": page,
        "others": page.others,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "consultations/written.html", context, status=status)


def has_answer(recipient: object) -> bool:
    """Say whether a recipient has answered."""
    return hasattr(recipient, "answer")


class _Page:
    """The forms of a written question, and what is done with the one that was sent."""

    def __init__(
        self, request: SignedInRequest, asked: WrittenQuestion, waiting: list[int]
    ) -> None:
        self.request, self.asked = request, asked
        self.others: list[Other] = []
        posted = request.method == "POST"
        self.do = request.POST.get("do", "") if posted else ""
        sent = {self.do: request.POST} if posted else {}
        self.enter = EnterAnswerForm(
            sent.get("enter"), prefix="enter", recipients=waiting
        )
        start = {"outcome": asked.outcome, "version": asked.version}
        self.close = OutcomeForm(sent.get("close"), prefix="close", initial=start)
        self.to_meeting = ToMeetingForm(
            sent.get("meeting"), prefix="meeting", programme=asked.programme
        )

    def is_done(self) -> bool:
        """Do what was asked for; say whether it was done."""
        verbs = {
            "send": self._send,
            "enter": self._enter,
            "close": self._close,
            "meeting": self._take,
        }
        if self.do not in verbs or not verbs[self.do]():
            return False
        if self.do != "send":
            tell_done(self.request, _("Saved."))
        return True

    def _send(self) -> bool:
        try:
            actions.send_in_writing(self.asked, by=self.request.user)
        except NotYet as refused:
            for phrase in refused.missing:
                tell_error(self.request, _("Missing: %(what)s.") % {"what": phrase})
        else:
            tell_done(self.request, _("Sent. The answers come here."))
        return True

    def _enter(self) -> bool:
        if not self.enter.is_valid():
            return False
        said = self.enter.cleaned_data
        with refusals_in(self.enter):
            actions.enter_answer(
                said["recipient"], said["words"], said["source"], by=self.request.user
            )
            return True
        return False

    def _close(self) -> bool:
        if not self.close.is_valid():
            return False
        said = self.close.cleaned_data
        with refusals_in(self.close):
            try:
                actions.close_in_writing(
                    self.asked,
                    said["outcome"],
                    by=self.request.user,
                    seen_version=said["version"],
                )
            except Stale:
                self.others = self.close.what_others_saved(self.asked)
            else:
                return True
        return False

    def _take(self) -> bool:
        if not self.to_meeting.is_valid():
            return False
        with refusals_in(self.to_meeting):
            meeting = self.to_meeting.cleaned_data["meeting"]
            try:
                actions.take_to_meeting(self.asked, meeting, by=self.request.user)
            except NotAllowed:
                self.to_meeting.add_error(
                    "meeting", _("Only those who keep the meeting can do this.")
                )
            else:
                return True
        return False
