"""Open dialogues with questions, and what people say in them, for tests."""

from datetime import date, timedelta
from itertools import count

from gensvar.accounts.models import User
from gensvar.contributions import keys
from gensvar.contributions.actions import (
    Document,
    Entry,
    Said,
    Sender,
    Submitted,
    confirm_batch,
    enter_for_someone,
    submit,
)
from gensvar.contributions.models import (
    Batch,
    Channel,
    Contribution,
    Identification,
)
from gensvar.dialogues.models import Dialogue, Question, Stage
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from tests.make.dialogues import make_dialogue, officer_of

_numbers = count(1)
ANONYMOUS = Sender(Identification.ANONYMOUS)


def make_open_dialogue(
    visibility: str = "after_review", body: Body | None = None
) -> Dialogue:
    """Make a dialogue that takes contributions now."""
    return make_dialogue(Stage.OPEN, body, visibility=visibility)


def question_of(dialogue: Dialogue) -> Question:
    """Return the first question of a dialogue."""
    return dialogue.questions.all()[0]


def new_key(dialogue: Dialogue) -> str:
    """Return the key of a form that nobody has sent."""
    return keys.opened_key(dialogue.pk, keys.fresh_key(dialogue.pk))


def make_submission(
    dialogue: Dialogue,
    text: str = "",
    *,
    sender: Sender = ANONYMOUS,
    language: str = "sv",
    key: str = "",
    question: Question | None = None,
) -> Submitted:
    """Let someone send one text through the public form."""
    asked = question or question_of(dialogue)
    return submit(
        dialogue,
        key or new_key(dialogue),
        {asked.pk: text or f"Öppna tidigare, {next(_numbers)}."},
        language=language,
        sender=sender,
    )


def make_contribution(
    dialogue: Dialogue, text: str = "", *, language: str = "sv"
) -> Contribution:
    """Let someone say one thing, and return it."""
    receipt = make_submission(dialogue, text, language=language).receipt
    return Contribution.objects.get(receipt=receipt)


def make_entry(
    dialogue: Dialogue,
    text: str = "",
    *,
    channel: str = Channel.PAPER,
    received_on: date | None = None,
    by: User | None = None,
    key: str = "",
    name: str = "",
    email: str = "",
    emphasis: int = 0,
) -> Submitted:
    """Let an officer write down what somebody said on paper."""
    return enter_for_someone(
        dialogue,
        key or new_key(dialogue),
        {question_of(dialogue).pk: text or f"Ring mig, {next(_numbers)}."},
        Entry(
            channel, received_on or today(), name=name, email=email, emphasis=emphasis
        ),
        by=by or officer_of(dialogue.body),
    )


def make_batch(
    dialogue: Dialogue, *texts: str, name: str = "anteckningar.txt"
) -> Batch:
    """Let an officer confirm the notes of a meeting."""
    document = Document(name, f"{next(_numbers):064}", "txt", {}, 59, 45)
    said = [
        Said(text, f"rad {place}", question_of(dialogue).pk)
        for place, text in enumerate(texts or ("Blanda kompetens",), 1)
    ]
    return confirm_batch(dialogue, document, said, by=officer_of(dialogue.body))


def a_week_ago() -> date:
    return today() - timedelta(days=7)
