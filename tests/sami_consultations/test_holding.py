"""Accounts, occasions, others, positions, ends and documentation (9–12 §§)."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Role
from gensvar.sami_consultations import steps
from gensvar.sami_consultations.actions import holding, positions
from gensvar.sami_consultations.actions.holding import Plan
from gensvar.sami_consultations.models import (
    Documentation,
    End,
    Party,
    Stage,
)
from tests.make.dialogues import make_matter, officer_of
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body, make_member, make_user
from tests.make.sami_consultations import (
    days,
    decided,
    make_account,
    make_consulting,
    make_inquired,
    make_organisation,
    make_position,
    make_sameby,
)

pytestmark = pytest.mark.django_db


def refused_at(call: Any, *args: Any, **kwargs: Any) -> str:
    """Return the field at which an action refuses what it is given."""
    with pytest.raises(Invalid) as refusal:
        call(*args, **kwargs)
    return refusal.value.field


# 9 §: account and time to prepare


def test_an_oral_consultation_waits_for_the_written_account() -> None:
    talk = make_consulting()
    plan = Plan("oral", days(40))
    field = refused_at(
        holding.set_occasion, talk.consultation, plan, [talk.sameby], by=talk.officer
    )
    assert field == "held_on"


@pytest.mark.parametrize(("ahead", "is_taken"), [(14, False), (15, True)])
def test_an_oral_day_too_early_is_refused(ahead: int, is_taken: bool) -> None:
    talk = make_consulting()
    make_account(talk, sent=0, until=14)
    plan = Plan("oral", days(ahead))
    given = (talk.consultation, plan, [talk.sameby])
    if is_taken:
        made = holding.set_occasion(*given, by=talk.officer)
        assert made.held_on == days(15)
    else:
        assert refused_at(holding.set_occasion, *given, by=talk.officer) == "held_on"


def test_a_meeting_too_early_is_refused_at_the_meeting() -> None:
    talk = make_consulting()
    make_account(talk, sent=0, until=14)
    meeting = make_meeting(talk.consultation.matter.body, days=10)
    plan = Plan("oral", meeting=meeting)
    field = refused_at(
        holding.set_occasion, talk.consultation, plan, [talk.sameby], by=talk.officer
    )
    assert field == "meeting"


def test_in_writing_one_consults_without_a_day_to_prepare() -> None:
    talk = make_consulting()
    plan = Plan("written", today())
    made = holding.set_occasion(talk.consultation, plan, [talk.sameby], by=talk.officer)
    assert timezone.localdate() == made.held_on


def test_an_account_leaves_time_to_prepare() -> None:
    talk = make_consulting()
    field = refused_at(
        holding.send_account, talk.consultation, "Var?", today(), by=talk.officer
    )
    assert field == "prepare_until"


def test_a_day_that_does_not_hold_is_taken_back_on_screen(client: Client) -> None:
    talk = make_consulting()
    plan = Plan("written", today())
    made = holding.set_occasion(talk.consultation, plan, [talk.sameby], by=talk.officer)
    client.force_login(talk.officer)
    page = f"/arbete/konsultationer/{talk.consultation.pk}/forberedelse/"
    client.post(page, {"occasion": "x"})
    assert talk.consultation.occasions.exists()
    client.post(page, {"occasion": made.pk})
    assert not talk.consultation.occasions.exists()


# 10 §: others present


def test_others_take_part_only_when_each_representative_has_been_asked() -> None:
    talk = make_consulting()
    one, officer = talk.consultation, talk.officer
    other = holding.name_other(one, "Skogsbolaget", "Äger marken.", by=officer)
    with pytest.raises(NotYet):
        holding.decide_other(other, True, "Kan svara.", by=officer)
    holding.note_attitude(other, talk.sameby, "against", "Helst inte.", by=officer)
    holding.decide_other(other, False, "De vill inte.", by=officer)
    other.refresh_from_db()
    assert (other.takes_part, other.reason) == (False, "De vill inte.")


# 11 §: positions and ends


def test_a_position_without_reasons_is_refused() -> None:
    talk = make_consulting()
    said = positions.Words("Söderut.", today(), talk.sameby)
    one, by = talk.consultation, talk.officer
    assert refused_at(positions.state_position, one, said, by=by) == "reasons"


def test_a_position_is_corrected_by_a_new_row_once() -> None:
    talk = make_consulting()
    first = make_position(talk, talk.sameby)
    said = positions.Words("Norrut.", today(), talk.sameby, "Nej.", corrects=first)
    positions.state_position(talk.consultation, said, by=talk.officer)
    first.refresh_from_db()
    assert first.words == "Vägen bör gå söderut."
    one, by = talk.consultation, talk.officer
    assert refused_at(positions.state_position, one, said, by=by) == "corrects"


@pytest.mark.parametrize("by_region", [True, False])
def test_a_declaration_without_position_is_refused(by_region: bool) -> None:
    talk = make_consulting()
    make_position(talk, talk.sameby if by_region else None)
    field = refused_at(
        steps.declare_end,
        talk.sameby,
        "unreachable",
        today(),
        declared_by_region=by_region,
        by=talk.officer,
    )
    assert field == "declared_by"


def test_the_last_end_ends_it_and_each_is_kept() -> None:
    talk = make_consulting()
    one, officer = talk.consultation, talk.officer
    union = make_organisation(officer)
    steps.request_consultation(one.matter, union, today(), by=officer)
    second = one.parties.get(representative=union)
    steps.declare_end(talk.sameby, "agreement", today(), by=officer)
    one.refresh_from_db()
    assert one.stage == Stage.CONSULTING
    second.consultation = one
    steps.declare_end(second, "consent", today(), by=officer)
    one.refresh_from_db()
    assert one.stage == Stage.ENDED


def test_an_end_noted_wrongly_is_taken_back_on_screen(client: Client) -> None:
    talk = make_consulting()
    one = talk.consultation
    steps.declare_end(talk.sameby, "agreement", today(), by=talk.officer)
    client.force_login(talk.officer)
    page = f"/arbete/konsultationer/{one.pk}/part/{talk.sameby.pk}/"
    assert "Enighet" in client.get(page).text
    client.post(page, {"do": "back", "back-reason": "Fel sameby."})
    one.refresh_from_db()
    assert one.stage == Stage.CONSULTING
    assert not End.objects.exists()


def test_an_end_is_not_taken_back_without_a_reason() -> None:
    talk = make_consulting()
    steps.declare_end(talk.sameby, "agreement", today(), by=talk.officer)
    assert (
        refused_at(steps.take_back_end, talk.sameby, " ", by=talk.officer) == "reason"
    )


# 12 §: documentation


@pytest.mark.parametrize("field", ["outcome", "when_and_how", "took_part", "made_by"])
def test_the_documentation_has_all_its_parts(field: str) -> None:
    talk = make_consulting()
    facts = {**documented(), field: " "}
    one, by = talk.consultation, talk.officer
    assert refused_at(positions.document, one, facts, by=by) == field
    assert not Documentation.objects.exists()


def documented() -> dict[str, Any]:
    return {
        "outcome": "Enighet.",
        "when_and_how": "Möte.",
        "took_part": "Samebyn.",
        "made_by": "Sekreteraren",
        "made_on": today(),
    }


def test_a_consultation_is_not_closed_before_it_is_documented() -> None:
    talk = make_consulting()
    one, officer = talk.consultation, talk.officer
    steps.declare_end(talk.sameby, "consent", today(), by=officer)
    Party.objects.update(sametinget_informed_on=today())
    one.refresh_from_db()
    with pytest.raises(NotYet):
        steps.close(one, by=officer)
    positions.document(one, documented(), by=officer)
    steps.close(one, by=officer)
    assert one.stage == Stage.CLOSED


def test_a_new_request_after_the_end_begins_a_new_consultation() -> None:
    talk = make_consulting()
    officer, matter = talk.officer, talk.consultation.matter
    steps.declare_end(talk.sameby, "consent", today(), by=officer)
    again = steps.request_consultation(
        matter, make_sameby(officer), today(), by=officer
    )
    assert again.pk != talk.consultation.pk
    assert again.stage == Stage.PREPARING


# Who may


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OFFICER, True),
        (Role.CHAIR, True),
        (Role.REPRESENTATIVE, False),
        (Role.REGISTRAR, False),
        (Role.ADMINISTRATOR, False),
        (Role.REVIEWER, False),
    ],
)
def test_officers_and_chairs_of_the_body_screen(role: Role, may: bool) -> None:
    matter = make_matter()
    user = make_member(matter.body, role)
    if may:
        assert steps.screen(matter, True, decided(), by=user).stage == Stage.PREPARING
    else:
        with pytest.raises(NotAllowed):
            steps.screen(matter, True, decided(), by=user)


def test_nobody_else_reads_a_consultation(client: Client) -> None:
    talk = make_consulting()
    address = f"/arbete/konsultationer/{talk.consultation.pk}/"
    statuses = []
    for user in (make_user(), officer_of(make_body()), talk.officer):
        client.force_login(user)
        statuses.append(client.get(address).status_code)
    assert statuses == [404, 404, 200]


def test_the_list_says_how_many_days_are_left(client: Client) -> None:
    talk = make_inquired()
    client.force_login(talk.officer)
    page = client.get("/arbete/konsultationer/?skede=inquired").text
    assert "30 dagar kvar" in page
    assert "Inga" not in client.get("/arbete/konsultationer/?skede=closed").text
    assert (today() + timedelta(days=30)).isoformat() in page
