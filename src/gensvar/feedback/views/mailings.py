"""Telling participants: the list, the letter, the sending and what came of it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.feedback.actions.mailings import (
    mark_as_printed,
    prepare_mailing,
    send_mailing,
    send_test_letter,
)
from gensvar.feedback.messages import answer_letter
from gensvar.feedback.models import Delivery, DeliveryWay, Mailing
from gensvar.feedback.policies import may_tell
from gensvar.feedback.queries.mailings import (
    SAID,
    answer_to_send,
    counts_in,
    deliveries_in,
    email_of,
    letter_states,
    log_of,
    mailing_of,
    mailings_of,
    masked,
    not_on_a_list,
    paper_letters_in,
)
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.secrets import token
from gensvar.ui.notices import tell_done, tell_error
from gensvar.ui.shapes import Bar

ON_A_PAGE = 50


@signed_in
def mailings(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the batches of a dialogue, and who is on none yet."""
    dialogue = _led(request, number)
    answer = answer_to_send(dialogue)
    return render(
        request,
        "feedback/mailings.html",
        {
            "dialogue": dialogue,
            "answer": answer,
            "mailings": mailings_of(dialogue),
            "remaining": not_on_a_list(answer).count() if answer else 0,
        },
    )


@signed_in
@require_POST
def prepare(request: SignedInRequest, number: str) -> HttpResponse:
    """Fix the list of those who are to be told."""
    dialogue = _led(request, number)
    answer = answer_to_send(dialogue)
    if answer is None:
        return redirect("mailings", number)
    try:
        made = prepare_mailing(answer, by=request.user)
    except NotYet as problem:
        _tell(request, problem)
        return redirect("mailings", number)
    return redirect("mailing", number, made.number)


@signed_in
@never_cache
def mailing(request: SignedInRequest, number: str, batch: int) -> HttpResponse:
    """Show one batch: counts, the letter to one reader, and the log."""
    found = _batch(_led(request, number), batch)
    counts = counts_in(found)
    pages = Paginator(deliveries_in(found), ON_A_PAGE)
    pages.count = counts.people  # known already
    page = pages.get_page(request.GET.get("page"))
    states = letter_states(found)
    return render(
        request,
        "feedback/mailing.html",
        {
            "dialogue": found.answer.dialogue,
            "mailing": found,
            "is_replaced": found.edition != found.answer.edition,
            "counts": counts,
            "states": [Bar(SAID[name], n) for name, n in states.items()],
            "page_obj": page,
            "log": log_of(found, page.object_list),
            "token": token(),
            **_preview(request, found, counts.letters + counts.paper),
        },
    )


def _preview(
    request: SignedInRequest, found: Mailing, number: int
) -> dict[str, object]:
    """Return the letter to one reader on the list, chosen by place."""
    readers = deliveries_in(found).filter(is_first=True).exclude(way=DeliveryWay.CODE)
    pages = Paginator(readers, 1)
    pages.count = number  # known already
    page = pages.get_page(request.GET.get("brev"))
    delivery: Delivery | None = next(iter(page.object_list), None)
    if delivery is None:
        return {"letter": None}
    return {
        "letter": answer_letter(found, delivery),
        "reader": delivery,
        "reader_address": masked(email_of(delivery.receipt)),
        "reader_place": page,
    }


@signed_in
@require_POST
def send(request: SignedInRequest, number: str, batch: int) -> HttpResponse:
    """Send the letters of a batch, once."""
    found = _batch(_led(request, number), batch)
    try:
        send_mailing(found, by=request.user)
    except NotYet as problem:
        _tell(request, problem)
    else:
        tell_done(request, _("The letters are on their way."))
    return redirect("mailing", number, batch)


@signed_in
@require_POST
def send_test(request: SignedInRequest, number: str, batch: int) -> HttpResponse:
    """Send the letter to the officer who asks."""
    found = _batch(_led(request, number), batch)
    language = request.POST.get("language", "sv")[:8]
    try:
        send_test_letter(
            found, language, request.POST.get("token", ""), by=request.user
        )
    except Invalid as problem:
        tell_error(request, str(problem.sentence))
    else:
        tell_done(
            request,
            _("The letter goes to you at %(address)s.")
            % {"address": request.user.email},
        )
    return redirect("mailing", number, batch)


@signed_in
@never_cache
def paper_letters(request: SignedInRequest, number: str, batch: int) -> HttpResponse:
    """Show the paper letters of a batch, one to a page, to be printed."""
    found = _batch(_led(request, number), batch)
    letters = [
        (delivery.receipt, answer_letter(found, delivery))
        for delivery in paper_letters_in(found)
    ]
    context = {"dialogue": found.answer.dialogue, "mailing": found, "letters": letters}
    return render(
        request,
        "feedback/paper_letters.html",
        {**context, "unprinted": counts_in(found).unprinted},
    )


@signed_in
@require_POST
def printed(request: SignedInRequest, number: str, batch: int) -> HttpResponse:
    """Note that the paper letters of a batch have been printed."""
    found = _batch(_led(request, number), batch)
    try:
        count = mark_as_printed(found, by=request.user)
    except NotYet as problem:
        _tell(request, problem)
    else:
        tell_done(
            request,
            ngettext(
                "%(count)s person is noted as told on paper.",
                "%(count)s people are noted as told on paper.",
                count,
            )
            % {"count": count},
        )
    return redirect("mailing", number, batch)


def _led(request: SignedInRequest, number: str) -> Dialogue:
    """Return a dialogue to one who leads it; the lists are for nobody else."""
    dialogue = dialogue_for(request.user, number)
    if not may_tell(request.user, dialogue):
        raise NotAllowed
    return dialogue


def _batch(dialogue: Dialogue, number: int) -> Mailing:
    found = mailing_of(dialogue, number)
    if found is None:
        raise Http404
    return found


def _tell(request: SignedInRequest, problem: NotYet) -> None:
    missing = ", ".join(str(phrase) for phrase in problem.missing)
    tell_error(request, _("This is missing: %(list)s.") % {"list": missing})
