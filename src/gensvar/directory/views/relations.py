"""How we work together: all organisations in a table, and one with its history."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.directory.actions.relations import (
    answer_view,
    end_relation,
    set_relation,
)
from gensvar.directory.forms.relations import (
    AnswerViewForm,
    EndRelationForm,
    RelationFilterForm,
    RelationForm,
)
from gensvar.directory.models import Relation, RelationView
from gensvar.directory.policies import may_see_directory, may_set_relations
from gensvar.directory.relation_tables import FILES
from gensvar.directory.relations import (
    bodies_unsaid,
    relations_before,
    relations_of,
    relations_wanted,
    stamp_of,
    view_of,
)
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Organisation
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def cooperation(request: SignedInRequest) -> HttpResponse:
    """List how we work together, what the two sides see differently first."""
    if not may_see_directory(request.user):
        raise PermissionDenied
    form = RelationFilterForm(request.GET)
    wanted = form.wanted()
    found = relations_wanted(wanted)
    context = {
        "form": form,
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "unsaid": bodies_unsaid(),
        "body": form.bodies.get(wanted.body, ""),
        "query": request.GET.urlencode(),
    }
    return render(request, "directory/cooperation.html", context)


@signed_in
def cooperation_file(request: SignedInRequest, form: str) -> HttpResponse:
    """Give the same table as a file."""
    if not may_see_directory(request.user):
        raise PermissionDenied
    if form not in FILES:
        raise Http404
    made, kind = FILES[form]
    rows = relations_wanted(RelationFilterForm(request.GET).wanted())
    name = f"samverkan-{today():%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made(rows), content_type=kind, headers=headers)


def _top(public_id: str) -> Organisation:
    rows = Organisation.objects.select_related("merged_into")
    return top_of(get_object_or_404(rows, public_id=public_id))


@signed_in
def of_organisation(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show how we work together with an organisation, and say it anew."""
    may = may_set_relations(request.user)
    allowed = may if request.method == "POST" else may_see_directory(request.user)
    if not allowed:
        raise PermissionDenied
    organisation = _top(public_id)
    family = family_of(organisation)
    start = {"seen": stamp_of(family), "since": today()}
    form = RelationForm(request.POST or None, initial=start)
    if form.is_valid() and _set(request, organisation, form):
        return redirect("organisation-cooperation", organisation.public_id)
    context = {
        "organisation": organisation,
        "rows": relations_of(family),
        "before": relations_before(family),
        "form": form if may else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "directory/relations.html", context, status=status)


def _set(request: SignedInRequest, of: Organisation, form: RelationForm) -> bool:
    with refusals_in(form):
        try:
            seen = form.cleaned_data["seen"]
            set_relation(of, form.said(), by=request.user, seen=seen)
        except Stale:
            _look_again(form, "seen", stamp_of(family_of(of)))
            return False
        tell_done(request, _("Saved."))
        return True
    return False


def _look_again(form: forms.Form, field: str, seen: int) -> None:
    """Say that somebody was first; the words typed stay, the next sending counts."""
    form.add_error(
        None, _("Somebody else saved meanwhile. Read it above, then save again.")
    )
    data = form.data.copy()  # type: ignore[attr-defined] # what was sent
    data[form.add_prefix(field)] = str(seen)
    form.data = data


@signed_in
def relation(request: SignedInRequest, public_id: str, relation: int) -> HttpResponse:
    """Show one relation and how the organisation sees it; answer, or end it."""
    if not may_set_relations(request.user):
        raise PermissionDenied
    organisation = _top(public_id)
    rows = Relation.objects.select_related(
        "organisation__merged_into", "body", "sub_region", "set_by", "view__said_by"
    )
    family = family_of(organisation)
    found = get_object_or_404(rows, pk=relation, organisation__in=family)
    view, sent = view_of(found), request.POST.get("do", "")
    data = {sent: request.POST} if sent else {}
    made = _forms(found, view, data)
    if sent in made and _done(request, found, view, sent, made[sent]):
        tell_done(request, _("Saved."))
        return redirect("organisation-cooperation", organisation.public_id)
    context = {
        "organisation": organisation,
        "relation": found,
        "view": view,
        "forms": made,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "directory/relation.html", context, status=status)


def _forms(
    found: Relation, view: RelationView | None, data: Mapping[str, QueryDict]
) -> dict[str, forms.Form]:
    """Return what can be done while it holds; after that nobody reads an answer."""
    made: dict[str, forms.Form] = {}
    if found.until is not None and found.until < today():
        return made
    start: dict[str, object] = {"version": found.version, "until": today()}
    made["end"] = EndRelationForm(data.get("end"), prefix="end", initial=start)
    if view is not None:
        start = {"version": view.version, "answer": view.answer}
        sent = data.get("answer")
        made["answer"] = AnswerViewForm(sent, prefix="answer", initial=start)
    return made


def _done(
    request: SignedInRequest,
    found: Relation,
    view: RelationView | None,
    do: str,
    form: forms.Form,
) -> bool:
    if not form.is_valid():
        return False
    seen = form.cleaned_data["version"]
    with refusals_in(form):
        try:
            if do == "end":
                until: date = form.cleaned_data["until"]
                end_relation(found, until, by=request.user, seen_version=seen)
            elif view is not None:
                words = form.cleaned_data["answer"]
                answer_view(view, words, by=request.user, seen_version=seen)
        except Stale:
            latest = found if do == "end" or view is None else view
            latest.refresh_from_db()
            _look_again(form, "version", latest.version)
            return False
        return True
    return False
