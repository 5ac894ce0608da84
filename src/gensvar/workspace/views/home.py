"""The first page of the workspace: what waits, oldest promise first."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.policies import READERS
from gensvar.matters.policies import KEEPERS
from gensvar.organisations.access import workspace_only
from gensvar.organisations.models import Role
from gensvar.organisations.policies import has_role_anywhere
from gensvar.workspace.menu import WORKS
from gensvar.workspace.queries import waiting_for


@workspace_only
def home(request: SignedInRequest) -> HttpResponse:
    """Show what waits for the one who has signed in, and the answer debt.

    Those who are elected and do nothing else here are led to their overview.
    """
    if not has_role_anywhere(request.user, *WORKS):
        return redirect("overview")
    return render(
        request,
        "workspace/home.html",
        {
            "waiting": waiting_for(request.user),
            "may_lead_anything": has_role_anywhere(request.user, Role.OFFICER),
            "may_enter_decisions": has_role_anywhere(request.user, *KEEPERS),
            "may_read_dialogues": has_role_anywhere(request.user, *READERS),
            "may_administer": has_role_anywhere(request.user, Role.ADMINISTRATOR),
            "may_review": has_role_anywhere(request.user, Role.REVIEWER),
        },
    )
