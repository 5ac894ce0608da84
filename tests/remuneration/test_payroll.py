"""Payroll files: frozen, without groups, and the sums are those of the lines."""

import csv
import io
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import fromstring

from gensvar.analysis.fees import Kind
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Body
from gensvar.remuneration.actions.payroll import make_batch
from gensvar.remuneration.models import Batch, Claim
from gensvar.remuneration.payroll import (
    MARK,
    PayRow,
    as_csv,
    fingerprint,
    in_kronor,
    rows_of,
)
from gensvar.remuneration.sheets import workbook
from tests.make.dialogues import chair_of, officer_of
from tests.make.meetings import make_arrival, make_organisation
from tests.make.organisations import make_body
from tests.make.remuneration import (
    make_approved,
    make_claim,
    make_over,
    make_present,
    make_table,
)

DAY = date(2024, 5, 13)
FIRST = timedelta(days=30)


@pytest.fixture
def body(db: None) -> Body:
    body = make_body("Samrådet för judar")
    make_table(body)
    return body


def batch_of(body: Body) -> Batch:
    return make_batch(body, today() - FIRST, today(), by=officer_of(body))


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK)), delimiter=";"))


def test_a_file_holds_what_payroll_needs_and_nothing_of_groups(body: Body) -> None:
    organisation = make_organisation("Judiska församlingen")
    meeting = make_over(body, title="Samråd med judar")
    came = make_arrival(
        meeting, "Ada Alm", email="ada@example.org", organisation=organisation
    )
    receipts = {Kind.TRAVEL_RECEIPT: 8_450}
    kinds = frozenset({Kind.MEETING_FEE, Kind.TRAVEL_RECEIPT})
    claim = make_approved(came, kinds=kinds, receipts=receipts)

    batch = batch_of(body)
    text = as_csv(rows_of(batch))

    shared = {
        "payroll_file": str(batch.number),
        "claim": str(claim.pk),
        "name": "Ada Alm",
        "email": "ada@example.org",
        "meeting_day": claim.day.isoformat(),
        "cost_centre": "4711",
        "rule_reference": "RS 2018-02-06 § 12",
    }
    assert read(text) == [
        {
            **shared,
            "kind": "meeting_fee",
            "label": "Halvdag",
            "amount_sek": "900,00",
        },
        {
            **shared,
            "kind": "travel_receipt",
            "label": "Resa mot kvitto",
            "amount_sek": "84,50",
        },
    ]
    assert text.startswith(MARK)
    assert not [word for word in ("juda", "juder", "amråd") if word in text.lower()]


def test_a_claim_stands_in_one_file_only(body: Body) -> None:
    make_approved(make_present(body))
    make_claim(make_present(body))
    assert batch_of(body).claims == 1
    with pytest.raises(Invalid, match="No approved claim"):
        batch_of(body)


def test_only_an_approved_claim_is_paid(body: Body) -> None:
    make_approved(make_present(body))
    batch, claim = batch_of(body), make_claim(make_present(body))
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(batch=batch)


def test_a_file_is_the_same_when_it_is_fetched_again(body: Body) -> None:
    make_approved(make_present(body))
    batch = batch_of(body)
    make_approved(make_present(body))
    assert fingerprint(rows_of(batch)) == batch.fingerprint
    assert batch.total == sum(row.amount for row in rows_of(batch))


def test_only_officers_make_files(body: Body) -> None:
    make_approved(make_present(body))
    with pytest.raises(NotAllowed):
        make_batch(body, today() - FIRST, today(), by=chair_of(body))


def test_days_in_the_wrong_order_are_told(body: Body) -> None:
    with pytest.raises(Invalid) as refused:
        make_batch(body, today(), today() - FIRST, by=officer_of(body))
    assert refused.value.field == "last"


def row_of(amount: int, name: str) -> PayRow:
    return PayRow(1, 1, name, "", DAY, "meeting_fee", "Arvode", amount, "", "§ 1")


@given(st.lists(st.integers(0, 10**10), max_size=20))
def test_what_stands_in_a_file_sums_up_to_its_lines(amounts: list[int]) -> None:
    rows = [row_of(amount, "Ada") for amount in amounts]
    written = [row["amount_sek"] for row in read(as_csv(rows))]
    assert [int(sum_.replace(",", "")) for sum_ in written] == amounts
    assert written == [in_kronor(amount) for amount in amounts]


@given(st.text(max_size=30))
def test_no_name_is_ever_a_formula(name: str) -> None:
    text = as_csv([row_of(100, name)])
    found = read(text)[0]["name"].lstrip()
    assert not found.startswith(("=", "+", "-", "@", "|", "%"))
    sheet = zipfile.ZipFile(io.BytesIO(workbook("1", [[name, 100]])))
    words = sheet.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in words
    fromstring(words.encode())


def test_a_workbook_holds_texts_and_numbers_and_is_the_same_again() -> None:
    rows: list[list[str | int]] = [["name", "sum"], ["Å & <b>", 98_450]]
    file = workbook("1", rows)
    assert file == workbook("1", rows)
    book = zipfile.ZipFile(io.BytesIO(file))
    for name in book.namelist():
        fromstring(book.read(name))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "Å &amp; &lt;b&gt;" in sheet
    assert "<v>984.50</v>" in sheet


def test_an_officer_makes_a_file_and_fetches_it_twice(
    client: Client, body: Body
) -> None:
    make_approved(make_present(body, "=HYPERLINK(1)"))
    client.force_login(officer_of(body))
    sent: dict[str, Any] = {
        "body": body.pk,
        "first": (today() - FIRST).isoformat(),
        "last": today().isoformat(),
    }
    assert client.post(reverse("payroll"), sent).status_code == 302
    number = Batch.objects.get().number
    assert f" {number}" in client.get(reverse("payroll")).content.decode()
    address = reverse("payroll-file", args=[number, "csv"])
    first, second = client.post(address), client.post(address)
    assert first.content == second.content
    assert b"'=HYPERLINK" in first.content
    assert f"payroll-{number}.csv" in first["Content-Disposition"]
    sheet = client.post(reverse("payroll-file", args=[number, "xlsx"]))
    assert zipfile.is_zipfile(io.BytesIO(sheet.content))
    again = client.post(reverse("payroll"), sent)
    assert again.status_code == 422
