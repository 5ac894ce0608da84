"""What organisations have sent to a dialogue together, for those who work with it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.queries import dialogue_for
from gensvar.joint_positions.public import behind_of
from gensvar.joint_positions.queries import sent_to
from gensvar.ui.navigation import Entry


@signed_in
@require_safe
def sent(request: SignedInRequest, number: str) -> HttpResponse:
    """List the joint positions of a dialogue: each one contribution, n organisations.

    What is still being written belongs to the organisations and is not shown.
    """
    dialogue = dialogue_for(request.user, number)
    rows = [(position, behind_of(position)) for position in sent_to(dialogue)]
    standing = {one.name for _row, all_of in rows for one in all_of if one.stands}
    context = {
        "dialogue": dialogue,
        "trail": [
            Entry(dialogue.title, reverse("dialogue", args=[number])),
            Entry(_("Joint positions")),
        ],
        "rows": rows,
        "organisations": len(standing),
    }
    return render(request, "joint_positions/sent.html", context)
