"""What the register of governing documents adds to the world of the matrix."""

from datetime import timedelta
from typing import TYPE_CHECKING

from gensvar.governing_documents.actions import hand_over_document, publish_document
from gensvar.governing_documents.models import DocumentKind, GoverningDocument
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.governing_documents import make_document
from tests.make.policies import add_row, make_policy, make_policy_draft

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_documents(world: "World", body: Body) -> None:
    """Keep one document, a policy that is coming, and the draft of another."""
    grow_documents(body, 1)
    policy = make_policy(body, "901", today() + timedelta(days=400))
    draft = make_policy_draft(body, "Utkast")
    world.kept["policy_document"] = str(policy.document_id)
    world.kept["policy_draft"] = str(draft.pk)
    world.kept["policy_row"] = str(draft.criteria.all()[0].pk)


def grow_documents(body: Body, rows: int) -> None:
    """Keep as many documents as one asks for; the first is handed over most."""
    by = officer_of(body)
    facts = {"to": "Länsstyrelsen", "handed_over_on": today()}
    draft = make_policy_draft(body, f"Policy {rows}")
    for number in range(rows):
        document = make_document(body, DocumentKind.GUIDELINE)
        publish_document(document, by=by)
        hand_over_document(document, facts, by=by)
        add_row(draft, "plan_parts", words=f"Del {number}")
    first = GoverningDocument.objects.earliest("pk")
    for _more in range(rows - 1):
        hand_over_document(first, facts, by=by)
