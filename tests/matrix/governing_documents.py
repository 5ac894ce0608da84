"""What the register of governing documents adds to the world of the matrix."""

from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

from gensvar.dialogues.actions import save_plan, start_plan
from gensvar.dialogues.models import RuleSet, ToWhom
from gensvar.governing_documents.actions import (
    correct_document,
    hand_over_document,
    publish_document,
)
from gensvar.governing_documents.models import DocumentKind, GoverningDocument
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, BodyKind
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.governing_documents import make_document
from tests.make.policies import add_row, make_policy, make_policy_draft

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_documents(world: "World", body: Body) -> None:
    """Keep one document, a policy that is coming, and the draft of another."""
    grow_documents(world, body, 1)


def grow_documents(world: "World", body: Body, rows: int) -> None:
    """Keep as many documents as one asks for; the first is handed over most."""
    by = officer_of(body)
    handed = {"to": "Länsstyrelsen", "handed_over_on": today()}
    draft = make_policy_draft(body, f"Policy {rows}")
    for number in range(rows):
        document = make_document(body, DocumentKind.GUIDELINE)
        publish_document(document, by=by)
        hand_over_document(document, handed, by=by)
        add_row(draft, "plan_parts", words=f"Del {number}")
        facts = {"title": f"Dokument {number}"}
        version = document.version
        correct_document(document, version, facts, reason="Felskrivet.", by=by)
    _feedback(draft, rows)
    _plan(draft, body)
    policy = make_policy(body, "901", today() + timedelta(days=400))
    world.kept["policy_document"] = str(policy.document_id)
    world.kept["policy_draft"] = str(draft.pk)
    world.kept["policy_row"] = str(draft.criteria.all()[0].pk)
    world.kept["adopted_document"] = str(document.pk)
    first = GoverningDocument.objects.filter(status="adopted").earliest("pk")
    for _more in range(rows - 1):
        hand_over_document(first, handed, by=by)


def _feedback(draft: RuleSet, rows: int) -> None:
    """Say as often as one asks for to whom feedback is given, and in what form."""
    bodies = (BodyKind.ASSEMBLY, BodyKind.EXECUTIVE_BOARD, BodyKind.COMMITTEE)
    kinds = (*bodies, BodyKind.SUBCOMMITTEE)
    for kind, whom in list(product(kinds, ToWhom.values))[:rows]:
        add_row(draft, "feedback_rules", body_kind=kind, to_whom=whom, form="Brev")


def _plan(draft: RuleSet, body: Body) -> None:
    """Write a plan with a text in each part of the draft."""
    by = officer_of(body)
    plan = start_plan(make_dialogue(body=body), by=by)
    texts = dict.fromkeys(draft.plan_parts.all(), "Så gör vi.")
    save_plan(plan, plan.version, by=by, texts=texts)
