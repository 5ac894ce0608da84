"""Showing a question to everyone, in a version without personal data, and hiding it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.enquiries.actions.routing import HELD, note, save
from gensvar.enquiries.models import Enquiry, State, Step
from gensvar.enquiries.policies import may_answer
from gensvar.enquiries.stems import in_a_row
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.personal import signs_in

_FOUND = _("A number or an address of a person seems to stand here. Take it out.")
SHOWABLE = (State.ROUTED, State.ANSWERED)


@transaction.atomic
def show_enquiry(enquiry: Enquiry, subject: str, words: str, *, by: User) -> None:
    """Show a question to everyone; its own words stay as they were written.

    It is shown only when the asker wanted it, or when the theme always is. Raises
    NotYet where neither holds, and Invalid where numbers or addresses stand in it.
    """
    _held(enquiry, by)
    if not (enquiry.wants_public or enquiry.must_be_public):
        raise NotYet([_("that the asker wants it shown to everyone")])
    if enquiry.state not in SHOWABLE:
        raise NotYet([_("that somebody has the question")])
    shown = (" ".join(subject.split())[:120], words.strip())
    for text, field in zip(shown, ("subject", "words"), strict=True):
        if not text:
            raise Invalid(_("Write what everyone sees."), field)
        if signs_in(text):
            raise Invalid(_FOUND, field)
    changes = {
        "public_subject": shown[0],
        "public_words": shown[1],
        "searched": in_a_row(" ".join(shown), enquiry.language),
        "published_at": enquiry.published_at or timezone.now(),
        "published_by": by,
        "hidden_at": None,
        "hidden_by": None,
        "hidden_reason": "",
    }
    save(enquiry, changes)
    note(enquiry, Step.SHOWN, by=by)
    record("show enquiry", enquiry, by=by)


@transaction.atomic
def hide_enquiry(enquiry: Enquiry, reason: str, *, by: User) -> None:
    """Keep a question from everyone, with a reason that the asker reads."""
    _held(enquiry, by)
    if not reason.strip():
        raise Invalid(_("Write why, so that the asker understands."), "reason")
    changes = {
        "hidden_at": timezone.now(),
        "hidden_by": by,
        "hidden_reason": reason.strip(),
    }
    save(enquiry, changes)
    note(enquiry, Step.HIDDEN, reason.strip(), by=by)
    record("hide enquiry", enquiry, by=by)


def _held(enquiry: Enquiry, by: User) -> None:
    if not may_answer(by, enquiry):
        raise NotAllowed
    hold(enquiry, *HELD)
