"""The kinds of dialogue: what each is, and what follows from choosing it (S3-36…40)."""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.dialogues.models import DialogueKind


@dataclass(frozen=True)
class Kind:
    """A kind of dialogue: its name, its definition, and the way it goes."""

    name: StrOrPromise
    definition: StrOrPromise
    route: StrOrPromise


KINDS: dict[str, Kind] = {
    DialogueKind.CITIZEN: Kind(
        DialogueKind.CITIZEN.label,
        _(
            "A systematic conversation that is open to all, where citizens and elected "
            "representatives both take part. The result becomes part of a decision "
            "basis, and everyone is told what became of it."
        ),
        _(
            "It is considered and has a mandate. If no elected representative takes "
            "part, choose another kind."
        ),
    ),
    DialogueKind.USER: Kind(
        DialogueKind.USER.label,
        _(
            "A service talks with those who use it, all year round (kommunallagen, "
            "chapter 8, section 3)."
        ),
        _("No political mandate: the service says what it asks and promises."),
    ),
    DialogueKind.CIVIL_SOCIETY: Kind(
        DialogueKind.CIVIL_SOCIETY.label,
        _("A conversation with associations about what concerns them."),
        _("It is considered and has a mandate."),
    ),
    DialogueKind.CONSULTATION: Kind(
        DialogueKind.CONSULTATION.label,
        _("A consultation that a law or an agreement asks for."),
        _(
            "It is considered and has a mandate. Samråd with national minorities and "
            "consultation with Sámi representatives have pages of their own."
        ),
    ),
}


def choices() -> list[tuple[str, StrOrPromise]]:
    """Return the kinds to choose from, each with its definition and what follows."""
    return [(key, _in_one(kind)) for key, kind in KINDS.items()]


def _in_one(kind: Kind) -> StrOrPromise:
    return format_lazy("{}. {} {}", kind.name, kind.definition, kind.route)
