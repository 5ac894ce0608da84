"""One meeting with many windows: who leads, the wall, the phones; and a ledger."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from gensvar.accounts.models import User
from gensvar.exercises.actions.board import board_of
from gensvar.exercises.models import Exercise, Table
from gensvar.meetings.models import Guest, Meeting
from gensvar.notifications.models import Letter
from tests.journeys.hands import fill
from tests.journeys.looking import inspect
from tests.journeys.windows import Browse, Scheme

# What comes by itself comes within a few seconds, also on a machine with much to do.
LIVE_WITHIN = 15_000
LENGTH = timedelta(hours=3)


@dataclass(frozen=True)
class Person:
    """Somebody with a phone: name, table, and how the phone is."""

    name: str
    table: int
    width: int = 360
    scheme: Scheme = "light"
    language: str = "sv-SE"
    javascript: bool = True
    writes_in: str = "sv"

    @property
    def email(self) -> str:
        """Return where letters reach this person."""
        return f"{self.name.split()[0].lower()}@example.org"


PEOPLE = (
    Person("Siv Talar", 1),
    Person("Aino Laine", 2, width=320, language="fi-FI", writes_in="fi"),
    Person("Josef Blum", 3, width=375, scheme="dark", writes_in="yi"),
    Person("Nils Norr", 4, width=320, scheme="dark", javascript=False),
    Person("Lena Lost", 5, width=390),
    Person("Ada Alm", 6, scheme="dark"),
    Person("Bo Berg", 7, width=320),
    # Two phones at one table.
    Person("Cia Dahl", 7, width=390, scheme="dark"),
)
TABLES = 7
SPEAKERS = ("Siv Talar", "Nils Norr")


@dataclass
class Gathering:
    """The windows of a meeting, and a ledger of every sentence that was taken."""

    officer: Page
    meeting: Meeting
    wall: Page | None = None
    phones: dict[str, Page] = field(default_factory=dict)
    # Each sentence that a phone was told is saved, with its emphasis in the notes.
    ledger: dict[str, int] = field(default_factory=dict)

    def go(self, name: str, *more: object, look: bool = True) -> Page:
        """Let the officer open a page of the meeting."""
        self.officer.goto(reverse(name, args=[self.meeting.pk, *more]))
        if look:
            inspect(self.officer)
        return self.officer

    def lead(self, exercise: Exercise, *steps: str) -> None:
        """Let the officer take steps with an exercise."""
        self.go("lead-exercise", exercise.pk, look=False)
        for step in steps:
            do(self.officer, step)

    def exercise(self, kind: str) -> Exercise:
        """Return the exercise of a kind."""
        return Exercise.objects.get(meeting=self.meeting, kind=kind)

    def letter_to(self, person: Person, page: str = "") -> str:
        """Return the address that the newest letter leads somebody to."""
        letter = Letter.objects.filter(to=person.email).latest("pk")
        found = re.search(r"https?://[^/\s]+(/mote/\S+/)", letter.whole_text)
        assert found, letter.whole_text
        return found[1] + page

    def table_of(self, person: Person) -> str:
        """Return the address of the table where somebody sits."""
        table = Table.objects.get(meeting=self.meeting, number=person.table)
        return f"/bord/{table.code}/"


@contextmanager
def gather(browse: Browse, officer: User, meeting: Meeting) -> Iterator[Gathering]:
    """Open a window for the one who leads."""
    with browse(officer) as page:
        yield Gathering(page, meeting)


@contextmanager
def with_phones(browse: Browse, here: Gathering) -> Iterator[None]:
    """Open the wall and everybody's phone beside each other."""
    with ExitStack() as stack:
        here.wall = stack.enter_context(browse(width=1280))
        for one in PEOPLE:
            how = {"width": one.width, "scheme": one.scheme, "language": one.language}
            window = browse(javascript=one.javascript, **how)  # type: ignore[arg-type] # as Person says
            here.phones[one.name] = stack.enter_context(window)
        yield


def do(page: Page, value: str, *, within: str = "main", look: bool = True) -> None:
    """Press the button that does something, by what it does."""
    page.locator(
        f"{within} button[name=do][value='{value}'], "
        f"{within} form:has(input[name=do][value='{value}']) button"
    ).first.click()
    page.wait_for_load_state()
    if look:
        inspect(page)


def fill_in(page: Page, fields: dict[str, str], button: str = "") -> None:
    """Fill in the form that has these fields, send it, and look at what comes."""
    first = next(iter(fields))
    form = page.locator(f"main form[method=post]:has([name='{first}'])").first
    for name, words in fields.items():
        fill(form, name, words)
    main = "button.is-main" if form.locator("button.is-main").count() else "button"
    form.locator(f"button[value='{button}']" if button else main).first.click()
    page.wait_for_load_state()
    inspect(page)


def show_the_wall(here: Gathering) -> Page:
    """Let the wall show what goes on."""
    assert here.wall is not None
    here.wall.goto(f"/skarm/{board_of(here.meeting).key}/")
    inspect(here.wall)
    return here.wall


def write(
    here: Gathering,
    person: Person,
    words: str,
    *,
    area: int | None = None,
    waits: bool = False,
) -> None:
    """Write an idea at somebody's table; what is taken stands in the ledger."""
    phone = here.phones[person.name]
    form = phone.locator("form.idea-form")
    language = form.locator("[name=language]")
    if language.input_value() != person.writes_in:
        language.select_option(person.writes_in)
    if area is not None:
        form.locator("[name=prompt]").nth(area).check()
    form.locator("[name=text]").fill(words)
    form.locator("button.is-main").click()
    phone.wait_for_load_state()
    # Whoever has put down the pen is taken along when something new begins.
    phone.evaluate("document.activeElement?.blur()")
    here.ledger[words] = 0
    if not waits:
        idea = phone.locator("[data-idea] [data-text]", has_text=words)
        expect(idea).to_be_visible(timeout=LIVE_WITHIN)


def stress(here: Gathering, person: Person, words: str) -> None:
    """Stress what another table wrote."""
    phone = here.phones[person.name]
    row = phone.locator("[data-rows=others] [data-idea]", has_text=words)
    expect(row).to_be_visible(timeout=LIVE_WITHIN)
    row.locator("[data-stress-on]").click()
    expect(row.locator("[data-stress-off]")).to_be_visible(timeout=LIVE_WITHIN)


def stand_by(here: Gathering, person: Person) -> None:
    """Confirm what one's table has written."""
    phone = here.phones[person.name]
    phone.locator("form[action$='/sta-for/'] button").click()
    phone.wait_for_load_state()
    expect(phone.locator("form[action$='/sta-for/'] [name=oppna]")).to_be_visible()


def stands_on(page: Page, words: str, emphasis: str = "") -> None:
    """Wait until an idea stands on the wall, with its emphasis."""
    row = page.locator("[data-idea]", has_text=words)
    expect(row).to_be_visible(timeout=LIVE_WITHIN)
    if emphasis:
        mark = row.locator("[data-emphasis]")
        expect(mark).to_have_text(emphasis, timeout=LIVE_WITHIN)


def let_the_day_come(meeting: Meeting) -> None:
    """Let time pass until the meeting begins."""
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=now, ends_at=now + LENGTH - timedelta(minutes=1)
    )


def let_the_meeting_go_on(meeting: Meeting) -> None:
    """Let hours pass: what has happened at the meeting happened so much earlier."""
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=F("starts_at") - LENGTH,
        ends_at=F("ends_at") - LENGTH,
        begun_at=F("begun_at") - LENGTH,
    )
    Guest.objects.filter(meeting=meeting).exclude(arrived_at=None).update(
        arrived_at=F("arrived_at") - LENGTH
    )
