"""A list that was kept elsewhere comes in row by row, seen before, and can go again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given as each
from hypothesis import settings
from hypothesis import strategies as st

from gensvar.directory.actions.importing import bring_in_list, take_list, undo_list
from gensvar.directory.importing.judging import judged_rows
from gensvar.directory.importing.sheet import Line, cell_name, heading_of, is_total
from gensvar.directory.models import (
    Category,
    CategoryKind,
    GivenList,
    ListState,
    PageState,
    PageVersion,
    SubRegion,
)
from gensvar.directory.tasks import TASKS
from gensvar.documents.workbook import Sheet, as_workbook
from gensvar.jobs.models import Job, JobState
from gensvar.jobs.running import run_next
from gensvar.kernel.errors import NotYet
from gensvar.organisations.models import Organisation
from tests.make.dialogues import officer_of
from tests.make.directory import make_page
from tests.make.organisations import make_body

HEAD = ("Namn", "Slag", "Kategorier", "Delregion", "Hisspitch", "E-post", "Webbplats")


@each(st.integers(0, 800), st.integers(1, 2000))
@settings(max_examples=30, deadline=None)
def test_every_cell_has_a_name_of_its_own(column: int, row: int) -> None:
    """As a spreadsheet would say it."""
    assert cell_name(column, row) != cell_name(column + 1, row)
    assert [cell_name(n, 7) for n in (0, 25, 26, 701, 702)] == [
        "A7",
        "Z7",
        "AA7",
        "ZZ7",
        "AAA7",
    ]


def test_the_lowest_of_three_rows_of_headings_is_found() -> None:
    """A title, headings over several columns, and the headings themselves."""
    lines = [
        Line(1, ("Föreningar i överenskommelsen 2024", "", "")),
        Line(2, ("Förening", "Kontakt", "")),
        Line(4, ("Namn", "E-post", "Webbplats")),
        Line(5, ("Lyktan", "", "")),
    ]
    assert heading_of(lines) == 4
    assert [
        is_total(Line(1, (text, "12")))
        for text in ("Summa", "Summa föreningar:", "Antal: 12", "Summan av oss")
    ] == [True, True, True, False]


def _book(*rows: tuple[str, ...]) -> bytes:
    """A workbook with three rows of headings, an empty row and a sum."""
    return as_workbook(
        [
            Sheet(
                "Lista",
                ("Överenskommelsen: underskrivare",),
                [
                    ("Förening", "", "", "", "", "Kontakt", ""),
                    (),
                    HEAD,
                    *rows,
                    ("Summa", str(len(rows))),
                ],
            )
        ]
    )


ROWS = (
    (
        "Lyktans vänner",
        "Förening",
        "Natur; Ovanligt",
        "Norr",
        "Vi <b>vandrar</b> och lär.",
        "hej@lyktan.example.org",
        "lyktan.example.org",
    ),
    ("", "", "", "", "Sammanfogad", "", ""),
    ("FYREN-NORD", "Paraplyorganisation", "", "", "", "ny@fyren.example.org", ""),
    ("Hörselföreningn Syd", "", "", "", "", "", ""),
    ("Skutan", "", "", "", "", "inte en adress", ""),
    ("Judarnas vänner", "", "Judar", "", "", "", ""),
    ("Lyktans  vänner", "", "", "", "", "", ""),
)


def _given(client: Client) -> tuple[GivenList, str]:
    """Give the list on the page, in a region that knows two of its organisations."""
    Category.objects.create(kind=CategoryKind.THEME, name="Natur")
    SubRegion.objects.create(name="Norr")
    Organisation.objects.create(name="Fyren Nord", email="gammal@example.org")
    Organisation.objects.create(name="Hörselföreningen Syd")
    client.force_login(officer_of(make_body()))
    file = SimpleUploadedFile("lista.xlsx", _book(*ROWS))
    client.post(reverse("organisation-lists"), {"file": file})
    given = GivenList.objects.get()
    return given, reverse("organisation-list", args=[given.pk])


@pytest.mark.django_db
def test_three_rows_of_headings_and_merged_cells_are_read_and_every_fault_told(
    client: Client,
) -> None:
    """With the cell where it stands; and a name like one we know is asked about."""
    given, address = _given(client)
    page = client.get(address).content.decode()
    assert (given.heading, given.columns[:2]) == (4, ["name", "kind"])
    assert {row.number: row.kind for row in judged_rows(given)} == {
        5: "new",
        6: "faulty",
        7: "same",
        8: "maybe",
        9: "faulty",
        10: "faulty",
        11: "faulty",
    }
    told = ("A6", "F9", "C10", "rad 5", "C5", "gammal@example.org", "Syd")
    assert [one for one in told if one not in page] == []
    client.post(address, {"do": "bring-in"})
    given.refresh_from_db()
    assert given.state == ListState.LOOKED_AT


@pytest.mark.django_db
@pytest.mark.requirement("S4-107")
def test_what_was_chosen_comes_in_and_all_of_it_can_be_taken_back(
    client: Client,
) -> None:
    """Nothing is overwritten, and what the list says of one is a draft."""
    given, address = _given(client)
    fyren, ears = Organisation.objects.order_by("name")
    choice = {"row-8": f"keep:{ears.public_id}", "row-7": "keep", "do": "bring-in"}
    client.post(address, choice)
    given.refresh_from_db()
    fyren.refresh_from_db()
    draft = PageVersion.objects.get(organisation__name="Lyktans vänner")
    assert (given.state, given.rows) == (ListState.BROUGHT_IN, [])
    assert Organisation.objects.count() == 3
    assert (fyren.email, fyren.kind) == ("gammal@example.org", "association")
    assert (draft.state, draft.what) == (PageState.DRAFT, "Vi vandrar och lär.")
    assert draft.links == ["https://lyktan.example.org"]
    assert [one.name for one in draft.categories.all()] == ["Natur"]
    assert "Lyktans vänner" in client.get(address).content.decode()
    client.post(address, {"do": "undo"})
    given.refresh_from_db()
    assert given.state == ListState.UNDONE
    assert set(Organisation.objects.all()) == {fyren, ears}
    assert not PageVersion.objects.exists()
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_what_the_list_says_is_taken_only_where_one_chose_it_and_given_back() -> None:
    """And not given back over what somebody has written since."""
    officer = officer_of(make_body())
    one = Organisation.objects.create(name="Fyren", email="gammal@example.org")
    row = ("Fyren", "", "", "", "", "ny@example.org", "")
    given = take_list("a.xlsx", _book(row), by=officer)
    given.choices = {"5": "take"}
    given.save()
    bring_in_list(given, by=officer)
    one.refresh_from_db()
    assert one.email == "ny@example.org"
    Organisation.objects.update(email="nyast@example.org")
    with pytest.raises(NotYet, match="Fyren"):
        undo_list(given, by=officer)
    Organisation.objects.update(email="ny@example.org")
    undo_list(given, by=officer)
    one.refresh_from_db()
    assert one.email == "gammal@example.org"


@pytest.mark.django_db
def test_an_import_that_somebody_has_built_on_is_not_undone() -> None:
    """The page that an organisation keeps is never touched by a list."""
    officer = officer_of(make_body())
    page = make_page()
    rows = ((page.organisation.name, "", "", "", "Annat", "", ""), ("Ny", *[""] * 6))
    given = take_list("a.xlsx", _book(*rows), by=officer)
    bring_in_list(given, by=officer)
    page.refresh_from_db()
    assert (page.what, PageVersion.objects.count()) == ("Vi ordnar träffar.", 1)
    make_page_for = Organisation.objects.get(name="Ny")
    PageVersion.objects.create(organisation=make_page_for, number=1)
    with pytest.raises(NotYet, match="Ny"):
        undo_list(given, by=officer)
    assert Organisation.objects.filter(name="Ny").exists()


@pytest.mark.django_db
def test_a_long_list_is_brought_in_by_the_worker_and_can_be_gone_on_with() -> None:
    """And another row of headings, and other columns, can be chosen."""
    client, officer = Client(), officer_of(make_body())
    client.force_login(officer)
    text = "Titel\nNr;Vem\n" + "\n".join(
        f"{n};Förbundet {chr(97 + n // 26)}{chr(97 + n % 26)}q{n}" for n in range(120)
    )
    given = take_list("lista.csv", text.replace("Titel", "Titel;").encode(), by=officer)
    address = reverse("organisation-list-columns", args=[given.pk])
    twice = client.post(address, {"heading": 2, "column-0": "name", "column-1": "name"})
    assert twice.status_code == 422
    client.post(address, {"heading": 2, "column-1": "name"})
    given.refresh_from_db()
    assert (given.heading, given.columns) == (2, ["", "name"])
    rows = {f"row-{row.number}": "bring" for row in judged_rows(given)}
    client.post(
        reverse("organisation-list", args=[given.pk]), {**rows, "do": "bring-in"}
    )
    assert run_next(TASKS)
    assert Job.objects.get().state == JobState.DONE
    assert Organisation.objects.count() == 120
