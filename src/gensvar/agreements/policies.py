"""Who keeps the structure of a programme and agreements, and who reads them."""

from django.db.models import Q, QuerySet

from gensvar.accounts.models import User
from gensvar.agreements.models import (
    Agreement,
    Example,
    ExampleState,
    StructureProposal,
)
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    has_role_anywhere,
)
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


def may_answer_example(user: Visitor, example: Example) -> bool:
    """Who keeps the agreement or the body of an example says whether it is shown.

    An example of an organisation that belongs to no agreement is anybody's who keeps
    agreements.
    """
    agreement = example.agreement
    bodies = [one for one in (agreement and agreement.body, example.body) if one]
    if not bodies:
        return may_keep_examples(user)
    return any(has_role(user, body, *KEEPERS) for body in bodies)


def may_keep_examples(user: Visitor) -> bool:
    """Officers and chairs anywhere read the examples that wait."""
    return has_role_anywhere(user, *KEEPERS)


def examples_answered_by(user: Visitor) -> QuerySet[Example]:
    """Return the examples that a person says yes or no to, not those taken back."""
    if not may_keep_examples(user):
        return Example.objects.none()
    mine = bodies_within(user, *KEEPERS)
    anybodys = Q(agreement__isnull=True, body__isnull=True)
    rows = Example.objects.filter(
        Q(agreement__body__in=mine) | Q(body__in=mine) | anybodys
    )
    return rows.exclude(state=ExampleState.TAKEN_BACK).select_related(
        "organisation__merged_into", "body", "agreement__body", "commitment"
    )
