"""How the events of civil society's side are told in the log.

Part of the table of `tellings`, which says what it is for.
"""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

CIVIL_SOCIETY: dict[str, StrOrPromise] = {
    "add category": _("Put a category in the list of organisations"),
    "add competence": _("Put a competence in the list of organisations"),
    "approve keeper": _("Let somebody keep the page of an organisation"),
    "ask to keep page": _("Asked to keep the page of an organisation"),
    "confirm keeper": _("Confirmed the address of who wants to keep a page"),
    "confirm page": _("Showed the page of an organisation to everyone"),
    "decline keeper": _("Did not let somebody keep the page of an organisation"),
    "end in directory list": _("Let something in the list of organisations end"),
    "end keeping": _("Ended that somebody keeps the page of an organisation"),
    "hide page": _("Stopped showing the page of an organisation"),
    "invite keeper": _("Invited somebody to keep the page of an organisation"),
    "list again in directory": _("Took something back into the list"),
    "object to keeper": _("Said that whoever asks to keep a page is unknown"),
    "return page": _("Asked an organisation to change its page first"),
    "send new link to keeper": _("Sent a new link to who keeps a page"),
    "send page": _("Sent the page of an organisation to be confirmed"),
    "take away from page": _("Took a link or a contact away from a page"),
    "write page": _("Wrote on the page of an organisation"),
    "add funding round": _("Wrote down the days of a round of support"),
    "begin funding": _("Wrote down a form of support"),
    "cancel funding round": _("Called a round of support off"),
    "change funding": _("Changed what is said of a form of support"),
    "change funding round": _("Moved the days of a round of support"),
    "confirm following funding": _("An address confirmed reminders of support"),
    "decide funding round": _("Entered that a round of support is decided"),
    "publish funding": _("Showed a form of support to everyone"),
    "review funding": _("Went through a form of support"),
    "stop following funding": _("An address stopped reminders of support"),
    "withdraw funding": _("Stopped showing a form of support to everyone"),
    "add spelling": _("Noted how the name of an organisation is also written"),
    "merge organisations": _("Said that two organisations are the same"),
    "unmerge organisations": _("Said that two organisations are two after all"),
    "withdraw spelling": _("Took back a spelling of an organisation's name"),
    "answer joint position": _(
        "Answered whether an organisation stands behind a joint position"
    ),
    "ask for joint position": _(
        "Asked an organisation to stand behind a joint position"
    ),
    "change joint position": _("Changed the words of a joint position"),
    "drop joint position": _("Took back a joint position before it was sent"),
    "let joint position lapse": _(
        "Let a joint position lapse: the dialogue had closed"
    ),
    "send joint position": _("Sent a joint position to a dialogue"),
    "start joint position": _("Started a joint position"),
    "tell answer to joint position": _(
        "Told organisations that the dialogue of a joint position has its answer"
    ),
    "withdraw from joint position": _(
        "Took the name of an organisation from a joint position"
    ),
}
