"""The list of consultations, and one with its next step."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotYet
from gensvar.organisations.access import workspace_only
from gensvar.sami_consultations import law, steps
from gensvar.sami_consultations.forms.register import StageForm
from gensvar.sami_consultations.models import (
    NoDuty,
    Party,
    PartyState,
    RepresentativeKind,
    SamiConsultation,
    Stage,
)
from gensvar.sami_consultations.policies import bodies_to_consult_for, may_consult
from gensvar.sami_consultations.queries import (
    consultation_for,
    consultations_visible_to,
    parties_of,
    with_what_waits,
)
from gensvar.sami_consultations.workflow import LIFE_OF_A_SAMI_CONSULTATION as LIFE
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50


@workspace_only
def consultations(request: SignedInRequest) -> HttpResponse:
    """List consultations by stage, with how many answers are waited for."""
    form = StageForm(request.GET)
    stage = form.cleaned_data["skede"] if form.is_valid() else ""
    found = with_what_waits(consultations_visible_to(request.user))
    if stage:
        found = found.filter(stage=stage)
    page = Paginator(found.order_by("-pk"), ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "rows": [(one, _days_left(one)) for one in page],
        "is_search": bool(stage),
        "may_consult": bool(bodies_to_consult_for(request.user)),
    }
    return render(request, "sami_consultations/consultations.html", context)


def _days_left(one: SamiConsultation) -> int | None:
    """Return the days to the first day of answer; below none when it has passed."""
    answer_by = getattr(one, "answer_by", None)
    return (answer_by - today()).days if answer_by else None


@signed_in
def consultation(request: SignedInRequest, consultation: int) -> HttpResponse:
    """Show where a consultation stands; close it when all is documented."""
    found = consultation_for(request.user, consultation)
    keeps = may_consult(request.user, found)
    if request.method == "POST":
        return _close(request, found, keeps=keeps)
    parties = list(parties_of(found))
    context = {
        "consultation": found,
        "matter": found.matter,
        "keeps": keeps,
        "parties": parties,
        "screening": found.screenings.order_by("-pk").first(),
        "no_duty": (no_duty := _no_duty(found)),
        "ground": law.ground(no_duty.ground) if no_duty else None,
        "missing": _missing(found),
        "occasions": found.occasions.select_related("meeting"),
        "positions": found.positions.count(),
        "dialogues": dialogues_visible_to(request.user).filter(matter=found.matter),
        "is_silent": [one for one in parties if _is_silent(one)],
        "not_told": [one for one in parties if _is_untold(one)],
    }
    return render(request, "sami_consultations/consultation.html", context)


def _close(
    request: SignedInRequest, found: SamiConsultation, *, keeps: bool
) -> HttpResponse:
    if not keeps:
        raise PermissionDenied
    try:
        steps.close(found, by=request.user)
        tell_done(request, _("The consultation is closed. The record stays."))
    except NotYet as error:
        missing = "; ".join(str(phrase) for phrase in error.missing)
        tell_error(request, _("Missing: %(what)s.") % {"what": missing})
    return redirect("sami-consultation", found.pk)


def _no_duty(found: SamiConsultation) -> NoDuty | None:
    if found.stage != Stage.NO_DUTY:
        return None
    return found.no_duties.order_by("-pk").first()


def _missing(found: SamiConsultation) -> list[str]:
    """Return what is lacking before the consultation ends, or is closed."""
    names = {
        Stage.CONSULTING: "end sami consultation",
        Stage.ENDED: "close sami consultation",
    }
    name = names.get(Stage(found.stage))
    if name is None:
        return []
    return [str(one.requirement) for one in LIFE.transitions[name].missing(found)]


def _is_silent(one: Party) -> bool:
    """Say whether the day of answer has passed without an answer."""
    if one.state != PartyState.ASKED or one.answer_by is None:
        return False
    return one.answer_by < today()


def _is_untold(one: Party) -> bool:
    """Say whether Sametinget has not heard of one that is consulted apart."""
    is_apart = one.representative.kind != RepresentativeKind.SAMETINGET
    wants = one.state == PartyState.WANTS
    return is_apart and wants and one.sametinget_informed_on is None
