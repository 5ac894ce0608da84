"""Receiving what several organisations say together, as one contribution."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.audit.actions import record
from gensvar.contributions.actions.storing import cleaned, first_review, stored_once
from gensvar.contributions.models import (
    Channel,
    Contribution,
    Identification,
    Receipt,
)
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import takes_contributions
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import NotYet


@transaction.atomic
def submit_together(
    dialogue: Dialogue, key: str, text: str, *, title: str, sender: str, language: str
) -> Contribution:
    """Store words that organisations stand behind, once for each key, as one voice.

    `sender` is the organisation that sends them; no person is named. Which others
    stand behind them is kept by joint positions. Raises Invalid or NotYet.
    """
    said = cleaned(dialogue, {None: text}, language)
    hold(dialogue, "stage")
    if not takes_contributions(dialogue):
        raise NotYet([_("that the dialogue is open for contributions")])
    receipt = Receipt(
        dialogue=dialogue,
        channel=Channel.JOINT,
        identification=Identification.KNOWN,
        name=sender,
        language=language,
        received_at=timezone.now(),
    )
    like = Contribution(heading=title, review=first_review(dialogue))
    submitted = stored_once(key, receipt, said, like)
    if submitted.is_new:
        record("submit", submitted.receipt, contributions=len(said))
    return Contribution.objects.get(receipt=submitted.receipt)
