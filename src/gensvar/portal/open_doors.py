"""Which of the participant's doors stand open now."""

from django.utils.translation import gettext as _

from gensvar.contributions import public
from gensvar.evaluation.public import evaluation_open_for
from gensvar.feedback.public import rating_open_for
from gensvar.findings.public import check_for


def doors_of(mine: public.MyPage, code: str) -> list[tuple[str, str]]:
    """Return what the holder of a code can do now: name of the address, and words."""
    receipt = public.receipt_of(code)
    if receipt is None:
        return []
    asked = check_for(mine.receipt_id)
    found = []
    if asked is not None and asked.may_reply:
        words = _("Check whether we have understood you")
        found.append(("check-compilation", words))
    elif asked is not None:
        found.append(("check-compilation", _("Read how we have understood you")))
    if rating_open_for(receipt):
        found.append(("rate-answer", _("Say what you think of the answer")))
    if evaluation_open_for(receipt):
        found.append(("judge-dialogue", _("Say how the dialogue went")))
    return found
