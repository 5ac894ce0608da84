"""The way to these pages, and finding what an address names."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.ui.navigation import Entry


def trail(dialogue: Dialogue, *here: StrOrPromise) -> list[Entry]:
    """Return the way from the dialogue over its contributions to this page."""
    way = [
        Entry(dialogue.title, f"/arbete/dialoger/{dialogue.number}/"),
        Entry(_("Contributions"), reverse("contributions", args=[dialogue.number])),
    ]
    return [*way, *(Entry(words) for words in here)]


def contribution_of(dialogue: Dialogue, public_id: str) -> Contribution:
    """Return one contribution of a dialogue, or raise Http404."""
    found = (
        Contribution.objects.filter(dialogue=dialogue, public_id=public_id)
        .select_related(
            "dialogue__body",
            "question",
            "batch",
            "disposal",
            "receipt__user",
            "entered_by",
            "reviewed_by",
        )
        .first()
    )
    if found is None:
        raise Http404
    return found
