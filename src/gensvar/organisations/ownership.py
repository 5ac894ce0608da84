"""What a body or a person still has on hand; floors above say what it is.

Matters, dialogues, measures, questions and meetings live above. Whoever includes our
pages passes two functions along: what a body has, and what a person has.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from gensvar.accounts.models import User
from gensvar.organisations.models import Body


class Kind(StrEnum):
    """What can be on hand."""

    MATTER = "matter"
    DIALOGUE = "dialogue"
    MEASURE = "measure"
    ASSIGNMENT = "assignment"
    REPORT = "report"
    JOINT_STEP = "joint_step"
    QUESTION = "question"
    MEETING = "meeting"
    SERIES = "series"
    MATERIAL = "material"
    SAMI_CONSULTATION = "sami_consultation"
    AGREEMENT = "agreement"
    PROGRAMME = "programme"
    INVITATION = "invitation"
    LISTING = "listing"
    SUPPORT = "support"
    PLANNED = "planned"
    RULES = "rules"
    BODY = "body"


@dataclass(frozen=True)
class OnHand:
    """One thing that somebody must take over."""

    kind: Kind
    name: str

    @property
    def sentence(self) -> StrOrPromise:
        """Say what it is."""
        sentences = {
            Kind.MATTER: _("A matter that is not closed: %(name)s"),
            Kind.DIALOGUE: _("A dialogue that is not closed: %(name)s"),
            Kind.MEASURE: _("A measure that is not done: %(name)s"),
            Kind.ASSIGNMENT: _("An assignment that is not reported: %(name)s"),
            Kind.REPORT: _("A report that waits for an answer: %(name)s"),
            Kind.JOINT_STEP: _("A joint step to confirm: %(name)s"),
            Kind.QUESTION: _("A question that waits for an answer: %(name)s"),
            Kind.MEETING: _("A meeting that has not ended: %(name)s"),
            Kind.SERIES: _("A series of meetings that goes on: %(name)s"),
            Kind.MATERIAL: _("Material that a meeting waits for: %(name)s"),
            Kind.SAMI_CONSULTATION: _("A Sámi consultation that goes on: %(name)s"),
            Kind.AGREEMENT: _("An agreement that has not ended: %(name)s"),
            Kind.PROGRAMME: _("A programme of samråd that goes on: %(name)s"),
            Kind.INVITATION: _("A visit or event to come: %(name)s"),
            Kind.LISTING: _("An offer or need that is shown: %(name)s"),
            Kind.SUPPORT: _("Support that is shown: %(name)s"),
            Kind.PLANNED: _("Planned and not begun: %(name)s"),
            Kind.RULES: _("A draft of rules for pay: %(name)s"),
            Kind.BODY: _("A body beneath it: %(name)s"),
        }
        return sentences[self.kind] % {"name": self.name}


OfBody = Callable[[Body], list[OnHand]]
OfPerson = Callable[[User], list[OnHand]]


def nothing(_owner: object) -> list[OnHand]:
    """Return nothing on hand: where no higher floor has anything."""
    return []
