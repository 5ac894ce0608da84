"""The letter with a written question: to an organisation, at its own address."""

from gensvar.consultations.keys import token_of
from gensvar.consultations.models import WrittenAnswer, WrittenRecipient
from gensvar.kernel import addresses
from gensvar.notifications.models import Letter
from gensvar.notifications.writing import Message, write

ASKED = "written question"


def question_page(token: str) -> str:
    """Return the address where an organisation answers."""
    return f"/fraga/{token}/"


def please_answer(recipient: WrittenRecipient) -> Message:
    """Ask an organisation in writing: what, by when, and where it answers."""
    question, token = recipient.question, token_of(recipient)
    return write(
        "consultations/letters/asked",
        kind=ASKED,
        key=f"{ASKED} {recipient.pk}",
        to=recipient.organisation.email,
        language=question.language,
        cause=f"written question {question.pk}",
        secret=token,
        question=question,
        programme=question.programme,
        address=addresses.absolute(question_page(token)),
    )


def is_still_asked(letter: Letter) -> bool:
    """Say whether the question still waits for this organisation's answer."""
    pk = int(letter.key.removeprefix(f"{ASKED} "))
    rows = WrittenRecipient.objects.filter(pk=pk, question__closed_at__isnull=True)
    return rows.exists() and not WrittenAnswer.objects.filter(recipient=pk).exists()


STILL_WANTED = {ASKED: is_still_asked}
