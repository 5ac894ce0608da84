"""Dialogues that are to be answered: findings, decisions, answers, for tests."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count

from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.contributions.actions.tallying import add_to_tallies
from gensvar.contributions.models import (
    Channel,
    Contribution,
    Identification,
    Receipt,
)
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.feedback.actions.answers import AnswerWords, write_answer
from gensvar.feedback.actions.weighing import Judgement, weigh
from gensvar.feedback.models import Answer, Direction, Weighing, WeighingOutcome
from gensvar.feedback.workflow import move_answer
from gensvar.findings.models import Finding
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.kernel.secrets import hashed
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.matters.actions import enter_decision
from gensvar.matters.models import Decision, Outcome
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.findings import make_basis, make_reviewed, make_theme, start_compiling
from tests.make.findings import make_finding as write_finding_from
from tests.make.remembered import remembered

_numbers = count(1)
CANARY = "KANARIEFÅGEL"


def make_receipt(
    dialogue: Dialogue,
    *,
    email: str = "",
    postal_address: str = "",
    name: str = "",
    user: User | None = None,
    language: str = "sv",
) -> Receipt:
    """Let someone leave a receipt, anonymous unless an address is given."""
    level = Identification.ANONYMOUS
    if user is not None:
        level = Identification.SIGNED_IN
    elif email or postal_address:
        level = Identification.KNOWN
    number = next(_numbers)
    return Receipt.objects.create(
        dialogue=dialogue,
        key_hash=hashed("test key", str(number)),
        code_hash=hashed("test code", str(number)),
        identification=level,
        channel=Channel.WEB,
        language=language,
        user=user,
        name=name,
        email=email,
        postal_address=postal_address,
        received_at=timezone.now(),
    )


def make_words(
    dialogue: Dialogue, receipt: Receipt | None = None, *, days_ago: int = 0
) -> Contribution:
    """Let someone say something that nobody else may hear of."""
    # By the clock on the wall: a day with another offset is still one day.
    moment = timezone.localtime() - timedelta(days=days_ago)
    words = Contribution.objects.create(
        dialogue=dialogue,
        receipt=receipt,
        text=f"{CANARY} {next(_numbers)}",
        channel=Channel.WEB,
        received_at=moment,
        received_on=timezone.localdate(moment),
    )
    add_to_tallies(dialogue, [words])
    return words


def make_speaker(dialogue: Dialogue, **about: str) -> Receipt:
    """Let someone say one thing, and return the receipt."""
    receipt = make_receipt(dialogue, **about)  # type: ignore[arg-type] # no user
    make_words(dialogue, receipt)
    return receipt


def make_finding(
    dialogue: Dialogue,
    title: str = "",
    contributions: Iterable[Contribution] = (),
) -> Finding:
    """Sort contributions under one theme, and write one finding from it."""
    number = next(_numbers)
    said = tuple(contributions) or (make_reviewed(dialogue, f"{CANARY} {number}"),)
    theme = make_theme(dialogue, f"Tema {number}", *said)
    return write_finding_from(
        dialogue, theme, title=title or f"Öppna en kväll i veckan ({number})"
    )


def move_to(dialogue: Dialogue, stage: Stage) -> Dialogue:
    """Put a dialogue in a later stage."""
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=stage)
    dialogue.refresh_from_db()
    return dialogue


def make_decision(dialogue: Dialogue) -> Decision:
    """Let the registrar's register say what was decided today."""
    return enter_decision(
        dialogue.matter,
        by=officer_of(dialogue.body),
        body=dialogue.body,
        starts_on=today(),
        section_number=str(next(_numbers)),
        outcome=Outcome.DECIDED,
    )


@remembered
def make_handed_over(findings: int = 1) -> Dialogue:
    """Make a dialogue that somebody spoke in and that is handed over, not weighed."""
    dialogue = make_dialogue(Stage.OPEN)
    for _number in range(findings):
        make_finding(dialogue)
    start_compiling(dialogue)
    make_basis(dialogue)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer_of(dialogue.body))
    return dialogue


def judgement(
    decision: Decision | None,
    outcome: str = WeighingOutcome.TAKEN_UP,
    reason: str = "Det ryms i ramen.",
    measures: Iterable[Measure] = (),
) -> Judgement:
    """Return what is entered about a finding."""
    return Judgement(outcome, reason, decision, tuple(measures))


def weigh_all(dialogue: Dialogue) -> list[Weighing]:
    """Enter that everything was taken up."""
    decision = make_decision(dialogue)
    return [
        weigh(finding, judgement(decision), by=officer_of(dialogue.body))
        for finding in Finding.objects.filter(dialogue=dialogue)
    ]


def make_answer(
    dialogue: Dialogue,
    direction: Direction = Direction.PARTICIPANTS,
    text: str = "Det blir öppet på tisdagskvällar.",
    state: str = "published",
) -> Answer:
    """Write an answer and take it as far as asked, through every gate."""
    officer = officer_of(dialogue.body)
    words = AnswerWords(
        text, services="Vårdcentralen" if direction == Direction.SERVICES else ""
    )
    answer = write_answer(dialogue, direction, words, by=officer)
    for step, reached in (("make ready", "ready"), ("publish", "published")):
        if answer.state != state:
            move_answer(answer, step, by=officer, seen_version=answer.version)
            assert answer.state == reached
    return answer


@remembered
def make_answered(findings: int = 1) -> Dialogue:
    """Make a dialogue in which those who took part have been answered."""
    dialogue = make_handed_over(findings)
    weigh_all(dialogue)
    make_answer(dialogue)
    return dialogue
