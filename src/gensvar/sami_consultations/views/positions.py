"""Positions and replies, how it ended, and the documentation."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.sami_consultations import steps
from gensvar.sami_consultations.actions import positions as actions
from gensvar.sami_consultations.forms.positions import (
    DocumentationForm,
    EndForm,
    PositionForm,
)
from gensvar.sami_consultations.models import (
    Documentation,
    SamiConsultation,
    Stage,
)
from gensvar.sami_consultations.policies import may_consult
from gensvar.sami_consultations.queries import consultation_for, positions_of
from gensvar.sami_consultations.starting import start_of_documentation
from gensvar.sami_consultations.views.loading import form_page, kept_by
from gensvar.ui.notices import tell_done


@signed_in
def positions(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Show what each side has said, and write down more."""
    found = consultation_for(request.user, consultation)
    keeps = may_consult(request.user, found)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    writes = keeps and found.stage == Stage.CONSULTING
    form = PositionForm(request.POST or None, consultation=found) if keeps else None
    if form is not None and form.is_valid():
        with refusals_in(form):
            actions.state_position(found, form.said(), by=request.user)
            tell_done(request, _("It is written down, word for word."))
            return redirect("sami-positions", found.pk)
    context = {
        "consultation": found,
        "rows": positions_of(found),
        "form": form if writes or request.method == "POST" else None,
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "sami_consultations/positions.html", context, status=status)


@signed_in
def end(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Write down how it ended with one representative (11 §)."""
    found = kept_by(request, consultation)
    form = EndForm(request.POST or None, consultation=found)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            party = said["party"]
            party.consultation = found
            steps.declare_end(
                party,
                said["kind"],
                said["ended_on"],
                declared_by_region=form.declared_by_region(),
                by=request.user,
            )
            tell_done(request, _("The end is written down."))
            return redirect("sami-consultation", found.pk)
    return form_page(
        request,
        form,
        title=_("Write down how it ended"),
        lead=_(
            "A consultation ends in agreement, in consent, or when either side "
            "declares that it cannot be reached. Time alone never ends it (11 §)."
        ),
        save=_("Write down the end"),
        back=_back(found),
        draft=f"sami-end-{found.pk}",
        under=found.matter,
    )


@signed_in
def documentation(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Write what the act asks to be documented (12 §)."""
    found = kept_by(request, consultation)
    written = Documentation.objects.filter(consultation=found).first()
    form = DocumentationForm(
        request.POST or None, initial=_start(found, written, request)
    )
    others: list[Other] = []
    if form.is_valid():
        try:
            with refusals_in(form):
                actions.document(
                    found,
                    form.facts(),
                    seen_version=form.cleaned_data["version"],
                    by=request.user,
                )
                tell_done(request, _("The documentation is saved."))
                return redirect("sami-consultation", found.pk)
        except Stale:
            assert written is not None  # noqa: S101 -- nobody writes before the first
            others = form.what_others_saved(written)
    return form_page(
        request,
        form,
        title=_("Document the consultation"),
        lead=_(
            "The act asks for what came out of it, when and how you consulted, who "
            "took part, and who made the documentation (12 §)."
        ),
        save=_("Save the documentation"),
        back=_back(found),
        draft=f"sami-documentation-{found.pk}",
        under=found.matter,
        others=others,
    )


def _start(
    found: SamiConsultation, written: Documentation | None, request: SignedInRequest
) -> dict[str, Any]:
    """Return what the form begins with: what is written, or what is known."""
    # Any: the values of any field.
    if written is None:
        return {"version": 0, **start_of_documentation(found, request.user.name)}
    names = ("outcome", "when_and_how", "took_part", "made_by", "made_on", "version")
    return {name: getattr(written, name) for name in names}


def _back(found: SamiConsultation) -> tuple[str, str]:
    return (
        _("Back to the consultation"),
        reverse("sami-consultation", args=[found.pk]),
    )
