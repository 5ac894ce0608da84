"""The whole overview: five sections, and the few sentences that say it all."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.workspace.overview.became import Became, became_in
from gensvar.workspace.overview.coming import Coming, coming_to
from gensvar.workspace.overview.found import Found
from gensvar.workspace.overview.lacking import Lacking, lacking_in
from gensvar.workspace.overview.said import Heard, said_to
from gensvar.workspace.overview.scope import Scope
from gensvar.workspace.overview.waits import Wait, late, waits_for

SHOWN, HEARD = 5, 3


@dataclass(frozen=True)
class Overview:
    """What one elected representative needs to know."""

    waits: Found[Wait]
    late: int
    coming: Found[Coming]
    heard: Found[Heard]
    became: Found[Became]
    lacking: Found[Lacking]

    @property
    def sentences(self) -> list[str]:
        """Return what matters most, in at most three sentences."""
        return [
            line
            for line in (
                _said_of_waits(self.waits.total, self.late),
                _said_of_coming(self.coming.total),
                _said_of_lacking(self.lacking.total),
            )
            if line
        ]


def overview_of(scope: Scope) -> Overview:
    """Return the overview; it asks as often for one row as for a thousand."""
    waits = waits_for(scope)
    return Overview(
        waits=Found(waits[:SHOWN], len(waits)),
        late=late(waits),
        coming=coming_to(scope.bodies, 0, SHOWN),
        heard=said_to(scope.bodies, 0, HEARD),
        became=became_in(scope.bodies, 0, SHOWN),
        lacking=lacking_in(scope.bodies, 0, SHOWN),
    )


def _said_of_waits(total: int, is_late: int) -> str:
    if not total:
        return _("Nothing waits for you.")
    line = ngettext(
        "%(number)d thing waits for you.", "%(number)d things wait for you.", total
    ) % {"number": total}
    if not is_late:
        return line
    return f"{line} " + ngettext(
        "%(number)d is late.", "%(number)d are late.", is_late
    ) % {"number": is_late}


def _said_of_coming(total: int) -> str:
    if not total:
        return ""
    return ngettext(
        "In %(number)d matter it is not decided whether people are asked.",
        "In %(number)d matters it is not decided whether people are asked.",
        total,
    ) % {"number": total}


def _said_of_lacking(total: int) -> str:
    if not total:
        return ""
    return ngettext(
        "%(number)d dialogue lacks something.",
        "%(number)d dialogues lack something.",
        total,
    ) % {"number": total}
