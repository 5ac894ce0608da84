"""What the documentation begins with: what is already written down."""

from itertools import groupby

from django.utils.translation import gettext as _

from gensvar.kernel.days import said
from gensvar.sami_consultations.models import (
    Occasion,
    OccasionParty,
    Party,
    SamiConsultation,
)
from gensvar.sami_consultations.queries import consulting


def start_of_documentation(found: SamiConsultation, name: str) -> dict[str, str]:
    """Return when and how, who took part, and who writes, as far as it is known."""
    sides = [found.matter.body.name, *(str(one) for one in consulting(found))]
    others = found.others.filter(takes_part=True).select_related("organisation")
    return {
        "when_and_how": "\n".join(occasions_in_words(found)),
        "took_part": "\n".join([*sides, *(str(one.organisation) for one in others)]),
        "made_by": name,
    }


def occasions_in_words(found: SamiConsultation) -> list[str]:
    """Return each occasion in a line, the first one first; read in one question."""
    rows = OccasionParty.objects.filter(occasion__consultation=found)
    rows = rows.select_related(
        "occasion__meeting", "party__representative__organisation"
    ).order_by("occasion__held_on", "occasion", "pk")
    return [
        _line(occasion, [row.party for row in group])
        for occasion, group in groupby(rows, key=lambda row: row.occasion)
    ]


def _line(one: Occasion, parties: list[Party]) -> str:
    """Return one occasion in a line: day, form, place, with whom."""
    parts = [said(one.held_on), one.get_form_display()]
    if one.meeting is not None:
        parts.append(_("at the meeting “%(title)s”") % {"title": one.meeting.title})
    if one.how:
        parts.append(one.how)
    parts.append(", ".join(str(party) for party in parties))
    return ". ".join(parts)
