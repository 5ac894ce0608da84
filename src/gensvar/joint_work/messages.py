"""Letters to those who do something together: asked, soon due, late."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from gensvar.joint_work.models import Performer
from gensvar.joint_work.queries.steps import speakers_of
from gensvar.kernel import addresses
from gensvar.notifications.writing import Message, write

ASKED, SOON, LATE = "joint step", "joint step soon", "joint step late"


def asked_to_do_together(rows: Iterable[Performer]) -> Iterator[Message]:
    """Tell those who are asked what they are to do together, and by when."""
    yield from _letters(rows, ASKED)


def still_waited_for(rows: Iterable[Performer], *, is_late: bool) -> Iterator[Message]:
    """Remind those who have not confirmed: once before the day, and once after."""
    yield from _letters(rows, LATE if is_late else SOON)


def _letters(rows: Iterable[Performer], kind: str) -> Iterator[Message]:
    performers = list(rows)
    readers = speakers_of(performers)
    for row in performers:
        step = row.step
        for user in readers[row.pk]:
            yield write(
                "joint_work/letters/joint_step",
                kind=kind,
                key=f"{kind} {row.pk} {step.due_on} to {user.pk}",
                cause=f"joint step {step.pk}",
                to=user.email,
                language=user.language,
                step=step,
                body=row.body,
                is_late=kind == LATE,
                is_reminder=kind != ASKED,
                address=addresses.absolute(
                    reverse("joint-step", args=[step.dialogue.number, step.pk])
                ),
            )
