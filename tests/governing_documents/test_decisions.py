"""A document takes day, § and body from a decision in its matter, and is kept right."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from gensvar.governing_documents.actions import (
    Adoption,
    adopt_document,
    begin_document,
    change_document,
    correct_document,
    withdraw_document,
)
from gensvar.governing_documents.models import (
    DocumentKind,
    DocumentStatus,
    GoverningDocument,
)
from gensvar.governing_documents.queries import in_force
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid
from gensvar.matters.models import Decision, Matter
from gensvar.organisations.models import Body
from tests.make.dialogues import make_matter, officer_of
from tests.make.governing_documents import decided, make_document
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db
GOALS = DocumentKind.GOALS_AND_GUIDELINES


def draft_in(matter: Matter, **facts: Any) -> GoverningDocument:
    given = {"title": "Handbok", "kind": "handbook", "body": matter.body, **facts}
    return begin_document({**given, "matter": matter}, by=officer_of(matter.body))


def by_decision(decision: Decision, valid_from: date | None = None) -> Adoption:
    return Adoption(None, "", valid_from or today(), decision=decision)


def test_day_section_and_body_come_from_the_decision_of_the_matter() -> None:
    matter = make_matter()
    document = draft_in(matter, planned_on=today() + timedelta(days=9))
    decision = decided(matter, "112")

    adopt_document(document, by_decision(decision), by=officer_of(matter.body))

    assert (
        document.status,
        document.body,
        document.decided_on,
        document.section_number,
        document.registry_number,
        document.planned_on,
    ) == ("adopted", decision.body, today(), "112", matter.registry_number, None)


def test_a_decision_of_another_matter_or_one_that_adopted_nothing_is_refused() -> None:
    matter = make_matter()
    document, officer = draft_in(matter), officer_of(matter.body)
    other = decided(make_matter(matter.body), "7")
    remanded = decided(matter, "8", "remitted_back")
    for decision in (other, remanded):
        with pytest.raises(Invalid) as refusal:
            adopt_document(document, by_decision(decision), by=officer)
        assert refusal.value.field == "decision"
    adopt_document(document, by_decision(decided(matter, "9")), by=officer)
    assert document.section_number == "9"


def goals(body: Body, first: date, last: date | None = None) -> GoverningDocument:
    by = officer_of(body)
    document = make_document(body, adopted=False)
    adopt_document(
        document, Adoption(first, "3", first, valid_until=last), by=officer_of(body)
    )
    assert by
    return document


def test_two_goals_of_one_body_never_go_at_the_same_time() -> None:
    body, start = make_body(), today() - timedelta(days=100)
    first = goals(body, start, start + timedelta(days=50))
    goals(make_body("Andra"), start)
    with pytest.raises(Invalid) as refusal:
        goals(body, start + timedelta(days=50))
    assert refusal.value.field == "valid_from"
    assert first.title in str(refusal.value.sentence)

    second = goals(body, start + timedelta(days=51))

    days = {start + timedelta(days=n): one for n, one in ((50, first), (51, second))}
    for day, document in days.items():
        assert [one for one in in_force(GOALS, day) if one.body == body] == [document]


def test_days_stand_in_their_order() -> None:
    matter = make_matter(opened_on=today() - timedelta(days=5))
    officer = officer_of(matter.body)
    early = today() - timedelta(days=6)
    document = draft_in(matter, review_on=today())
    for field, adoption in (
        ("decided_on", Adoption(early, "4", today())),
        ("valid_from", Adoption(today(), "4", today() + timedelta(days=1))),
        ("valid_until", Adoption(today(), "4", today(), valid_until=early)),
    ):
        with pytest.raises(Invalid) as refusal:
            adopt_document(document, adoption, by=officer)
        assert refusal.value.field == field
    adopt_document(document, Adoption(today(), "4", today()), by=officer)
    with pytest.raises(Invalid) as late:
        change_document(document, document.version, {"review_on": early}, by=officer)
    assert late.value.field == "review_on"


def test_a_correction_keeps_what_stood_before_and_why() -> None:
    body = make_body()
    document, officer = make_document(body), officer_of(body)
    with pytest.raises(Invalid):
        change_document(document, document.version, {"title": "X"}, by=officer)
    with pytest.raises(Invalid) as refusal:
        correct_document(
            document, document.version, {"section_number": "54"}, reason=" ", by=officer
        )
    assert refusal.value.field == "reason"

    correct_document(
        document,
        document.version,
        {"section_number": "54"},
        reason="Fel §.",
        by=officer,
    )

    (row,) = document.corrections.all()
    assert (row.before, row.reason) == ({"section_number": "45"}, "Fel §.")
    assert document.section_number == "54"


def test_what_is_withdrawn_goes_to_its_last_day() -> None:
    body = make_body()
    document, tomorrow = make_document(body), today() + timedelta(days=1)
    withdraw_document(
        document, last_day=tomorrow, reason="Lagen ändras.", by=officer_of(body)
    )
    assert document.status == DocumentStatus.WITHDRAWN
    assert in_force(GOALS, tomorrow) == [document]
    assert in_force(GOALS, tomorrow + timedelta(days=1)) == []


@pytest.mark.requirement("S3-16", "S3-26")
def test_a_handbook_goes_from_draft_with_a_planned_day_to_the_public_list(
    client: Client,
) -> None:
    matter = make_matter()
    client.force_login(officer_of(matter.body))
    register, planned = "/arbete/styrdokument/", today() + timedelta(days=30)
    facts = {"title": "Handbok", "kind": "handbook", "body": matter.body_id}
    unknown = client.post(f"{register}nytt/", {**facts, "matter": "Finns ej 1"})
    assert (unknown.status_code, "Finns ej 1" in unknown.text) == (422, True)
    client.post(
        f"{register}nytt/",
        {**facts, "matter": matter.registry_number, "planned_on": planned.isoformat()},
    )
    drafts = client.get(f"{register}?status=draft&kind=handbook").text
    assert "Beslut planeras" in drafts
    assert "Inget dokument passar" in client.get(f"{register}?kind=policy").text

    document = GoverningDocument.objects.get()
    page, decision = f"{register}{document.pk}/", decided(matter, "12")
    day = today().isoformat()
    client.post(
        page,
        {"do": "adopt", "adopt-decision": decision.pk, "adopt-valid_from": day},
    )
    client.post(page, {"do": "publish"})
    overdue = {"version": 2, "review_on": day, "text": "Så gör vi dialog."}
    assert client.post(f"{page}andra/", overdue).status_code == 302
    corrected = {
        "version": 3,
        "title": "Handbok i dialog",
        "reason": "Felskrivet.",
        "decided_on": day,
        "section_number": "12",
        "valid_from": day,
        "registry_number": matter.registry_number,
    }
    assert client.post(f"{page}ratta/", corrected).status_code == 302
    assert "Felskrivet." in client.get(page).text
    client.logout()
    public = client.get("/styrande-dokument/").text
    assert [word in public for word in ("Handbok i dialog", "Så gör vi dialog.")] == [
        True,
        True,
    ]
