"""What the register of governing documents adds to the world of the matrix."""

from gensvar.governing_documents.actions import hand_over_document, publish_document
from gensvar.governing_documents.models import DocumentKind, GoverningDocument
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.governing_documents import make_document


def fill_documents(body: Body) -> None:
    """Keep one document, shown to everyone and handed over once."""
    grow_documents(body, 1)


def grow_documents(body: Body, rows: int) -> None:
    """Keep as many documents as one asks for; the first is handed over most."""
    by = officer_of(body)
    facts = {"to": "Länsstyrelsen", "handed_over_on": today()}
    for _row in range(rows):
        document = make_document(body, DocumentKind.GUIDELINE)
        publish_document(document, by=by)
        hand_over_document(document, facts, by=by)
    first = GoverningDocument.objects.earliest("pk")
    for _more in range(rows - 1):
        hand_over_document(first, facts, by=by)
