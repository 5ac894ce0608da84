"""Many past dialogues from a table: nothing is brought in unseen, nothing is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.kernel.errors import Invalid
from gensvar.kernel.spreadsheets import read_table
from gensvar.past_dialogues.actions.lists import bring_in_list, take_list
from gensvar.past_dialogues.models import PastDialogue, PastList
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

HEAD = "Titel;Fråga;Första dag;Sista dag;Antal deltagare;Källa till antalet"


def _file(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows]).encode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        HEAD.encode(),
        _file("A", head="Titel;Titel"),
        _file("A", head="Titel;Kön"),
        _file("A", head="Titel"),
    ],
)
def test_a_file_without_the_right_columns_is_refused(content: bytes) -> None:
    body = make_body()
    name = "lista.xlsx" if content.startswith(b"PK") else "lista.csv"
    with pytest.raises(Invalid) as refusal:
        take_list(body, name, content, by=officer_of(body))
    assert (refusal.value.field, PastList.objects.count()) == ("file", 0)


@given(st.lists(st.text("abcåäö 1=", min_size=1).map(str.strip).filter(bool)))
@settings(max_examples=30, deadline=None)
def test_every_cell_of_a_table_is_read_as_it_was_written(cells: list[str]) -> None:
    content = "\n".join(["Titel;B", *(f"{cell};" for cell in cells)]).encode()
    read = [row.cells[0] for row in read_table("a.csv", content)[1:]]
    assert read == cells


@pytest.mark.django_db
def test_a_row_with_a_fault_stays_and_the_others_come_in_once() -> None:
    body = make_body()
    content = _file(
        "Skolan;Hur?;2018-01-01;2018-02-01;;",
        "Vägen;Var?;2018-01-01;2018-02-31;12,5;",
        "Skolan;Hur?;2018-01-01;2018-02-01;;",
    )
    given_list = take_list(body, "lista.csv", content, by=officer_of(body))

    assert bring_in_list(given_list, by=officer_of(body)) == 1

    left = PastList.objects.get()
    assert [number for number, _cells in left.rows] == [3, 4]
    assert PastDialogue.objects.get().counts.count() == 0


@pytest.mark.django_db
@pytest.mark.requirement("S2-10")
def test_a_list_is_looked_through_and_brought_in_on_screen(client: Client) -> None:
    body = make_body()
    client.force_login(officer_of(body))
    content = _file(
        "Skolan;Hur?;2018-01-01;2018-02-01;59;Anteckningar",
        "Vägen;Var?;2018-01-01;2018-02-31;12,5;",
    )
    file = SimpleUploadedFile("lista.csv", content)
    sent = client.post("/arbete/tidigare/lista/", {"body": body.pk, "file": file})
    page = sent.headers["Location"]
    text = client.get(page).text
    assert "Skriv dagen som 2024-05-13" in text
    assert "Skriv ett heltal" in text
    assert PastDialogue.objects.count() == 0
    client.post(page, {"do": "bring-in"})
    client.post(page, {"do": "drop"})

    past = PastDialogue.objects.get()
    count = past.counts.get()
    assert (past.title, count.number, count.source) == ("Skolan", 59, "Anteckningar")
    assert PastList.objects.count() == 0
    exported = client.get("/arbete/tidigare/tidigare-dialoger.csv").text
    assert "Skolan;Hur?" in exported
