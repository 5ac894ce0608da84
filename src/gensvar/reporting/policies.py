"""Who may take the records of a dialogue out, and with what in them."""

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.meetings.models import Meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.models import Role
from gensvar.organisations.policies import Visitor, has_role
from gensvar.reporting.models import RecordsExport, Variant


def may_export(user: Visitor, dialogue: Dialogue) -> bool:
    """Registrars, and those who lead the dialogue, take its records out."""
    return may_export_completely(user, dialogue) or may_lead(user, dialogue)


def may_export_completely(user: Visitor, dialogue: Dialogue) -> bool:
    """Only registrars take out who people are and what is protected."""
    return has_role(user, dialogue.body, Role.REGISTRAR)


def may_make(user: Visitor, dialogue: Dialogue, variant: str) -> bool:
    """Say whether a person may ask for this variant."""
    if variant == Variant.COMPLETE:
        return may_export_completely(user, dialogue)
    return may_export(user, dialogue)


def may_fetch(user: Visitor, export: RecordsExport) -> bool:
    """Whoever asked fetches the file, as long as the person may make it at all."""
    is_mine = user.is_authenticated and export.asked_by_id == user.pk
    return is_mine and may_make(user, export.dialogue, export.variant)


def reads_not_every_meeting(user: Visitor, dialogue: Dialogue) -> bool:
    """Say whether some meeting of a dialogue is one that its body alone may open."""
    mine = meetings_visible_to(user).order_by().values("pk")
    return Meeting.objects.filter(dialogue=dialogue).exclude(pk__in=mine).exists()
