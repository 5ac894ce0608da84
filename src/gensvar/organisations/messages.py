"""The letters of this app: an invitation to a colleague."""

from gensvar.kernel.addresses import absolute
from gensvar.kernel.addresses import invitation as address_of
from gensvar.notifications.actions import Message, write
from gensvar.organisations.models import Invitation


def come_and_work_with_us(invitation: Invitation, token: str, language: str) -> Message:
    """Invite one colleague; the link is the reader's secret."""
    return write(
        "organisations/letters/come_and_work_with_us",
        kind="invitation",
        key=f"invitation {invitation.pk}",
        cause=f"invitation {invitation.pk}",
        to=invitation.email,
        language=language,
        secret=token,
        inviter=invitation.invited_by.name,
        body=invitation.body.name,
        role=invitation.get_role_display,
        link=absolute(address_of(token)),
        day=invitation.expires_at,
    )


def _is_still_open(letter: object) -> bool:
    """Say whether the invitation of a letter has not been withdrawn meanwhile."""
    number = str(getattr(letter, "cause", "")).removeprefix("invitation ")
    return Invitation.objects.filter(pk=number, withdrawn_at__isnull=True).exists()


STILL_WANTED = {"invitation": _is_still_open}
