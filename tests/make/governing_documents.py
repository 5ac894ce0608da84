"""Governing documents, made through the actions."""

from datetime import timedelta
from typing import Any

from gensvar.governing_documents.actions import (
    Adoption,
    adopt_document,
    begin_document,
)
from gensvar.governing_documents.models import DocumentKind, GoverningDocument
from gensvar.kernel.days import today
from gensvar.matters.actions import enter_decision
from gensvar.matters.models import Decision, Matter
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of


def make_document(
    body: Body, kind: str = DocumentKind.GOALS_AND_GUIDELINES, *, adopted: bool = True
) -> GoverningDocument:
    """Begin goals and guidelines; adopt them in the spring unless told otherwise."""
    by = officer_of(body)
    facts: dict[str, Any] = {"title": "Mål och riktlinjer", "kind": kind, "body": body}
    document = begin_document(facts, by=by)
    if adopted:
        day = today() - timedelta(days=30)
        adopt_document(document, Adoption(day, "45", day), by=by)
    return document


def decided(matter: Matter, section: str, outcome: str = "decided") -> Decision:
    """Enter a decision that the body of the matter took today."""
    return enter_decision(
        matter,
        by=officer_of(matter.body),
        body=matter.body,
        starts_on=today(),
        section_number=section,
        outcome=outcome,
        reason="Mer underlag behövs." if outcome == "remitted_back" else "",
    )
