"""What pages for everyone may call: agreements that are shown, and how one joins."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse

from gensvar.agreements.actions.joining import (
    Application,
    apply_to_join,
    confirm_address,
    leave_agreement,
)
from gensvar.agreements.document import as_file
from gensvar.agreements.groups import (
    PARTS,
    STATUSES,
    GroupPage,
    Note,
    View,
    follow,
    group_page,
    judge,
    say,
)
from gensvar.agreements.keys import SIGNATORY, stored
from gensvar.agreements.models import Signatory
from gensvar.agreements.partnerships import shown_partnerships
from gensvar.agreements.seen import agreement_row, shown_agreement, shown_agreements
from gensvar.kernel.secrets import token as fresh_key

__all__ = [
    "PARTS",
    "STATUSES",
    "Application",
    "GroupPage",
    "Note",
    "View",
    "apply",
    "confirm",
    "follow",
    "fresh_key",
    "group_page",
    "judge",
    "leave",
    "say",
    "shown_agreement",
    "shown_agreements",
    "shown_partnerships",
]


def file_of(public_id: str, form: str, *, at: datetime) -> HttpResponse | None:
    """Return a shown agreement as "word" or "pdf", or nothing when it is not shown."""
    row = agreement_row(public_id)
    return as_file(row, form, at=at, hides=True) if row else None


def apply(public_id: str, said: Application, key: str) -> bool:
    """Keep an organisation's application; False when the agreement is not shown."""
    row = agreement_row(public_id)
    if row is None:
        return False
    apply_to_join(row, said, key=key)
    return True


@dataclass(frozen=True)
class SignatoryPage:
    """What an organisation sees on its own page."""

    signatory: Signatory
    name: str
    title: str
    public_id: str
    state: str
    said: str
    reason: str


def signatory_page(token: str) -> SignatoryPage | None:
    """Return the page that a token opens, or nothing."""
    rows = Signatory.objects.select_related("agreement__body")
    row = rows.filter(token_hash=stored(token, SIGNATORY)).first()
    if row is None:
        return None
    is_shown = row.agreement.published_at is not None
    return SignatoryPage(
        signatory=row,
        name=row.name,
        title=row.agreement.title,
        public_id=row.agreement.public_id if is_shown else "",
        state=row.state,
        said=row.get_state_display(),
        reason=row.reason,
    )


def confirm(page: SignatoryPage) -> None:
    """Let an organisation confirm its address."""
    confirm_address(page.signatory)


def leave(page: SignatoryPage) -> None:
    """Let an organisation leave, or take back its application."""
    leave_agreement(page.signatory)
