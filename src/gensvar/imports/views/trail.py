"""The way to these pages, and who may come in."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.policies import may_import
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.kernel.errors import NotAllowed
from gensvar.ui.navigation import Entry


def trail(dialogue: Dialogue, *here: StrOrPromise | Entry) -> list[Entry]:
    """Return the way from the dialogue over its imports to this page."""
    way = [
        Entry(dialogue.title, f"/arbete/dialoger/{dialogue.number}/"),
        Entry(_("Notes"), reverse("imports", args=[dialogue.number])),
    ]
    more = [words if isinstance(words, Entry) else Entry(words) for words in here]
    return [*way, *more]


def led(request: SignedInRequest, number: str) -> Dialogue:
    """Return a dialogue that the person leads, or refuse."""
    dialogue = dialogue_for(request.user, number)
    if not may_import(request.user, dialogue):
        raise NotAllowed
    return dialogue
