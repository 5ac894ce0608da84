"""Agreements: from a draft to a decision, shown, joined, followed up and renewed."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from docx import Document

from gensvar.agreements.actions.agreements import (
    publish_agreement,
    unpublish_agreement,
    write_agreement,
)
from gensvar.agreements.actions.reminding import notice_for, remind_of_agreements
from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    Position,
)
from gensvar.agreements.queries import not_anchored
from gensvar.agreements.stepping import take_agreement_step
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.notifications.models import Letter
from tests.make.agreements import anchor_with, make_agreement, make_decision
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body
from tests.make.programmes import make_programme

pytestmark = pytest.mark.django_db
OBJECTION = "Vi vill bestämma dagordningen tillsammans."


def page(agreement: Agreement, *parts: str) -> str:
    """Return the address of an agreement in the workspace, or of a page of it."""
    rest = "".join(f"{part}/" for part in parts)
    return f"/arbete/samrad/overenskommelser/{agreement.pk}/{rest}"


def shown(agreement: Agreement, *parts: str) -> str:
    """Return the public address of an agreement, or of a page of it."""
    rest = "".join(f"{part}/" for part in parts)
    return f"/overenskommelser/{agreement.public_id}/{rest}"


def officer(client: Client, agreement: Agreement) -> Client:
    """Let an officer of the body that owns it sign in."""
    client.force_login(officer_of(agreement.body))
    return client


def days(day: date, months: int) -> date:
    """Return the same day so many months later; the day is early in its month."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)


def _written(client: Client) -> Agreement:
    """Begin an agreement and write its text, on screen."""
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    client.post(
        "/arbete/samrad/overenskommelser/ny/",
        {
            "title": "Överenskommelse om samråd",
            "kind": "minorities",
            "body": programme.body.pk,
            "owner_role": "Samordnare",
            "programme": programme.pk,
        },
    )
    agreement = Agreement.objects.get()
    client.post(
        page(agreement, "text"),
        {
            "do": "words",
            "version": 1,
            "title": "Överenskommelse om samråd",
            "heading0": "Syfte",
            "words0": "Vi planerar tillsammans.",
        },
    )
    agreement.refresh_from_db()
    return agreement


@pytest.mark.requirement("S1-29")
def test_an_agreement_is_taken_on_screen_from_draft_into_force(client: Client) -> None:
    agreement = _written(client)
    anchor_with(agreement)
    decision = make_decision(agreement.body)
    for step in ("anchor-agreement", "propose-agreement"):
        client.post(page(agreement, "steg", step))
    client.post(
        page(agreement, "steg", "decide-agreement"),
        {
            "decision": decision.pk,
            "valid_from": today().isoformat(),
            "review_on": (today() + timedelta(days=365)).isoformat(),
        },
    )
    client.post(page(agreement, "steg", "start-agreement"))

    agreement.refresh_from_db()
    text = client.get(page(agreement)).content.decode()
    assert agreement.stage == AgreementStage.IN_FORCE
    assert [row.step for row in agreement.steps.all()] == [
        "anchor-agreement",
        "propose-agreement",
        "decide-agreement",
        "start-agreement",
    ]
    assert f"§ {decision.section_number}" in text
    assert "Vi planerar tillsammans." in text


def test_an_agreement_is_not_decided_before_it_is_anchored(client: Client) -> None:
    agreement = make_agreement(AgreementStage.PROPOSED)
    early = make_decision(agreement.body, today() - timedelta(days=2))

    answer = officer(client, agreement).post(
        page(agreement, "steg", "decide-agreement"),
        {
            "decision": early.pk,
            "valid_from": today().isoformat(),
            "review_on": today().isoformat(),
        },
    )

    agreement.refresh_from_db()
    assert answer.status_code == 422
    assert "förankr" in answer.content.decode()
    assert (agreement.stage, agreement.decision) == (AgreementStage.PROPOSED, None)


def test_a_text_that_changes_must_be_anchored_again() -> None:
    agreement = make_agreement()
    anchor_with(agreement)
    assert not not_anchored(agreement)
    by = officer_of(agreement.body)
    write_agreement(agreement, 2, agreement.title, [("Syfte", "Något annat.")], by=by)

    with pytest.raises(NotYet):
        take_agreement_step(agreement, "anchor-agreement", by=by)

    assert len(not_anchored(agreement)) == 5


def test_a_text_that_is_out_with_the_parties_is_fixed() -> None:
    agreement = make_agreement(AgreementStage.ANCHORED)

    with pytest.raises(Invalid):
        write_agreement(agreement, 2, "Nytt", [], by=officer_of(agreement.body))


def test_a_partnership_is_looked_at_by_lawyers_before_it_is_proposed() -> None:
    agreement = make_agreement(AgreementStage.ANCHORED)
    Agreement.objects.filter(pk=agreement.pk).update(kind="public_civil_partnership")
    agreement.refresh_from_db()

    with pytest.raises(NotYet) as refused:
        take_agreement_step(
            agreement, "propose-agreement", by=officer_of(agreement.body)
        )

    assert len(refused.value.missing) == 1


@pytest.mark.requirement("S1-30")
def test_the_public_page_names_decision_parties_and_objections(client: Client) -> None:
    said: dict[str, Any] = {
        "position": Position.WITH_OBJECTIONS,
        "objections": OBJECTION,
    }
    agreement = make_agreement(
        AgreementStage.IN_FORCE, is_shown=True, may_show=True, **said
    )

    text = client.get(shown(agreement)).content.decode()

    assert agreement.decision is not None
    assert f"§ {agreement.decision.section_number}" in text
    assert "Sverigefinnar" in text
    assert OBJECTION in text
    assert agreement.title in client.get("/overenskommelser/").content.decode()


def test_words_that_the_group_has_not_let_be_shown_are_on_no_public_page(
    client: Client,
) -> None:
    said: dict[str, Any] = {"position": Position.OBJECTS, "objections": OBJECTION}
    agreement = make_agreement(AgreementStage.IN_FORCE, is_shown=True, **said)

    text = client.get(shown(agreement)).content.decode()
    file = client.get(shown(agreement, "fil", "word"))
    lines = [line.text for line in Document(BytesIO(file.content)).paragraphs]
    inside = officer(client, agreement).get(page(agreement)).content.decode()

    assert OBJECTION not in text
    assert "Parten har inte sagt att orden får visas här." in text
    assert OBJECTION not in " ".join(lines)
    assert OBJECTION in inside


def test_what_is_not_shown_opens_for_nobody(client: Client) -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE, is_shown=True)
    unpublish_agreement(agreement, by=officer_of(agreement.body))

    answers = [
        client.get(shown(agreement, *parts)).status_code
        for parts in ((), ("anslut",), ("tack",), ("fil", "pdf"))
    ]

    assert answers == [404] * 4
    assert agreement.title not in client.get("/overenskommelser/").content.decode()


def test_only_what_is_decided_is_shown_to_everyone() -> None:
    agreement = make_agreement(AgreementStage.PROPOSED)

    with pytest.raises(NotYet):
        publish_agreement(agreement, by=officer_of(agreement.body))


@pytest.mark.requirement("S1-31")
def test_an_agreement_is_reviewed_and_renewed(client: Client) -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE)
    staff = officer(client, agreement)
    early = staff.post(page(agreement, "steg", "review-agreement"))
    staff.post(
        page(agreement, "genomgang"),
        {
            "reviewed_on": today().isoformat(),
            "words": "Mötena hålls.",
            "value_groups": "Vi hörs.",
        },
    )
    staff.post(page(agreement, "steg", "review-agreement"))
    later = (today() + timedelta(days=1000)).isoformat()
    staff.post(
        page(agreement, "steg", "renew-agreement"),
        {"valid_to": later, "review_on": later, "reason": "Båda vill fortsätta."},
    )

    agreement.refresh_from_db()
    assert early.status_code == 422
    assert agreement.stage == AgreementStage.IN_FORCE
    assert str(agreement.valid_to) == later
    assert "Båda vill fortsätta." in staff.get(page(agreement)).content.decode()


def test_a_review_after_the_last_day_is_refused() -> None:
    agreement = make_agreement(AgreementStage.PROPOSED)
    facts = {
        "decision": make_decision(agreement.body),
        "valid_from": today(),
        "valid_to": today() + timedelta(days=10),
        "review_on": today() + timedelta(days=11),
    }

    with pytest.raises(Invalid) as refused:
        take_agreement_step(
            agreement, "decide-agreement", by=officer_of(agreement.body), facts=facts
        )

    assert refused.value.field == "review_on"


@pytest.mark.parametrize(
    ("months", "notice"), [(7, None), (6, 6), (4, 6), (3, 3), (2, 3), (1, 1), (0, 1)]
)
def test_a_reminder_stands_until_the_next_one(months: int, notice: int | None) -> None:
    day = date(2026, 3, 5)

    assert notice_for(day, days(day, months)) == notice
    assert notice_for(day, day - timedelta(days=1)) is None


def test_the_officers_are_reminded_once_of_each_day() -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE)
    soon = today() + timedelta(days=20)
    Agreement.objects.filter(pk=agreement.pk).update(review_on=soon)

    assert [remind_of_agreements(), remind_of_agreements()] == [1, 0]
    letter = Letter.objects.get(kind="agreement days")
    assert agreement.title in letter.subject


def test_the_list_keeps_those_that_end_soon(client: Client) -> None:
    programme = make_programme()
    soon = make_agreement(AgreementStage.IN_FORCE, programme)
    late = make_agreement(AgreementStage.IN_FORCE, programme)
    end = today() + timedelta(days=40)
    Agreement.objects.filter(pk=soon.pk).update(valid_to=end)
    client.force_login(officer_of(programme.body))

    text = client.get("/arbete/samrad/overenskommelser/?ends=3").content.decode()

    assert soon.title in text
    assert late.title not in text


def test_nobody_of_another_body_opens_an_agreement(client: Client) -> None:
    agreement = make_agreement()
    client.force_login(officer_of(make_body()))

    assert client.get(page(agreement)).status_code == 404
