"""The answers of an inventory: listed, read one by one, and written down."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.inventories import actions
from gensvar.inventories.actions import Held
from gensvar.inventories.asked import asked_in
from gensvar.inventories.forms.keeping import EnterForm
from gensvar.inventories.models import (
    ActivityWish,
    CounterpartWish,
    NeedsAnswer,
    NeedsInventory,
    NeedsWords,
)
from gensvar.inventories.policies import (
    bodies_asked,
    bodies_to_answer_for,
    may_enter_answers,
)
from gensvar.inventories.queries.reading import (
    answers_in,
    key_of,
    people_shown,
    with_rows,
)
from gensvar.inventories.shown import named, told_in
from gensvar.inventories.views.loading import inventory_here, shown
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def answers(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """List the answers, all of them or those of one row of the matrix."""
    found = inventory_here(request, programme, inventory)
    every = list(answers_in(found))
    rows = with_rows(found, every)
    row = request.GET.get("rad", "")
    mine = [one for one in every if key_of(one) == row] if row in rows else every
    wanted = {whole(pk) for pk in request.GET.get("svar", "").split(",") if pk}
    if wanted:
        mine = [one for one in mine if one.pk in wanted]
    page = Paginator(mine, ROWS).get_page(request.GET.get("page"))
    context: dict[str, object] = {
        "page_obj": page,
        "rows": [(one, named(one), people_shown(one.reported_persons)) for one in page],
        "row": rows.get(row, ""),
        "is_some": len(mine) != len(every),
        "may_enter": _may_enter(request, found),
    }
    return shown(request, "answers", found, context)


def _may_enter(request: SignedInRequest, found: NeedsInventory) -> bool:
    if found.stage not in ("open", "closed"):
        return False
    if found.is_internal:
        return bool(bodies_to_answer_for(request.user, found.programme))
    return may_enter_answers(request.user, found.programme)


@signed_in
def answer(
    request: SignedInRequest, programme: int, inventory: int, answer: int
) -> HttpResponse:
    """Show one answer, word for word; a replaced one says which one counts."""
    found = inventory_here(request, programme, inventory)
    one = (
        NeedsAnswer.objects.filter(inventory=found, pk=answer)
        .select_related("group", "body", "organisation", "held_by")
        .prefetch_related(
            Prefetch("words", NeedsWords.objects.select_related("question")),
            Prefetch("wishes", ActivityWish.objects.select_related("activity")),
            Prefetch("counterparts", CounterpartWish.objects.select_related("body")),
            "form_wishes",
        )
        .first()
    )
    if one is None:
        raise Http404
    context: dict[str, object] = {
        "answer": one,
        "name": named(one),
        "told": told_in(one),
        "persons": people_shown(one.reported_persons),
    }
    return shown(request, "answer", found, context)


@signed_in
def enter(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """Write down what a group said, or answer for one's own administration."""
    found = inventory_here(request, programme, inventory)
    bodies = (
        bodies_to_answer_for(request.user, found.programme)
        if found.is_internal
        else bodies_asked(found.programme)
    )
    may = (
        bool(bodies)
        if found.is_internal
        else may_enter_answers(request.user, found.programme)
    )
    if not may:
        raise PermissionDenied
    start = {"method": found.method, "body": bodies[0].pk if len(bodies) == 1 else None}
    form = EnterForm(
        request.POST or None,
        inventory=found,
        bodies=bodies,
        asked=asked_in(found),
        initial=start,
    )
    if form.is_valid():
        with refusals_in(form):
            stored = _enter(request, found, form)
            tell_done(request, _("The answer is written down."))
            return redirect("needs-answer", programme, inventory, stored.pk)
    return shown(request, "enter", found, {"form": form}, refused=form.is_bound)


def _enter(
    request: SignedInRequest, found: NeedsInventory, form: EnterForm
) -> NeedsAnswer:
    said = form.cleaned_data
    held = Held(
        said["method"], said["given_on"], said["held_by"], said["reported_persons"]
    )
    if found.is_internal:
        return actions.answer_for_body(
            found, said["body"], form.given(), held=held, by=request.user
        )
    return actions.enter_answer(
        found,
        said["group"],
        held,
        form.given(),
        by=request.user,
        organisation=said["organisation"],
    )
