"""Findings, the matrix, the report and its publishing, through the pages."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from docx import Document

from gensvar.inventories.models import NeedsFinding, NeedsInventory
from gensvar.programmes.models import Group
from tests.make.dialogues import officer_of
from tests.make.inventories import (
    make_ask,
    make_entered_answer,
    make_finding,
    make_inventory,
    make_link_answer,
    make_open_answer,
    step,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def inventory() -> NeedsInventory:
    """Return an inventory that is open for answers."""
    return make_inventory()


@pytest.fixture
def officer(client: Client, inventory: NeedsInventory) -> Client:
    """Return a browser in which an officer of the programme has signed in."""
    client.force_login(officer_of(inventory.programme.body))
    return client


def at(inventory: NeedsInventory, rest: str = "") -> str:
    """Return an address beneath one inventory."""
    return f"/arbete/samrad/{inventory.programme_id}/behov/{inventory.pk}/{rest}"


def report(inventory: NeedsInventory, *answers: Any) -> None:
    """Write findings on answers, close the inventory and finish its report."""
    for answer in answers:
        make_finding(inventory, answer)
    step(inventory, "close needs inventory")
    step(inventory, "report needs inventory")


@pytest.mark.requirement("S1-08")
def test_each_cell_of_the_matrix_leads_to_the_answers_that_say_it(
    officer: Client, inventory: NeedsInventory
) -> None:
    strong = make_link_answer(make_ask(inventory))
    against = make_open_answer(inventory, Group.SWEDEN_FINNS, wish="not")

    page = officer.get(at(inventory, "matris/")).content.decode()
    listed = officer.get(at(inventory, f"svar/?svar={against.pk}"))

    assert "Flera röster" in page
    assert f'href="{at(inventory, "svar/")}?svar={strong.pk}"' in page
    assert f'href="{at(inventory, "svar/")}?svar={against.pk}"' in page
    assert [one for one, _name, _people in listed.context["rows"]] == [against]


@pytest.mark.requirement("S1-09", "S1-13", "S1-14")
def test_the_wishes_of_the_groups_stand_side_by_side(
    officer: Client, inventory: NeedsInventory
) -> None:
    make_link_answer(make_ask(inventory), minutes=90, interval="monthly")
    make_entered_answer(inventory, forms={"workshop": ("wanted", "")})

    wishes = officer.get(at(inventory, "matris/")).context["wishes"]

    said = {
        row.name: {name: [one.label for one in values] for name, values in rows}
        for row, rows in wishes
        if row.answers
    }
    assert said == {
        "Romer": {
            "Hur ofta": ["En gång per termin"],
            "Minuter för ett möte": ["180"],
            "Samrådsformer": ["Workshop: Vill gärna"],
        },
        "Sverigefinnar": {"Hur ofta": ["Varje månad"], "Minuter för ett möte": ["90"]},
    }


@pytest.mark.requirement("S1-07")
def test_a_finding_leads_to_the_answers_that_say_it(
    officer: Client, inventory: NeedsInventory
) -> None:
    answer = make_entered_answer(inventory)

    sent = officer.post(
        at(inventory, "slutsatser/ny/"),
        {"words": "Romer vill mötas varje termin.", "answers": [answer.pk]},
    )
    page = officer.get(at(inventory, "slutsatser/")).content.decode()

    assert sent.status_code == 302
    assert "Romer vill mötas varje termin." in page
    assert f'href="{at(inventory, f"svar/{answer.pk}/")}"' in page


def test_a_finding_without_answers_is_refused_with_its_words_left(
    officer: Client, inventory: NeedsInventory
) -> None:
    make_entered_answer(inventory)

    page = officer.post(at(inventory, "slutsatser/ny/"), {"words": "Utan stöd."})

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"answers"}
    assert "Utan stöd." in page.content.decode()
    assert not NeedsFinding.objects.exists()


def test_who_changes_a_finding_second_reads_the_first_change(
    officer: Client, inventory: NeedsInventory
) -> None:
    answer = make_entered_answer(inventory)
    finding = make_finding(inventory, answer)
    address = at(inventory, f"slutsatser/{finding.pk}/")
    data = {"answers": [answer.pk], "version": 1}
    officer.post(address, {**data, "words": "Den första."})

    page = officer.post(address, {**data, "words": "Den andra."})

    assert page.status_code == 422
    assert page.context["other"] == "Den första."
    assert "Den andra." in page.content.decode()


def test_a_finding_is_taken_out_and_brought_back(
    officer: Client, inventory: NeedsInventory
) -> None:
    finding = make_finding(inventory, make_entered_answer(inventory))
    address = at(inventory, "slutsatser/")

    officer.post(address, {"take": finding.pk})
    page = officer.get(address)
    officer.post(address, {"take": finding.pk})
    again = officer.get(address)

    assert (page.context["rows"], page.context["withdrawn"]) == ([], [finding])
    assert [row for row, _sources in again.context["rows"]] == [finding]


def test_a_report_needs_a_finding(officer: Client, inventory: NeedsInventory) -> None:
    make_entered_answer(inventory)
    step(inventory, "close needs inventory")

    officer.post(at(inventory), {"do": "report needs inventory"})
    page = officer.get(at(inventory)).content.decode()

    inventory.refresh_from_db()
    assert inventory.stage == "closed"
    assert "Minst ett fynd, knutet till de svar som säger det" in page


@pytest.mark.requirement("S1-07")
def test_the_report_is_a_page_a_word_file_and_a_pdf(
    officer: Client, inventory: NeedsInventory
) -> None:
    report(inventory, make_entered_answer(inventory))

    page = officer.get(at(inventory, "rapport/")).content.decode()
    word = officer.get(at(inventory, "rapport/word/"))
    pdf = officer.get(at(inventory, "rapport/pdf/"))

    assert "Möten varje termin." in page
    assert "Vi vill ha fasta möten." in page
    words = [part.text for part in Document(BytesIO(word.content)).paragraphs]
    assert "Möten varje termin." in words
    assert pdf.content.startswith(b"%PDF")


def test_few_people_are_never_counted_out_in_a_report(
    officer: Client, inventory: NeedsInventory
) -> None:
    answer = make_open_answer(inventory, Group.JEWS)
    make_open_answer(inventory, Group.JEWS)
    report(inventory, answer)
    officer.post(at(inventory, "rapport/"), {"do": "publish"})

    shown = officer.get(f"/behov/{inventory.public_id}/").content.decode()

    assert "färre än 5" in shown


@pytest.mark.requirement("S1-07")
def test_everyone_reads_a_published_report_without_the_words_of_the_answers(
    officer: Client, inventory: NeedsInventory
) -> None:
    report(inventory, make_entered_answer(inventory))
    before = Client().get(f"/behov/{inventory.public_id}/").content.decode()

    officer.post(at(inventory, "rapport/"), {"do": "publish"})
    published = Client().get(f"/behov/{inventory.public_id}/").content.decode()
    officer.post(at(inventory, "rapport/"), {"do": "withdraw"})
    after = Client().get(f"/behov/{inventory.public_id}/").content.decode()

    assert [("Möten varje termin." in page) for page in (before, published, after)] == [
        False,
        True,
        False,
    ]
    assert "Vi vill ha fasta möten." not in published


def test_a_report_that_is_not_finished_is_not_published(
    officer: Client, inventory: NeedsInventory
) -> None:
    officer.post(at(inventory, "rapport/"), {"do": "publish"})

    inventory.refresh_from_db()
    assert inventory.published_at is None
