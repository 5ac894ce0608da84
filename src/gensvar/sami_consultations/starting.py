"""What the documentation begins with: what is already written down."""

from django.utils.translation import gettext as _

from gensvar.kernel.days import said
from gensvar.sami_consultations.models import Occasion, SamiConsultation
from gensvar.sami_consultations.queries import consulting, occasions_of


def start_of_documentation(found: SamiConsultation, name: str) -> dict[str, str]:
    """Return when and how, who took part, and who writes, as far as it is known."""
    occasions = list(occasions_of(found))
    sides = [found.matter.body.name, *(str(one) for one in consulting(found))]
    others = found.others.filter(takes_part=True).select_related("organisation")
    return {
        "when_and_how": "\n".join(line(one) for one in occasions),
        "took_part": "\n".join([*sides, *(str(one.organisation) for one in others)]),
        "made_by": name,
    }


def line(one: Occasion) -> str:
    """Return one occasion in a line: day, form, place, with whom."""
    parts = [said(one.held_on), one.get_form_display()]
    if one.meeting is not None:
        parts.append(_("at the meeting “%(title)s”") % {"title": one.meeting.title})
    if one.how:
        parts.append(one.how)
    parts.append(", ".join(str(row.party) for row in one.parties.all()))
    return ". ".join(part for part in parts if part)
