"""What a Sámi consultation adds to the page of a matter."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gensvar.matters.parts import MatterPart, PartRow, matter_of
from gensvar.sami_consultations.models import OPEN
from gensvar.sami_consultations.policies import may_read_consultations, may_screen
from gensvar.sami_consultations.queries import consultations_in


def matter_parts_above(request: HttpRequest) -> dict[str, object]:
    """Return the part that a matter's page shows below those of dialogues."""
    matter = matter_of(request)
    if matter is None:
        return {}
    reads = may_read_consultations(request.user, matter)
    rows = [
        PartRow(
            one.get_stage_display(),
            reverse("sami-consultation", args=[one.pk]) if reads else "",
            badge=_("Under way") if one.stage in OPEN else "",
            badge_kind="owed",
        )
        for one in consultations_in(matter)
    ]
    may = may_screen(request.user, matter)
    part = MatterPart(
        _("Sámi consultation"),
        rows,
        empty=_("Nobody has screened whether the Sámi are to be consulted."),
        action=(_("Screen again") if rows else _("Screen the matter")) if may else "",
        action_address=reverse("sami-screening", args=[matter.pk]),
    )
    return {"matter_parts_above": [part]}
