"""What every change of the compilation asks first: who, and is it still being made."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.findings.policies import SORTING_STAGES, may_compile
from gensvar.kernel.errors import Invalid, NotAllowed

TOO_LATE = _(
    "The decision basis has been handed over, and what it rests on stands as it was. "
    "Nothing in it can be changed any more."
)
TOO_EARLY = _("The dialogue has not opened yet, so there is nothing to compile.")
CANCELLED = _("The dialogue has been cancelled. Its compilation stands as it is.")


def why_not_compiling(dialogue: Dialogue) -> object:
    """Return the sentence that says why nothing can be changed, or an empty text."""
    if dialogue.stage in SORTING_STAGES:
        return ""
    reasons = {Stage.PREPARING: TOO_EARLY, Stage.CANCELLED: CANCELLED}
    return reasons.get(Stage(dialogue.stage), TOO_LATE)


def ask(dialogue: Dialogue, by: User) -> None:
    """Raise NotAllowed or Invalid unless this person may change the compilation now.

    Call it inside the transaction of the change.
    """
    if not may_compile(by, dialogue):
        raise NotAllowed
    # An UPDATE that changes nothing holds the dialogue in its stage until the change
    # is done: a hand-over at the same moment waits, or is seen here.
    rows = Dialogue.objects.filter(pk=dialogue.pk, stage__in=SORTING_STAGES)
    if not rows.update(version=F("version")):
        dialogue.refresh_from_db(fields=["stage"])
        raise Invalid(str(why_not_compiling(dialogue)))
