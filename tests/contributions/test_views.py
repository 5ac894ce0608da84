"""The pages of those who work with what was said."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from gensvar.config.disposal import REACH
from gensvar.contributions.actions import carry_out_disposal
from gensvar.contributions.models import Contribution, Disposal, Review
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.cells import DANGEROUS, as_text
from gensvar.organisations.models import Role
from tests.contributions.test_moderating import close, proposed
from tests.make.contributions import (
    make_batch,
    make_contribution,
    make_entry,
    make_open_dialogue,
    make_submission,
    question_of,
)
from tests.make.dialogues import officer_of, registrar_of
from tests.make.organisations import make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_open_dialogue()


@pytest.fixture
def officer(client: Client, dialogue: Dialogue) -> Client:
    client.force_login(officer_of(dialogue.body))
    return client


def at(dialogue: Dialogue, path: str = "") -> str:
    return f"/arbete/dialoger/{dialogue.number}/inspel/{path}"


def test_the_list_shows_what_was_said_and_its_counts(
    officer: Client, dialogue: Dialogue
) -> None:
    make_contribution(dialogue, "Öppna <b>sju</b>.")
    make_entry(dialogue, "Ring mig.")
    make_batch(dialogue, "Blanda kompetens")
    page = officer.get(at(dialogue)).text

    assert "Öppna &lt;b&gt;sju&lt;/b&gt;." in page
    assert "3 inspel" in page
    assert "59 personer" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"web", "paper", "notes"}),
        ("kanal=paper", {"paper"}),
        ("sprak=fi", {"web"}),
        ("visa=waiting", {"web"}),
        ("visa=hidden", set()),
        ("visa=stressed", {"paper"}),
        ("fraga=utan", set()),
        ("ordning=stressed", {"web", "paper", "notes"}),
    ],
)
def test_the_list_can_be_narrowed(
    officer: Client, dialogue: Dialogue, query: str, shown: set[str]
) -> None:
    make_contribution(dialogue, "said on web", language="fi")
    make_entry(dialogue, "said on paper", emphasis=2)
    make_batch(dialogue, "said on notes")
    page = officer.get(f"{at(dialogue)}?{query}").text

    assert set(re.findall(r"said on (\w+)", page)) == shown


def test_stressed_contributions_come_first_when_asked_for(
    officer: Client, dialogue: Dialogue
) -> None:
    make_contribution(dialogue, "said first")
    make_entry(dialogue, "said loud", emphasis=2)
    page = officer.get(f"{at(dialogue)}?ordning=stressed").text

    assert re.findall(r"said (\w+)", page) == ["loud", "first"]


@pytest.mark.parametrize(
    "query",
    [
        "receipt__email__startswith=a",
        "visa=everything",
        "kanal=web'--",
        "fraga=999999",
        "ordning=text",
        "sprak=<script>",
    ],
)
def test_a_choice_that_is_not_offered_is_refused(
    officer: Client, dialogue: Dialogue, query: str
) -> None:
    page = officer.get(f"{at(dialogue)}?{query}")

    assert page.status_code == 400
    assert "<script>" not in page.text


@pytest.mark.parametrize("path", ["", "granska/", "skriv-in/", "gallring/"])
def test_strangers_see_nothing(client: Client, dialogue: Dialogue, path: str) -> None:
    one = make_contribution(dialogue)
    assert client.get(at(dialogue, path)).status_code == 302
    client.force_login(make_user())

    assert client.get(at(dialogue, path)).status_code == 404
    assert client.get(at(dialogue, f"{one.public_id}/")).status_code == 404


def test_a_representative_reads_but_does_not_see_who_or_moderate(
    client: Client, dialogue: Dialogue
) -> None:
    make_entry(dialogue, "Ring mig.", name="Bo Ek")
    one = Contribution.objects.get()
    client.force_login(make_member(dialogue.body, Role.REPRESENTATIVE))
    page = client.get(at(dialogue, f"{one.public_id}/")).text

    assert "Ring mig." in page
    assert "Bo Ek" not in page
    hidden = client.post(at(dialogue, f"{one.public_id}/dolj/"), {"reason": "Namn"})
    assert hidden.status_code == 403
    assert client.get(at(dialogue, "skriv-in/")).status_code == 403
    assert client.get(at(dialogue, "gallring/")).status_code == 403


def test_an_officer_hides_with_a_reason_and_can_undo(
    officer: Client, dialogue: Dialogue
) -> None:
    one = make_contribution(dialogue)
    where = at(dialogue, f"{one.public_id}/")
    assert officer.post(f"{where}dolj/", {"reason": ""}).status_code == 422

    page = officer.post(f"{where}dolj/", {"reason": "Namnger någon."}, follow=True)
    assert "Namnger någon." in page.text
    assert f"{where}visa/" in page.text
    officer.post(f"{where}visa/")
    one.refresh_from_db()
    assert one.hidden_at is None


def test_review_goes_from_one_to_the_next_until_none_waits(
    officer: Client, dialogue: Dialogue
) -> None:
    for text in ("said 1", "said 2", "said 3"):
        make_contribution(dialogue, text)
    first, second, third = Contribution.objects.order_by("pk")

    assert "said 1" in officer.get(at(dialogue, "granska/")).text
    skipped = officer.get(at(dialogue, f"granska/?efter={first.pk}"))
    assert "said 2" in skipped.text
    passed = officer.post(at(dialogue, f"{second.public_id}/granskat/"), follow=True)
    assert "said 3" in passed.text
    hidden = officer.post(
        at(dialogue, f"{third.public_id}/dolj/?granska"),
        {"reason": "Namn"},
        follow=True,
    )
    assert "said 1" in hidden.text
    done = officer.post(at(dialogue, f"{first.public_id}/granskat/"), follow=True)
    assert "Inget väntar på granskning" in done.text
    assert Contribution.objects.filter(review=Review.PASSED).count() == 2


@pytest.mark.requirement("S4-098")
def test_what_was_said_in_social_media_is_written_in_with_its_source(
    officer: Client, dialogue: Dialogue
) -> None:
    where = at(dialogue, "skriv-in/")
    given = entered(officer.get(where).text, dialogue, "Bussen går för sällan.")
    officer.post(where, {**given, "channel": "social", "remark": "Gruppen Bygdenytt"})

    said = Contribution.objects.get(text="Bussen går för sällan.")

    assert (said.channel, said.remark) == ("social", "Gruppen Bygdenytt")
    page = officer.get(at(dialogue, f"{said.public_id}/")).text
    assert "Sociala medier eller ett nätverk" in page
    assert "Gruppen Bygdenytt" in page


def entered(page: str, dialogue: Dialogue, text: str) -> dict[str, str]:
    found = re.search(r'name="key" value="([^"]+)"', page)
    day = re.search(r'name="received_on" value="([^"]+)"', page)
    assert found
    assert day
    return {
        "key": found[1],
        "channel": "telephone",
        "received_on": day[1],
        "language": "fi",
        f"answer_{question_of(dialogue).pk}": text,
        "answer_other": "",
        "emphasis": "1",
        "remark": "",
        "name": "",
        "email": "",
        "postal_address": "",
    }


@pytest.mark.requirement("S2-07")
def test_an_officer_writes_in_one_after_the_other_and_gets_each_code(
    officer: Client, dialogue: Dialogue
) -> None:
    where = at(dialogue, "skriv-in/")
    given = entered(officer.get(where).text, dialogue, "Ring mig.")
    saved = officer.post(where, given)
    code = re.search(r'data-copy="(\w{16})"', saved.text)
    again = officer.post(where, given)

    assert code
    assert code[1] in again.text
    assert 'value="telephone"' in saved.text
    assert "checked" in saved.text.partition('value="telephone"')[2][:60]
    assert "no-store" in saved["Cache-Control"]
    assert Contribution.objects.count() == 1
    officer.post(where, entered(saved.text, dialogue, "Och mig."))
    assert Contribution.objects.count() == 2
    assert officer.get(f"/mitt/{code[1]}/").status_code == 200


def test_what_is_wrong_with_what_is_written_in_loses_no_word(
    officer: Client, dialogue: Dialogue
) -> None:
    where = at(dialogue, "skriv-in/")
    given = entered(officer.get(where).text, dialogue, "Ring mig.")
    page = officer.post(where, given | {"received_on": "2001-01-01"})

    assert page.status_code == 422
    assert "Ring mig." in page.text
    assert "tog inte emot inspel den dagen" in page.text


def test_the_table_holds_the_words_and_no_formula(
    officer: Client, dialogue: Dialogue
) -> None:
    make_contribution(dialogue, '=HYPERLINK("http://example.org")')
    make_contribution(dialogue, "- en punkt; med ”tecken”\noch en rad")
    make_entry(dialogue, "Ring mig.", name="Bo Ek")
    answer = officer.post(at(dialogue, "tabell/"))
    said = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined] # a streamed answer
    rows = list(csv.reader(io.StringIO(said), delimiter=";"))

    assert [row[3] for row in rows[1:]] == [
        '\'=HYPERLINK("http://example.org")',
        "'- en punkt; med ”tecken”\noch en rad",
        "Ring mig.",
    ]
    assert "Bo Ek" not in said
    assert "attachment" in answer["Content-Disposition"]
    assert officer.get(at(dialogue, "tabell/")).status_code == 405


@given(st.text())
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    kept = as_text(cell)

    assert not kept.startswith(DANGEROUS)
    assert kept in {cell, f"'{cell}"}


def test_a_registrar_carries_out_what_an_officer_entered(
    client: Client, dialogue: Dialogue
) -> None:
    code = make_submission(dialogue, "Kanariefågel").code
    close(dialogue)
    client.force_login(officer_of(dialogue.body))
    day = f"{Contribution.objects.get().received_on:%Y-%m-%d}"
    given = {
        "reference": "RS 2026-17",
        "rule": "5.3 Medborgardialog",
        "decided_on": day,
        "received_until": day,
    }
    page = client.post(at(dialogue, "gallring/"), given, follow=True).text
    assert "Kanariefågel" in page
    assert "seen_count" not in page

    client.force_login(registrar_of(dialogue.body))
    where = at(dialogue, f"gallring/{Disposal.objects.get().pk}/")
    assert 'name="seen_count" value="1"' in client.get(where).text
    client.post(where, {"seen_count": "1"})

    mine = client.get(f"/mitt/{code}/").text
    assert "Dina ord är gallrade" in mine
    assert "RS 2026-17" in mine
    assert "Kanariefågel" not in mine


def test_a_disposed_contribution_says_so_to_officers(
    officer: Client, dialogue: Dialogue
) -> None:
    one = make_contribution(dialogue)
    close(dialogue)
    carry_out_disposal(
        proposed(dialogue), seen_count=1, reach=REACH, by=registrar_of(dialogue.body)
    )

    assert "RS 2026-17" in officer.get(at(dialogue, f"{one.public_id}/")).text
    assert "gallrade" in officer.get(at(dialogue)).text


def test_the_list_asks_as_often_for_three_as_for_thirty(
    officer: Client, dialogue: Dialogue
) -> None:
    asked = []
    for more in (3, 30):
        make_batch(dialogue, *(f"said {n}" for n in range(more)))
        make_contribution(dialogue)
        with CaptureQueriesContext(connection) as context:
            officer.get(at(dialogue))
        asked.append(len(context))

    assert asked[0] == asked[1] <= 12
