"""Records of what came in, of what was hidden or disposed of, and of what was found."""

from collections.abc import Callable, Mapping

from django.db.models import Case, OuterRef, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from gensvar.accounts.models import User
from gensvar.audit.models import Event
from gensvar.contributions.models import Batch, Contribution, Disposal, Hiding
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import (
    CheckReply,
    CompilationCheck,
    Finding,
    HandOver,
)
from gensvar.reporting.models import RecordsExport
from gensvar.reporting.register.kinds import Kind
from gensvar.reporting.register.shape import (
    NOTHING,
    Rows,
    day_of,
    first_of,
    rows,
    where,
)

TAKEN_OUT = ("export contributions", "fetch records")


def _contributions(dialogue: Dialogue) -> Rows:
    hiding = Hiding.objects.filter(
        contribution=OuterRef("pk"), lifted_at__isnull=True
    ).order_by("-pk")
    state = Case(
        When(disposed_at__isnull=False, then=Value("disposed")),
        When(batch__withdrawn_at__isnull=False, then=Value("withdrawn")),
        When(hidden_at__isnull=False, then=Value("hidden")),
        default="review",
        output_field=TextField(),
    )
    reason = Case(
        When(disposed_at__isnull=False, then=Cast("disposal__reference", TextField())),
        When(batch__withdrawn_at__isnull=False, then="batch__withdrawn_reason"),
        When(hidden_at__isnull=False, then=Subquery(hiding.values("reason")[:1])),
        default=NOTHING,
        output_field=TextField(),
    )
    return rows(
        Kind.CONTRIBUTION,
        Contribution.objects.filter(dialogue=dialogue),
        on="received_on",
        ref="public_id",
        title="question__words",
        who=Coalesce("receipt__identification", where("batch", Value("notes"))),
        state=state,
        reason=reason,
    )


def _imports(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.IMPORT,
        Batch.objects.filter(dialogue=dialogue),
        on=day_of("confirmed_at"),
        title="file_name",
        who="confirmed_by__name",
        state=first_of(
            disposed="disposal", withdrawn="withdrawn_at", otherwise="counted"
        ),
        reason="withdrawn_reason",
    )


def _hidings(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.HIDING,
        Hiding.objects.filter(contribution__dialogue=dialogue),
        on=day_of("hidden_at"),
        ref="contribution__public_id",
        title="contribution__public_id",
        who="hidden_by__name",
        state=first_of(lifted="lifted_at", otherwise="in_force"),
        reason="reason",
    )


def _findings(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.FINDING,
        Finding.objects.filter(dialogue=dialogue),
        on=day_of("created_at"),
        title="title",
        who="created_by__name",
    )


def _checks(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.CHECK,
        CompilationCheck.objects.filter(dialogue=dialogue),
        on=day_of("opened_at"),
        who="opened_by__name",
    )


def _replies(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.REPLY,
        CheckReply.objects.filter(asked__dialogue=dialogue),
        on=day_of("at"),
        who=Value("participant"),
        state="agreement",
    )


def _bases(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.BASIS,
        HandOver.objects.filter(
            basis__dialogue=dialogue, basis__handed_over_at__isnull=False
        ),
        on=day_of("basis__handed_over_at"),
        title="body__name",
        who="basis__handed_over_by__name",
        state=first_of(reported="reported_on", otherwise="waiting"),
    )


def _reports(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.REPORT,
        HandOver.objects.filter(basis__dialogue=dialogue, reported_on__isnull=False),
        on="reported_on",
        title="body__name",
        who="reported_by__name",
    )


def _disposals(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.DISPOSAL,
        Disposal.objects.filter(dialogue=dialogue),
        on="decided_on",
        title="reference",
        who=Coalesce("confirmed_by__name", "declined_by__name", "proposed_by__name"),
        state=first_of(
            carried_out="carried_out_at", declined="declined_at", otherwise="waiting"
        ),
        reason="rule",
    )


def _exports(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.EXPORT,
        RecordsExport.objects.filter(dialogue=dialogue),
        on=day_of("asked_at"),
        title="variant",
        who="asked_by__name",
        state=first_of(removed="removed_at", ready="made_at"),
        reason="reason",
    )


def _taken_out(dialogue: Dialogue) -> Rows:
    person = User.objects.annotate(as_text=Cast("pk", TextField())).filter(
        as_text=OuterRef("actor_id")
    )
    return rows(
        Kind.TAKEN_OUT,
        Event.objects.filter(
            kind=Dialogue._meta.label_lower,
            thing_id=str(dialogue.pk),
            verb__in=TAKEN_OUT,
        ),
        on=day_of("at"),
        ref="sequence",
        number="sequence",
        title="verb",
        who=Subquery(person.values("name")[:1]),
    )


SOURCES: Mapping[Kind, Callable[[Dialogue], Rows]] = {
    Kind.CONTRIBUTION: _contributions,
    Kind.IMPORT: _imports,
    Kind.HIDING: _hidings,
    Kind.FINDING: _findings,
    Kind.CHECK: _checks,
    Kind.REPLY: _replies,
    Kind.BASIS: _bases,
    Kind.REPORT: _reports,
    Kind.DISPOSAL: _disposals,
    Kind.EXPORT: _exports,
    Kind.TAKEN_OUT: _taken_out,
}
