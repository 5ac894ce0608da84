"""Inviting colleagues: personal, used once, seven days."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.actions import create_account
from gensvar.accounts.models import User
from gensvar.accounts.queries import holder_of
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.secrets import hashed, token
from gensvar.notifications.actions import send
from gensvar.organisations.actions.roles import give_invited_role, give_role
from gensvar.organisations.messages import come_and_work_with_us
from gensvar.organisations.models import Body, Invitation, Role
from gensvar.organisations.policies import may_keep_body
from gensvar.organisations.queries import invitation_with, open_invitations

LIFE = timedelta(days=7)
NO_LONGER = _("This invitation cannot be used any more. Ask for a new one.")


@transaction.atomic
def add_colleague(
    body: Body, role: str, *, name: str, email: str, language: str, by: User
) -> Invitation | None:
    """Give a role to whoever has the address; a stranger is invited by letter.

    Returns the invitation, or None when the person has an account and got the role.
    """
    if not may_keep_body(by, body):
        raise NotAllowed
    hold(body)
    known = holder_of(email)
    if known is not None:
        give_role(known, body, role, by=by)
        return None
    if open_invitations().filter(email=email.strip().lower(), body=body).exists():
        raise Invalid(_("This person has been invited and not answered yet."), "email")
    secret = token()
    invitation = Invitation.objects.create(
        email=email.strip().lower(),
        name=name.strip(),
        body=body,
        role=Role(role),
        token_hash=hashed("invitation", secret),
        invited_by=by,
        expires_at=timezone.now() + LIFE,
    )
    record("invite", invitation, by=by, body=body.pk, role=role)
    send([come_and_work_with_us(invitation, secret, language)])
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """Take an invitation back; its link stops working, its letter is not sent."""
    if not may_keep_body(by, invitation.body):
        raise NotAllowed
    rows = open_invitations().filter(pk=invitation.pk)
    if not rows.update(withdrawn_at=timezone.now()):
        raise Invalid(_("The invitation has been answered or has ended."))
    record("withdraw invitation", invitation, by=by)


@transaction.atomic
def accept_invitation(secret: str, *, name: str, password: str, language: str) -> User:
    """Make the invited person's account with the promised role, once.

    Raises Invalid when the invitation was used, withdrawn or has ended, and when the
    password is weak; then nothing has happened.
    """
    invitation = invitation_with(secret)
    if invitation is None:
        raise Invalid(NO_LONGER)
    # One conditional UPDATE: of two that use the link at once, one finds no row.
    if (
        not open_invitations()
        .filter(pk=invitation.pk)
        .update(accepted_at=timezone.now())
    ):
        raise Invalid(NO_LONGER)
    if not may_keep_body(invitation.invited_by, invitation.body):
        raise Invalid(NO_LONGER)  # whoever invited may no longer give roles
    user = create_account(invitation.email, name, password, language=language)
    give_invited_role(user, invitation.body, invitation.role, by=invitation.invited_by)
    record("accept invitation", invitation, by=user)
    return user
