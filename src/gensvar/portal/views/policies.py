"""The policy for dialogue, in force and earlier, for everyone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.dialogues.public import policy_shown


@require_safe
def policy(request: HttpRequest, document: int) -> HttpResponse:
    """Show what a policy says, with the ladder, and the other versions."""
    found = policy_shown(document)
    if found is None:
        raise Http404
    return render(request, "portal/policy.html", {"policy": found})
