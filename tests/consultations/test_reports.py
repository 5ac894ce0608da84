"""The yearly report: every figure traced, no person named, frozen as it was sent."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client

from gensvar.consultations.actions.reports import send_report, write_report
from gensvar.consultations.models import SentReport, YearlyReport
from gensvar.consultations.report.figures import Report, from_data, to_data
from gensvar.consultations.report.files import as_document, as_sheets
from gensvar.consultations.report.reading import report_of
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.programmes.models import Group, Programme
from tests.make.consultations import make_samrad
from tests.make.dialogues import officer_of
from tests.make.governing_documents import make_document
from tests.make.meetings import make_arrival
from tests.make.organisations import make_user
from tests.make.programmes import group_of, make_programme
from tests.make.years import (
    make_area,
    make_effect,
    make_information,
    make_occasion,
    make_report,
    send,
)

pytestmark = pytest.mark.django_db
NAME = "Rut Persson Kaale"


def lived() -> Programme:
    """Make a programme with something of everything that the report tells."""
    programme = make_programme()
    make_area("fit", by=officer_of(programme.body))
    meeting = make_samrad(programme, Group.ROMA)
    make_arrival(meeting, NAME)
    make_information(programme, group=group_of(programme, Group.ROMA))
    make_occasion(programme)
    make_effect(programme)
    make_document(programme.body)
    return programme


def texts(report: Report) -> str:
    """Return all that a report says, in words."""
    return str(to_data(report))


def test_every_figure_says_what_it_was_counted_from() -> None:
    report = report_of(make_report(lived()))
    figures = [one for part in report.parts for one in part.figures]
    grids = [one for part in report.parts for one in part.grids]
    assert figures
    assert grids
    assert [one.label for one in figures if not one.source] == []
    assert [one.title for one in grids if not one.source] == []
    sheets = as_sheets(report)
    traced = {(row[0], row[1]) for row in sheets[-1].rows}
    told = {(part.title, one.label) for part in report.parts for one in part.figures}
    assert told <= traced


def test_a_report_names_no_person_and_tells_of_no_small_group() -> None:
    report = report_of(make_report(lived()))
    assert NAME not in texts(report)
    assert "färre än 5" in texts(report)


def test_what_lacks_is_named_in_the_report() -> None:
    report = report_of(make_report(lived()))
    lacking = [text for part in report.parts for text in part.lacking]
    assert "Meänkieli: ingen information på språket." in lacking
    assert "Romer: ingen information." not in lacking
    assert "Samer: ingen information." in lacking


def test_what_was_sent_stays_as_it_was_when_more_happens() -> None:
    programme = lived()
    written = make_report(programme)
    before = report_of(written)
    sent = send(written)

    make_effect(programme, words="Något nytt har hänt.")
    words = {"how_consulted": "Vi möttes oftare."}
    write_report(programme, today().year, 1, words, by=officer_of(programme.body))
    written.refresh_from_db()

    assert from_data(sent.content) == before
    assert report_of(written) != before
    assert "Något nytt har hänt." in texts(report_of(written))
    assert send(written).number == 2


def test_a_frozen_report_is_read_back_as_it_was() -> None:
    report = report_of(make_report(lived()))
    assert from_data(to_data(report)) == report


def test_nothing_is_reported_ahead_twice_or_by_strangers() -> None:
    programme = make_programme()
    officer, year = officer_of(programme.body), today().year
    with pytest.raises(Invalid):
        write_report(programme, year + 1, 0, {}, by=officer)
    with pytest.raises(NotAllowed):
        write_report(programme, year, 0, {}, by=make_user())
    report = write_report(programme, year, 0, {}, by=officer)
    with pytest.raises(Stale):
        write_report(programme, year, 0, {"what_came": "Annat"}, by=officer)
    tomorrow = today() + timedelta(days=1)
    for field, facts in (
        ("to", {"to": "", "sent_on": today()}),
        ("sent_on", {"to": "Länsstyrelsen", "sent_on": tomorrow}),
    ):
        with pytest.raises(Invalid) as refusal:
            send_report(report, facts, by=officer)
        assert refusal.value.field == field
    report.counted_at = None
    with pytest.raises(NotYet):
        send_report(report, {"to": "L", "sent_on": today()}, by=officer)
    assert not SentReport.objects.exists()


def test_a_report_is_written_sent_and_taken_along_on_screen(client: Client) -> None:
    programme = lived()
    client.force_login(officer_of(programme.body))
    year = today().year
    page = f"/arbete/samrad/{programme.pk}/rapport/{year}/"
    assert "Årets rapport är inte påbörjad." in client.get(page).text

    words = {"how_consulted": "Vi möttes på Folkets hus.", "version": 0}
    assert client.post(f"{page}skriv/", words).status_code == 302
    again = client.post(f"{page}skriv/", words)
    assert again.status_code == 422
    assert "Någon annan sparade under tiden." in again.text
    sending = {"to": "Länsstyrelsen", "sent_on": today().isoformat()}
    assert client.post(f"{page}skickad/", sending).status_code == 302

    shown = client.get(page).text
    for text in ("Vi möttes på Folkets hus.", "Räknat från:", "Länsstyrelsen"):
        assert text in shown
    assert "Folkets hus" in client.get(f"{page}1/").text
    for file in ("rapport.docx", "rapport.xlsx", "1/rapport.docx", "1/rapport.xlsx"):
        made = client.get(page + file)
        assert made.status_code == 200
        with zipfile.ZipFile(io.BytesIO(made.content)) as box:
            assert NAME not in "".join(
                box.read(one).decode("utf-8", "replace") for one in box.namelist()
            )
    assert client.get(f"{page}rapport.pdf").status_code == 404


def test_the_page_the_document_and_the_sheets_hold_the_same_figures() -> None:
    report = report_of(YearlyReport.objects.get(pk=make_report(lived()).pk))
    document, sheets = str(as_document(report)), str(as_sheets(report))
    for part in report.parts:
        for one in part.figures:
            assert one.label in document
            assert one.label in sheets
