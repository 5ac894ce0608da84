"""What pages for everyone may call: asking, following one's question, the forum."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from gensvar.enquiries import actions
from gensvar.enquiries.actions.asking import LONGEST
from gensvar.enquiries.figures import Standing, Waited, standing, waited
from gensvar.enquiries.following import (
    AskerPage,
    OwnQuestion,
    asker_page,
    question_of,
    questions_of,
)
from gensvar.enquiries.keys import token_of
from gensvar.enquiries.models import AnswerKind, Enquiry, Source, Theme, Verdict
from gensvar.enquiries.shown import (
    ANSWERED,
    LATE,
    WAITING,
    AnswerShown,
    QuestionShown,
    ThemeShown,
    Wanted,
    alike,
    bodies_shown,
    latest_shown,
    question_shown,
    questions_shown,
    themes_shown,
)
from gensvar.kernel.personal import signs_in
from gensvar.kernel.secrets import token as fresh_key
from gensvar.organisations.models import Organisation

__all__ = [
    "ANSWERED",
    "LATE",
    "LONGEST",
    "VERDICTS",
    "WAITING",
    "AnswerKind",
    "AnswerShown",
    "AskerPage",
    "OwnQuestion",
    "Question",
    "QuestionShown",
    "Standing",
    "ThemeShown",
    "Waited",
    "Wanted",
    "alike",
    "also_ask",
    "ask",
    "asker_page",
    "bodies_shown",
    "fresh_key",
    "from_keeper",
    "judge",
    "latest_shown",
    "not_of",
    "question_of",
    "question_shown",
    "questions_of",
    "questions_shown",
    "signs_in",
    "standing",
    "take_back",
    "themes_shown",
    "waited",
    "write_more",
]

VERDICTS = tuple(Verdict.choices)


@dataclass(frozen=True)
class Question:
    """What was filled in; `theme` is the part of an address that names it."""

    words: str
    theme: str = ""
    name: str = ""
    email: str = ""
    organisation_name: str = ""
    language: str = "sv"
    wants_public: bool = False


def ask(said: Question, key: str, organisation: Organisation | None = None) -> str:
    """Keep a question, once for each key, and return the code that opens its page.

    With an `organisation` it is that organisation that asks. Raises Invalid.
    """
    facts = {**vars(said), "theme": Theme.objects.filter(slug=said.theme).first()}
    asked = actions.Asked(**facts)
    if organisation is not None:
        asked = replace(asked, organisation=organisation, source=Source.OWN)
    return token_of(actions.ask(asked, key=key))


def from_keeper(said: Question, name: str, email: str) -> Question:
    """Return a question with who keeps the organisation's page as its asker."""
    return replace(said, name=name, email=email)


def not_of(
    rows: Sequence[QuestionShown], family: Collection[int]
) -> list[QuestionShown]:
    """Return the questions that an organisation has not asked itself."""
    ids = [row.pk for row in rows]
    own = Enquiry.objects.filter(pk__in=ids, organisation_id__in=family)
    asked = set(own.values_list("pk", flat=True))
    return [row for row in rows if row.pk not in asked]


def write_more(page: AskerPage, words: str) -> None:
    """Let the asker add words."""
    actions.write_more(page.enquiry, words)


def take_back(page: AskerPage) -> None:
    """Let the asker take the question back."""
    actions.take_back(page.enquiry)


def judge(page: AskerPage, verdict: str, words: str, *, again: bool) -> None:
    """Let the asker say whether the answer answered, and open the question again."""
    actions.judge_answer(page.enquiry, verdict, words, again=again)


def also_ask(public_id: str, organisation: Organisation) -> bool:
    """Note that an organisation has the same question; False where it is not shown."""
    row = Enquiry.objects.filter(public_id=public_id).first()
    if row is None or not row.is_shown:
        return False
    actions.also_ask(row, organisation)
    return True
