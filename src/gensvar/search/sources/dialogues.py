"""What belongs to a dialogue: its page, findings, decision basis and answers."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Dialogue, DialogueBody, Mandate, Question
from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.feedback.models import Answer, AnswerState, Direction
from gensvar.findings.models import DecisionBasis, Finding
from gensvar.organisations.policies import Visitor
from gensvar.publishing.models import Publication, Shown
from gensvar.publishing.queries.published import (
    published_dialogues,
    published_or_announced,
)
from gensvar.search.sources.shapes import Source, Told, on, words

OPEN_TO_ALL = (Direction.PARTICIPANTS, Direction.PUBLIC)


def _dialogues() -> QuerySet[Dialogue]:
    return Dialogue.objects.select_related("matter").prefetch_related(
        Prefetch("questions", Question.objects.order_by("position", "pk")),
        Prefetch("bodies", DialogueBody.objects.order_by("pk")),
    )


def _readers(dialogue: Dialogue) -> tuple[int, ...]:
    parts = {part.body_id for part in dialogue.bodies.all()}
    return tuple(sorted(parts | {dialogue.body_id}))


def _asked(row: Dialogue) -> list[str]:
    return [question.words for question in row.questions.all()]


def _mandate(row: Dialogue) -> Mandate | None:
    rows = Mandate.objects.filter(dialogue=row, withdrawn_on__isnull=True)
    return rows.first()


def _dialogue(row: Dialogue) -> Told:
    mandate = _mandate(row)
    promised = (
        [mandate.question, mandate.promise, mandate.can_influence] if mandate else []
    )
    return Told(
        title=row.title,
        address=reverse("dialogue", args=[row.number]),
        text=words(row.introduction, *_asked(row), *promised, row.matter.title),
        number=row.number,
        body=row.body_id,
        dialogue=row.pk,
        day=on(row.created_at),
        readers=_readers(row),
    )


def _dialogue_shown(row: Dialogue) -> Told | None:
    """Return what the page of a dialogue says in public, with the words decided on."""
    rows = Publication.objects.filter(dialogue=row, withdrawn_at__isnull=True)
    decided = {one.shown: one for one in rows}
    address = reverse("public-dialogue", args=[row.slug])
    if Shown.DIALOGUE in decided:
        text, title = words(row.introduction, *_asked(row)), row.title
    elif coming := decided.get(Shown.COMING):
        text, title = coming.introduction, coming.title
    else:
        return None
    return Told(
        title=title,
        address=address,
        text=text,
        number=row.number,
        body=row.body_id,
        dialogue=row.pk,
        day=on(row.created_at),
    )


def _in_dialogue(row: Any, page: str, text: str, title: str = "") -> Told:
    dialogue = row.dialogue
    return Told(
        title=title or dialogue.title,
        address=reverse(page, args=[dialogue.number]),
        text=text,
        number=dialogue.number,
        body=dialogue.body_id,
        dialogue=dialogue.pk,
        day=on(dialogue.created_at),
        readers=_readers(dialogue),
    )


def _with_bodies(rows: QuerySet[Any]) -> QuerySet[Any]:
    parts = Prefetch("dialogue__bodies", DialogueBody.objects.order_by("pk"))
    return rows.select_related("dialogue").prefetch_related(parts)


def _findings_for(user: Visitor) -> QuerySet[Finding]:
    return Finding.objects.filter(dialogue__in=dialogues_visible_to(user).values("pk"))


def _finding(row: Finding) -> Told:
    # What participants said may stand in it word for word: shown on its page alone.
    said = words(row.text, row.counter_views, row.dialogue.title)
    return _in_dialogue(row, "findings", said, row.title)


def _bases_for(user: Visitor) -> QuerySet[DecisionBasis]:
    mine = dialogues_visible_to(user).values("pk")
    return DecisionBasis.objects.filter(dialogue__in=mine)


def _basis(row: DecisionBasis) -> Told:
    return _in_dialogue(row, "basis", words(row.method, row.not_reached))


def _published() -> QuerySet[Answer]:
    return Answer.objects.filter(state=AnswerState.PUBLISHED)


def _answers_for(user: Visitor) -> QuerySet[Answer]:
    return _published().filter(dialogue__in=dialogues_visible_to(user).values("pk"))


def _answers_shown() -> QuerySet[Answer]:
    rows = _published().filter(direction__in=OPEN_TO_ALL)
    return rows.filter(dialogue__in=published_dialogues().values("pk"))


def _answer(row: Answer) -> Told | None:
    if row.state != AnswerState.PUBLISHED:
        return None
    return _in_dialogue(row, "answers", words(row.text, row.services))


def _answer_shown(row: Answer) -> Told | None:
    if row.state != AnswerState.PUBLISHED or row.direction not in OPEN_TO_ALL:
        return None
    dialogue = row.dialogue
    return Told(
        title=dialogue.title,
        address=reverse("public-outcome", args=[dialogue.slug]),
        text=words(row.text, *row.translations.values()),
        number=dialogue.number,
        body=dialogue.body_id,
        dialogue=dialogue.pk,
        day=on(row.published_at),
    )


_OF_DIALOGUE = {"dialogues.dialogue": "dialogue"}

SOURCES = (
    Source(
        "dialogue",
        _("Dialogue"),
        _dialogues,
        dialogues_visible_to,
        _dialogue,
        published_or_announced,
        _dialogue_shown,
        under={"matters.matter": "matter"},
        parts={"publishing.publication": "dialogue"},
    ),
    Source(
        "finding",
        _("Finding"),
        lambda: _with_bodies(Finding.objects.all()),
        _findings_for,
        _finding,
        under=_OF_DIALOGUE,
    ),
    Source(
        "basis",
        _("Decision basis"),
        lambda: _with_bodies(DecisionBasis.objects.all()),
        _bases_for,
        _basis,
        under=_OF_DIALOGUE,
    ),
    Source(
        "answer",
        _("Answer"),
        lambda: _with_bodies(Answer.objects.all()),
        _answers_for,
        _answer,
        _answers_shown,
        _answer_shown,
        under=_OF_DIALOGUE,
    ),
)
