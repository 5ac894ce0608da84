"""One meeting at a glance: what is done, what is missing, what comes next."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.kernel.refusals import Other
from gensvar.meetings.actions.planning import say_next_step
from gensvar.meetings.forms.planning import CancelForm, NextStepForm
from gensvar.meetings.models import (
    GuestState,
    Meeting,
    MeetingGroup,
    MeetingStage,
    Side,
)
from gensvar.meetings.policies import bodies_together, may_keep_meeting
from gensvar.meetings.public.agenda import Agenda, agenda_of
from gensvar.meetings.queries import meeting_for, turn_in_series
from gensvar.meetings.workflow import LIFE_OF_A_MEETING, take_step
from gensvar.ui.dates import clock, day
from gensvar.ui.notices import tell_done
from gensvar.ui.shapes import Check, Fact
from gensvar.workflow.transitions import Transition
from gensvar.workspace.places import of_meeting, of_meeting_gate

COMES = (GuestState.ACCEPTED,)


@signed_in
def overview(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show where a meeting stands, what is missing, and the button of the next step."""
    found = meeting_for(request.user, meeting)
    agenda = agenda_of(found, Side.REGION, in_short=True)
    arrows = LIFE_OF_A_MEETING.next_steps(found)
    ahead = [arrow for arrow in arrows if arrow.name != "cancel"]
    context = {
        "meeting": found,
        "step": ahead[0] if ahead else None,
        "missing": _missing(ahead[0], found) if ahead else [],
        "may_cancel": len(ahead) < len(arrows),
        "facts": _facts(found),
        "checks": _checks(found, agenda),
        "may_keep": may_keep_meeting(request.user, found),
        "was_asked_by_others": found.called_by == Side.OTHER,
    }
    return render(request, "workspace/meeting.html", context)


def _missing(arrow: Transition[Meeting], found: Meeting) -> list[Check]:
    """Return what is missing before a step, each with the page where it is done."""
    return [
        Check(str(gate.requirement), address=of_meeting_gate(gate.name, found.pk))
        for gate in arrow.missing(found)
    ]


def _facts(found: Meeting) -> list[Fact]:
    """Return what one wants to know at once; what nobody has said is left out."""
    bodies = [body.name for body in (found.body, *bodies_together(found))]
    change = of_meeting("change-meeting", found.pk, "ansvar")
    rows = [
        Fact(_("When"), _when(found)),
        Fact(_("Where"), found.place or found.get_form_display()),
        Fact(_("Who meet"), f"{', '.join(bodies)} – {found.other_side}"),
        Fact(_("Why"), found.purpose),
        Fact(
            _("What can be influenced"),
            found.get_influence_display() if found.influence else "",
        ),
        Fact(_("Who owns the agenda"), found.get_agenda_owner_display(), change),
        Fact(_("Who may call"), found.get_may_call_display(), change),
        Fact(_("Called by"), found.get_called_by_display() if found.called_by else ""),
        Fact(_("Chair"), _chair(found), of_meeting("meeting-chair", found.pk)),
        Fact(
            _("Series"),
            str(found.series or ""),
            of_meeting("meeting-series", found.series_id) if found.series_id else "",
        ),
        Fact(
            _("Programme"),
            str(found.programme or _("None: a meeting of its own")),
            of_meeting("meeting-programme", found.pk),
        ),
        Fact(_("Groups"), ", ".join(str(row.group) for row in _groups(found))),
        Fact(_("The question"), found.issue),
        Fact(
            _("Form of samråd"),
            f"{found.get_chosen_form_display()}: {found.form_reason}"
            if found.chosen_form
            else "",
        ),
        Fact(_("Next step"), found.next_step),
        Fact(_("No next step, because"), found.no_next_step_reason),
        Fact(_("Cancelled, because"), found.cancel_reason),
    ]
    return [row for row in rows if row.value]


def _groups(found: Meeting) -> list[MeetingGroup]:
    """Return the groups of a meeting of a programme."""
    if found.programme_id is None:
        return []
    return list(found.groups.select_related("group"))


def _when(found: Meeting) -> str:
    if found.starts_at is None or found.ends_at is None:
        return _("Not set yet")
    return f"{day(found.starts_at)} {clock(found.starts_at, found.ends_at)}"


def _chair(found: Meeting) -> str:
    """Return who chairs; where nobody is named, whose turn it is."""
    if found.chair_side:
        side = _name_of_side(found, found.chair_side)
        named = f"{found.chair_name} ({side})" if found.chair_name else side
        if found.chair_exception:
            return _("%(who)s, out of turn") % {"who": named}
        return named
    due = turn_in_series(found)
    turn = _("%(side)s, whose turn it is")
    return turn % {"side": _name_of_side(found, due)} if due else ""


def _name_of_side(found: Meeting, side: str) -> str:
    """Return what a side is called at this meeting."""
    other = found.other_side if side == Side.OTHER else ""
    return other or str(Side(side).label)


def _checks(found: Meeting, agenda: Agenda) -> list[Check]:
    """Return how far each part has come, with the way there."""
    return [
        _agenda_check(found, agenda),
        _guest_check(found),
        _material_check(found),
        Check(
            _("It is said who does what"),
            bool(found.roles.strip()),
            address=of_meeting("change-meeting", found.pk, "om"),
        ),
        Check(
            _("It is said what is in it for those who come"),
            bool(found.for_you.strip()),
            address=of_meeting("change-meeting", found.pk, "om"),
        ),
    ]


def _agenda_check(found: Meeting, agenda: Agenda) -> Check:
    note = ""
    if agenda.waiting:
        note = ngettext(
            "%(number)d item waits for an answer",
            "%(number)d items wait for an answer",
            agenda.waiting,
        ) % {"number": agenda.waiting}
    where = of_meeting("meeting-agenda", found.pk)
    return Check(_("The agenda is final"), agenda.is_final, note, where)


def _guest_check(found: Meeting) -> Check:
    guests = list(found.guests.values_list("state", flat=True))
    coming = sum(state in COMES for state in guests)
    note = ""
    if guests:
        note = _("%(coming)d of %(asked)d are coming") % {
            "coming": coming,
            "asked": len(guests),
        }
    where = of_meeting("meeting-guests", found.pk)
    return Check(_("Somebody is asked to come"), bool(guests), note, where)


def _material_check(found: Meeting) -> Check:
    materials = list(found.materials.values_list("ready_at", flat=True))
    ready = sum(at is not None for at in materials)
    note = _("Nothing is to be read")
    if materials:
        note = _("%(ready)d of %(all)d") % {"ready": ready, "all": len(materials)}
    where = of_meeting("meeting-material", found.pk)
    is_done = ready == len(materials)
    return Check(_("What is to be read is ready"), is_done, note, where)


@signed_in
def step(request: SignedInRequest, meeting: int, step: str) -> HttpResponse:
    """Take one step in the life of a meeting, or show what it asks for."""
    found = meeting_for(request.user, meeting)
    arrow = LIFE_OF_A_MEETING.transitions.get(step)
    if arrow is None or found.stage not in arrow.starts:
        raise Http404
    if not may_keep_meeting(request.user, found):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else None
    form = _form_of(arrow, found, sent)
    missing: list[Check] = [] if arrow.name == "end" else _missing(arrow, found)
    others: list[Other] = []
    if sent is not None and (form is None or form.is_valid()):
        try:
            _take(request, found, arrow, form)
        except Stale:
            assert isinstance(form, NextStepForm)  # noqa: S101 -- nothing else is saved
            others = form.what_others_saved(found)
        except NotYet as refused:
            missing = [Check(str(phrase)) for phrase in refused.missing]
        except Invalid as refused:
            assert form is not None  # noqa: S101 -- only what is written is invalid
            form.add_error(refused.field or None, str(refused.sentence))
        else:
            stage = MeetingStage(found.stage).label.lower()
            tell_done(request, _("The meeting is now: %(stage)s.") % {"stage": stage})
            return redirect("meeting", found.pk)
    context = {
        "meeting": found,
        "arrow": arrow,
        "form": form,
        "missing": missing,
        "others": others,
        "guests": found.guests.exclude(state=GuestState.WITHDRAWN).count(),
    }
    status = 422 if sent is not None else 200
    return render(request, "workspace/meeting_step.html", context, status=status)


def _form_of(
    arrow: Transition[Meeting], found: Meeting, sent: object
) -> CancelForm | NextStepForm | None:
    """Return what a step asks for: a reason, or the next step."""
    if arrow.asks_reason:
        return CancelForm(sent)  # type: ignore[arg-type] # what was sent, or None
    if arrow.name == "end":
        names = ("version", "next_step", "no_next_step_reason")
        start = {name: getattr(found, name) for name in names}
        return NextStepForm(sent, initial=start)  # type: ignore[arg-type] # the same
    return None


def _take(
    request: SignedInRequest,
    found: Meeting,
    arrow: Transition[Meeting],
    form: CancelForm | NextStepForm | None,
) -> None:
    said = form.cleaned_data if form else {}
    if isinstance(form, NextStepForm):
        say_next_step(
            found,
            said["version"],
            said["next_step"],
            said["no_next_step_reason"],
            by=request.user,
        )
    take_step(found, arrow.name, by=request.user, reason=said.get("reason", ""))
