"""Where the calendar takes its entries from: plans, dialogues, meetings, hand-overs.

Each source is given the rows that a reader may see, and asks the database once.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.utils import timezone

from gensvar.dialogues.models import Dialogue, DialogueKind, Mandate, Phase, Stage
from gensvar.dialogues.queries import last_day
from gensvar.findings.models import HandOver
from gensvar.kernel.days import today
from gensvar.meetings.models import Meeting, MeetingKind, MeetingStage
from gensvar.organisations.models import Body
from gensvar.year_plans.entries import BodyNode, Entry, State, What
from gensvar.year_plans.models import (
    Audience,
    LineStatus,
    PlannedDialogue,
    PlannedKind,
)

AUDIENCES = {
    DialogueKind.CITIZEN: Audience.GENERAL,
    DialogueKind.USER: Audience.USERS,
    DialogueKind.CIVIL_SOCIETY: Audience.ASSOCIATIONS,
    DialogueKind.CONSULTATION: Audience.SAMRAD,
}
STATES = {
    Stage.PREPARING: State.COMING,
    Stage.ANALYSING: State.CLOSED,
    Stage.HANDED_OVER: State.CLOSED,
    Stage.ANSWERED: State.ANSWERED,
    Stage.CLOSED: State.ANSWERED,
    Stage.CANCELLED: State.CANCELLED,
}
MEETING_STATES = {
    MeetingStage.PREPARING: State.COMING,
    MeetingStage.CALLED: State.COMING,
    MeetingStage.UNDER_WAY: State.OPEN,
    MeetingStage.ENDED: State.CLOSED,
    MeetingStage.CANCELLED: State.CANCELLED,
}


def bodies_known() -> list[BodyNode]:
    """Return the tree of bodies, also those that have ended: their days stay."""
    rows = Body.objects.order_by("name", "pk")
    found = rows.values_list("pk", "parent_id", "slug", "name")
    return [BodyNode(*row) for row in found]


def not_shown_by(
    lines: QuerySet[PlannedDialogue],
    seen: QuerySet[Dialogue],
    met: QuerySet[Meeting],
) -> QuerySet[PlannedDialogue]:
    """Return the lines without the dialogue or meeting that a reader sees instead."""
    dialogues = seen.order_by().values("pk")
    return lines.exclude(dialogue__in=dialogues).exclude(
        meeting__in=met.order_by().values("pk")
    )


def planned(
    lines: QuerySet[PlannedDialogue], first: date, last: date, *, address: str = ""
) -> list[Entry]:
    """Return what is planned in a time.

    `address` is where a line is read, with {plan} and {line} in it.
    """
    rows = lines.filter(starts_on__lte=last, ends_on__gte=first)
    rows = rows.select_related("plan__body", "level")
    return [_of_line(row, address) for row in rows]


def _of_line(row: PlannedDialogue, address: str) -> Entry:
    is_dropped = row.status == LineStatus.DROPPED
    return Entry(
        what=What.PLANNED,
        kind=row.kind,
        uid=f"planned-{row.public_id}",
        title=row.title,
        body_id=row.plan.body_id,
        body=row.plan.body.name,
        state=State.CANCELLED if is_dropped else State.COMING,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        address=address.format(plan=row.plan_id, line=row.pk),
        question=row.question,
        level=row.level.key if row.level else "",
        level_name=row.level.name if row.level else "",
        audience=row.audience,
        place=row.place,
        is_late=row.is_late,
        sequence=row.version,
        changed_at=max(row.changed_at, row.shown_at or row.changed_at),
    )


def _with_days(rows: QuerySet[Dialogue]) -> QuerySet[Dialogue]:
    """Add to each dialogue its days and what its latest mandate says."""
    phases = Phase.objects.filter(dialogue=OuterRef("pk")).order_by()
    now = timezone.now()
    running = phases.filter(starts_at__lte=now, ends_at__gt=now)
    mandate = Mandate.objects.filter(dialogue=OuterRef("pk")).order_by("-pk")
    line = PlannedDialogue.objects.filter(dialogue=OuterRef("pk"))
    bounds = phases.values("dialogue")
    return rows.select_related("body").annotate(
        opens=Subquery(bounds.annotate(at=Min("starts_at")).values("at")),
        ends=Subquery(bounds.annotate(at=Max("ends_at")).values("at")),
        is_running=Exists(running),
        asks=Subquery(mandate.values("question")[:1]),
        level_key=Subquery(mandate.values("level__key")[:1]),
        level_words=Subquery(mandate.values("level__name")[:1]),
        answer_by=Subquery(mandate.values("answer_by")[:1]),
        planned_place=Subquery(line.values("place")[:1]),
    )


def dialogues(rows: QuerySet[Dialogue], first: date, last: date) -> list[Dialogue]:
    """Return the dialogues that have a day in a time, or none at all while they come.

    Each carries its days and its mandate; `of_dialogues` makes entries of them.
    """
    found = _with_days(rows).filter(
        Q(opens__date__lte=last, ends__date__gte=first)
        | Q(answer_by__range=(first, last))
        | Q(opens__isnull=True, stage=Stage.PREPARING)
    )
    return list(found.order_by("pk").distinct())


def of_dialogues(
    rows: Iterable[Dialogue], first: date, last: date, addresses: dict[int, str]
) -> Iterator[Entry]:
    """Yield an entry for the time in which one can contribute, and one for the answer.

    `addresses` says where each dialogue is read.
    """
    for row in rows:
        facts = _facts(row, addresses.get(row.pk, ""))
        opens, ends = _days_of(row)
        if opens is None or (opens <= last and ends is not None and ends >= first):
            yield Entry(
                **facts,
                what=What.DIALOGUE,
                uid=f"dialogue-{row.number}",
                state=_state(row),
                starts_on=opens,
                ends_on=ends,
            )
        answer = _seen(row, "answer_by")
        is_owed = row.stage not in {Stage.PREPARING, Stage.CANCELLED}
        if isinstance(answer, date) and first <= answer <= last and is_owed:
            state = _state(row)
            yield Entry(
                **facts,
                what=What.ANSWER,
                uid=f"answer-{row.number}",
                state=state,
                starts_on=answer,
                ends_on=answer,
                is_late=state != State.ANSWERED and answer < today(),
            )


def _seen(row: Dialogue, name: str) -> object:
    """Return what the query added to a dialogue."""
    return getattr(row, name)


def _facts(row: Dialogue, address: str) -> dict[str, Any]:
    # Any: the values of any field of an entry.
    return {
        "kind": PlannedKind.DIALOGUE.value,
        "title": str(getattr(row, "shown_title", row.title)),
        "body_id": row.body_id,
        "body": row.body.name,
        "address": address,
        "question": str(_seen(row, "asks") or ""),
        "level": str(_seen(row, "level_key") or ""),
        "level_name": str(_seen(row, "level_words") or ""),
        "audience": AUDIENCES[DialogueKind(row.kind)].value,
        "place": str(_seen(row, "planned_place") or ""),
    }


def _days_of(row: Dialogue) -> tuple[date | None, date | None]:
    opens, ends = _seen(row, "opens"), _seen(row, "ends")
    if not isinstance(opens, datetime) or not isinstance(ends, datetime):
        return None, None
    return timezone.localdate(opens), last_day(Phase(ends_at=ends))


def _state(row: Dialogue) -> State:
    if row.stage != Stage.OPEN:
        return STATES[Stage(row.stage)]
    if _seen(row, "is_running"):
        return State.OPEN
    opens = _seen(row, "opens")
    is_ahead = isinstance(opens, datetime) and opens > timezone.now()
    return State.COMING if is_ahead else State.CLOSED


def meetings(rows: QuerySet[Meeting], first: date, last: date) -> list[Meeting]:
    """Return the meetings with others that are held in a time, soonest first."""
    held = rows.filter(starts_at__date__range=(first, last))
    found = held.exclude(kind=MeetingKind.INTERNAL).select_related("body", "dialogue")
    return list(found.order_by("starts_at", "pk"))


def of_meetings(rows: Iterable[Meeting], addresses: dict[int, str]) -> Iterator[Entry]:
    """Yield an entry for each meeting; `addresses` says where each is read."""
    for row in rows:
        assert row.starts_at is not None  # noqa: S101 -- only such are read
        yield Entry(
            what=What.MEETING,
            kind=PlannedKind.SAMRAD if row.programme_id else PlannedKind.MEETING,
            uid=row.public_id,
            title=row.title,
            body_id=row.body_id,
            body=row.body.name,
            state=MEETING_STATES[MeetingStage(row.stage)],
            starts_on=timezone.localdate(row.starts_at),
            ends_on=timezone.localdate(row.ends_at or row.starts_at),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            address=addresses.get(row.pk, ""),
            question=row.issue or row.purpose,
            level=row.influence,
            level_name=str(row.get_influence_display()) if row.influence else "",
            audience=_audience(row),
            place=row.place or row.sub_region,
            sequence=row.sequence,
            changed_at=row.called_at or row.created_at,
        )


def _audience(row: Meeting) -> str:
    if row.programme_id:
        return Audience.SAMRAD.value
    if row.kind == MeetingKind.OPEN:
        return Audience.GENERAL.value
    if row.dialogue is not None:
        return AUDIENCES[DialogueKind(row.dialogue.kind)].value
    return ""


def report_backs(rows: QuerySet[Dialogue], first: date, last: date) -> list[Entry]:
    """Return by which days bodies are to report back on what was handed over."""
    found = HandOver.objects.filter(
        due_on__range=(first, last), basis__dialogue__in=rows.order_by().values("pk")
    ).annotate(number=F("basis__dialogue__number"), title=F("basis__dialogue__title"))
    return [
        Entry(
            what=What.REPORT,
            kind=PlannedKind.DIALOGUE,
            uid=f"report-{row.pk}",
            title=str(getattr(row, "title", "")),
            body_id=row.body_id,
            body=row.body.name,
            state=State.ANSWERED if row.reported_on else State.COMING,
            starts_on=row.due_on,
            ends_on=row.due_on,
            address=f"/arbete/dialoger/{getattr(row, 'number', '')}/",
            is_late=row.reported_on is None and row.due_on < today(),
        )
        for row in found.select_related("body")
    ]
