"""Who keeps the structure of a programme and agreements, and who reads them."""

from django.db.models import Q, QuerySet

from gensvar.accounts.models import User
from gensvar.agreements.models import Agreement, StructureProposal
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import Visitor, bodies_within, has_role
from gensvar.programmes.policies import may_keep_programme

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_keep_structure(user: Visitor, proposal: StructureProposal) -> bool:
    """Those who keep the programme keep the proposals of its structure."""
    return may_keep_programme(user, proposal.programme)


def may_begin_agreement(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body begin its agreements."""
    return has_role(user, body, *KEEPERS)


def may_keep_agreement(user: Visitor, agreement: Agreement) -> bool:
    """Officers and chairs of the body that owns an agreement keep it."""
    return has_role(user, agreement.body, *KEEPERS)


def bodies_to_agree_for(user: User) -> set[int]:
    """Return the ids of the bodies whose agreements a person may begin."""
    return bodies_within(user, *KEEPERS)


def agreements_visible_to(user: Visitor) -> QuerySet[Agreement]:
    """Return the agreements of a person's bodies."""
    mine = bodies_within(user, *READERS)
    rows = Agreement.objects.filter(Q(body__in=mine))
    return rows.select_related(
        "body", "programme", "decision__body", "decision__matter"
    )
