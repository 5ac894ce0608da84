"""What dialogues and measures add to the page of a matter."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Consideration
from gensvar.dialogues.policies import may_consider
from gensvar.dialogues.process import start_of, with_first_day
from gensvar.dialogues.queries import considerations_visible_to, dialogues_visible_to
from gensvar.followups.policies import may_read
from gensvar.followups.queries import is_overdue, measures_in
from gensvar.matters.models import Matter
from gensvar.matters.parts import MatterPart, PartRow, matter_of
from gensvar.organisations.models import Role
from gensvar.organisations.policies import Visitor, has_role_anywhere
from gensvar.ui.dates import day


def matter_parts(request: HttpRequest) -> dict[str, object]:
    """Return the parts that a matter's page shows beneath its decisions."""
    matter = matter_of(request)
    if matter is None:
        return {}
    return {
        "matter_parts": [
            _considerations(request.user, matter),
            _dialogues(request.user, matter),
            _measures(request.user, matter),
        ]
    }


def _considerations(user: Visitor, matter: Matter) -> MatterPart:
    found = list(considerations_visible_to(user).filter(matter=matter))
    is_open = any(one.decided_on is None for one in found)
    may_begin = not is_open and may_consider(user, matter)
    return MatterPart(
        _("Should we hold a dialogue?"),
        [_consideration(one) for one in found],
        empty=_("Nobody has considered a dialogue in this matter yet."),
        action=(_("Consider again") if found else _("Consider a dialogue"))
        if may_begin
        else "",
        action_address=reverse("begin-consideration", args=[matter.pk]),
        is_posted=True,
    )


def _consideration(one: Consideration) -> PartRow:
    address = reverse("consideration", args=[one.pk])
    if one.decided_on is None:
        return PartRow(
            _("The consideration has begun"),
            address,
            badge=_("Not decided"),
            badge_kind="owed",
        )
    return PartRow(one.get_outcome_display(), address, note=day(one.decided_on))


def _dialogues(user: Visitor, matter: Matter) -> MatterPart:
    found = list(with_first_day(dialogues_visible_to(user).filter(matter=matter)))
    decisions = list(matter.decisions.all()) if found else []
    rows = [
        PartRow(
            dialogue.title,
            reverse("dialogue", args=[dialogue.number]),
            note=f"{dialogue.number}. {start_of(dialogue, decisions).words}",
            badge=dialogue.get_stage_display(),
        )
        for dialogue in found
    ]
    may_begin = has_role_anywhere(user, Role.OFFICER)
    return MatterPart(
        _("Dialogues"),
        rows,
        empty=_("No dialogue in this matter."),
        action=_("Begin a dialogue with users") if may_begin else "",
        action_address=reverse("begin-user-dialogue", args=[matter.pk]),
    )


def _measures(user: Visitor, matter: Matter) -> MatterPart:
    rows = [
        PartRow(
            measure.words,
            reverse("measure", args=[measure.pk]) if may_read(user, measure) else "",
            note=day(measure.due_on),
            badge=_("Overdue") if is_overdue(measure) else measure.get_status_display(),
            badge_kind="owed" if is_overdue(measure) else "plain",
        )
        for measure in measures_in(matter)
    ]
    return MatterPart(_("Measures"), rows, empty=_("Nothing is promised here yet."))
