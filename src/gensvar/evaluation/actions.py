"""Judging a dialogue from both sides, and turning lessons into measures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.models import Disposal, Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.evaluation.models import (
    Indicator,
    Lesson,
    Side,
    Verdict,
    VerdictFigure,
    VerdictUse,
)
from gensvar.evaluation.policies import (
    may_draw_lessons,
    may_enter_for_others,
    may_judge_for_region,
)
from gensvar.evaluation.queries import can_be_judged, has_judged, last_figure
from gensvar.feedback.queries.credibility import own_receipts
from gensvar.feedback.small_numbers import HIGH, LOW, STEP, may_be_shown
from gensvar.followups.actions import promise_measure
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.organisations.models import Body

LONGEST = 5000


@dataclass(frozen=True)
class Opinion:
    """What someone thinks: 1–5 on each point, or nothing where they do not know."""

    scores: Mapping[str, int | None] = field(default_factory=dict)
    difference_made: str = ""
    text: str = ""

    def as_fields(self) -> dict[str, object]:
        """Return the fields of the model."""
        return {
            **{name: self.scores.get(name) for name in Indicator.values},
            "difference_made": self.difference_made.strip()[:LONGEST],
            "text": self.text.strip()[:LONGEST],
        }


@transaction.atomic
def judge_for_region(
    dialogue: Dialogue, opinion: Opinion, *, by: User, seen_version: int = 0
) -> Verdict:
    """Save what one officer or chair thinks; each has one verdict and may change it."""
    if not may_judge_for_region(by, dialogue):
        raise NotAllowed
    _check(dialogue, opinion)
    verdict = Verdict.objects.filter(
        dialogue=dialogue, side=Side.REGION, author=by
    ).first()
    if verdict is not None:
        changes = {**opinion.as_fields(), "given_on": today()}
        save_if_current(verdict, seen_version, changes)
    else:
        verdict = _new(dialogue, Side.REGION, opinion, author=by)
    record("judge", verdict, by=by, dialogue=dialogue.pk)
    return verdict


@transaction.atomic
def enter_verdict_of(
    organisation: str, dialogue: Dialogue, opinion: Opinion, *, by: User
) -> Verdict:
    """Enter what a named organisation has said; the officer answers for the entry."""
    if not may_enter_for_others(by, dialogue):
        raise NotAllowed
    name = " ".join(organisation.split())
    if not name:
        raise Invalid(_("Write whose verdict it is."), "on_behalf_of")
    _check(dialogue, opinion)
    if Verdict.objects.filter(dialogue=dialogue, on_behalf_of=name).exists():
        raise Invalid(
            _("The verdict of %(name)s has been entered already.") % {"name": name},
            "on_behalf_of",
        )
    verdict = _new(dialogue, Side.PARTICIPANTS, opinion, author=by, on_behalf_of=name)
    record("enter verdict", verdict, by=by, dialogue=dialogue.pk)
    return verdict


@transaction.atomic
def judge_as_participant(
    receipt: Receipt, opinion: Opinion, *, may_show_words: bool = False
) -> None:
    """Keep an anonymous verdict; a receipt, or an account, is used once."""
    dialogue = receipt.dialogue
    _check(dialogue, opinion)
    mine = list(own_receipts(receipt))
    if receipt not in mine:
        raise NotYet([_("something that you have said in the dialogue")])
    already = NotYet([_("a receipt that has not been used: each is used once")])
    if has_judged(receipt):
        raise already
    try:
        with transaction.atomic():
            # The primary key lets one of several simultaneous verdicts through.
            VerdictUse.objects.bulk_create(VerdictUse(receipt=row) for row in mine)
    except IntegrityError as problem:
        raise already from problem
    _new(
        dialogue,
        Side.PARTICIPANTS,
        opinion,
        may_show_words=may_show_words,
        given_on=today().replace(day=1),
    )
    record("judge anonymously", dialogue)
    count_if_five_more(dialogue)


def count_if_five_more(dialogue: Dialogue) -> None:
    """Make a new figure when at least five anonymous verdicts wait to be counted."""
    anonymous = Verdict.objects.filter(
        dialogue=dialogue, side=Side.PARTICIPANTS, on_behalf_of=""
    )
    waiting = anonymous.filter(figure__isnull=True)
    number = waiting.count()
    if number < STEP:
        return
    last = last_figure(dialogue)
    found = anonymous.aggregate(
        **{f"{name}_count": Count(name) for name in Indicator.values},
        **{f"{name}_sum": Sum(name) for name in Indicator.values},
    )
    shown = dict(last.shown) if last else {}
    for name in Indicator.values:
        count, total = found[f"{name}_count"], found[f"{name}_sum"] or 0
        old_count, old_total = shown.get(name, [0, 0])
        if may_be_shown(total, count, (old_total, old_count)):
            shown[name] = [count, total]
    try:
        with transaction.atomic():
            figure = VerdictFigure.objects.create(
                dialogue=dialogue, number=last.number + 1 if last else 1, shown=shown
            )
            waiting.update(figure=figure)
    except IntegrityError:
        return  # somebody else is counting the same verdicts


@dataclass(frozen=True)
class Promise:
    """The measure that a lesson becomes."""

    words: str
    body: Body
    due_on: date
    owner: User | None = None


@transaction.atomic
def write_lesson(
    dialogue: Dialogue, words: str, *, by: User, promise: Promise | None = None
) -> Lesson:
    """Write down what was learnt, and promise what will be done about it."""
    if not may_draw_lessons(by, dialogue):
        raise NotAllowed
    if not words.strip():
        raise Invalid(_("Write what you have learnt."), "words")
    measure = None
    if promise is not None:
        measure = promise_measure(
            promise.words,
            body=promise.body,
            due_on=promise.due_on,
            owner=promise.owner,
            matter=dialogue.matter,
            by=by,
        )
    lesson = Lesson.objects.create(
        dialogue=dialogue, words=words.strip(), measure=measure, written_by=by
    )
    record("write lesson", lesson, by=by, dialogue=dialogue.pk)
    return lesson


def _new(dialogue: Dialogue, side: Side, opinion: Opinion, **more: object) -> Verdict:
    fields = {"given_on": today(), **opinion.as_fields(), **more}
    try:
        with transaction.atomic():
            return Verdict.objects.create(dialogue=dialogue, side=side, **fields)
    except IntegrityError as problem:
        raise Stale from problem


def _check(dialogue: Dialogue, opinion: Opinion) -> None:
    hold(dialogue, "stage")
    if not can_be_judged(dialogue):
        raise NotYet([_("a published answer, in a dialogue that is not closed")])
    for name, value in opinion.scores.items():
        if value is not None and not LOW <= value <= HIGH:
            raise Invalid(_("Choose a number from 1 to 5, or nothing."), name)
    has_score = any(value is not None for value in opinion.scores.values())
    if not has_score and not (opinion.text.strip() or opinion.difference_made.strip()):
        raise Invalid(_("Answer at least one question, or write something."), "text")


def empty_verdicts(disposal: Disposal) -> None:
    """Empty the words of participants' verdicts, and whose they are. Scores stay.

    Of anonymous verdicts the month is known: the month in which the last day of the
    disposal lies is among those emptied. The region's own verdicts are not touched.
    """
    rows = Verdict.objects.filter(
        dialogue=disposal.dialogue,
        side=Side.PARTICIPANTS,
        given_on__lte=disposal.received_until,
    )
    rows.update(text="", difference_made="", may_show_words=False)
    for one in rows.exclude(on_behalf_of=""):
        one.on_behalf_of = f"– {one.pk.hex[:8]}"  # two organisations stay two
        one.save(update_fields=["on_behalf_of"])
