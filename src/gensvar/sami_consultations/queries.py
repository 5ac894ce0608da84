"""Consultations as their readers may see them, and what waits in them."""

from datetime import date

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)
from django.shortcuts import get_object_or_404

from gensvar.kernel.days import today
from gensvar.matters.models import Matter
from gensvar.matters.queries import matters_visible_to
from gensvar.organisations.models import Body
from gensvar.organisations.policies import Visitor
from gensvar.sami_consultations.models import (
    OPEN,
    Documentation,
    Occasion,
    OccasionParty,
    Party,
    PartyState,
    Position,
    PositionKind,
    Representative,
    RepresentativeKind,
    SamiConsultation,
    Stage,
)
from gensvar.sami_consultations.policies import bodies_to_read

OVER = (Stage.ENDED, Stage.CLOSED)


def _sametinget_first(path: str) -> Case:
    return Case(
        When(**{path: RepresentativeKind.SAMETINGET}, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )


def consultations_visible_to(user: Visitor) -> QuerySet[SamiConsultation]:
    """Return the consultations of a person's bodies, the newest first."""
    rows = SamiConsultation.objects.filter(matter__body__in=bodies_to_read(user))
    return rows.select_related("matter__body")


def consultation_for(user: Visitor, number: int) -> SamiConsultation:
    """Return a consultation that a person may read, or raise Http404."""
    return get_object_or_404(consultations_visible_to(user), pk=number)


def record_for(user: Visitor, number: int) -> SamiConsultation:
    """Return a consultation with its documentation, or raise Http404."""
    rows = consultations_visible_to(user).select_related("documentation")
    return get_object_or_404(rows, pk=number)


def with_what_waits(rows: QuerySet[SamiConsultation]) -> QuerySet[SamiConsultation]:
    """Add how many have not answered, and the first day by which they are to."""
    waits = Q(parties__state=PartyState.ASKED)
    return rows.annotate(
        waiting=Count("parties", filter=waits),
        answer_by=Min("parties__answer_by", filter=waits),
    )


def matter_for(user: Visitor, number: int) -> Matter:
    """Return a matter, whose screening all who work here read; or raise Http404."""
    return get_object_or_404(matters_visible_to(user), pk=number)


def current_in(matter: Matter) -> SamiConsultation | None:
    """Return the consultation in a matter that has not ended, or the last that has."""
    rows = list(consultations_in(matter).select_related("matter__body"))
    under_way = [one for one in rows if one.stage not in OVER]
    return next(iter([*under_way, *rows]), None)


def is_waited_for(matter: Matter) -> bool:
    """Say whether a consultation in the matter has begun and not ended."""
    return SamiConsultation.objects.filter(matter=matter, stage__in=OPEN).exists()


def consultations_in(matter: Matter) -> QuerySet[SamiConsultation]:
    """Return all consultations in a matter, the newest first."""
    return SamiConsultation.objects.filter(matter=matter)


def matters_with_open_consultations(body: Body) -> QuerySet[Matter]:
    """Return the matters of a body that are open, or have a consultation that is.

    `is_consulted_on` says which; both are asked in one question.
    """
    under_way = SamiConsultation.objects.filter(
        matter=OuterRef("pk"), stage__in=(*OPEN, Stage.ENDED)
    )
    rows = Matter.objects.filter(body=body).annotate(is_consulted_on=Exists(under_way))
    return rows.filter(Q(closed_on__isnull=True) | Q(is_consulted_on=True))


def is_consulted_on(matter: Matter) -> bool:
    """Say whether such a matter has a consultation that is not closed."""
    return bool(vars(matter)["is_consulted_on"])


def register(*, with_ended: bool = False) -> QuerySet[Representative]:
    """Return the representatives, Sametinget first and the others by name."""
    rows = Representative.objects.select_related("organisation")
    if not with_ended:
        rows = rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=today()))
    return rows.order_by(_sametinget_first("kind"), "organisation__name")


def parties_of(consultation: SamiConsultation) -> QuerySet[Party]:
    """Return the representatives of a consultation, Sametinget first."""
    rows = Party.objects.filter(consultation=consultation)
    rows = rows.select_related("representative__organisation", "end", "inquiry")
    first = _sametinget_first("representative__kind")
    return rows.order_by(first, "representative__organisation__name")


def party_for(consultation: SamiConsultation, number: int) -> Party:
    """Return one representative of a consultation, or raise Http404."""
    return get_object_or_404(parties_of(consultation), pk=number)


def consulting(consultation: SamiConsultation) -> QuerySet[Party]:
    """Return those who want consultation."""
    return parties_of(consultation).filter(state=PartyState.WANTS)


def positions_of(consultation: SamiConsultation) -> QuerySet[Position]:
    """Return what the sides have said, in order, with what corrects what."""
    rows = Position.objects.filter(consultation=consultation)
    return rows.select_related(
        "party__representative__organisation",
        "replies_to__party__representative__organisation",
        "corrected_by",
    )


def has_position(consultation: SamiConsultation, party: Party | None) -> bool:
    """Say whether a side has a reasoned position in force; no party is the region."""
    rows = Position.objects.filter(consultation=consultation, party=party)
    return rows.filter(kind=PositionKind.POSITION, corrected_by=None).exists()


def prepared_until(party: Party) -> date | None:
    """Return the last day to prepare after the latest account; None without one."""
    rows = party.accounts.order_by("-pk")
    return rows.values_list("prepare_until", flat=True).first()


def not_informed(consultation: SamiConsultation) -> QuerySet[Party]:
    """Return those consulted apart whom Sametinget has not heard of yet (7 §)."""
    rows = consulting(consultation).filter(sametinget_informed_on__isnull=True)
    return rows.exclude(representative__kind=RepresentativeKind.SAMETINGET)


def occasions_of(consultation: SamiConsultation) -> QuerySet[Occasion]:
    """Return the occasions with their meetings and those they are with."""
    with_whom = OccasionParty.objects.select_related(
        "party__representative__organisation"
    )
    rows = Occasion.objects.filter(consultation=consultation).select_related("meeting")
    return rows.prefetch_related(Prefetch("parties", with_whom))


def documentation_of(consultation: SamiConsultation) -> Documentation | None:
    """Return the documentation, where it is begun."""
    try:
        return consultation.documentation
    except Documentation.DoesNotExist:
        return None
