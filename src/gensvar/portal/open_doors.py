"""Which of the participant's doors stand open now."""

from django.utils.translation import gettext as _

from gensvar.contributions import public
from gensvar.evaluation.public import evaluation_open_for
from gensvar.feedback.public import rating_open_for
from gensvar.findings.public import may_reply_to_check


def doors_of(mine: public.MyPage) -> list[tuple[str, str]]:
    """Return what the holder of a code can do now: name of the address, and words."""
    may_reply = may_reply_to_check(mine.receipt)
    found = []
    if may_reply:
        words = _("Check whether we have understood you")
        found.append(("check-compilation", words))
    elif may_reply is not None:
        found.append(("check-compilation", _("Read how we have understood you")))
    if rating_open_for(mine.receipt):
        found.append(("rate-answer", _("Say what you think of the answer")))
    if evaluation_open_for(mine.receipt):
        found.append(("judge-dialogue", _("Say how the dialogue went")))
    return found
