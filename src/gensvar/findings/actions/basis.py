"""The decision basis: written, handed over for good, and reported back on."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.findings.actions.standing import ask
from gensvar.findings.document import basis_document
from gensvar.findings.frozen import as_data
from gensvar.findings.models import DecisionBasis, HandOver
from gensvar.findings.policies import may_compile, may_report_back
from gensvar.findings.queries import basis_of
from gensvar.kernel.days import today
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Body


@dataclass(frozen=True)
class BasisWords:
    """What is written in the basis, beside the findings."""

    method: str = ""
    not_reached: str = ""
    conference_on: date | None = None
    conference_people: str = ""
    conference_notes: str = ""

    def checked(self) -> "BasisWords":
        """Refuse a conference that is half told, or has not been held."""
        if self.conference_on and self.conference_on > today():
            raise Invalid(
                _("The discussion has not been held yet. Write it in afterwards."),
                "conference_on",
            )
        told = (self.conference_on, self.conference_people, self.conference_notes)
        if any(told) and not all(told):
            raise Invalid(
                _(
                    "Tell the day, who took part and what was agreed: all three or "
                    "none of them."
                ),
                "conference_on",
            )
        return self


@transaction.atomic
def begin_basis(dialogue: Dialogue, *, by: User) -> DecisionBasis:
    """Return the decision basis of a dialogue; begin it when there is none."""
    ask(dialogue, by)
    basis, is_new = DecisionBasis.objects.get_or_create(
        dialogue=dialogue, defaults={"created_by": by}
    )
    if is_new:
        record("begin decision basis", basis, by=by)
    return basis


@transaction.atomic
def write_basis(
    basis: DecisionBasis, words: BasisWords, *, seen_version: int, by: User
) -> None:
    """Write method, who was not reached and the result conference (S2-32)."""
    ask(basis.dialogue, by)
    changes = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in asdict(words.checked()).items()
    }
    save_if_current(basis, seen_version, changes)
    record("write decision basis", basis, by=by, version=basis.version)


@transaction.atomic
def add_recipient(
    dialogue: Dialogue, body: Body, due_on: date, *, by: User
) -> HandOver:
    """Name a body that gets the basis, and the day it reports back."""
    basis = begin_basis(dialogue, by=by)
    if not body.exists_on(today()):
        raise Invalid(_("This body does not exist any more."), "body")
    if due_on <= today():
        raise Invalid(
            _("The day to report back has already come. Choose a later day."), "due_on"
        )
    hand_over, is_new = HandOver.objects.get_or_create(
        basis=basis, body=body, defaults={"due_on": due_on}
    )
    if not is_new and hand_over.due_on != due_on:
        hand_over.due_on = due_on
        hand_over.save(update_fields=["due_on"])
    record("add recipient", hand_over, by=by, body=body.pk, due_on=due_on)
    return hand_over


@transaction.atomic
def remove_recipient(hand_over: HandOver, *, by: User) -> None:
    """Take a body off the list before anything is handed over."""
    ask(hand_over.basis.dialogue, by)
    record("remove recipient", hand_over, by=by, body=hand_over.body_id)
    hand_over.delete()


@transaction.atomic
def freeze_basis(dialogue: Dialogue, *, by: User) -> None:
    """Keep the basis as it reads now, for good, and note who handed it over.

    A consequence of the step that hands the dialogue over; that step's gates have
    asked for method, findings and recipients. A second freezing is refused.
    """
    if not may_compile(by, dialogue):
        raise NotAllowed
    basis = basis_of(dialogue)
    if basis is None:
        raise NotYet([_("a decision basis with method and who was not reached")])
    now = timezone.now()
    document = basis_document(dialogue, handed_over_at=now)
    rows = DecisionBasis.objects.filter(pk=basis.pk, handed_over_at__isnull=True)
    if not rows.update(
        content=as_data(document), handed_over_at=now, handed_over_by=by
    ):
        raise Invalid(_("The decision basis has already been handed over."))
    record(
        "hand over decision basis",
        basis,
        by=by,
        bodies=list(basis.hand_overs.values_list("body_id", flat=True)),
    )


@transaction.atomic
def report_back(
    hand_over: HandOver, report: str, reported_on: date, *, by: User
) -> None:
    """Tell what a body did with the basis it was handed."""
    if not may_report_back(by, hand_over):
        raise NotAllowed
    handed = hand_over.basis.handed_over_at
    if handed is None:
        raise NotYet([_("that the decision basis has been handed over")])
    if not report.strip():
        raise Invalid(_("Write what the body did with the decision basis."), "report")
    if not timezone.localdate(handed) <= reported_on <= today():
        raise Invalid(
            _("Choose a day after the basis was handed over, not later than today."),
            "reported_on",
        )
    rows = HandOver.objects.filter(pk=hand_over.pk, reported_on__isnull=True)
    if not rows.update(report=report.strip(), reported_on=reported_on, reported_by=by):
        raise Invalid(_("The body has already reported back."))
    hand_over.refresh_from_db()
    record("report back", hand_over, by=by, body=hand_over.body_id)
