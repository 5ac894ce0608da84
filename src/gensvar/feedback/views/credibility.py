"""What participants think of the answer, beside what was promised them."""

from django.http import HttpResponse
from django.shortcuts import render

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.queries import dialogue_for, latest_mandate
from gensvar.feedback.policies import may_tell
from gensvar.feedback.queries.credibility import (
    can_be_rated,
    comments_on,
    credibility_of,
)
from gensvar.ui.shapes import Bar


@signed_in
def credibility(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the figures, the promise, the method, and comments to those who lead."""
    dialogue = dialogue_for(request.user, number)
    shown = credibility_of(dialogue)
    leads = may_tell(request.user, dialogue)
    return render(
        request,
        "feedback/credibility.html",
        {
            "dialogue": dialogue,
            "mandate": latest_mandate(dialogue),
            "credibility": shown,
            "bars": [Bar(score.asked, score.value) for score in shown.scores],
            "can_be_rated": can_be_rated(dialogue),
            "comments": comments_on(dialogue) if leads and shown.is_shown else [],
        },
    )
