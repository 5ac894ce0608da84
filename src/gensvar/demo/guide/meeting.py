"""What happens at a meeting: lead it, write at a table, answer as a guest, be paid."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.demo import content
from gensvar.demo.guide.shapes import Place, Step, state_of, to
from gensvar.demo.personas import BY_KEY
from gensvar.exercises.actions.board import board_of
from gensvar.exercises.models import Entry, Exercise, ExerciseStage, Table
from gensvar.meeting_notes.models import Notes, NotesStage
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest, Meeting, MeetingStage
from gensvar.remuneration.models import Claim, ClaimState

KEEPER = "maja"
WINDOWS = 2


@dataclass
class Room:
    """One meeting of the series, as it stands."""

    meeting: Meeting

    @property
    def pk(self) -> int:
        """Return the number of the meeting in the workspace."""
        return self.meeting.pk

    @property
    def is_under_way(self) -> bool:
        """Say whether it has begun and not ended."""
        return self.meeting.stage == MeetingStage.UNDER_WAY

    @property
    def is_over(self) -> bool:
        """Say whether it has ended."""
        return self.meeting.stage == MeetingStage.ENDED

    @cached_property
    def exercises(self) -> list[Exercise]:
        """Return its exercises in order."""
        return list(Exercise.objects.filter(meeting=self.meeting))

    @cached_property
    def open_now(self) -> Exercise | None:
        """Return the exercise that is open, if one is."""
        return next((x for x in self.exercises if x.stage == ExerciseStage.OPEN), None)

    @cached_property
    def somebody_wrote(self) -> bool:
        """Say whether a table has handed in an idea."""
        return Entry.objects.filter(exercise__meeting=self.meeting).exists()

    def page_of(self, key: str, name: str = "guest") -> str:
        """Return the address of a page that belongs to one guest of the story."""
        words = content.meetings()["guests"]
        email = next(one["email"] for one in words if one.get("key") == key)
        guest = Guest.objects.get(meeting=self.meeting, email=email)
        return reverse(name, args=[token_of(guest)])


def room(part: str) -> Room | None:
    """Return a meeting of the series: held, today or coming."""
    title = content.meetings()[part]["title"]
    found = Meeting.objects.filter(title=title).order_by("pk").first()
    return Room(found) if found else None


def steps() -> Iterator[Step]:
    """Yield the steps of the meetings with the associations."""
    today, held, coming = room("today"), room("held"), room("coming")
    if today is None or held is None or coming is None:
        return
    yield _open_the_letter(today)
    yield _begin(today)
    yield _lead(today)
    yield _write(today)
    yield _end(today)
    yield _let_the_notes_write_themselves(today)
    yield _read_the_ranking(held)
    yield _follow(held)
    yield _ask_to_be_paid(held)
    yield _decide_on_pay()
    yield _agree(coming)
    yield _agree_as_region(coming)


def _open_the_letter(here: Room) -> Step:
    return Step(
        _("Answer as one who is asked"),
        _(
            "Siv speaks for the associations. Her letter leads to a page of her own: "
            "what the meeting is for, what can be influenced, and one press to answer. "
            "No account is needed."
        ),
        [Place(_("Siv’s page for the meeting"), here.page_of("siv"))],
    )


def _begin(here: Room) -> Step:
    return Step(
        _("Begin today’s meeting"),
        _(
            "The agenda is final, because both sides have approved it. Note who has "
            "come, and begin."
        ),
        [Place(_("Today’s meeting"), to("meeting", here.pk))],
        persona=BY_KEY[KEEPER],
        state=state_of(done=here.is_under_way or here.is_over),
    )


def _lead(here: Room) -> Step:
    return Step(
        _("Lead an exercise"),
        _(
            "Open the first exercise and start the clock. Let the screen of the room "
            "stand in a window beside it: it follows by itself."
        ),
        [
            Place(_("The exercises"), to("exercises", here.pk)),
            Place(_("The screen of the room"), to("screen", _screen(here))),
        ],
        persona=BY_KEY[KEEPER],
        state=state_of(
            done=here.is_over or here.open_now is not None, possible=here.is_under_way
        ),
        note="" if here.is_under_way or here.is_over else _("Begin the meeting first."),
    )


def _screen(here: Room) -> str:
    return board_of(here.meeting).key


def _write(here: Room) -> Step:
    tables = Table.objects.filter(meeting=here.meeting)[:WINDOWS]
    return Step(
        _("Be two tables at once"),
        _(
            "Open both pages, each in a window of its own or on a phone. Write an idea "
            "at one table and stress it from the other. Turn the network off for a "
            "while and go on writing: nothing is lost."
        ),
        [
            Place(
                _("Table %(number)s") % {"number": table.number},
                to("table", table.code),
            )
            for table in tables
        ],
        state=state_of(done=here.somebody_wrote, possible=here.open_now is not None),
        note=""
        if here.open_now is not None or here.is_over
        else _("An exercise must be open."),
    )


def _end(here: Room) -> Step:
    return Step(
        _("End with a next step"),
        _(
            "Close the exercises, take the question round and what is taken along if "
            "you like. The meeting ends when its next step has been written down, or "
            "why there is none."
        ),
        [Place(_("Today’s meeting"), to("meeting", here.pk))],
        persona=BY_KEY[KEEPER],
        state=state_of(done=here.is_over, possible=here.is_under_way),
        note="" if here.is_under_way or here.is_over else _("Begin the meeting first."),
    )


def _let_the_notes_write_themselves(here: Room) -> Step:
    notes = Notes.objects.filter(meeting=here.meeting).first()
    return Step(
        _("Let the notes write themselves"),
        _(
            "One press makes the notes of what the tables handed in. Send them out, "
            "comment and approve as Siv on her page, and approve for the region."
        ),
        [
            Place(_("The notes of today’s meeting"), to("meeting-notes", here.pk)),
            Place(_("Siv’s page for the meeting"), here.page_of("siv")),
        ],
        persona=BY_KEY[KEEPER],
        state=state_of(
            done=notes is not None and notes.stage == NotesStage.APPROVED,
            possible=here.is_over,
        ),
        note="" if here.is_over else _("The meeting must end first."),
    )


def _follow(here: Room) -> Step:
    return Step(
        _("See what became of what was said"),
        _(
            "Every question has an owner and a day; one is late. Every idea became a "
            "measure or got a reason, or still waits for one."
        ),
        [
            Place(_("The questions of the meeting"), to("meeting-questions", here.pk)),
            Place(_("The ideas of the meeting"), to("meeting-ideas", here.pk)),
            Place(_("The approved notes"), to("meeting-notes", here.pk)),
        ],
        persona=BY_KEY[KEEPER],
    )


def _read_the_ranking(here: Room) -> Step:
    ranking = next((x for x in here.exercises if x.kind == "ranking"), None)
    places = [Place(_("The meeting that was held"), to("meeting", here.pk))]
    if ranking is not None:
        address = to("outcome", here.pk, ranking.pk)
        places.insert(0, Place(_("What the tables ranked"), address))
    return Step(
        _("Read a ranking honestly"),
        _(
            "Eight tables ranked three areas on paper, and three of them not "
            "completely. Read what the order depends on."
        ),
        places,
        persona=BY_KEY[KEEPER],
    )


def _ask_to_be_paid(here: Room) -> Step:
    return Step(
        _("Ask to be paid for a meeting"),
        _(
            "Siv was there. She sees what it gives, line by line, before she sends "
            "anything, and may say no to pay."
        ),
        [Place(_("Siv’s pay for the meeting"), here.page_of("siv", "claim"))],
    )


def _decide_on_pay() -> Step:
    waiting = Claim.objects.filter(state=ClaimState.SENT).exists()
    return Step(
        _("Decide on what others ask for"),
        _("Whoever approves has asked for nothing herself. See how each sum is made."),
        [Place(_("What waits for a decision"), to("claims"))],
        persona=BY_KEY[KEEPER],
        state=state_of(done=not waiting),
    )


def _agree(here: Room) -> Step:
    return Step(
        _("Agree on the next agenda"),
        _(
            "Both sides have proposed something, and a day is looked for. Propose and "
            "accept as Siv. Nothing is on the agenda before both have said yes."
        ),
        [Place(_("Siv’s page for the next meeting"), here.page_of("siv"))],
        state=_until_called(here),
    )


def _agree_as_region(here: Room) -> Step:
    return Step(
        _("Agree as the region, and call the meeting"),
        _(
            "Accept what Siv has proposed, choose the day that suits most, and see "
            "what is missing before the meeting can be called."
        ),
        [Place(_("The next meeting in the workspace"), to("meeting", here.pk))],
        persona=BY_KEY[KEEPER],
        state=_until_called(here),
    )


def _until_called(here: Room) -> str:
    return state_of(done=here.meeting.stage != MeetingStage.PREPARING)
