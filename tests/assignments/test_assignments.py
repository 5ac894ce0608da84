"""Assignments on screen: given to many, reported, answered once, taken higher."""

from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gensvar.accounts.models import User
from gensvar.assignments.actions import (
    Answered,
    Given,
    answer_report,
    call_off,
    give_also_to,
    give_assignment,
    promise_in_answer,
    take_higher,
)
from gensvar.assignments.models import (
    ActivityReport,
    AssignedBody,
    AssignedStatus,
    Assignment,
    ReportAnswer,
)
from gensvar.assignments.queries import waiting_for_bodies
from gensvar.config.ownership import of_body
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.decisions import enter_decision
from gensvar.matters.models import Outcome
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Body, BodyKind
from tests.make.assignments import assigned_in, make_assignment, make_report
from tests.make.dialogues import chair_of, make_matter, officer_of
from tests.make.organisations import make_body

HERE = "/arbete/uppdrag/"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.requirement("S3-03", "S3-04")
@pytest.mark.django_db
def test_one_question_goes_to_many_bodies_and_each_says_how_it_goes() -> None:
    assembly = make_body("Fullmäktige", kind=BodyKind.ASSEMBLY)
    one, other = make_body("Beredning ett"), make_body("Beredning två")
    client = client_of(officer_of(assembly))
    page = client.post(
        f"{HERE}ny/",
        {
            "body": assembly.pk,
            "question": "Vilket behov av dialog med politiker har invånarna?",
            "to": [one.pk, other.pk],
            "operating_year": 2026,
            "decided_on": date(2026, 2, 3),
            "section_number": "22",
            "due_on": today() - timedelta(days=1),
        },
        follow=True,
    ).content.decode()
    assert "Vilket behov av dialog med politiker har invånarna?" in page
    assert page.count(">Försenad<") == 2

    assigned = AssignedBody.objects.get(body=one)
    page = (
        client_of(officer_of(one))
        .post(
            f"{HERE}del/{assigned.pk}/",
            {
                "do": "goes",
                "goes-status": "under_way",
                "goes-words": "Vi möter föreningar i mars.",
                "goes-version": 1,
            },
            follow=True,
        )
        .content.decode()
    )
    assert "Vi möter föreningar i mars." in page

    listed = client_of(officer_of(one)).get(HERE).content.decode()
    assert "Pågår" in listed
    assert "Beredning två" not in listed


@pytest.mark.requirement("S3-05", "S3-06", "S3-07")
@pytest.mark.django_db
def test_a_report_is_answered_and_the_answer_becomes_measures() -> None:
    assignment = make_assignment()
    assigned = assigned_in(assignment)
    board, body = assignment.body, assigned.body
    client_of(officer_of(body)).post(
        f"{HERE}del/{assigned.pk}/rapport/",
        {
            "text": "Vi har mött sextio personer.",
            "reported_on": today(),
            "answer_due_on": today() + timedelta(days=30),
            "registry_number": "RS 7-2026",
        },
    )
    report = ActivityReport.objects.get()
    here = f"{HERE}rapporter/{report.pk}/"
    client = client_of(officer_of(board))
    client.post(
        f"{here}svar/",
        {
            "text": "Styrelsen avser följa upp policyn.",
            "answered_on": today(),
            "section_number": "28",
        },
    )
    page = client.post(
        f"{here}atgard/",
        {"words": "Följ upp policyarbetet", "due_on": today() + timedelta(days=90)},
        follow=True,
    ).content.decode()

    assert "Styrelsen avser följa upp policyn." in page
    assert "Följ upp policyarbetet" in page
    assert (Measure.objects.get().body, AssignedBody.objects.get().status) == (
        board,
        AssignedStatus.ANSWERED,
    )


@pytest.mark.django_db
def test_a_report_answered_twice_is_refused_and_the_answer_corrected_instead() -> None:
    report = make_report()
    by = officer_of(report.to_body)
    first = Answered("Ja.", today(), "28")
    answer_report(report, first, by=by)
    here = f"{HERE}rapporter/{report.pk}/svar/"
    client = client_of(by)

    twice = client.post(
        here, {"text": "Nej.", "answered_on": today(), "section_number": "29"}
    )
    assert twice.status_code == 422
    assert "Rapporten har redan ett svar. Rätta det i stället." in (
        twice.content.decode()
    )
    page = client.post(
        here, {"text": "Ja, delvis.", "reason": "Fel rad.", "version": 1}, follow=True
    ).content.decode()
    assert "Ja, delvis." in page
    assert [row.before for row in ReportAnswer.objects.get().corrections.all()] == [
        "Ja."
    ]
    stale = client.post(here, {"text": "Annat.", "reason": "Så.", "version": 1})
    assert stale.status_code == 422
    assert "Ja, delvis." in stale.content.decode()


@pytest.mark.requirement("S4-144")
@pytest.mark.django_db
def test_an_overdue_answer_is_asked_of_the_body_above_whose_chair_is_told() -> None:
    top = make_body("Regionstyrelsen")
    board = make_body(parent=top)
    chair = chair_of(top)
    report = make_report(assigned_in(make_assignment(board)), answer_in=-1)
    asker = officer_of(report.body)
    here = f"{HERE}rapporter/{report.pk}/"

    page = (
        client_of(asker)
        .post(
            f"{here}hogre/",
            {"to_body": top.pk, "reason": "Vi har väntat i tre månader."},
            follow=True,
        )
        .content.decode()
    )

    assert "Vi har väntat i tre månader." in page
    letter = Letter.objects.get(to=chair.email)
    assert (here in letter.text, "Vi har väntat" in letter.text) == (True, False)
    assert "Regionstyrelsen" in (
        client_of(chair).get(f"{HERE}rapporter/").content.decode()
    )
    assert waiting_for_bodies([top.pk]).to_answer == [report]
    assert waiting_for_bodies([report.body_id]).overdue == 1


@pytest.mark.django_db
def test_an_answer_that_is_not_overdue_goes_no_higher() -> None:
    top = make_body()
    report = make_report(assigned_in(make_assignment(make_body(parent=top))))
    with pytest.raises(Invalid):
        take_higher(report, top, "Nu.", by=officer_of(report.body))
    overdue = make_report(assigned_in(make_assignment()), answer_in=-1)
    with pytest.raises(Invalid):
        take_higher(overdue, make_body(), "Nu.", by=officer_of(overdue.body))


@pytest.mark.django_db
def test_what_cannot_be_right_is_refused_with_a_sentence() -> None:
    body, to = make_body(), make_body()
    by = officer_of(body)
    matter = make_matter(body)
    decision = enter_decision(
        matter,
        body=body,
        starts_on=today(),
        section_number="9",
        outcome=Outcome.DECIDED,
        by=by,
    )
    before = matter.opened_on - timedelta(days=1)
    fine = Given("Fråga?", today().year, today(), "9", today(), decision)
    with pytest.raises(Invalid, match="daterat före sitt ärende"):
        give_assignment(
            body,
            Given("Fråga?", today().year, before, "9", today(), decision),
            [to],
            by=by,
        )
    with pytest.raises(NotAllowed):
        give_assignment(body, fine, [to], by=officer_of(to))
    given = give_assignment(body, fine, [to], by=by)
    with pytest.raises(Invalid, match="har redan det här uppdraget"):
        give_also_to(given, to, by=by)
    assert Assignment.objects.count() == 1


@pytest.mark.django_db
def test_called_off_needs_a_reason_and_can_be_undone() -> None:
    assigned = assigned_in(make_assignment())
    client = client_of(officer_of(assigned.assignment.body))
    here = f"{HERE}del/{assigned.pk}/"

    assert client.post(here, {"do": "off"}).status_code == 422
    page = client.post(here, {"do": "off", "off-reason": "Nämnden läggs ned."})
    assert page.status_code == 302
    assert AssignedBody.objects.get().status == AssignedStatus.CALLED_OFF
    client.post(here, {"do": "back"})
    assert AssignedBody.objects.get().status == AssignedStatus.GIVEN
    with pytest.raises(NotAllowed):
        call_off(assigned, "Nej.", by=officer_of(assigned.body))


@pytest.mark.requirement("S4-101")
@pytest.mark.django_db
def test_a_body_that_ends_has_its_assignments_on_hand_and_its_successor_goes_on() -> (
    None
):
    assigned = assigned_in(make_assignment())
    body, after = assigned.body, make_body("Nya nämnden")
    assert "Vilket behov av dialog har invånarna?" in {
        one.name for one in of_body(body)
    }
    Body.objects.filter(pk=body.pk).update(
        valid_to=today() - timedelta(days=1), successor=after
    )
    page = client_of(officer_of(after)).get(f"{HERE}del/{assigned.pk}/")
    assert "Skriv rapporten" in page.content.decode()

    Body.objects.filter(pk=body.pk).update(successor=None)
    client = client_of(officer_of(assigned.assignment.body))
    alarm = client.get(f"{HERE}del/{assigned.pk}/").content.decode()
    assert "finns inte längre, och ingen har tagit över" in alarm


class OverdueTest(TestCase):
    """Whatever the days: what is open and past its day is overdue, nothing else."""

    @settings(max_examples=20)
    @given(st.integers(-400, 400), st.sampled_from(AssignedStatus))
    def test_only_what_is_owed_is_overdue(self, days: int, status: str) -> None:
        """Compare the whole rule."""
        assignment = Assignment(due_on=today() + timedelta(days=days))
        one = AssignedBody(assignment=assignment, status=status)
        owed = status in ("given", "accepted", "under_way")
        assert one.is_overdue() == (owed and days < 0)


@pytest.mark.django_db
def test_a_measure_in_an_answer_has_the_owner_and_the_matter_of_the_answer() -> None:
    report = make_report()
    by = officer_of(report.to_body)
    answer = answer_report(report, Answered("Ja.", today(), "28"), by=by)
    made = promise_in_answer(answer, "Gör det", due_on=today(), owner=by, by=by)
    assert [row.measure for row in answer.measures.all()] == [made]
