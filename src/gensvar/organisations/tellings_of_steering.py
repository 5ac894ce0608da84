"""How the events of political steering are told in the log.

Part of the table of `tellings`, which says what it is for.
"""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

STEERING: dict[str, StrOrPromise] = {
    "adopt year plan": _("Entered that a year plan is adopted"),
    "begin planned dialogue": _("Noted that something planned has begun"),
    "begin year plan": _("Began a year plan"),
    "change planned dialogue": _("Changed something planned"),
    "confirm following calendar": _("Confirmed an address that follows the calendar"),
    "copy year plan": _("Planned a year from the one before"),
    "drop planned dialogue": _("Dropped something planned"),
    "follow dialogues": _("Began to follow new dialogues"),
    "plan dialogue": _("Planned a dialogue"),
    "publish year plan": _("Showed a year plan to everyone"),
    "put back planned dialogue": _("Put something back in a year plan"),
    "stop following calendar": _("Removed an address that followed the calendar"),
    "stop following dialogues": _("Stopped following new dialogues"),
    "take back adoption": _("Took back that a year plan is adopted"),
    "withdraw year plan": _("Stopped showing a year plan"),
}
