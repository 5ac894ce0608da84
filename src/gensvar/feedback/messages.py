"""The letters that tell participants what became of what they said.

They hold the published answer and a link, and nothing about the reader: a letter may
be read by others than the one it was meant for.
"""

from gensvar.accounts.models import User
from gensvar.feedback.models import Delivery, Mailing
from gensvar.feedback.queries.mailings import email_of, is_still_wanted
from gensvar.kernel import addresses
from gensvar.notifications.actions import Message, write
from gensvar.notifications.writing import one_line, readable

KIND = "answer"
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
    words, words_language = words_for(mailing, language)
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
        is_in_swedish=words_language == "sv" and readable(language) != "sv",
        address=addresses.absolute(addresses.dialogue_answer(dialogue.slug)),
    )


def words_for(mailing: Mailing, language: str) -> tuple[str, str]:
    """Return the words that the batch was fixed with, and the language they are in."""
    tag = readable(language)
    translated = str(mailing.words.get(tag, ""))
    return (translated, tag) if translated else (str(mailing.words["sv"]), "sv")
