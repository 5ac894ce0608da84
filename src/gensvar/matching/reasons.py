"""The reasons of a suggestion, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from gensvar.matching.models import About, Side
from gensvar.matching.suggesting import Reason

MEET: dict[tuple[str, str], StrOrPromise] = {
    (About.ROOMS, Side.LOOKS): gettext_lazy("You look for rooms. They have rooms."),
    (About.ROOMS, Side.HAS): gettext_lazy("You have rooms. They look for rooms."),
    (About.EQUIPMENT, Side.LOOKS): gettext_lazy(
        "You look for equipment. They have equipment."
    ),
    (About.EQUIPMENT, Side.HAS): gettext_lazy(
        "You have equipment. They look for equipment."
    ),
    (About.KNOWLEDGE, Side.LOOKS): gettext_lazy("You look for help. They can help."),
    (About.KNOWLEDGE, Side.HAS): gettext_lazy("You can help. They look for help."),
    (About.VOLUNTEERS, Side.LOOKS): gettext_lazy(
        "You look for volunteers. They have volunteers."
    ),
    (About.VOLUNTEERS, Side.HAS): gettext_lazy(
        "You have volunteers. They look for volunteers."
    ),
    (About.TOGETHER, Side.LOOKS): gettext_lazy(
        "You both look for somebody to do something with."
    ),
}
COMMON: dict[str, StrOrPromise] = {
    "themes": gettext_lazy("Same theme: %(which)s."),
    "places": gettext_lazy("Same place: %(which)s."),
    "competences": gettext_lazy("Same knowledge: %(which)s."),
    "hours": gettext_lazy("Same time of the week: %(which)s."),
    "languages": gettext_lazy("Same language: %(which)s."),
}


def said(
    reason: Reason, side: str, about: str, names: Mapping[str, StrOrPromise]
) -> str:
    """Return a reason as a sentence to the one whose listing has this side.

    `names` are the names of what the reason points at.
    """
    if reason.what == "meet":
        return str(MEET[about, side])
    if reason.what == "dates":
        return _("On days that suit both.")
    which = ", ".join(str(names.get(one, one)) for one in reason.which)
    return str(COMMON[reason.what]) % {"which": which}
