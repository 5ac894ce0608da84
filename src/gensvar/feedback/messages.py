"""The letters that tell participants what became of what they said.

They hold the published answer and a link, and nothing about the reader: a letter may
be read by others than the one it was meant for.
"""

from django.conf import settings

from gensvar.accounts.models import User
from gensvar.feedback.models import Delivery, Mailing
from gensvar.feedback.queries.mailings import email_of, is_still_wanted
from gensvar.kernel import addresses
from gensvar.kernel.languages import chain
from gensvar.notifications.actions import Message, write
from gensvar.notifications.writing import one_line, readable

KIND = "answer"
# The languages that the rest of a letter can be in: beneath an answer in any other the
# Swedish words are repeated.
FRAMES = dict(settings.LANGUAGES)
# Asked by the worker when a letter's turn has come.
STILL_WANTED = {KIND: is_still_wanted}


def answer_letter(mailing: Mailing, delivery: Delivery) -> Message:
    """Tell one participant the answer, or that it has been corrected."""
    return _letter(
        mailing,
        delivery.language,
        key=delivery.letter_key,
        to=email_of(delivery.receipt),
        is_correction=delivery.is_correction,
    )


def test_letter(mailing: Mailing, reader: User, language: str, token: str) -> Message:
    """Show an officer the letter as participants will get it."""
    return _letter(
        mailing,
        language,
        key=f"answer-test-{token}",
        to=reader.email,
        is_correction=False,
        kind="answer test",
    )


def _letter(
    mailing: Mailing,
    language: str,
    *,
    key: str,
    to: str,
    is_correction: bool,
    kind: str = KIND,
) -> Message:
    dialogue = mailing.answer.dialogue
    words, tag = words_for(mailing, language)
    is_in_swedish = tag == "sv" and readable(language) != "sv"
    return write(
        "feedback/letters/corrected_answer"
        if is_correction
        else "feedback/letters/answer",
        kind=kind,
        key=key,
        to=to,
        language=language,
        cause=mailing.cause,
        title=one_line(dialogue.title),
        body=one_line(dialogue.body.name),
        words=words,
        is_in_swedish=is_in_swedish,
        in_swedish="" if tag in FRAMES else str(mailing.words["sv"]),
        address=addresses.absolute(addresses.dialogue_answer(dialogue.slug)),
    )


def words_for(mailing: Mailing, language: str) -> tuple[str, str]:
    """Return the words that the batch was fixed with, and the language they are in.

    What the reader's language falls back on is tried in turn; Swedish is always there.
    """
    for tag in chain(language):
        if words := str(mailing.words.get(tag, "")):
            return words, tag
    return str(mailing.words["sv"]), "sv"
