"""The pages of those who keep a meeting: its guests, the day, and what is needed."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gensvar.audit.models import Event
from gensvar.meetings.actions.needs import say_needs
from gensvar.meetings.models import Guest, Meeting
from gensvar.organisations.models import Organisation, Role
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import (
    make_arrival,
    make_guest,
    make_meeting,
    make_organisation,
)
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    return make_called_meeting()


@pytest.fixture
def officer(client: Client, meeting: Meeting) -> Client:
    client.force_login(officer_of(meeting.body))
    return client


def at(meeting: Meeting, rest: str = "gaster/") -> str:
    return f"/arbete/moten/{meeting.pk}/{rest}"


def listed(meeting: Meeting) -> list[tuple[str, str, str]]:
    rows = Guest.objects.filter(meeting=meeting).order_by("pk")
    return [(one.name, one.email, str(one.organisation or "")) for one in rows]


def sheet(rows: list[list[str]]) -> bytes:
    """Return a workbook as spreadsheets write them, with shared words."""
    words = sorted({cell for row in rows for cell in row})
    cells = "".join(
        "<row>"
        + "".join(
            f'<c r="{"ABC"[place]}{number}" t="s"><v>{words.index(cell)}</v></c>'
            for place, cell in enumerate(row)
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        shared = "".join(f"<si><t>{word}</t></si>" for word in words)
        packed.writestr("xl/sharedStrings.xml", f"<sst {space}>{shared}</sst>")
        packed.writestr(
            "xl/worksheets/sheet1.xml",
            f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>",
        )
    return written.getvalue()


@pytest.mark.requirement("S4-087")
def test_a_guest_is_asked_withdrawn_and_asked_again(
    officer: Client, meeting: Meeting
) -> None:
    given = {
        "name": "Anna Alm",
        "email": "Anna@Example.org",
        "organisation": "Hörselskadades förening",
        "side": "other",
        "language": "sv",
    }
    officer.post(at(meeting, "gaster/ny/"), given)
    assert listed(meeting) == [
        ("Anna Alm", "anna@example.org", "Hörselskadades förening")
    ]
    again = officer.post(at(meeting, "gaster/ny/"), {**given, "name": "Anna igen"})
    assert again.status_code == 422
    assert "Anna igen" in again.text

    guest = Guest.objects.get()
    page = officer.post(at(meeting, f"gaster/{guest.pk}/aterkalla/"), follow=True).text
    assert f"/gaster/{guest.pk}/angra/" in page
    officer.post(at(meeting, f"gaster/{guest.pk}/angra/"))
    assert Guest.objects.get().state == "invited"


@pytest.mark.requirement("S4-087", "S4-005")
def test_a_pasted_list_is_shown_row_by_row_before_anything_is_saved(
    officer: Client, meeting: Meeting
) -> None:
    make_organisation("Röda Korset")
    make_guest(meeting, "Finns Redan", email="finns@example.org", organisation=None)
    pasted = (
        "Namn;E-post;Organisation\n"
        "Anna Alm;anna@example.org;röda korset\n"
        "Bo Ek;bo@example.org;Röda Korsets\n"
        ";saknar@example.org;Något\n"
        "Fel Adress;inte en adress;Något\n"
        "Dubbel;ANNA@example.org;Något\n"
        "Finns Redan;finns@example.org;\n"
    )
    page = officer.post(at(meeting, "gaster/lista/"), {"lines": pasted})
    assert page.status_code == 200
    assert len(listed(meeting)) == 1
    assert page.text.count("Hoppas över") == 4
    assert "Det finns ”Röda Korset”" in page.text

    officer.post(at(meeting, "gaster/lista/"), {"lines": pasted, "do": "confirm"})
    assert listed(meeting)[1:] == [
        ("Anna Alm", "anna@example.org", "Röda Korset"),
        ("Bo Ek", "bo@example.org", "Röda Korsets"),
    ]
    assert Organisation.objects.filter(name__startswith="Röda").count() == 2


def test_a_spreadsheet_is_read_and_a_bad_one_refused(
    officer: Client, meeting: Meeting
) -> None:
    rows = [["Organisation", "Namn", "E-post"], ["Klubben", "Anna", "a@example.org"]]
    good = SimpleUploadedFile("lista.xlsx", sheet(rows))
    page = officer.post(at(meeting, "gaster/lista/"), {"file": good}).text
    assert "a@example.org" in page
    assert listed(meeting) == []

    for name, data in (("lista.xlsx", b"PK no"), ("lista.docx", b"x")):
        bad = SimpleUploadedFile(name, data)
        assert officer.post(
            at(meeting, "gaster/lista/"), {"file": bad}
        ).status_code == (422)


@pytest.mark.requirement("S4-083")
def test_guests_of_earlier_meetings_of_the_series_are_asked_again(
    client: Client,
) -> None:
    from_before, series = _two_in_a_series()
    client.force_login(officer_of(series.body))
    where = at(series, "gaster/fran/")

    assert from_before.name in client.get(where).text
    client.post(where, {"guests": [str(from_before.pk)]})

    kept = Guest.objects.get(meeting=series)
    assert (kept.email, kept.organisation) == (
        from_before.email,
        from_before.organisation,
    )
    assert client.post(where, {"guests": [str(from_before.pk)]}).status_code == 422


def _two_in_a_series() -> tuple[Guest, Meeting]:
    from gensvar.meetings.models import Series  # noqa: PLC0415 -- made by no action here

    body = make_body()
    series = Series.objects.create(
        body=body,
        name="Samråd",
        purpose="Ses.",
        other_side="Föreningar",
        started_on="2026-01-01",
        created_by=officer_of(body),
    )
    before = make_meeting(body, days=-30, series=series)
    return make_guest(before, "Anna Alm"), make_meeting(body, series=series)


@pytest.mark.requirement("S4-004", "S4-005")
def test_who_came_is_noted_and_reported_numbers_stand_beside(
    officer: Client, meeting: Meeting
) -> None:
    club = make_organisation("Klubben")
    anna, bo = (make_guest(meeting, name, organisation=club) for name in ("Anna", "Bo"))
    cia = make_guest(meeting, "Cia")

    chosen = {"guest": [str(anna.pk), str(bo.pk)]}
    officer.post(at(meeting, "narvaro/flera/"), chosen)
    officer.post(at(meeting, f"narvaro/{cia.pk}/"), {"do": "arrive"})
    officer.post(at(meeting, f"narvaro/{cia.pk}/"), {"do": "undo"})
    officer.post(at(meeting, "narvaro/ny/"), {"name": "Dan Drop"})
    officer.post(at(meeting, "narvaro/antal/"), {"persons": 59, "organisations": 45})

    page = officer.get(at(meeting, "narvaro/lista/")).text
    for label, number in (
        ("Personer på plats", 3),
        ("Organisationer på plats", 1),
        ("Personer, enligt uppgift", 59),
        ("Organisationer, enligt uppgift", 45),
    ):
        assert f"<dt>{label}</dt><dd>{number}</dd>" in page
    pdf = officer.get(at(meeting, "narvaro/lista.pdf"))
    assert pdf.content.startswith(b"%PDF")


def test_more_organisations_than_persons_is_given_back(
    officer: Client, meeting: Meeting
) -> None:
    where = at(meeting, "narvaro/antal/")
    assert officer.post(where, {"persons": 3, "organisations": 4}).status_code == 422
    assert Meeting.objects.get().reported_persons is None


def test_nobody_is_picked_out_by_what_they_belong_to(
    officer: Client, meeting: Meeting
) -> None:
    sami = make_organisation("Sameföreningen")
    make_guest(meeting, "Aila Eira", organisation=sami)
    for page in ("gaster/", "narvaro/"):
        assert "Aila Eira" in officer.get(at(meeting, page), {"ord": "eira"}).text
        assert "Aila Eira" not in officer.get(at(meeting, page), {"ord": "Same"}).text


def test_nobody_leaves_before_having_come(officer: Client, meeting: Meeting) -> None:
    guest = make_guest(meeting)
    officer.post(at(meeting, f"narvaro/{guest.pk}/"), {"do": "leave"})
    assert Guest.objects.get().left_at is None

    officer.post(at(meeting, f"narvaro/{guest.pk}/"), {"do": "arrive"})
    officer.post(at(meeting, f"narvaro/{guest.pk}/"), {"do": "leave"})
    assert Guest.objects.get().left_at is not None
    officer.post(at(meeting, f"narvaro/{guest.pk}/"), {"do": "back"})
    assert Guest.objects.get().left_at is None


def test_needs_are_read_by_officers_alone_and_the_reading_is_recorded(
    client: Client, meeting: Meeting
) -> None:
    guest = make_guest(meeting, "Anna")
    say_needs(guest, ["hearing_loop"], "Sitter gärna långt fram.")
    where = at(meeting, "gaster/behov/")
    client.force_login(make_member(meeting.body, Role.CHAIR))
    assert client.get(where).status_code == 403

    client.force_login(officer_of(meeting.body))
    page = client.get(where).text
    assert "Hörslinga: 1" in page
    assert "långt fram" not in page
    assert not Event.objects.filter(verb="read needs").exists()
    assert "Sitter gärna långt fram." in client.post(where).text
    assert Event.objects.filter(verb="read needs").count() == 1
    for other in ("gaster/", f"gaster/{guest.pk}/", "narvaro/", "narvaro/lista/"):
        assert "långt fram" not in client.get(at(meeting, other)).text


def test_an_officer_writes_down_an_answer_by_telephone(
    officer: Client, meeting: Meeting
) -> None:
    guest = make_guest(meeting)
    officer.post(at(meeting, f"gaster/{guest.pk}/svar/"), {"do": "yes"})
    assert Guest.objects.get().state == "accepted"


def test_two_who_change_a_guest_see_both_texts(
    officer: Client, meeting: Meeting
) -> None:
    guest = make_guest(meeting, "Anna")
    where = at(meeting, f"gaster/{guest.pk}/")
    sent: dict[str, Any] = {
        "name": "Anna Alm",
        "side": "other",
        "language": "sv",
        "version": 1,
    }
    assert officer.post(where, sent).status_code == 302
    page = officer.post(where, {**sent, "name": "Anna Ask"})
    assert page.status_code == 422
    assert "Anna Alm" in page.text
    assert "Anna Ask" in page.text


def test_who_has_left_is_told_with_the_time(meeting: Meeting) -> None:
    guest = make_arrival(meeting)
    assert str(guest) == str(guest.pk)
