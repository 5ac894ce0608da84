"""How the events of political steering are told in the log.

Part of the table of `tellings`, which says what it is for.
"""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

STEERING: dict[str, StrOrPromise] = {
    "add performer": _("Asked one more to do a joint step"),
    "adopt policy": _("Noted that a policy with rules for dialogue was adopted"),
    "adopt year plan": _("Entered that a year plan is adopted"),
    "begin joint step": _("Asked several to do something together"),
    "begin planned dialogue": _("Noted that something planned has begun"),
    "begin year plan": _("Began a year plan"),
    "change planned dialogue": _("Changed something planned"),
    "change policy": _("Changed the draft of a policy"),
    "change role matrix": _("Changed the region's matrix of roles"),
    "change roles of dialogue": _("Changed who does what in a dialogue"),
    "change work meeting": _("Changed a working meeting"),
    "confirm following calendar": _("Confirmed an address that follows the calendar"),
    "confirm joint step": _("Confirmed a joint step"),
    "copy year plan": _("Planned a year from the one before"),
    "correct governing document": _(
        "Corrected what was entered of a governing document"
    ),
    "draft policy": _("Began the draft of a policy"),
    "drop joint step": _("Dropped a joint step"),
    "drop planned dialogue": _("Dropped something planned"),
    "follow dialogues": _("Began to follow new dialogues"),
    "follow role matrix": _("Let a dialogue follow the region's matrix of roles"),
    "give part in dialogue": _("Gave somebody a role in a dialogue"),
    "hold result conference": _("Wrote down a result conference"),
    "let elected take part": _("Wrote down that an elected representative takes part"),
    "plan dialogue": _("Planned a dialogue"),
    "plan work meeting": _("Planned a working meeting"),
    "publish year plan": _("Showed a year plan to everyone"),
    "put back joint step": _("Put a joint step back"),
    "put back planned dialogue": _("Put something back in a year plan"),
    "reflect together": _("Wrote what was learnt of working together"),
    "remove performer": _("Asked somebody no longer to do a joint step"),
    "set terms of user dialogue": _("Wrote down what the service promises"),
    "stop following calendar": _("Removed an address that followed the calendar"),
    "stop following dialogues": _("Stopped following new dialogues"),
    "take away elected": _("Took an elected representative out of a dialogue"),
    "take back adoption": _("Took back that a year plan is adopted"),
    "take back confirmation": _("Took back a confirmation of a joint step"),
    "take part in dialogue away": _("Took somebody off a role in a dialogue"),
    "withdraw governing document": _("Noted that a governing document was withdrawn"),
    "withdraw year plan": _("Stopped showing a year plan"),
    "bring in past dialogue": _("Brought in a past dialogue"),
    "change past dialogue": _("Changed a past dialogue"),
    "publish past dialogue": _("Showed a past dialogue to everyone"),
    "withdraw past dialogue": _("Stopped showing a past dialogue"),
    "note past count": _("Noted how many took part in a past dialogue"),
    "remove past count": _("Removed a number from a past dialogue"),
    "add past document": _("Added a document to a past dialogue"),
    "remove past document": _("Removed a document from a past dialogue"),
    "judge past dialogue": _("Compared a past dialogue with the rules"),
    "take list of past dialogues": _("Gave a list of past dialogues"),
    "bring in list of past dialogues": _("Brought in past dialogues from a list"),
    "drop list of past dialogues": _("Dropped a list of past dialogues"),
}
