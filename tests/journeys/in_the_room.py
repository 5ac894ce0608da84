"""The second act of a meeting: stations, ideas, ranking, questions, what is taken."""

from playwright.sync_api import Page, expect

from gensvar.exercises.models import AskedQuestion, Ballot, Entry, Exercise
from gensvar.meetings.models import Meeting
from tests.journeys.gathering import (
    LIVE_WITHIN,
    PEOPLE,
    TABLES,
    Gathering,
    do,
    fill_in,
    let_the_meeting_go_on,
    show_the_wall,
    stand_by,
    stands_on,
    stress,
    write,
)
from tests.journeys.hands import send
from tests.journeys.looking import inspect

SIV, AINO, JOSEF, NILS, LENA, ADA, BO, CIA = PEOPLE
AREAS = ("Jämbördig dialog", "Kunskap om varandra", "Långsiktiga avtal")
ANSWERED = "När får vi veta hur det går med avtalen?"
LEFT_OPEN = "Hur når ni dem som inte kom hit?"
REPLY = "Budgeten beslutas i juni."
TAKEN = "Vi vill ses oftare, och tidigare."
TOO_LATE = "Det här kom för sent"
NEXT_STEP = "Regionen skickar ett förslag till avtal före jul."
FROM_AINO = "Kielitaito on voimavara"
FROM_JOSEF = "מיר דאַרפֿן מער צײַט צו רעדן"
FROM_NILS = "En gemensam kalender för alla"


def prepare_the_room(here: Gathering) -> None:
    """Put out tables and exercises, and say who sits where."""
    here.go("tables")
    fill_in(here.officer, {"number": str(TABLES)})
    here.go("seating")
    fill_in(here.officer, {"rounds": "1"})
    here.go("exercises")
    here.officer.locator("form:has([value=stations]) button").click()
    here.go("add-exercise", "ideas")
    rows = {f"prompts-{n}-words": words for n, words in enumerate(AREAS)}
    fill_in(here.officer, {"title": "Hur gör vi?", **rows})
    here.go("exercises")
    do(here.officer, "rank")
    here.go("exercise", here.exercise("ranking").pk, look=False)
    here.officer.check("[name=allows_incomplete]")
    here.officer.locator("main .button.is-main").last.click()
    here.go("exercises", look=False)
    here.officer.locator("form:has([value=end]) button").click()
    inspect(here.officer)
    for one in PEOPLE:
        here.phones[one.name].goto(here.table_of(one))
    inspect(here.phones[SIV.name])


def write_at_stations(here: Gathering) -> None:
    """Let tables write at two stations each, also without net; then close."""
    stations = here.exercise("stations")
    wall = show_the_wall(here)
    here.lead(stations, "open", "minute", "stop", "start")
    everybody_is_at(here, stations)
    write(here, SIV, "Möten på kvällar når fler")
    write(here, AINO, FROM_AINO)
    write(here, JOSEF, FROM_JOSEF)
    write(here, NILS, FROM_NILS)
    without_net(here)
    write(here, ADA, "Oro för att inget händer")
    write(here, BO, "Vi delar lokaler")
    write(here, CIA, "Vi delar också bilar")
    stands_on(here.phones[BO.name], "Vi delar också bilar")
    for one in (AINO, JOSEF, NILS, CIA):
        inspect(here.phones[one.name])
    stress(here, ADA, FROM_AINO)
    stands_on(wall, FROM_AINO, "(!)")
    stands_on(wall, FROM_JOSEF)
    from_josef = wall.locator("[data-text]", has_text=FROM_JOSEF)
    expect(from_josef).to_have_attribute("dir", "rtl")
    turn_the_wheel(here, stations, wall)
    too_late(here, stations)


def without_net(here: Gathering) -> None:
    """Let a phone lose the net, write, be closed and opened, and find the net again."""
    phone = here.phones[LENA.name]
    waiting = phone.locator("[data-waiting-list] > li")
    phone.context.set_offline(True)
    write(here, LENA, "Bussen hit går bara på morgonen", waits=True)
    write(here, LENA, "Barnen kan vara med", waits=True)
    expect(waiting).to_have_count(2)
    phone.wait_for_timeout(2000)
    # The net is back, but what is sent does not reach us yet.
    phone.route("**/skriv/", lambda route: route.abort("connectionfailed"))
    phone.context.set_offline(False)
    phone.reload()
    expect(waiting).to_have_count(2)
    inspect(phone)
    phone.unroute("**/skriv/")
    assert here.wall is not None
    for words in ("Bussen hit går bara på morgonen", "Barnen kan vara med"):
        stands_on(here.wall, words)
    expect(phone.locator("[data-waiting]")).to_be_hidden()


def turn_the_wheel(here: Gathering, stations: Exercise, wall: Page) -> None:
    """Let everybody go on to the next station, read, and stress."""
    here.lead(stations, "next")
    everybody_is_at(here, stations, 2)
    stress(here, SIV, FROM_AINO)
    stress(here, LENA, FROM_AINO)
    stress(here, AINO, FROM_JOSEF)
    stands_on(wall, FROM_AINO, "(!!)")
    stands_on(wall, FROM_JOSEF, "(!)")
    inspect(wall)
    here.ledger |= {FROM_AINO: 2, FROM_JOSEF: 1}
    write(here, SIV, "Flera språk på samma kallelse")
    write(here, NILS, "Skriv så att alla förstår")


def too_late(here: Gathering, stations: Exercise) -> None:
    """Close, while one phone has not heard of it: its words are kept on its page."""
    phone = here.phones[CIA.name]
    phone.route("**/skarm/**", lambda route: route.abort("connectionfailed"))
    for one in PEOPLE[:-1]:
        stand_by(here, one)
    here.lead(stations, "close")
    write(here, CIA, TOO_LATE, waits=True)
    waiting = phone.locator("[data-waiting-list]")
    expect(waiting).to_contain_text("Övningen är stängd")
    expect(waiting).to_contain_text(TOO_LATE)
    inspect(phone)
    del here.ledger[TOO_LATE]
    phone.get_by_role("button", name="Kasta").click()
    phone.unroute("**/skarm/**")
    assert not Entry.objects.filter(text=TOO_LATE).exists()


def write_ideas(here: Gathering) -> None:
    """Let tables write ideas under areas."""
    ideas = here.exercise("ideas")
    here.lead(ideas, "open")
    everybody_is_at(here, ideas)
    write(here, LENA, "Avtal på fem år", area=2)
    write(here, NILS, "Gå bredvid varandra en dag", area=1)
    write(here, BO, "Kallelsen skrivs tillsammans", area=0)
    inspect(here.phones[LENA.name])
    for one in (LENA, NILS, BO):
        stand_by(here, one)
    here.lead(ideas, "close")


def rank(here: Gathering) -> None:
    """Let tables rank: a shared place is refused, a missing one is not."""
    ranking = here.exercise("ranking")
    here.lead(ranking, "open")
    everybody_is_at(here, ranking)
    phone = here.phones[JOSEF.name]
    places(phone, "1", "1", "2")
    expect(phone.locator(".field-error").first).to_be_visible()
    inspect(phone)
    assert [one.input_value() for one in phone.locator(".rank select").all()] == [
        *("1", "1", "2")
    ]
    places(phone, "3", "1", "2")
    places(here.phones[AINO.name], "2", "1", "")
    places(here.phones[NILS.name], "3", "2", "1")
    inspect(here.phones[NILS.name])
    assert here.wall is not None
    expect(here.wall.locator("[data-handed-in]")).to_have_text("3", timeout=LIVE_WITHIN)
    here.lead(ranking, "close")
    expect(here.wall.locator("table")).to_be_visible(timeout=LIVE_WITHIN)
    inspect(here.wall)
    here.go("outcome", ranking.pk)
    given = Ballot.objects.order_by("table__number").values_list("places", flat=True)
    assert [sorted(one.values()) for one in given] == [[1, 2], [1, 2, 3], [1, 2, 3]]


def ask_questions(here: Gathering) -> None:
    """Let two tables ask: one is answered, the other is not."""
    round_ = here.exercise("questions")
    here.lead(round_, "open")
    everybody_is_at(here, round_)
    fill_in(here.phones[SIV.name], {"text": ANSWERED, "asker": "Siv"})
    fill_in(here.phones[NILS.name], {"text": LEFT_OPEN})
    here.go("asked", round_.pk)
    do(here.officer, "speak")
    do(here.officer, "finish", look=False)
    do(here.officer, "speak", look=False)
    do(here.officer, "finish")
    here.go("reply-to-asked", round_.pk, asked_first(round_))
    said = {"speaker": "Karin Ask, ordförande", "words": REPLY, "state": "answered"}
    fill_in(here.officer, said)
    here.lead(round_, "close")


def asked_first(round_: Exercise) -> int:
    """Return the number of the question that was asked first."""
    return AskedQuestion.objects.filter(exercise=round_).earliest("pk").pk


def take_along(here: Gathering) -> None:
    """Let the recipient say what it takes along."""
    taken = here.exercise("taken_along")
    here.lead(taken, "open")
    here.go("taken", taken.pk)
    fill_in(here.officer, {"who": "Regionstyrelsen", "words": TAKEN})
    here.lead(taken, "close")


def end(here: Gathering) -> None:
    """End the meeting, which needs a next step."""
    let_the_meeting_go_on(here.meeting)
    here.go("meeting-step", "end")
    send(here.officer)
    here.meeting.refresh_from_db()
    assert here.meeting.stage == "under_way"
    fill_in(here.officer, {"next_step": NEXT_STEP})
    assert Meeting.objects.get().stage == "ended"


def everybody_is_at(here: Gathering, exercise: Exercise, round_: int = 1) -> None:
    """Wait until every phone has come to an exercise by itself, or take it there."""
    prompts = [prompt.words for prompt in exercise.prompts.all()]
    for one in PEOPLE:
        phone = here.phones[one.name]
        if not one.javascript:
            phone.goto(here.table_of(one))
        at = phone.locator("#now")
        expect(at).to_have_text(exercise.title, timeout=LIVE_WITHIN)
        if exercise.kind == "stations":
            station = prompts[(one.table + round_ - 2) % len(prompts)]
            here_now = phone.locator("#station")
            expect(here_now).to_have_text(station, timeout=LIVE_WITHIN)


def places(phone: Page, *chosen: str) -> None:
    """Hand in a ranking."""
    for field, place in zip(phone.locator(".rank select").all(), chosen, strict=True):
        field.select_option(place)
    phone.locator(".rank button").first.click()
    phone.wait_for_load_state()
