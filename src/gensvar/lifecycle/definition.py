"""What makes a dialogue one, and what of it is done (S3-36, S3-38)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.dialogues.models import Dialogue, DialogueKind
from gensvar.lifecycle.facts import facts


@dataclass(frozen=True)
class DefinitionPart:
    """One thing that belongs to a dialogue, and whether it is done."""

    words: StrOrPromise
    is_done: bool


def definition_of(dialogue: Dialogue) -> list[DefinitionPart]:
    """Return the parts of the definition; elected people belong to some kinds only."""
    known = facts(dialogue)
    parts = [
        DefinitionPart(
            _("The result is part of a decision basis"),
            known.handed_over_on is not None,
        ),
        DefinitionPart(
            _("Those who took part and everyone else are told what became of it"),
            known.answered_participants and known.answered_public,
        ),
    ]
    if dialogue.kind == DialogueKind.CITIZEN:
        both = _("Citizens and elected representatives take part")
        is_done = known.elected_take_part and known.has_contribution
        return [DefinitionPart(both, is_done), *parts]
    return parts
