"""Elected representatives who take part in a dialogue, by name (S3-36)."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue, ElectedParticipant, Stage
from gensvar.dialogues.policies import may_lead
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Body

ENDED = (Stage.CLOSED, Stage.CANCELLED)


@transaction.atomic
def let_elected_take_part(
    dialogue: Dialogue, name: str, body: Body, *, by: User
) -> ElectedParticipant:
    """Write down that an elected representative of a body takes part."""
    if not may_lead(by, dialogue):
        raise NotAllowed
    return name_elected(dialogue, name, body, by=by)


def name_elected(
    dialogue: Dialogue, name: str, body: Body, *, by: User
) -> ElectedParticipant:
    """Do the same; who may was asked by the caller."""
    if not name.strip():
        raise Invalid(_("Write the name."), "name")
    if not body.is_elected:
        raise Invalid(_("Choose a body of elected representatives."), "body")
    if dialogue.stage in ENDED:
        raise Invalid(_("The dialogue has ended and stays as it was."))
    try:
        with transaction.atomic():
            person = ElectedParticipant.objects.create(
                dialogue=dialogue,
                name=name.strip(),
                body=body,
                position=dialogue.elected_participants.count(),
            )
    except IntegrityError as problem:
        raise Invalid(_("This person is already named."), "name") from problem
    record("let elected take part", dialogue, by=by, row=person.pk, body=body.pk)
    return person


def name_all(dialogue: Dialogue, names: Iterable[str], body: Body, *, by: User) -> None:
    """Name those who take part, leaving out who is named already."""
    known = set(dialogue.elected_participants.values_list("name", flat=True))
    for name in dict.fromkeys(word.strip() for word in names):
        if name and name not in known:
            name_elected(dialogue, name, body, by=by)


@transaction.atomic
def take_away_elected(person: ElectedParticipant, *, by: User) -> None:
    """Take a person away who does not take part after all, while it is prepared."""
    dialogue = person.dialogue
    if not may_lead(by, dialogue):
        raise NotAllowed
    if dialogue.stage in ENDED:
        raise Invalid(_("The dialogue has ended and stays as it was."))
    record("take away elected", dialogue, by=by, row=person.pk)
    person.delete()
