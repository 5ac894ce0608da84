"""The register of a dialogue: complete, chosen by kind and period, few questions."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gensvar.contributions.actions import hide
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.actions.mailings import prepare_mailing
from gensvar.feedback.models import Answer
from gensvar.kernel.days import today
from gensvar.organisations.models import Role
from gensvar.reporting.register import Chosen, Kind, register_of
from gensvar.reporting.sheets import REGISTER
from tests.make.contributions import make_batch, make_contribution, make_open_dialogue
from tests.make.dialogues import officer_of, someone
from tests.make.feedback import make_answered
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def dialogue() -> Dialogue:
    return make_answered()


def reader(dialogue: Dialogue, role: Role = Role.OFFICER) -> Client:
    client = Client()
    client.force_login(someone(dialogue.body, role))
    return client


def page(client: Client, dialogue: Dialogue, **asked: str) -> str:
    answer = client.get(reverse("records", args=[dialogue.number]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def table(dialogue: Dialogue, **asked: str) -> list[dict[str, str]]:
    client = reader(dialogue)
    answer = client.get(reverse("records-register", args=[dialogue.number]), asked)
    raw = b"".join(answer.streaming_content)  # type: ignore[attr-defined] # streams
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_everything_from_the_consideration_to_the_answer_stands_in_it(
    dialogue: Dialogue,
) -> None:
    kinds = {row.kind for row in register_of(dialogue)}

    assert kinds >= {
        *(Kind.CONSIDERATION, Kind.DIALOGUE, Kind.MANDATE, Kind.PLAN),
        *(Kind.CONTRIBUTION, Kind.FINDING, Kind.BASIS, Kind.DECISION),
        *(Kind.WEIGHING, Kind.ANSWER, Kind.STEP),
    }


def test_every_line_has_a_way_to_its_record(dialogue: Dialogue) -> None:
    client = reader(dialogue)
    addresses = {row.address for row in register_of(dialogue)}

    assert {client.get(address).status_code for address in addresses} == {200}


def test_what_is_hidden_stands_there_with_its_reason(dialogue: Dialogue) -> None:
    one = make_contribution(make_open_dialogue(), "Ring mig på 070-1740605")
    hide(one, reason="Det står ett telefonnummer.", by=officer_of(one.dialogue.body))

    shown = page(reader(one.dialogue), one.dialogue)
    assert "Det står ett telefonnummer." in shown
    assert "070" not in shown
    [line] = [row for row in table(one.dialogue) if row["kind"] == "contribution"]
    assert line["state"] == "hidden"
    assert line["reason"] == "Det står ett telefonnummer."


def test_a_batch_and_what_came_with_it_are_there(dialogue: Dialogue) -> None:
    other = make_open_dialogue()
    make_batch(other, "Blanda kompetens", "Öppna tidigare")

    kinds = [row["kind"] for row in table(other)]
    assert kinds.count("contribution") == 2
    assert kinds.count("import") == 1


def test_only_the_chosen_kind_and_period_is_shown(dialogue: Dialogue) -> None:
    mandates = Chosen(kind="mandate")
    assert {row.kind for row in register_of(dialogue, mandates)} == {Kind.MANDATE}

    tomorrow, today_too = today() + timedelta(days=1), Chosen(since=today())
    assert len(register_of(dialogue, Chosen(since=tomorrow))) == 0
    assert len(register_of(dialogue, today_too)) > 0
    assert "Inget passar" in page(reader(dialogue), dialogue, fran=tomorrow.isoformat())


def test_a_period_that_ends_before_it_begins_is_told(dialogue: Dialogue) -> None:
    shown = page(reader(dialogue), dialogue, fran="2026-05-02", till="2026-05-01")

    assert "Slutdagen" in shown or "sista dagen" in shown.lower()


def test_nonsense_in_the_address_breaks_nothing(dialogue: Dialogue) -> None:
    for asked in ({"visa": "made-up"}, {"fran": "x"}, {"page": "-1"}, {"page": "99"}):
        page(reader(dialogue), dialogue, **asked)


def test_the_table_has_stable_headings_and_ids(dialogue: Dialogue) -> None:
    rows = table(dialogue)

    assert tuple(rows[0]) == REGISTER
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)


def test_a_title_that_looks_like_a_formula_opens_as_text() -> None:
    dialogue = make_open_dialogue()
    make_batch(dialogue, "Öppna tidigare", name="=cmd|' /C calc'!A1.txt")

    [line] = [row for row in table(dialogue) if row["kind"] == "import"]
    assert line["title"].startswith("'=")


def test_the_page_asks_few_questions_whatever_the_size() -> None:
    dialogue = make_open_dialogue()
    client, counts = reader(dialogue), []
    for size in (3, 27):
        for _number in range(size):
            make_contribution(dialogue)
        with CaptureQueriesContext(connection) as asked:
            page(client, dialogue)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= MOST_QUERIES


def test_a_stranger_does_not_see_the_register(dialogue: Dialogue) -> None:
    client = Client()
    client.force_login(officer_of(make_body("Kulturnämnden")))

    for name in ("records", "records-register"):
        assert client.get(reverse(name, args=[dialogue.number])).status_code == 404


def test_a_representative_reads_the_register_without_closed_ways(
    dialogue: Dialogue,
) -> None:
    answer = Answer.objects.get(dialogue=dialogue)
    prepare_mailing(answer, by=officer_of(dialogue.body))

    shown = page(reader(dialogue, Role.REPRESENTATIVE), dialogue)
    main = shown.partition("<main")[2]
    assert reverse("mailings", args=[dialogue.number]) not in main
    assert reverse("answers", args=[dialogue.number]) in main
