"""Screening, grounds, the register, inquiries and silence (2–8 §§)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.sami_consultations import law, steps
from gensvar.sami_consultations.actions.register import (
    Known,
    add_representative,
    sametinget,
)
from gensvar.sami_consultations.models import (
    Party,
    PartyState,
    Representative,
    Stage,
)
from gensvar.sami_consultations.queries import current_in, is_waited_for
from tests.make.dialogues import make_matter, officer_of
from tests.make.organisations import make_body
from tests.make.sami_consultations import (
    days,
    decided,
    make_consulting,
    make_inquired,
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


def test_sametinget_stands_in_the_register_from_the_first_screening(
    client: Client,
) -> None:
    one = make_screened()
    client.force_login(officer_of(one.matter.body))
    assert "Sametinget" in client.get("/arbete/konsultationer/foretradare/").text
    page = client.get(f"/arbete/konsultationer/{one.pk}/forfragan/").text
    assert "De här saknar e-postadress i registret" in page


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
