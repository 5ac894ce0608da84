"""A written question as an organisation sees it on its own page, and its answer."""

from dataclasses import dataclass
from datetime import date, datetime

from gensvar.consultations.actions.engagements import answer_in_writing
from gensvar.consultations.models import WrittenRecipient
from gensvar.consultations.queries.engagements import recipient_with
from gensvar.kernel import secrets


@dataclass(frozen=True)
class WrittenPage:
    """What is asked, by whom and by when, and what the organisation has answered."""

    recipient: WrittenRecipient
    token: str
    organisation: str
    body: str
    programme: str
    title: str
    words: str
    language: str
    answer_by: date
    is_closed: bool
    outcome: str
    answer: str
    answered_at: datetime | None


def written_page(token: str) -> WrittenPage | None:
    """Return the page that a token opens, or nothing."""
    found = recipient_with(token)
    if found is None:
        return None
    question, answer = found.question, getattr(found, "answer", None)
    return WrittenPage(
        recipient=found,
        token=token,
        organisation=found.organisation.name,
        body=question.programme.body.name,
        programme=question.programme.name,
        title=question.title,
        words=question.words,
        language=question.language,
        answer_by=question.answer_by,
        is_closed=question.closed_at is not None,
        outcome=question.outcome,
        answer=answer.words if answer else "",
        answered_at=answer.answered_at if answer else None,
    )


def fresh_key() -> str:
    """Return a key for a form, so that sending it twice counts once."""
    return secrets.token()


def answer(page: WrittenPage, words: str, key: str) -> bool:
    """Keep an answer; say whether it is new. Raises Invalid and NotYet."""
    return answer_in_writing(page.recipient, words, key)
