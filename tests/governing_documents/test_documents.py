"""Goals and guidelines with their decision, and who has got them (5 b §)."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.governing_documents.actions import (
    Adoption,
    adopt_document,
    change_document,
    hand_over_document,
    hide_document,
    publish_document,
)
from gensvar.governing_documents.models import (
    DocumentKind,
    DocumentStatus,
    GoverningDocument,
)
from gensvar.governing_documents.public import documents_shown
from gensvar.governing_documents.queries import goals_in_force
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from tests.make.dialogues import officer_of
from tests.make.governing_documents import make_document
from tests.make.organisations import make_body, make_user

pytestmark = pytest.mark.django_db


def test_the_newer_document_replaces_the_older_one() -> None:
    body = make_body()
    officer = officer_of(body)
    old, new = make_document(body), make_document(body, adopted=False)
    adoption = Adoption(today(), "81", today(), replaces=old)

    adopt_document(new, adoption, by=officer)

    old.refresh_from_db()
    assert (old.status, old.replaced_by) == (DocumentStatus.REPLACED, new)
    assert goals_in_force() == [new]
    with pytest.raises(Invalid):
        adopt_document(new, adoption, by=officer)


def test_a_document_is_adopted_with_a_paragraph_on_a_day_that_has_come() -> None:
    body = make_body()
    officer, draft = officer_of(body), make_document(body, adopted=False)
    policy = make_document(body, DocumentKind.POLICY)
    tomorrow = today() + timedelta(days=1)
    for field, adoption in (
        ("decided_on", Adoption(tomorrow, "4", today())),
        ("section_number", Adoption(today(), " ", today())),
        ("replaces", Adoption(today(), "4", today(), replaces=policy)),
    ):
        with pytest.raises(Invalid) as refusal:
            adopt_document(draft, adoption, by=officer)
        assert refusal.value.field == field
    draft.refresh_from_db()
    assert draft.status == DocumentStatus.DRAFT


def test_a_draft_is_shown_to_nobody_and_handed_over_to_nobody() -> None:
    body = make_body()
    officer, draft = officer_of(body), make_document(body, adopted=False)
    facts = {"to": "Länsstyrelsen", "handed_over_on": today()}
    with pytest.raises(NotYet):
        publish_document(draft, by=officer)
    with pytest.raises(NotYet):
        hand_over_document(draft, facts, by=officer)
    assert documents_shown() == ()


def test_what_is_handed_over_was_asked_for_before() -> None:
    body = make_body()
    facts = {"to": "Länsstyrelsen", "handed_over_on": today() - timedelta(days=2)}
    with pytest.raises(Invalid) as refusal:
        hand_over_document(
            make_document(body), {**facts, "asked_on": today()}, by=officer_of(body)
        )
    assert refusal.value.field == "asked_on"


def test_others_change_nothing_and_the_second_to_save_reads_first() -> None:
    body = make_body()
    document = make_document(body)
    with pytest.raises(NotAllowed):
        publish_document(document, by=make_user())
    with pytest.raises(Stale):
        change_document(document, 99, {"link": "https://a.se"}, by=officer_of(body))


def test_a_document_leaves_the_public_list_again() -> None:
    body = make_body()
    document = make_document(body)
    publish_document(document, by=officer_of(body))
    assert [one.title for one in documents_shown()] == [document.title]
    hide_document(document, by=officer_of(body))
    assert documents_shown() == ()


def test_goals_and_guidelines_go_from_draft_to_the_public_list_on_screen(
    client: Client,
) -> None:
    body = make_body()
    client.force_login(officer_of(body))
    register = "/arbete/styrdokument/"
    assert "Inga mål och riktlinjer gäller" in client.get(register).text

    client.post(
        f"{register}nytt/", {"title": "Mål 2026", "kind": "goals", "body": body.pk}
    )
    page = f"{register}{GoverningDocument.objects.get().pk}/"
    day = today().isoformat()
    decision = {"do": "adopt", "adopt-decided_on": day, "adopt-valid_from": day}
    assert client.post(page, decision).status_code == 422
    client.post(page, {**decision, "adopt-section_number": "45"})
    client.post(page, {"do": "publish"})
    client.post(
        page, {"do": "hand", "hand-to": "Länsstyrelsen", "hand-handed_over_on": day}
    )

    assert "Inga mål och riktlinjer gäller" not in client.get(register).text
    assert "Länsstyrelsen" in client.get(page).text
    client.logout()
    assert "Mål 2026" in client.get("/styrande-dokument/").text
