"""Who may prepare, decide on, lead and read a dialogue."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from gensvar.accounts.models import User
from gensvar.dialogues.models import (
    BodyRole,
    Consideration,
    DecisionOrder,
    Dialogue,
    DialogueBody,
    DialogueKind,
    RuleSet,
)
from gensvar.matters.models import Matter
from gensvar.organisations.models import ELECTED, Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    may_administer,
    roles_of,
    works_here,
)

DRAFTERS = (Role.OFFICER, Role.CHAIR)
READERS = (Role.OFFICER, Role.CHAIR, Role.REPRESENTATIVE, Role.REGISTRAR)


def parts_of(dialogue: Dialogue) -> Iterable[DialogueBody]:
    """Return the bodies with a part in a dialogue, read once for each object."""
    prefetch_related_objects([dialogue], "bodies")
    return dialogue.bodies.all()


def is_chair_of(user: Visitor, body: Body) -> bool:
    """Say whether a person chairs this very body; a chair above does not count."""
    return (body.pk, Role.CHAIR) in roles_of(user)


def may_consider(user: Visitor, matter: Matter) -> bool:
    """Officers and chairs of the body that owns the matter weigh holding a dialogue."""
    return has_role(user, matter.body, Role.OFFICER, Role.CHAIR)


def may_decide_consideration(user: Visitor, consideration: Consideration) -> bool:
    """The chair of the matter's body decides whether a dialogue is held (S3-49).

    An administration has no chair: there a chair above it decides. Where the body
    itself decides, by its own order, a registrar enters what it decided (S3-50).
    """
    body = consideration.matter.body
    if is_chair_of(user, body):
        return True
    if not body.is_elected:
        return has_role(user, body, Role.CHAIR)
    rule = consideration.rule_set.mandate_rules.filter(body_kind=body.kind).first()
    by_the_body = rule is not None and rule.order != DecisionOrder.CHAIR
    return by_the_body and has_role(user, body, Role.REGISTRAR)


def may_prepare(user: Visitor, body: Body) -> bool:
    """Officers prepare dialogues for an elected body (S3-32)."""
    return has_role(user, body, Role.OFFICER)


def may_lead(user: Visitor, dialogue: Dialogue) -> bool:
    """Officers of the owning body, or of one that carries it out, lead a dialogue."""
    if has_role(user, dialogue.body, Role.OFFICER):
        return True
    mine = bodies_within(user, Role.OFFICER)
    return bool(mine) and any(
        part.role == BodyRole.PERFORMER and part.body_id in mine
        for part in parts_of(dialogue)
    )


def may_give_mandate_as_chair(user: Visitor, body: Body) -> bool:
    """Only the chair of a body gives its mandate where the rules say so (S3-49)."""
    return is_chair_of(user, body)


def may_enter_decided_mandate(user: Visitor, body: Body) -> bool:
    """Chairs and registrars enter a mandate that a sitting has decided."""
    return is_chair_of(user, body) or has_role(user, body, Role.REGISTRAR)


def may_withdraw_mandate(user: Visitor, dialogue: Dialogue) -> bool:
    """Who could give the mandate, or enter it, may record that it is withdrawn.

    What a service has promised its users is withdrawn by who leads the dialogue.
    """
    if dialogue.kind == DialogueKind.USER and may_lead(user, dialogue):
        return True
    return has_role(user, dialogue.body, Role.CHAIR, Role.REGISTRAR)


def may_approve_plan(user: Visitor, dialogue: Dialogue) -> bool:
    """A chair or an officer of the owning body approves the communication plan."""
    return has_role(user, dialogue.body, Role.CHAIR, Role.OFFICER)


def may_hand_over(user: Visitor, from_user: User) -> bool:
    """A person hands over their own dialogues; administrators hand over anyone's."""
    return user == from_user or may_administer(user)


def may_read(user: Visitor, dialogue: Dialogue) -> bool:
    """Those with a role in a body that has a part in the dialogue read it."""
    mine = bodies_within(user, *READERS)
    return dialogue.body_id in mine or any(
        part.body_id in mine for part in parts_of(dialogue)
    )


def may_keep_rules(user: Visitor) -> bool:
    """Administrators write down the rules that the region has decided."""
    return may_administer(user)


def may_read_rules(user: Visitor) -> bool:
    """Everyone who works here reads the rules and the considerations."""
    return works_here(user)


def may_draft_policy(user: Visitor, body: Body) -> bool:
    """Administrators, and officers and chairs of the body that decides, draft one."""
    return may_keep_rules(user) or has_role(user, body, *DRAFTERS)


def may_keep_policy(user: Visitor, rules: RuleSet) -> bool:
    """The same people write a policy, and enter that it is adopted."""
    document = rules.document
    return document is not None and may_draft_policy(user, document.body)


def bodies_to_draft_for(user: Visitor) -> set[int]:
    """Return the ids of the elected bodies for which a person may draft a policy."""
    elected = Body.objects.filter(kind__in=ELECTED).values_list("pk", flat=True)
    if may_keep_rules(user):
        return set(elected)
    return bodies_within(user, *DRAFTERS) & set(elected)
