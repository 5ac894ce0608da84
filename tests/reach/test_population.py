"""A population table is checked cell by cell and sum by sum before it is used."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.sensitive import is_sensitive
from gensvar.kernel.spreadsheets import read_table
from gensvar.organisations.models import Role
from gensvar.reach.actions import drop_table, give_table
from gensvar.reach.models import PopulationTable
from gensvar.reach.queries import population_of, table_in_use
from gensvar.reach.reading import read_population
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body, make_member
from tests.make.reach import make_population, population_file

pytestmark = pytest.mark.django_db


def test_every_wrong_cell_and_sum_is_named_with_its_row() -> None:
    content = population_file(
        "Ålder;0–17;200;2025;SCB",
        "Ålder;18–;-5;2025;SCB",
        "Ålder;18–;800,5;2025;SCB",
        "Ålder;;800;2025;SCB",
        "Ålder;0–17;200;25;SCB",
        "Ålder;0–17;200;2025;SCB",
        "Ålder;Totalt;1000;2025;SCB",
        "Modersmål;finska;40;2025;SCB",
    )
    read = read_population(read_table("a.csv", content))
    assert [fault.row for fault in read.faults] == [3, 4, 5, 6, 7, 8, 9]
    assert "400" in read.faults[-2].sentence
    with pytest.raises(Invalid):
        give_table("a.csv", read, by=make_member(make_body(), Role.ADMINISTRATOR))
    assert PopulationTable.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "sensitive"),
    [
        ("Ålder", False),
        ("Kommun", False),
        ("Trollhättan", False),
        ("Trosa", False),
        ("Partille", False),
        ("Hälsingland", False),
        ("Nationell minoritet", True),
        ("Modersmål", True),
        ("samer", True),
        ("Tro", True),
        ("Funktionsnedsättning", True),
        ("Uskonto", True),
    ],
)
def test_nobody_is_counted_by_a_sensitive_trait(words: str, sensitive: bool) -> None:
    assert is_sensitive(words) == sensitive


def test_a_later_table_replaces_the_earlier_one_of_its_year() -> None:
    by = make_member(make_body(), Role.ADMINISTRATOR)
    first, second = make_population(by), make_population(by)
    older = make_population(by, year=2024)

    first.refresh_from_db()
    assert first.replaced_at is not None
    assert table_in_use() == second
    assert population_of(second) == {"ålder": {"0–17": 200, "18–": 800}}
    with pytest.raises(NotYet):
        drop_table(older, by=by)
    with pytest.raises(NotAllowed):
        drop_table(older, by=officer_of(make_body()))


@pytest.mark.requirement("S3-30")
def test_a_table_is_given_corrected_and_taken_into_use_on_screen(
    client: Client,
) -> None:
    client.force_login(make_member(make_body(), Role.ADMINISTRATOR))
    page = "/arbete/befolkning/ny/"
    total = "Ålder;Totalt;{total};2025;SCB"
    rows = ("Ålder;0–17;200;2025;SCB", "Ålder;18–;800;2025;SCB")
    for answer, number in ((422, 900), (302, 1000)):
        content = "\n".join(
            ["Indelning;Grupp;Antal;År;Källa", *rows, total.format(total=number)]
        )
        file = SimpleUploadedFile("scb.csv", content.encode())
        sent = client.post(page, {"file": file})
        assert sent.status_code == answer
        if answer == 422:
            assert "Summan är 900, men grupperna blir 1000" in sent.text
    table = sent.headers["Location"]
    assert "Den används inte än" in client.get(table).text
    client.post(table, {"do": "use"})
    assert "I bruk" in client.get("/arbete/befolkning/").text
