"""Meetings with the associations: one was held, one is today, one is being prepared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from gensvar.accounts.models import User
from gensvar.demo import content
from gensvar.demo.region import Region
from gensvar.demo.stories import afterwards, rooms
from gensvar.demo.stories.telling import Telling
from gensvar.dialogues.models import Dialogue
from gensvar.meetings.actions import ask_guest, begin_meeting, change_meeting
from gensvar.meetings.actions.agenda import accept_item, approve_agenda, propose_item
from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.arriving import note_arrivals, report_numbers
from gensvar.meetings.actions.interests import Interest, declare_interest
from gensvar.meetings.actions.planning import keep_together, say_next_step
from gensvar.meetings.actions.polls import add_time, answer_times, ask_about_times
from gensvar.meetings.actions.series import begin_series, set_chair
from gensvar.meetings.actions.voices import Voice, voice_of, voice_of_guest
from gensvar.meetings.agreed import fingerprint
from gensvar.meetings.models import (
    AgendaItem,
    Guest,
    GuestState,
    Meeting,
    MeetingForm,
    MeetingKind,
    Rhythm,
    Series,
    Side,
    Tells,
)
from gensvar.meetings.workflow import take_step
from gensvar.organisations.models import Body, Organisation
from gensvar.remuneration.actions.tables import adopt_table, begin_table
from gensvar.remuneration.examples import EXAMPLES

Words = dict[str, Any]  # Any: what stands in a TOML file
LENGTH = timedelta(hours=3, minutes=20)
MATCHED = ("title", "purpose", "goal", "for_you", "influence_words", "place")
MORE = ("place_access", "conduct", "roles", "support")


@dataclass
class Gathering:
    """The series as it is told: its file, the region, and what has been made so far."""

    content: Words
    region: Region
    series: Series | None = None
    meeting: Meeting | None = None
    organisations: dict[str, Organisation] = field(default_factory=dict)

    @property
    def officer(self) -> User:
        """Return who keeps the meetings."""
        return self.region.people[self.content["officer"]]

    @property
    def body(self) -> Body:
        """Return whose meetings they are."""
        return self.region.bodies[self.content["body"]]

    def plan(self, words: Words, starts_at: datetime | None, **more: object) -> Meeting:
        """Plan one meeting of the series."""
        facts = {name: words[name] for name in (*MATCHED, *MORE) if name in words}
        facts |= {
            "kind": MeetingKind.WORKSHOP,
            "form": MeetingForm.PHYSICAL,
            "influence": "dialogue",
            "other_side": self.content["other_side"],
            "series": self.series,
            "starts_at": starts_at,
            "ends_at": starts_at + LENGTH if starts_at else None,
            **more,
        }
        meeting = begin_meeting(self.body, facts, by=self.officer)
        together = [self.region.bodies[key] for key in self.content["together"]]
        keep_together(meeting, together, by=self.officer)
        return meeting

    def ask_all(self, meeting: Meeting) -> list[tuple[Guest, Words]]:
        """Put everyone of the file on the list."""
        return [(self._ask(meeting, words), words) for words in self.content["guests"]]

    def _ask(self, meeting: Meeting, words: Words) -> Guest:
        more = {
            name: words[name] for name in ("represents", "is_elected") if name in words
        }
        return ask_guest(
            meeting,
            words["name"],
            by=self.officer,
            email=words["email"],
            side=words.get("side", Side.OTHER),
            organisation=self._organisation(words.get("organisation", "")),
            speaks=words.get("speaks", False),
            language=words.get("language", "sv"),
            **more,
        )

    def _organisation(self, name: str) -> Organisation | None:
        if name and name not in self.organisations:
            self.organisations[name] = Organisation.objects.get_or_create(name=name)[0]
        return self.organisations.get(name)


def held(story: Gathering) -> Telling:
    """Tell of the meeting that was held, from the series to its last question."""
    words = story.content["held"]
    yield story.region.at(words["called"] - 20, 9)
    story.series = begin_series(
        story.body,
        {
            **story.content["series"],
            "other_side": story.content["other_side"],
            "rhythm": Rhythm.PER_TERM,
            "planned_number": 4,
            "started_on": story.region.day(words["called"] - 20),
            "chair_rotates": True,
            "first_chair": Side.REGION,
        },
        by=story.officer,
    )
    day = story.region.at(words["day"], 14)
    meeting = story.plan(words, day)
    guests = story.ask_all(meeting)
    yield from _agree(story, meeting, guests, words)
    _adopt_rules(story)
    yield from _call(story, meeting, guests, story.region.at(words["called"], 10))
    link = {"dialogue": _dialogue(story.content["dialogue"])}
    meeting.refresh_from_db()
    change_meeting(meeting, meeting.version, link, by=story.officer)
    yield day - timedelta(minutes=10)
    came = [guest for guest, _words in guests if guest.state == GuestState.ACCEPTED]
    note_arrivals(meeting, [guest.pk for guest in came], by=story.officer)
    yield from rooms.live_through(story.officer, meeting, words, day)
    yield day + LENGTH
    numbers = (words["reported_persons"], words["reported_organisations"])
    report_numbers(meeting, *numbers, by=story.officer)
    meeting.refresh_from_db()
    say_next_step(meeting, meeting.version, words["next_step"], "", by=story.officer)
    take_step(meeting, "end", by=story.officer)
    story.meeting = meeting
    yield from afterwards.write_down(story.officer, meeting, day + LENGTH)


def paid(story: Gathering) -> Telling:
    """Tell of those who were there and ask to be paid, while the notes are written."""
    yield (when := story.region.at(story.content["held"]["day"] + 2, 10))
    if story.meeting is not None:
        yield from rooms.pay(story.meeting, when)


def today(story: Gathering) -> Telling:
    """Tell of the meeting that anybody can play in the demo: it has been called."""
    words = story.content["today"]
    yield story.region.at(words["called"] - 14, 9)
    belongs = _dialogue(story.content["dialogue"])
    meeting = story.plan(words, story.region.any_day_at(0, 18), dialogue=belongs)
    guests = story.ask_all(meeting)
    yield from _agree(story, meeting, guests, words)
    yield story.region.at(words["called"] - 2, 11)
    rooms.set_up(story.officer, meeting, words, story.content["held"]["ranking"])
    yield from _call(story, meeting, guests, story.region.at(words["called"], 10))
    yield story.region.at(words["interest"]["said"], 19)
    _declared(meeting, words["interest"])


def _declared(meeting: Meeting, words: Words) -> None:
    """Let a guest say what their association may win by an item of the agenda."""
    guest = meeting.guests.get(name=words["guest"])
    items = AgendaItem.objects.filter(meeting=meeting, title=words["item"])
    told = (Tells.AGENDA.value, Tells.WORDS.value)
    about = [item.pk for item in items]
    declare_interest(guest, Interest("yes", words["words"], about, told))


def coming(story: Gathering) -> Telling:
    """Tell of the next meeting: both sides propose, and a day is looked for."""
    words = story.content["coming"]
    yield story.region.at(-9, 10)
    meeting = story.plan(words, None, goal="", place="")
    guests = story.ask_all(meeting)
    officer = voice_of(meeting, story.officer)
    for number in words["times"]:
        start = story.region.at(number, 18)
        add_time(meeting, start, start + LENGTH, voice=officer)
    _propose(meeting, words, officer, _speaker(guests))
    ask_about_times(meeting, by=story.officer)
    yield story.region.at(-6, 19)
    fits = ("yes", "if_needed", "no")
    times = list(meeting.day_options.all())
    for number, (guest, _words) in enumerate(guests[:5]):
        chosen = {
            time.pk: fits[(number + place) % 3] for place, time in enumerate(times)
        }
        answer_times(guest, chosen)


def _adopt_rules(story: Gathering) -> None:
    """Put the rules of pay into force, begun from a published example."""
    words = story.content["rules"]
    since = story.region.day(story.content["held"]["called"] - 30)
    one = EXAMPLES[words["example"]]
    facts = {
        "name": words["name"],
        "audience": one.audience,
        "valid_from": since,
        "source": words["source"],
        "claim_months": 6,
        "cost_centre": "1042",
    }
    chair = story.region.chair_of(story.body)
    table = begin_table(facts, by=chair, body=story.body, example=words["example"])
    adopt_table(table, words["decision"], since, by=chair)


def _dialogue(file: str) -> Dialogue:
    """Return the dialogue that the meetings belong to, which began before them."""
    return Dialogue.objects.get(title=content.read(file)["dialogue"]["title"])


def _speaker(guests: Sequence[tuple[Guest, Words]]) -> Voice:
    return next(voice_of_guest(guest) for guest, _words in guests if guest.speaks)


def _propose(meeting: Meeting, words: Words, officer: Voice, speaker: Voice) -> None:
    for item in words["agenda"]:
        facts = {name: item[name] for name in item if name != "side"}
        voice = officer if item["side"] == Side.REGION else speaker
        propose_item(meeting, facts, voice=voice)


def _agree(
    story: Gathering,
    meeting: Meeting,
    guests: Sequence[tuple[Guest, Words]],
    words: Words,
) -> Iterator[datetime]:
    """Let both sides propose, accept and approve the agenda, and choose a chair."""
    officer, speaker = voice_of(meeting, story.officer), _speaker(guests)
    _propose(meeting, words, officer, speaker)
    yield story.region.at(words["called"] - 9, 19)
    for item in meeting.items.all():
        other = speaker if item.proposed_side == Side.REGION else officer
        accept_item(item, item.version, voice=other)
    mark = fingerprint(meeting.items.all())
    approve_agenda(meeting, mark, voice=officer)
    approve_agenda(meeting, mark, voice=speaker)
    is_first = words is story.content["held"]
    side, name = (
        (Side.REGION, "Anders Nyberg") if is_first else (Side.OTHER, "Siv Åkerlund")
    )
    set_chair(meeting, meeting.version, side=side, name=name, by=story.officer)


def _call(
    story: Gathering,
    meeting: Meeting,
    guests: Sequence[tuple[Guest, Words]],
    moment: datetime,
) -> Iterator[datetime]:
    """Call the meeting, and let people answer in the days after."""
    yield moment
    meeting.refresh_from_db()
    take_step(meeting, "call", by=story.officer)
    for number, (guest, words) in enumerate(guests):
        if "comes" in words:
            yield moment + timedelta(hours=5 + 7 * number)
            guest.refresh_from_db()
            answer(guest, comes=words["comes"])
