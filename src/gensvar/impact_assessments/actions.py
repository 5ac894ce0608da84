"""Adopt and write checklists; assess a matter, finish, begin a new edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.impact_assessments.models import (
    Assessment,
    Checklist,
    ImpactAnswer,
    ImpactQuestion,
    Status,
    Verdict,
)
from gensvar.impact_assessments.policies import may_assess, may_keep_checklists
from gensvar.impact_assessments.standard import templates
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matters.models import Matter

MOST_QUESTIONS = 40


@dataclass(frozen=True)
class Asked:
    """A question of a checklist as the region writes it."""

    words: str
    source: str = ""


@dataclass(frozen=True)
class Said:
    """What is known about a question, and how."""

    verdict: str = Verdict.UNKNOWN
    words: str = ""
    source: str = ""


@transaction.atomic
def adopt_standard_checklists(*, by: User) -> int:
    """Take the checklists that Gensvar comes with into use; return how many are new."""
    if not may_keep_checklists(by):
        raise NotAllowed
    known = set(Checklist.objects.values_list("key", flat=True))
    new = [one for one in templates() if one.key not in known]
    for one in new:
        checklist = Checklist.objects.create(
            key=one.key,
            source=one.source,
            valid_from=one.since or today(),
            written_by=by,
        )
        ImpactQuestion.objects.bulk_create(
            ImpactQuestion(
                checklist=checklist, key=q.key, source=q.source, position=place
            )
            for place, q in enumerate(one.questions)
        )
        record("adopt impact checklist", checklist, by=by)
    return len(new)


@transaction.atomic
def write_edition(
    old: Checklist, name: str, source: str, asked: Sequence[Asked], *, by: User
) -> Checklist:
    """Write a new edition that goes from today; what was assessed keeps the old one.

    Raises Invalid without name, source or questions, NotYet when another edition goes.
    """
    if not may_keep_checklists(by):
        raise NotAllowed
    _check_edition(name, source, asked)
    hold(old, "valid_to")
    if old.valid_to is not None:
        raise NotYet([_("the edition that goes now; open that one")])
    day = today()
    old.valid_to = max(day - timedelta(days=1), old.valid_from)
    old.save(update_fields=["valid_to"])
    new = Checklist.objects.create(
        key=old.key,
        name=name.strip(),
        source=source.strip(),
        edition=old.edition + 1,
        valid_from=day,
        written_by=by,
    )
    known = {str(one): one for one in old.questions.all()}
    ImpactQuestion.objects.bulk_create(
        _question(new, place, one, known.get(one.words))
        for place, one in enumerate(asked)
    )
    record("write impact checklist", new, by=by)
    return new


def _check_edition(name: str, source: str, asked: Sequence[Asked]) -> None:
    if not name.strip():
        raise Invalid(_("Write what the checklist is called."), "name")
    if not source.strip():
        raise Invalid(_("Write what the questions rest on."), "source")
    if not asked or len(asked) > MOST_QUESTIONS:
        raise Invalid(_("Write between one and forty questions."), "questions")
    if len({one.words for one in asked}) < len(asked):
        raise Invalid(_("A question stands twice. Take one away."), "questions")


def _question(
    checklist: Checklist, place: int, asked: Asked, known: ImpactQuestion | None
) -> ImpactQuestion:
    """Return a question; one that has not changed keeps its key and its advice."""
    same = known is not None and not known.words
    return ImpactQuestion(
        checklist=checklist,
        key=known.key if known else f"edition-{checklist.edition}-{place}",
        words="" if same else asked.words,
        source=asked.source,
        position=place,
    )


@transaction.atomic
def begin_assessment(matter: Matter, checklist: Checklist, *, by: User) -> Assessment:
    """Begin to assess a matter; a new edition begins from the answers of the last.

    Raises Invalid when a draft is already there.
    """
    if not may_assess(by, matter):
        raise NotAllowed
    rows = Assessment.objects.filter(matter=matter, checklist=checklist)
    last = rows.order_by("-edition").first()
    edition = (rows.aggregate(last=Max("edition"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            made = Assessment.objects.create(
                matter=matter,
                checklist=checklist,
                edition=edition,
                asked=last.asked if last else "",
                summary=last.summary if last else "",
                begun_by=by,
            )
    except IntegrityError as already:
        raise Invalid(
            _("A draft by this checklist is already begun. Open that one."), "checklist"
        ) from already
    before = {one.question_id: one for one in last.answers.all()} if last else {}
    for question in checklist.questions.all():
        earlier = before.get(question.pk)
        said = {} if earlier is None else _said(earlier)
        ImpactAnswer.objects.create(assessment=made, question=question, **said)
    record("begin impact assessment", made, by=by, matter=matter.pk)
    return made


def _said(answer: ImpactAnswer) -> dict[str, str]:
    return {
        "verdict": answer.verdict,
        "words": answer.words,
        "source": answer.source,
    }


@transaction.atomic
def answer_questions(
    assessment: Assessment,
    seen_version: int,
    texts: Mapping[str, str],
    said: Mapping[int, Said],
    *,
    by: User,
) -> None:
    """Save what is known. Raises NotYet when it is finished, and Stale."""
    if not may_assess(by, assessment.matter):
        raise NotAllowed
    hold(assessment, "status")
    _check_draft(assessment)
    save_if_current(assessment, seen_version, dict(texts))
    for answer in assessment.answers.all():
        given = said.get(answer.question_id)
        if given is not None:
            answer.verdict, answer.words = given.verdict, given.words.strip()
            answer.source = given.source.strip()
            answer.save(update_fields=["verdict", "words", "source"])
    record("answer impact assessment", assessment, by=by)


@transaction.atomic
def finish_assessment(assessment: Assessment, *, by: User) -> None:
    """Finish it: it goes into the decision basis, and never changes.

    Raises NotYet while a yes or no has no words, or nobody wrote who was asked.
    """
    if not may_assess(by, assessment.matter):
        raise NotAllowed
    hold(assessment, "status", "asked")
    _check_draft(assessment)
    missing = []
    if not assessment.asked.strip():
        missing.append(_("who was asked, or that nobody was"))
    answers = assessment.answers.exclude(verdict=Verdict.UNKNOWN)
    if answers.filter(words="").exists():
        missing.append(_("words to every yes and no"))
    if missing:
        raise NotYet(missing)
    assessment.status, assessment.finished_at = Status.FINAL, timezone.now()
    assessment.save(update_fields=["status", "finished_at"])
    record("finish impact assessment", assessment, by=by)


def _check_draft(assessment: Assessment) -> None:
    if assessment.status == Status.FINAL:
        raise NotYet([_("a new edition, because this one is finished")])
