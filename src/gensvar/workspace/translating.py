"""What can be translated in the workspace: where its texts are, and who may write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse

from gensvar.accounts.models import User
from gensvar.dialogues.policies import may_lead
from gensvar.dialogues.queries import dialogue_for, latest_mandate
from gensvar.dialogues.texts import things_of
from gensvar.feedback.models import Answer, AnswerState
from gensvar.feedback.texts import thing_of as thing_of_answer
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.meetings.texts import thing_of
from gensvar.translations.actions import May
from gensvar.translations.things import Thing


@dataclass(frozen=True)
class Source:
    """Something whose texts are translated, as one who works with it sees it.

    `context` is what the menu of its pages needs; `page` and `part` make the address
    of its languages.
    """

    title: str
    things: list[Thing]
    may: May
    page: str
    part: str | int
    back: str
    context: Mapping[str, object]

    def address(self, tag: str = "") -> str:
        """Return the address of its languages, or of one of them."""
        if tag:
            return reverse(f"{self.page}-in", args=[self.part, tag])
        return reverse(self.page, args=[self.part])


# Finds a thing for a reader; Http404 where it is not theirs to read.
Find = Callable[..., Source]


def dialogue_texts(user: User, *, number: str) -> Source:
    """Return the texts of a dialogue, its mandate, questions and published answers."""
    row = dialogue_for(user, number)
    answers = [
        thing_of_answer(answer)
        for answer in Answer.objects.filter(dialogue=row, state=AnswerState.PUBLISHED)
    ]
    return Source(
        title=row.title,
        things=[*things_of(row, latest_mandate(row), row.questions.all()), *answers],
        may=lambda who: may_lead(who, row),
        page="dialogue-languages",
        part=number,
        back=reverse("dialogue", args=[number]),
        context={"dialogue": row},
    )


def meeting_texts(user: User, *, meeting: int) -> Source:
    """Return the texts of a meeting that everyone may read."""
    row = get_object_or_404(meetings_visible_to(user), pk=meeting)
    return Source(
        title=row.title,
        things=[thing_of(row)],
        may=lambda who: may_keep_meeting(who, row),
        page="meeting-languages",
        part=meeting,
        back=reverse("meeting", args=[meeting]),
        context={"meeting": row},
    )
