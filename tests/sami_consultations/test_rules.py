"""Each rule of SFS 2022:66 that is kept here, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Role
from gensvar.sami_consultations import law, steps
from gensvar.sami_consultations.actions import holding, positions
from gensvar.sami_consultations.actions.holding import Plan
from gensvar.sami_consultations.actions.register import (
    Known,
    add_representative,
    sametinget,
)
from gensvar.sami_consultations.models import (
    Documentation,
    Party,
    PartyState,
    Representative,
    Stage,
)
from gensvar.sami_consultations.queries import current_in, is_waited_for
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
    make_screened,
    say,
)

pytestmark = pytest.mark.django_db


def refused_at(call: Any, *args: Any, **kwargs: Any) -> str:
    """Return the field at which an action refuses what it is given."""
    with pytest.raises(Invalid) as refusal:
        call(*args, **kwargs)
    return refusal.value.field


# 2 § and 6 §: screening and requests


def test_a_screening_is_kept_with_reason_decider_and_day() -> None:
    one = make_screened(yes=False)
    row = one.screenings.get()
    assert one.stage == Stage.NOT_NEEDED
    assert (row.may_be_significant, row.reason, row.decider, row.decided_on) == (
        False,
        "Renbetet berörs.",
        "Nämndens ordförande",
        today(),
    )


def test_a_request_opens_a_no_again_and_a_later_no_is_refused() -> None:
    one = make_screened(yes=False)
    officer = officer_of(one.matter.body)
    sameby = make_sameby(officer)

    steps.request_consultation(one.matter, sameby, today(), "Det rör oss.", by=officer)

    one.refresh_from_db()
    assert one.stage == Stage.PREPARING
    assert one.parties.get().state == PartyState.WANTS
    field = refused_at(steps.screen, one.matter, False, decided(), by=officer)
    assert field == "may_be_significant"


def test_a_request_in_a_matter_nobody_screened_begins_the_consultation() -> None:
    matter = make_matter()
    officer = officer_of(matter.body)
    steps.request_consultation(matter, make_sameby(officer), today(), by=officer)
    found = current_in(matter)
    assert found is not None
    assert found.stage == Stage.PREPARING
    assert is_waited_for(matter)


def test_who_asked_is_consulted_as_soon_as_sametinget_has_been_asked() -> None:
    matter = make_matter()
    officer = officer_of(matter.body)
    one = steps.request_consultation(matter, make_sameby(officer), today(), by=officer)
    steps.send_inquiry(one, [], "Ny väg.", days(20), by=officer)
    assert one.stage == Stage.CONSULTING


# 3–5 §§: grounds


def test_the_grounds_have_a_source_and_the_act_its_first_day() -> None:
    assert law.act().since == date(2024, 3, 1)
    assert {ground.paragraph for ground in law.act().grounds} == {
        "3–4 §§",
        "5 §",
        "SFS 2022:69",
    }
    assert all(
        dict(one.words).keys() == {"sv", "en", "fi"} for one in law.act().grounds
    )


@pytest.mark.parametrize(
    ("opened_on", "is_offered"),
    [(date(2024, 2, 29), True), (date(2024, 3, 1), False)],
)
def test_only_a_matter_begun_before_the_act_has_that_ground(
    opened_on: date, is_offered: bool
) -> None:
    one = make_screened(make_matter(opened_on=opened_on))
    officer = officer_of(one.matter.body)
    key = law.BEGUN_BEFORE
    if is_offered:
        steps.decide_no_duty(one, key, decided(), by=officer)
        assert one.stage == Stage.NO_DUTY
    else:
        field = refused_at(steps.decide_no_duty, one, key, decided(), by=officer)
        assert field == "ground"


def test_all_abstain_only_when_all_have_said_so() -> None:
    talk = make_inquired()
    one, officer = talk.consultation, talk.officer
    say(talk.parliament, "abstains", by=officer)
    refused = refused_at(
        steps.decide_no_duty, one, law.ABSTAINED, decided(), by=officer
    )
    say(talk.sameby, "abstains", by=officer)
    steps.decide_no_duty(one, law.ABSTAINED, decided(), by=officer)
    assert (refused, one.stage) == ("ground", Stage.NO_DUTY)


def test_a_consultation_under_way_cannot_be_ended_for_want_of_duty() -> None:
    talk = make_consulting()
    with pytest.raises(NotYet):
        steps.decide_no_duty(talk.consultation, "urgent", decided(), by=talk.officer)


# 7 §: the register


def test_sametinget_is_written_down_once_and_always_asked() -> None:
    talk = make_inquired()
    assert sametinget(by=talk.officer) == talk.parliament.representative
    assert Representative.objects.filter(kind="sametinget").count() == 1


@pytest.mark.parametrize(
    ("known", "field"),
    [
        (Known(by_statutes=True), "announced_on"),
        (Known(announced_on=date(2026, 1, 1)), "by_statutes"),
    ],
)
def test_a_sami_organisation_has_announced_its_interest_by_its_statutes(
    known: Known, field: str
) -> None:
    officer = officer_of(make_body())
    kind = "sami_organisation"
    assert (
        refused_at(add_representative, "Sáminuorra", kind, known, by=officer) == field
    )


def test_a_representative_stands_in_the_register_once() -> None:
    officer = officer_of(make_body())
    make_sameby(officer, "Norra sameby")
    known = Known()
    field = refused_at(add_representative, "norra SAMEBY", "sameby", known, by=officer)
    assert field == "name"


# 8 §: the inquiry and silence


@pytest.mark.parametrize("ahead", [-1, 0])
def test_an_inquiry_with_an_answer_day_in_the_past_is_refused(ahead: int) -> None:
    one = make_screened()
    officer = officer_of(one.matter.body)
    day = days(ahead)
    field = refused_at(steps.send_inquiry, one, [], "Ny väg.", day, by=officer)
    assert field == "answer_by"


def test_silence_is_not_decided_before_the_answer_day() -> None:
    talk = make_inquired()
    Party.objects.filter(pk=talk.sameby.pk).update(answer_by=today())
    field = refused_at(
        steps.decide_silence,
        talk.sameby,
        decided(),
        is_abstention=True,
        by=talk.officer,
    )
    assert field == "is_abstention"


def test_silence_is_regarded_as_abstaining_by_a_person_and_a_late_answer_counts() -> (
    None
):
    talk = make_inquired()
    Party.objects.filter(pk=talk.sameby.pk).update(answer_by=days(-1))
    assert Party.objects.get(pk=talk.sameby.pk).state == PartyState.ASKED

    steps.decide_silence(talk.sameby, decided(), is_abstention=True, by=talk.officer)
    assert Party.objects.get(pk=talk.sameby.pk).state == PartyState.SILENT

    say(talk.sameby, by=talk.officer)
    talk.consultation.refresh_from_db()
    assert talk.consultation.stage == Stage.CONSULTING


def test_one_can_keep_waiting_until_a_new_day() -> None:
    talk = make_inquired()
    Party.objects.filter(pk=talk.sameby.pk).update(answer_by=days(-1))
    steps.decide_silence(
        talk.sameby,
        decided(),
        is_abstention=False,
        answer_by=days(14),
        by=talk.officer,
    )
    row = Party.objects.get(pk=talk.sameby.pk)
    assert (row.state, row.answer_by) == (PartyState.ASKED, days(14))
    kept = row.silence.get()
    assert (kept.answer_by_before, kept.answer_by_after) == (days(-1), days(14))


def test_an_answer_noted_wrongly_is_corrected_before_a_position() -> None:
    talk = make_consulting()
    say(talk.sameby, "abstains", by=talk.officer)
    talk.consultation.refresh_from_db()
    assert talk.consultation.stage == Stage.INQUIRED


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
