"""One question: read it, move it, answer it, show it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.enquiries import actions
from gensvar.enquiries.forms import (
    AnswerForm,
    DayForm,
    ElsewhereForm,
    HideForm,
    MoveForm,
    ShowForm,
)
from gensvar.enquiries.models import Enquiry, State
from gensvar.enquiries.policies import may_answer
from gensvar.enquiries.queries import (
    age_of,
    draft_of,
    enquiries_visible_to,
    is_late,
    number_who_wait,
    sent_answers,
    shortened,
    title_of,
)
from gensvar.kernel.errors import Stale
from gensvar.kernel.personal import signs_in
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done

TAKE, ANSWERS = "take", ("draft", "send")


@signed_in
def enquiry(request: SignedInRequest, enquiry: int) -> HttpResponse:
    """Show one question, and do with it what is asked for."""
    found = get_object_or_404(enquiries_visible_to(request.user), pk=enquiry)
    may_change = may_answer(request.user, found)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    do = request.POST.get("do", "")
    forms_here = _forms(request, found, do) if may_change else {}
    if request.method == "POST" and _done(request, found, do, forms_here):
        tell_done(request, _("Saved."))
        is_still_seen = enquiries_visible_to(request.user).filter(pk=found.pk).exists()
        return redirect("enquiry", found.pk) if is_still_seen else redirect("enquiries")
    context = {
        "enquiry": found,
        "title": title_of(found),
        "days": age_of(found),
        "is_late": is_late(found),
        "answers": sent_answers(found),
        "steps": found.steps.select_related("body", "by").order_by("pk"),
        "others": number_who_wait(found),
        "signs": bool(signs_in(found.words)),
        "may_change": may_change,
        "forms": forms_here,
        "can_be_shown": found.wants_public or found.must_be_public,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "enquiries/enquiry.html", context, status=status)


def _forms(request: SignedInRequest, found: Enquiry, do: str) -> dict[str, forms.Form]:
    """Return the forms of the page; the one that was sent holds what was written."""

    def start(name: str, **initial: object) -> dict[str, Any]:
        # Any: what every form takes.
        verbs = ANSWERS if name == "answer" else (name,)
        data = request.POST if do in verbs else None
        return {"data": data, "prefix": name, "initial": initial}

    corrects = found.state == State.ANSWERED
    return {
        "answer": AnswerForm(
            **start("answer", **_answer_start(found)), corrects=corrects
        ),
        "move": MoveForm(**start("move")),
        "day": DayForm(**start("day", due_on=found.due_on)),
        "elsewhere": ElsewhereForm(**start("elsewhere")),
        "show": ShowForm(**start("show", **_shown_start(found))),
        "hide": HideForm(**start("hide")),
    }


def _answer_start(found: Enquiry) -> dict[str, object]:
    draft = draft_of(found) or next(iter(sent_answers(found)), None)
    start: dict[str, object] = {"version": found.version}
    if draft is not None:
        names = ("kind", "words", "reason", "signed_by")
        start |= {name: getattr(draft, name) for name in names}
        if draft.sent_at is None:
            start["correction"] = draft.correction
    elif found.theme is not None:
        start["signed_by"] = found.theme.owner_role
    return start


def _shown_start(found: Enquiry) -> dict[str, object]:
    return {
        "subject": found.public_subject or shortened(title_of(found)),
        "words": found.public_words or found.words,
    }


def _done(
    request: SignedInRequest, found: Enquiry, do: str, here: dict[str, forms.Form]
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    form = here.get("answer" if do in ANSWERS else do)
    if do == TAKE:
        form = here["move"]
    elif form is None or not form.is_valid():
        return False
    verbs = _verbs(request, found, form)
    with refusals_in(form):
        try:
            verbs[do]()
        except Stale:
            _read_first(found, form)
        else:
            return True
    return False


def _verbs(
    request: SignedInRequest, found: Enquiry, form: forms.Form
) -> dict[str, Callable[[], object]]:
    by = request.user
    said = getattr(form, "cleaned_data", {})
    seen = said.get("version")
    reason = said.get("reason", "")
    return {
        "draft": lambda: actions.write_answer(found, form.draft(), by=by, seen=seen),  # type: ignore[attr-defined] # an AnswerForm
        "send": lambda: actions.send_answer(found, form.draft(), by=by, seen=seen),  # type: ignore[attr-defined] # an AnswerForm
        "move": lambda: actions.move_enquiry(found, form.where(), reason, by=by),  # type: ignore[attr-defined] # a MoveForm
        "day": lambda: actions.move_day(found, said["due_on"], reason, by=by),
        "elsewhere": lambda: actions.send_elsewhere(
            found, said["where"], reason, by=by
        ),
        "show": lambda: actions.show_enquiry(
            found, said["subject"], said["words"], by=by
        ),
        "hide": lambda: actions.hide_enquiry(found, reason, by=by),
        TAKE: lambda: actions.take_enquiry(found, by=by),
    }


def _read_first(found: Enquiry, form: forms.Form) -> None:
    """Let who saved second read the first; the words typed stay."""
    found.refresh_from_db()
    form.add_error(
        None, _("Somebody else has changed the question. Read it above, then save.")
    )
    form.data = {**form.data.dict(), form.add_prefix("version"): str(found.version)}  # type: ignore[attr-defined] # what a browser sent
