"""What pages for everyone may call: agreements that are shown, and how one joins."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse

from gensvar.agreements.actions.examples import (
    Told,
    change_example,
    take_back_example,
    tell_example,
)
from gensvar.agreements.actions.joining import (
    Application,
    apply_to_join,
    confirm_address,
    leave_agreement,
)
from gensvar.agreements.document import as_file
from gensvar.agreements.example_forms import ChangeExampleForm, NewExampleForm
from gensvar.agreements.examples import (
    Choices,
    ExampleShown,
    OwnExample,
    Sought,
    as_own,
    as_shown,
    examples_of,
    shown_rows,
    sought_rows,
    to_narrow_by,
)
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
from gensvar.organisations.models import Organisation

__all__ = [
    "PARTS",
    "STATUSES",
    "Application",
    "ChangeExampleForm",
    "Choices",
    "ExampleShown",
    "GroupPage",
    "NewExampleForm",
    "Note",
    "OwnExample",
    "Sought",
    "Told",
    "View",
    "apply",
    "change_own_example",
    "confirm",
    "example_shown",
    "examples_sought",
    "follow",
    "fresh_key",
    "group_page",
    "judge",
    "leave",
    "own_example",
    "own_examples",
    "say",
    "shown_agreement",
    "shown_agreements",
    "shown_partnerships",
    "take_back_own_example",
    "tell",
    "to_narrow_by",
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


def examples_sought(
    sought: Sought, start: int = 0, end: int | None = None
) -> tuple[list[ExampleShown], int]:
    """Return some of the examples that somebody looks for, and how many."""
    rows = sought_rows(sought)
    return [as_shown(row) for row in rows[start:end]], rows.count()


def example_shown(public_id: str) -> ExampleShown | None:
    """Return one example that everyone may read, or nothing."""
    row = shown_rows().filter(public_id=public_id).first()
    return as_shown(row) if row else None


def own_examples(family: Collection[int]) -> list[OwnExample]:
    """Return what an organisation has told, the latest first."""
    return [as_own(row) for row in examples_of(family)[:200]]


def own_example(family: Collection[int], public_id: str) -> OwnExample | None:
    """Return one of them, or nothing."""
    row = examples_of(family).filter(public_id=public_id).first()
    return as_own(row) if row else None


def tell(organisation: Organisation, told: Told, key: str) -> None:
    """Keep what an organisation tells. Raises Invalid at the field."""
    tell_example(organisation, told, key=key)


def change_own_example(
    family: Collection[int], public_id: str, told: Told, *, seen: int
) -> None:
    """Change what an organisation has told. Raises Invalid or Stale."""
    if row := examples_of(family).filter(public_id=public_id).first():
        change_example(row, family, told, seen=seen)


def take_back_own_example(family: Collection[int], public_id: str) -> None:
    """Let an organisation take back what it has told."""
    if row := examples_of(family).filter(public_id=public_id).first():
        take_back_example(row, family)
