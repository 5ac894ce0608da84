"""Concrete examples that add to the plan: for everyone, and told by organisations."""

import csv
import io

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.agreements import public
from gensvar.agreements.public import ChangeExampleForm, NewExampleForm, Sought
from gensvar.directory.public import KeeperPage, shown_organisation
from gensvar.kernel.cells import as_text
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.example_forms import FindExampleForm
from gensvar.portal.own import with_keeper
from gensvar.portal.views.dialogues import bounds, page_of
from gensvar.ui.notices import tell_done

TOLD_A_MINUTE = 10
MOST_IN_A_FILE = 5000


@require_safe
def examples(request: HttpRequest) -> HttpResponse:
    """List the examples that everyone may read, narrowed to what is looked for."""
    form = _find_form(request)
    sought = form.sought()
    rows, total = public.examples_sought(sought, *bounds(request))
    context = {
        "form": form,
        "rows": rows,
        "total": total,
        "is_narrowed": sought != Sought(),
        "page_obj": page_of(request, total),
    }
    return render(request, "portal/examples.html", context)


@require_safe
def example(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one example; the page of who tells it is linked when it is shown."""
    found = public.example_shown(public_id)
    if found is None:
        raise Http404
    teller = found.organisation and shown_organisation(found.organisation)
    context = {"example": found, "teller": teller or None}
    return render(request, "portal/example.html", context)


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """Give the list that is chosen as a table file; no cell can be a formula."""
    sought = _find_form(request).sought()
    rows, _total = public.examples_sought(sought, 0, MOST_IN_A_FILE)
    text = io.StringIO()
    text.write("\ufeff")
    table = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    head = ["id", "title", "hard", "done", "outcome", "place", "year", "ask"]
    table.writerow([*head, "told_by", "agreement", "promise", "language"])
    for row in rows:
        said = [row.public_id, row.title, row.hard, row.done, row.outcome, row.place]
        more = [str(row.year or ""), row.ask, row.teller, row.agreement, row.promise]
        table.writerow([as_text(cell) for cell in (*said, *more, row.language)])
    headers = {"Content-Disposition": 'attachment; filename="exempel.csv"'}
    return HttpResponse(
        text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers
    )


def _find_form(request: HttpRequest) -> FindExampleForm:
    return FindExampleForm(request.GET, choices=public.to_narrow_by())


@with_keeper
def own(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """List what the organisation has told, with where it stands."""
    context = {"mine": mine, "rows": public.own_examples(mine.family)}
    return render(request, "portal/own/examples.html", context)


@with_keeper
def tell(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Let the organisation tell an example."""
    initial = {"key": public.fresh_key(), "language": get_language() or "sv"}
    form = NewExampleForm(request.POST or None, initial=initial)
    signs = form.point_out() if form.is_valid() else []
    if form.is_valid() and not signs and not _too_many(mine, form):
        with refusals_in(form):
            public.tell(mine.organisation, form.told(), form.cleaned_data["key"])
            tell_done(request, _("Saved. Somebody at the region looks at it first."))
            return redirect("own-examples", mine.token)
    context = {"mine": mine, "form": form, "signs": signs}
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/example.html", context, status=status)


def _too_many(mine: KeeperPage, form: forms.Form) -> bool:
    if not limits.too_many(f"example-{mine.keeper.pk}", TOLD_A_MINUTE):
        return False
    form.add_error(None, _("That was many in a short time. Wait a minute."))
    return True


@with_keeper
def own_example(request: HttpRequest, mine: KeeperPage, public_id: str) -> HttpResponse:
    """Show where one's own example stands; change it, or take it back."""
    found = public.own_example(mine.family, public_id)
    if found is None:
        raise Http404
    if request.POST.get("do") == "take-back":
        public.take_back_own_example(mine.family, public_id)
        tell_done(request, _("Taken back. Save it again if you change your mind."))
        return redirect("own-example", mine.token, public_id)
    form = ChangeExampleForm(request.POST or None, initial=found.start)
    signs = form.point_out() if form.is_valid() else []
    if form.is_valid() and not signs and not _too_many(mine, form):
        with refusals_in(form):
            seen = form.cleaned_data["version"]
            try:
                public.change_own_example(
                    mine.family, public_id, form.told(), seen=seen
                )
            except Stale:
                _build_on(request, form, found)
            else:
                tell_done(
                    request, _("Saved. Somebody at the region looks at it first.")
                )
                return redirect("own-examples", mine.token)
    context = {"mine": mine, "form": form, "signs": signs, "found": found}
    status = 422 if form.is_bound else 200
    return render(request, "portal/own/example.html", context, status=status)


def _build_on(
    request: HttpRequest, form: ChangeExampleForm, found: public.OwnExample
) -> None:
    words = _("Somebody else saved meanwhile. Save again if yours is to replace it.")
    form.add_error(None, words)
    form.data = request.POST.copy()
    form.data["version"] = str(found.start["version"])
