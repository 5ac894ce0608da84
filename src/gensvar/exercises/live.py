"""What a room sees as it comes in: one log per board in each process, read by all.

A thousand phones ask for news every second or so, and none of them asks the database:
the log is brought up to date at most every 250 ms, by one of them, while the others
read what is there. What is kept are facts without language, so that everyone in the
room gets the same bytes. Nothing here is the truth: a process that starts anew reads
the database again.
"""

import json
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from time import monotonic, process_time

from gensvar.exercises.clock import seconds_left
from gensvar.exercises.models import Board, Confirmation, Exercise, Table
from gensvar.exercises.queries.rows import as_row, changed_entries
from gensvar.exercises.queries.showing import (
    handed_in,
    is_hidden,
    shown_exercise,
    state_of,
)

FRESH_FOR = 0.25
# So many boards, and so many ideas of each, are kept in a process; and so many answers.
MOST_BOARDS, MOST_ROWS, MOST_ANSWERS = 32, 5_000, 64
# So much of a core a process may use; if it would use more, watchers wait longer.
BUSY = 0.85
SHORTEST_WAIT, LONGEST_WAIT = 1_000, 10_000
# The other work of the latest second counts for so much of what is believed, and never
# takes more than so much of what the process may use from those who watch.
TRUST, MOST_OTHER = 0.3, 0.5
# A question costs what it did in the cheapest of so many seconds: in the others the
# process did other work as well.
SECONDS = 60


@dataclass(frozen=True)
class Told:
    """So many were told, evenly from `start` to `end`, to wait `wait` seconds."""

    start: float
    end: float
    wait: float
    count: int

    def waiting(self, now: float) -> float:
        """Return how many of them have not asked again."""
        left = (self.end + self.wait - now) / (self.end - self.start)
        return self.count * min(max(left, 0), 1)


@dataclass
class Pace:
    """How long watchers wait before they ask again, so that the process keeps up.

    The watchers there are, are those who were told to wait and whose wait is not over,
    whatever each was told. All of them together may ask as often as the process can
    answer beside its other work. Waits that only follow how busy the process was are
    long after a crowd has opened its pages, and shrink no sooner than they are over.
    """

    wait: int = SHORTEST_WAIT
    used: float = field(default_factory=process_time)
    since: float = field(default_factory=monotonic)
    asked: int = 0
    other: float = 0.0
    told: tuple[Told, ...] = ()
    costs: deque[float] = field(default_factory=partial(deque[float], maxlen=SECONDS))
    lock: Lock = field(default_factory=Lock)

    def now(self) -> int:
        """Return how many milliseconds a watcher waits."""
        with self.lock:
            self.asked += 1
            now = monotonic()
            if now - self.since >= 1:
                self._look(process_time(), now)
            return self.wait

    def _look(self, used: float, now: float) -> None:
        """Take in what was seen since the last look, and set the wait by it."""
        told = Told(self.since, now, self.wait / 1_000, self.asked)
        self.told = tuple(one for one in (*self.told, told) if one.waiting(now))
        watchers = sum(one.waiting(now) for one in self.told)
        self.costs.append((used - self.used) / self.asked)
        cost = min(self.costs)
        other = (used - self.used - cost * self.asked) / (now - self.since)
        self.other += TRUST * (min(other, BUSY * MOST_OTHER) - self.other)
        better = 1_000 * watchers * cost / (BUSY - self.other)
        self.wait = int(min(max(SHORTEST_WAIT, better), LONGEST_WAIT))
        self.used, self.since, self.asked = used, now, 0


@dataclass(frozen=True)
class Shot:
    """What one board has to tell at one version; it never changes, only `answers` fill.

    `rows` holds each idea by its id, oldest first; what was changed up to `floor` may
    be missing. `answers` keeps what was said to those who had seen a version.
    """

    version: int = -1
    exercise: Exercise | None = None
    rows: OrderedDict[int, tuple[int, str]] = field(default_factory=OrderedDict)
    floor: int = 0
    facts: str = ""
    answers: dict[int, str] = field(default_factory=dict)


@dataclass
class Log:
    """The latest of one board, and when it was last compared with the database."""

    board: int
    meeting: int
    shot: Shot = field(default_factory=Shot)
    asked_at: float = 0.0
    lock: Lock = field(default_factory=Lock)


_logs: OrderedDict[str, Log] = OrderedDict()
_guard = Lock()
_pace = Pace()


@dataclass(frozen=True)
class News:
    """What is new since a version, as JSON."""

    body: bytes


def forget() -> None:
    """Empty all logs; they are read from the database again."""
    with _guard:
        _logs.clear()


def news(key: str, after: int) -> News | None:
    """Return what is new on a board since version `after`; None for no such board.

    `v` is the version now, `rows` the ideas that came or changed, each once and as
    they stand, `left` the seconds of the round, `retry_ms` when to ask again. `again`
    says that so much is missing that the page should be loaded anew.
    """
    log = _log(key)
    if log is None:
        return None
    shot = _up_to_date(log)
    said = shot.answers.get(after)
    if said is None:
        said = _since(shot, after)
        if len(shot.answers) < MOST_ANSWERS:
            shot.answers[after] = said
    left = seconds_left(shot.exercise) if shot.exercise else 0
    moving = f'{{"retry_ms":{_pace.now()},"left":{left},'
    return News((moving + said).encode())


def _log(key: str) -> Log | None:
    with _guard:
        if (log := _logs.get(key)) is not None:
            _logs.move_to_end(key)
            return log
    found = Board.objects.filter(key=key).values_list("pk", "meeting").first()
    if found is None:
        return None
    with _guard:
        log = _logs.setdefault(key, Log(*found))
        while len(_logs) > MOST_BOARDS:
            _logs.popitem(last=False)
    return log


def _up_to_date(log: Log) -> Shot:
    """Let one of those who ask read the database; the others take what is there."""
    shot = log.shot
    is_new = shot.version < 0
    if not is_new and monotonic() - log.asked_at < FRESH_FOR:
        return shot
    if not log.lock.acquire(blocking=is_new):
        return shot
    try:
        if log.shot is shot:
            log.shot = _read(log.board, log.meeting, shot)
            log.asked_at = monotonic()
        return log.shot
    finally:
        log.lock.release()


def _read(board: int, meeting: int, shot: Shot) -> Shot:
    # The version first: whoever raised it has let go of the board, so all that came
    # up to it can be seen; what comes after is taken the next time.
    version = Board.objects.values_list("version", flat=True).get(pk=board)
    if version == shot.version:
        return shot
    exercise = shown_exercise(meeting)
    facts = _facts(meeting, exercise)
    if version < shot.version or _shows_otherwise(shot.exercise, exercise):
        shot = Shot()
    if exercise is None:
        return Shot(version, facts=facts)
    rows, floor = _rows(shot, exercise, version)
    return Shot(version, exercise, rows, floor, facts)


def _shows_otherwise(before: Exercise | None, now: Exercise | None) -> bool:
    """Say whether what may be shown has changed."""
    return (before and (before.pk, is_hidden(before))) != (
        now and (now.pk, is_hidden(now))
    )


def _rows(
    shot: Shot, exercise: Exercise, version: int
) -> tuple[OrderedDict[int, tuple[int, str]], int]:
    rows, floor = OrderedDict(shot.rows), shot.floor
    hides = is_hidden(exercise)
    for entry in changed_entries(exercise.pk, max(shot.version, 0), version):
        rows.pop(entry.pk, None)
        row = json.dumps(as_row(entry, hides=hides), ensure_ascii=False)
        rows[entry.pk] = (entry.version, row)
    while len(rows) > MOST_ROWS:
        _entry, (floor, _row) = rows.popitem(last=False)
    return rows, floor


def _facts(meeting: int, exercise: Exercise | None) -> str:
    if exercise is None:
        return '"state":"","runs":false,"handed_in":0,"tables":0,"confirmed":0'
    told = {
        "state": state_of(exercise),
        "runs": exercise.round_started_at is not None,
        "handed_in": handed_in(exercise),
        "tables": Table.objects.filter(meeting=meeting, closed_at=None).count(),
        "confirmed": Confirmation.objects.filter(
            exercise=exercise, reopened_at=None
        ).count(),
    }
    return json.dumps(told)[1:-1]


def _since(shot: Shot, after: int) -> str:
    """Return the rest of the answer to those who have seen `after`."""
    start = f'"v":{shot.version},{shot.facts}'
    if after < shot.floor:
        return f'{start},"again":true,"rows":[]}}'
    rows = [row for seen, row in shot.rows.values() if seen > after]
    return f'{start},"rows":[{",".join(rows)}]}}'
