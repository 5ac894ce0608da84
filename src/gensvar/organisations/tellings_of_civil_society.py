"""How the events of civil society's side are told in the log.

Part of the table of `tellings`, which says what it is for.
"""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

CIVIL_SOCIETY: dict[str, StrOrPromise] = {
    "bring in list of organisations": _("Brought in a list of organisations"),
    "drop list of organisations": _("Dropped a list of organisations"),
    "set columns of list": _("Said what stands in the columns of a list"),
    "take list of organisations": _("Took a list of organisations to look through"),
    "undo list of organisations": _("Took back a list of organisations"),
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
    "add body to agreement": _("Said that a body carries an agreement too"),
    "remove body from agreement": _("Said that a body no longer carries an agreement"),
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
    "add theme of enquiries": _("Added a theme that one can ask about"),
    "add to enquiry": _("Wrote more to a question"),
    "answer enquiry": _("Answered a question from outside"),
    "ask region": _("Asked the region a question"),
    "ask the same": _("Joined in a question that others ask"),
    "change theme of enquiries": _("Changed a theme that one can ask about"),
    "end theme of enquiries": _("Ended a theme that one can ask about"),
    "forget who asked": _("Removed the name and address of who had asked"),
    "hide enquiry": _("Hid a question"),
    "judge answer to enquiry": _("Said whether an answer answered the question"),
    "move day of enquiry": _("Moved the day of an answer to a question from outside"),
    "move enquiry": _("Moved a question to who can answer"),
    "reopen enquiry": _("Opened a question from outside again"),
    "send enquiry elsewhere": _("Said that a question belongs outside the region"),
    "show enquiry": _("Showed a question to everyone"),
    "take back enquiry": _("Took a question back"),
    "take enquiry": _("Took a question"),
    "take enquiry higher": _("Took a late question higher"),
    "take theme of enquiries in use": _(
        "Took a theme that one can ask about in use again"
    ),
    "write answer to enquiry": _("Wrote on the answer to a question from outside"),
    "cancel exchange": _("Called off a study visit, volunteer day or event"),
    "change exchange": _(
        "Changed what is said of a study visit, volunteer day or event"
    ),
    "confirm volunteer day": _("Confirmed that a volunteer day was done"),
    "decline exchange": _("Did not show what an organisation invites to"),
    "leave exchange": _("Took back a sign-up"),
    "note training": _("Noted a training"),
    "offer exchange": _("Invited to a study visit, volunteer day or event"),
    "set goal of volunteer days": _("Set a goal of volunteer days"),
    "show exchange": _("Showed what an organisation invites to"),
    "sign up for exchange": _("Signed up for a study visit, volunteer day or event"),
    "write lesson of exchange": _("Wrote what one takes along"),
    "accept introduction": _("Said yes to meeting another organisation"),
    "ask introduction": _("Asked to meet another organisation"),
    "change listing": _("Changed what an organisation looks for or has"),
    "decline introduction": _("Said no to meeting another organisation"),
    "dismiss suggestion": _("Hid a suggestion of whom to meet"),
    "end introduction": _("A question about meeting ended without an answer"),
    "end listing": _("The time of a listing was over"),
    "handle report of introduction": _("Looked at a reported question about meeting"),
    "leave matching": _("Left Find each other"),
    "let into matching again": _("Let an organisation into Find each other again"),
    "renew listing": _("Let a listing stand longer"),
    "report introduction": _("Told that something is wrong with another organisation"),
    "say what came of introduction": _("Said what came of a meeting"),
    "set listing state": _("Showed, paused or took back a listing"),
    "show suggestion again": _("Showed a suggestion again"),
    "shut out of matching": _("Closed Find each other for an organisation"),
    "stop listing": _("Took down a listing"),
    "take part in matching": _("Took part in Find each other"),
    "withdraw introduction": _("Took back a question about meeting"),
    "write listing": _("Wrote what an organisation looks for or has"),
}
