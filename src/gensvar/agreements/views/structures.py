"""The structure of a programme: its versions, one version, and its steps."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.agreements.actions.structures import (
    add_source,
    begin_structure,
    explain_change,
    write_parts,
)
from gensvar.agreements.forms.structures import (
    STEP_FORMS,
    ChangeForm,
    PartsForm,
    SourceForm,
)
from gensvar.agreements.looking import look
from gensvar.agreements.models import ProposalStage
from gensvar.agreements.policies import may_keep_structure
from gensvar.agreements.queries import (
    OPEN,
    changes_of,
    differences,
    objections_to,
    parts_of,
    proposal_in,
    proposals_of,
    sources_of,
)
from gensvar.agreements.shown import line_of_structure, steps_from
from gensvar.agreements.stepping import take_structure_step
from gensvar.agreements.workflow import LIFE_OF_A_STRUCTURE
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.programmes.policies import may_keep_programme
from gensvar.programmes.queries import programme_for, status_of
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def structure(request: SignedInRequest, programme: int) -> HttpResponse:
    """List the versions of a programme's structure; a press begins the next one."""
    found = programme_for(request.user, programme)
    may_keep = may_keep_programme(request.user, found)
    if request.method == "POST":
        if not may_keep:
            raise PermissionDenied
        try:
            begun = begin_structure(found, by=request.user)
        except NotYet as refused:
            tell_error(request, _("Missing: %(what)s.") % {"what": refused.missing[0]})
            return redirect("structure", found.pk)
        return redirect("structure-version", found.pk, begun.pk)
    rows = proposals_of(found)
    context = {
        "programme": found,
        "status": status_of(found),
        "rows": rows,
        "may_begin": may_keep and not any(row.stage in OPEN for row in rows),
    }
    return render(request, "agreements/structure.html", context)


@signed_in
def version(request: SignedInRequest, programme: int, proposal: int) -> HttpResponse:
    """Show one version: its words, what it builds on, objections, and what is next."""
    found = programme_for(request.user, programme)
    shown = proposal_in(found, proposal)
    may_keep = may_keep_structure(request.user, shown)
    with look():
        context = {
            "programme": found,
            "proposal": shown,
            "line": line_of_structure(shown),
            "parts": [row for row in parts_of(shown) if row.proposal_id == shown.pk],
            "sources": sources_of(shown),
            "changes": changes_of(shown),
            "differences": differences(shown),
            "objections": objections_to(shown),
            "steps": steps_from(LIFE_OF_A_STRUCTURE, shown) if may_keep else [],
            "may_write": may_keep and shown.stage == ProposalStage.DRAFT,
        }
    return render(request, "agreements/version.html", context)


@signed_in
def parts(request: SignedInRequest, programme: int, proposal: int) -> HttpResponse:
    """Write the words of a draft, what it builds on, and why it changes."""
    found = programme_for(request.user, programme)
    shown = proposal_in(found, proposal)
    if not may_keep_structure(request.user, shown):
        raise PermissionDenied
    sent = request.POST.get("do", "")
    data = {sent: request.POST} if request.method == "POST" else {}
    words = PartsForm(data.get("words"), proposal=shown)
    source = SourceForm(data.get("source"), prefix="source", programme=found)
    change = ChangeForm(data.get("change"), prefix="change")
    form = {"words": words, "source": source, "change": change}.get(sent)
    if form is not None and form.is_valid():
        with refusals_in(form):
            try:
                if form is words:
                    seen = words.cleaned_data["version"]
                    write_parts(shown, seen, words.words(), by=request.user)
                elif form is source:
                    add_source(shown, by=request.user, **source.cleaned_data)
                else:
                    explain_change(shown, by=request.user, **change.cleaned_data)
            except Stale:
                _read_first(words, shown)
            else:
                tell_done(request, _("Saved."))
                return redirect("structure-parts", found.pk, shown.pk)
    context = {
        "programme": found,
        "proposal": shown,
        "words": words,
        "source": source,
        "change": change,
        "sources": sources_of(shown),
        "changes": changes_of(shown),
        "differences": differences(shown),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/parts.html", context, status=status)


def _read_first(form: PartsForm, shown: object) -> None:
    """Keep what was typed; the next sending builds on what the other one saved."""
    shown.refresh_from_db()  # type: ignore[attr-defined] # a StructureProposal
    form.add_error(
        None, _("Somebody else saved meanwhile. Open the page anew to see it.")
    )
    data = form.data.copy()  # type: ignore[attr-defined] # a QueryDict
    data["version"] = str(shown.version)  # type: ignore[attr-defined] # a QueryDict
    form.data = data


@signed_in
def step(
    request: SignedInRequest, programme: int, proposal: int, step: str
) -> HttpResponse:
    """Take a step in the life of a version, or say what it lacks."""
    found = programme_for(request.user, programme)
    shown = proposal_in(found, proposal)
    arrow = LIFE_OF_A_STRUCTURE.transitions.get(step)
    if arrow is None:
        raise Http404
    if not may_keep_structure(request.user, shown):
        raise PermissionDenied
    kind = STEP_FORMS.get(step)
    data = request.POST if request.method == "POST" else None
    form = kind(data) if kind else None
    refused: list[str] = []
    if request.method == "POST" and (form is None or form.is_valid()):
        facts = form.cleaned_data if form else {}
        try:
            take_structure_step(shown, step, by=request.user, facts=facts)
        except NotYet as trouble:
            refused = [str(phrase) for phrase in trouble.missing]
        except Invalid as trouble:
            if form is not None:
                form.add_error(trouble.field or None, str(trouble.sentence))
        else:
            tell_done(request, _("Done: %(step)s.") % {"step": arrow.label})
            return redirect("structure", found.pk)
    context = {
        "programme": found,
        "proposal": shown,
        "arrow": arrow,
        "form": form,
        "missing": refused,
        "is_open": shown.stage in arrow.starts,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/step.html", context, status=status)
