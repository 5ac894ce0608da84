"""What impact assessments add to the page of a matter."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gensvar.impact_assessments.models import Status
from gensvar.impact_assessments.policies import may_assess
from gensvar.impact_assessments.queries import assessments_in
from gensvar.matters.parts import MatterPart, PartRow, matter_of


def matter_parts_below(request: HttpRequest) -> dict[str, object]:
    """Return the part that a matter's page shows after those of other apps."""
    matter = matter_of(request)
    if matter is None:
        return {}
    rows = [
        PartRow(
            str(one),
            reverse("impact-assessment", args=[one.pk]),
            note=_("Edition %(number)d") % {"number": one.edition},
            badge=one.get_status_display(),
            badge_kind="done" if one.status == Status.FINAL else "owed",
        )
        for one in assessments_in(matter)
    ]
    part = MatterPart(
        _("Impact on people"),
        rows,
        empty=_("Nobody has assessed the impact yet."),
        action=_("Assess the impact") if may_assess(request.user, matter) else "",
        action_address=reverse("begin-impact-assessment", args=[matter.pk]),
    )
    return {"matter_parts_below": [part]}
