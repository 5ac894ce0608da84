"""The page of a table: anybody with its code, on any phone, without account."""

from collections import Counter

import pytest
from django.core.cache import cache
from django.test import Client

from gensvar.audit.models import EventContent
from gensvar.exercises.actions.confirming import confirm
from gensvar.exercises.actions.stressing import stress
from gensvar.exercises.actions.tables import close_table
from gensvar.exercises.models import (
    AskedQuestion,
    Ballot,
    Confirmation,
    Dot,
    Entry,
    Exercise,
    ExerciseKind,
    Prompt,
    Stress,
    Table,
)
from gensvar.meetings.models import Meeting
from tests.make.dialogues import officer_of
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}


def idea(
    prompt: Prompt, text: str, key: str = "", language: str = "sv"
) -> dict[str, object]:
    return {
        "prompt": prompt.pk,
        "text": text,
        "language": language,
        "key": key or fresh_key(),
    }


def standing() -> list[str]:
    rows = Entry.objects.filter(replaced_by=None, taken_back_at=None)
    return list(rows.values_list("text", flat=True))


def at_a_station() -> tuple[list[Table], Exercise, Prompt]:
    tables = make_tables()
    exercise = make_exercise(tables[0].meeting, rounds=2)
    return tables, exercise, prompts_of(exercise)[0]


def test_a_number_that_is_too_long_to_read_is_no_area(client: Client) -> None:
    tables, _exercise, prompt = at_a_station()
    sent = {**idea(prompt, "Bättre broar"), "prompt": "9" * 5_000}
    for headers in ({}, JSON):
        answer = client.post(f"/bord/{tables[0].code}/skriv/", sent, headers=headers)
        assert answer.status_code == 422
    assert standing() == []


@pytest.mark.requirement("S4-009", "S4-010")
def test_a_table_sees_its_station_with_question_and_hint_and_writes(
    client: Client,
) -> None:
    (first, *_), exercise, here = at_a_station()
    other = prompts_of(exercise)[1]

    page = client.get(f"/bord/{first.code}/").content.decode()
    sent = client.post(
        f"/bord/{first.code}/skriv/", idea(here, "Ses oftare"), follow=True
    )

    assert here.words in page
    assert here.hint in page
    assert other.words not in page
    assert "Ses oftare" in sent.content.decode()
    assert [(e.prompt, e.table, e.text) for e in Entry.objects.all()] == [
        (here, first, "Ses oftare")
    ]


@pytest.mark.requirement("S4-012")
def test_where_there_are_areas_a_table_chooses_one(client: Client) -> None:
    table, *_ = make_tables()
    exercise = make_exercise(
        table.meeting, ExerciseKind.IDEAS, (("Dialog", ""), ("Kunskap", ""))
    )
    one, other = prompts_of(exercise)

    client.post(f"/bord/{table.code}/skriv/", idea(other, "Prya hos varandra"))
    forgotten = client.post(
        f"/bord/{table.code}/skriv/",
        {"text": "Utan område", "language": "sv", "key": fresh_key()},
    )

    assert [(e.prompt, e.text) for e in Entry.objects.all()] == [
        (other, "Prya hos varandra")
    ]
    assert forgotten.status_code == 422
    assert "Utan område" in forgotten.content.decode()
    assert one.words in forgotten.content.decode()


def test_the_code_is_typed_as_people_type(client: Client) -> None:
    table = make_tables(1)[0]
    typed = f" {table.code[:3].upper()}-{table.code[3:]} "

    answer = client.post("/bord/", {"code": typed})

    assert answer["Location"] == f"/bord/{table.code}/"


def test_who_guesses_codes_is_stopped_and_who_sits_at_a_table_is_not() -> None:
    cache.clear()
    table = make_tables(1)[0]
    here, stranger = Client(), Client()
    here.get(f"/bord/{table.code}/")

    tried = [stranger.get(f"/bord/{n:06d}bcd/").status_code for n in range(70)]

    assert Counter(tried) == {404: 60, 429: 10}
    assert stranger.get(f"/bord/{table.code}/").status_code == 429
    assert here.get(f"/bord/{table.code}/").status_code == 200


def test_the_same_sending_twice_is_one_idea_also_after_closing(client: Client) -> None:
    (table, *_), exercise, here = at_a_station()
    sent = idea(here, "Ses oftare", key="one-and-the-same")
    address = f"/bord/{table.code}/skriv/"

    first = client.post(address, sent, headers=JSON).json()
    again = client.post(address, sent, headers=JSON).json()
    close(exercise)
    late = client.post(address, sent, headers=JSON).json()

    assert first == again == late
    assert standing() == ["Ses oftare"]


def test_the_same_key_with_other_words_gives_the_words_back(client: Client) -> None:
    (table, *_), _exercise, here = at_a_station()
    address = f"/bord/{table.code}/skriv/"
    client.post(address, idea(here, "Ses oftare", key="one-and-the-same"))

    answer = client.post(address, idea(here, "Ses mer", key="one-and-the-same"))

    assert answer.status_code == 422
    assert "Ses mer" in answer.content.decode()
    assert "one-and-the-same" not in answer.content.decode()
    assert standing() == ["Ses oftare"]


def test_after_closing_nothing_is_taken_and_the_words_stay(client: Client) -> None:
    (table, *_), exercise, here = at_a_station()
    close(exercise)
    address = f"/bord/{table.code}/skriv/"

    page = client.post(address, idea(here, "För sent"))
    told = client.post(address, idea(here, "För sent"), headers=JSON)

    assert (page.status_code, told.status_code) == (409, 409)
    assert "För sent" in page.content.decode()
    assert told.json() == {"problem": "Övningen är stängd, så det här skickades inte."}
    assert standing() == []


def test_an_idea_written_without_net_is_taken_when_the_table_has_gone_on(
    client: Client,
) -> None:
    (table, *_), exercise, here = at_a_station()
    Exercise.objects.filter(pk=exercise.pk).update(round=2)

    client.post(f"/bord/{table.code}/skriv/", idea(here, "Från förra stationen"))

    assert [(e.prompt, e.round) for e in Entry.objects.all()] == [(here, 2)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("  ", "Skriv något först."),
        ("x" * 1001, "Texten är för lång för en idé. Dela upp den i flera."),
    ],
)
def test_what_cannot_be_an_idea_is_said_at_the_field(
    client: Client, text: str, says: str
) -> None:
    (table, *_), _exercise, here = at_a_station()

    answer = client.post(f"/bord/{table.code}/skriv/", idea(here, text))

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert text in answer.content.decode()


def test_nobody_writes_before_the_meeting_or_at_a_table_that_has_stopped(
    client: Client,
) -> None:
    (table, other, *_), exercise, here = at_a_station()
    close_table(other, by=officer_of(table.meeting.body))
    stopped = client.post(f"/bord/{other.code}/skriv/", idea(here, "Hej"), headers=JSON)
    Meeting.objects.filter(pk=exercise.meeting_id).update(stage="called")
    early = client.post(f"/bord/{table.code}/skriv/", idea(here, "Hej"), headers=JSON)

    assert (stopped.status_code, early.status_code) == (409, 409)
    assert standing() == []


def test_a_table_words_its_idea_anew_and_the_older_wording_is_kept(
    client: Client,
) -> None:
    (table, other, *_), _exercise, here = at_a_station()
    old = make_idea(table, here, "Ses")
    stress(old, table=other)
    address = f"/bord/{table.code}/ide/{old.pk}/"

    shown = client.get(address).content.decode()
    client.post(address, {"text": "Ses på kvällar", "key": fresh_key()})

    assert "Ses" in shown
    assert standing() == ["Ses på kvällar"]
    old.refresh_from_db()
    assert (old.text, old.replaced_by) == ("Ses", Entry.objects.latest("pk"))
    assert [s.table for s in Stress.objects.filter(entry=old.replaced_by)] == [other]


def test_a_table_takes_an_idea_back_and_undoes_that(client: Client) -> None:
    (table, *_), _exercise, here = at_a_station()
    own = make_idea(table, here, "Ses")
    address = f"/bord/{table.code}/ide/{own.pk}/ta-tillbaka/"

    page = client.post(address, follow=True).content.decode()
    assert standing() == []
    assert f"{address}?angra" in page
    client.post(f"{address}?angra")

    assert standing() == ["Ses"]


def test_nobody_changes_the_idea_of_another_table(client: Client) -> None:
    (table, other, *_), _exercise, here = at_a_station()
    theirs = make_idea(other, here, "Deras")
    address = f"/bord/{table.code}/ide/{theirs.pk}/"

    client.post(address, {"text": "Vårt", "key": fresh_key()})
    client.post(f"{address}ta-tillbaka/")

    assert standing() == ["Deras"]


@pytest.mark.requirement("S4-016")
def test_other_tables_stress_an_idea_and_the_page_says_which(client: Client) -> None:
    (table, other, third), _exercise, here = at_a_station()
    theirs = make_idea(other, here, "Deras")
    address = f"/bord/{table.code}/ide/{theirs.pk}/betona/"

    client.post(address)
    client.post(address)
    own = client.post(f"/bord/{other.code}/ide/{theirs.pk}/betona/", headers=JSON)
    page = client.get(f"/bord/{third.code}/").content.decode()

    assert own.json() == {"problem": "Det här är er egen idé. Andra kan betona den."}
    assert [(s.entry, s.table) for s in Stress.objects.all()] == [(theirs, table)]
    assert "(!)" in page
    client.post(address, {"bort": "1"})
    assert Stress.objects.filter(withdrawn_at=None).count() == 0


def test_a_table_confirms_its_text_and_opens_it_again(client: Client) -> None:
    (table, *_), exercise, here = at_a_station()
    address = f"/bord/{table.code}/"
    nothing = client.post(f"{address}sta-for/", headers=JSON)
    make_idea(table, here, "Ses")

    client.post(f"{address}sta-for/")
    shut = client.post(f"{address}skriv/", idea(here, "Mer"), headers=JSON)
    client.post(f"{address}sta-for/", {"oppna": "1"})
    client.post(f"{address}skriv/", idea(here, "Mer"))
    close(exercise)
    client.post(f"{address}sta-for/")

    assert nothing.status_code == shut.status_code == 409
    assert standing() == ["Ses", "Mer"]
    kept = Confirmation.objects.order_by("pk")
    assert [bool(one.reopened_at) for one in kept] == [True, False]


def ranking(**facts: bool) -> tuple[Table, list[Prompt]]:
    table, *_ = make_tables()
    exercise = make_exercise(
        table.meeting,
        ExerciseKind.RANKING,
        (("Dialog", ""), ("Kunskap", ""), ("Pengar", "")),
        shows_results=False,
        **facts,
    )
    return table, prompts_of(exercise)


def ranked(prompts: list[Prompt], *places: object) -> dict[str, object]:
    pairs = zip(prompts, places, strict=False)
    return {f"place_{p.pk}": place for p, place in pairs} | {"key": fresh_key()}


@pytest.mark.requirement("S4-012")
def test_a_table_ranks_and_ranks_anew_until_the_exercise_closes(client: Client) -> None:
    table, prompts = ranking()
    address = f"/bord/{table.code}/rangordna/"

    client.post(address, ranked(prompts, 1, 2, 3))
    client.post(address, ranked(prompts, 2, "", 1))
    close(Exercise.objects.get())
    late = client.post(address, ranked(prompts, 3, 2, 1))

    one, _two, three = [str(prompt.pk) for prompt in prompts]
    assert late.status_code == 409
    assert [b.places for b in Ballot.objects.filter(replaced_at=None)] == [
        {one: 2, three: 1}
    ]
    assert Ballot.objects.count() == 2


def test_ties_and_gaps_are_refused_where_they_are_not_allowed(client: Client) -> None:
    table, prompts = ranking(allows_incomplete=False)
    address = f"/bord/{table.code}/rangordna/"

    tied = client.post(address, ranked(prompts, 1, 1, 2))
    gap = client.post(address, ranked(prompts, 1, 2, ""))

    assert (tied.status_code, gap.status_code) == (422, 422)
    assert "Flera alternativ har plats 1." in tied.content.decode()
    assert "Ge varje alternativ en plats." in gap.content.decode()
    assert Ballot.objects.count() == 0


def test_a_phone_puts_its_dots_and_another_its_own(client: Client) -> None:
    table, *_ = make_tables()
    exercise = make_exercise(
        table.meeting, ExerciseKind.DOTS, (("Ett", ""), ("Två", "")), most_dots=3
    )
    one, two = prompts_of(exercise)
    address = f"/bord/{table.code}/prickar/"

    def put(phone: Client, first: int, second: int) -> int:
        phone.get(f"/bord/{table.code}/")
        numbers = {f"dots_{one.pk}": first, f"dots_{two.pk}": second}
        return phone.post(address, numbers).status_code

    assert put(client, 2, 1) == 302
    assert put(client, 3, 0) == 302
    assert put(Client(), 1, 1) == 302
    assert put(client, 3, 1) == 422
    assert sorted(Dot.objects.values_list("prompt", "number")) == sorted(
        [(one.pk, 3), (two.pk, 0), (one.pk, 1), (two.pk, 1)]
    )


@pytest.mark.requirement("S4-014")
def test_a_table_asks_and_stands_in_the_queue_once(client: Client) -> None:
    table, *_ = make_tables()
    make_exercise(table.meeting, ExerciseKind.QUESTIONS)
    address = f"/bord/{table.code}/fraga/"
    asked = {
        "text": "När får vi svar?",
        "asker": "Hörselföreningen",
        "key": fresh_key(),
    }

    client.post(address, asked)
    page = client.post(address, asked, follow=True).content.decode()

    assert "När får vi svar?" in page
    assert [(q.words, q.asker, q.table) for q in AskedQuestion.objects.all()] == [
        ("När får vi svar?", "Hörselföreningen", table)
    ]


def test_a_table_writes_from_right_to_left_and_its_words_are_shown_so(
    client: Client,
) -> None:
    (table, other, *_), _exercise, here = at_a_station()

    client.post(f"/bord/{table.code}/skriv/", idea(here, "نلتقي أكثر", language="ar"))
    page = client.get(f"/bord/{table.code}/").content.decode()
    theirs = client.get(f"/bord/{other.code}/").content.decode()

    assert 'lang="ar" dir="rtl">نلتقي أكثر' in page
    assert 'dir="rtl"' in page.partition("<textarea")[2].partition(">")[0]
    assert "نلتقي أكثر" not in theirs  # they sit at another station


def test_what_others_write_is_hidden_while_each_thinks_for_itself(
    client: Client,
) -> None:
    table, other, third = make_tables()
    exercise = make_exercise(
        table.meeting, ExerciseKind.IDEAS, (("Ett", ""),), shows_results=False
    )
    make_idea(other, prompts_of(exercise)[0], "Deras")
    address = f"/bord/{third.code}/"

    assert "Deras" not in client.get(address).content.decode()
    close(exercise)
    assert "Deras" in client.get(address).content.decode()


def test_two_phones_at_one_table_see_each_others_ideas() -> None:
    (table, *_), _exercise, here = at_a_station()
    one, other = Client(), Client()

    one.post(f"/bord/{table.code}/skriv/", idea(here, "Från den ena"))
    other.post(f"/bord/{table.code}/skriv/", idea(here, "Från den andra"))

    for phone in (one, other):
        page = phone.get(f"/bord/{table.code}/").content.decode()
        assert "Från den ena" in page
        assert "Från den andra" in page


def test_nothing_in_the_audit_says_what_was_written(client: Client) -> None:
    (table, *_), exercise, here = at_a_station()
    make_idea(table, here, "Hemligheten")
    confirm(exercise, table=table)

    assert "Hemligheten" not in str(list(EventContent.objects.values()))
