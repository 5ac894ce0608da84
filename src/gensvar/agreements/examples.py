"""Concrete examples as everyone, their own organisation and a form may see them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from gensvar.agreements.models import Agreement, Commitment, Example, ExampleState
from gensvar.kernel.errors import Invalid
from gensvar.kernel.numbers import whole

# How an agreement and a promise are named where one chooses between them.
AGREEMENT, PROMISE = "o", "l"
LONGEST_CHOICE = 90
LOOKED_IN = ("title", "hard", "done", "outcome", "place")
Pair = tuple[str, str]
Group = tuple[str, list[Pair]]


@dataclass(frozen=True)
class ExampleShown:
    """An example as everyone may read it; what is empty is not known.

    An agreement that everyone can no longer read is left out, with its promise.
    """

    public_id: str
    title: str
    hard: str
    done: str
    outcome: str
    place: str
    year: int | None
    ask: str
    language: str
    teller: str
    organisation: str
    agreement: str
    agreement_id: str
    promise: str


@dataclass(frozen=True)
class OwnExample:
    """An example as the organisation that tells it sees it."""

    shown: ExampleShown
    state: str
    state_words: str
    reason: str
    start: dict[str, object]


@dataclass(frozen=True)
class Sought:
    """What the list is narrowed to; `belongs` names an agreement or a promise."""

    belongs: str = ""
    body: int = 0
    year: int = 0
    words: str = ""


def shown_rows() -> QuerySet[Example]:
    """Return the examples that everyone may read, the latest first."""
    return _read(Example.objects.filter(state=ExampleState.SHOWN)).order_by(
        "-decided_at", "-pk"
    )


def _read(rows: QuerySet[Example]) -> QuerySet[Example]:
    return rows.select_related(
        "organisation__merged_into", "body", "agreement", "commitment"
    )


def sought_rows(sought: Sought) -> QuerySet[Example]:
    """Return what everyone may read of what somebody looks for."""
    rows = shown_rows()
    kind, _dash, key = sought.belongs.partition("-")
    is_open = Q(agreement__published_at__isnull=False)
    if kind == AGREEMENT:
        rows = rows.filter(is_open, agreement__public_id=key)
    elif kind == PROMISE:
        here = Q(commitment=whole(key), commitment__withdrawn_on__isnull=True)
        rows = rows.filter(is_open & here)
    if sought.body:
        of_agreement = is_open & Q(agreement__body=sought.body)
        rows = rows.filter(Q(body=sought.body) | of_agreement)
    if sought.year:
        rows = rows.filter(year=sought.year)
    for word in sought.words.split()[:10]:
        found = Q()
        for name in LOOKED_IN:
            found |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(found)
    return rows


def as_shown(row: Example) -> ExampleShown:
    """Return an example as everyone may read it."""
    agreement, promise = row.agreement, row.commitment
    is_open = agreement is not None and agreement.published_at is not None
    stands = is_open and promise is not None and promise.withdrawn_on is None
    organisation = row.organisation
    top = organisation and (organisation.merged_into or organisation)
    return ExampleShown(
        public_id=row.public_id,
        title=row.title,
        hard=row.hard,
        done=row.done,
        outcome=row.outcome,
        place=row.place,
        year=row.year,
        ask=row.ask,
        language=row.language,
        teller=row.teller,
        organisation=top.public_id if top else "",
        agreement=agreement.title if agreement and is_open else "",
        agreement_id=agreement.public_id if agreement and is_open else "",
        promise=promise.words if promise and stands else "",
    )


def examples_of(family: Collection[int]) -> QuerySet[Example]:
    """Return what an organisation has told, the latest first."""
    return _read(Example.objects.filter(organisation_id__in=family))


def as_own(row: Example) -> OwnExample:
    """Return an example as its own organisation sees it."""
    names = ("title", "hard", "done", "outcome", "place", "year", "ask", "language")
    start: dict[str, object] = {name: getattr(row, name) for name in names}
    return OwnExample(
        shown=as_shown(row),
        state=row.state,
        state_words=row.get_state_display(),
        reason=row.reason,
        start={**start, "version": row.version, "belongs": _named(row)},
    )


def _named(row: Example) -> str:
    if row.commitment_id is not None:
        return f"{PROMISE}-{row.commitment_id}"
    return f"{AGREEMENT}-{row.agreement.public_id}" if row.agreement else ""


def counted(agreement: Agreement) -> dict[int | None, int]:
    """Return how many examples everyone may read, by promise; None is no promise."""
    rows = Example.objects.filter(agreement=agreement, state=ExampleState.SHOWN)
    found = rows.order_by().values_list("commitment").annotate(Count("pk"))
    return dict(found)


def to_choose() -> list[Group]:
    """Return the agreements that everyone can read, each with its promises."""
    agreements = Agreement.objects.filter(published_at__isnull=False)
    titles = dict(agreements.order_by("title").values_list("public_id", "title"))
    rows = Commitment.objects.filter(withdrawn_on__isnull=True)
    rows = rows.filter(agreement__published_at__isnull=False)
    found = rows.values_list("agreement__public_id", "pk", "words")
    promises: dict[str, list[tuple[int, str]]] = {key: [] for key in titles}
    for key, pk, words in found:
        promises[key].append((pk, words))
    return [_group(key, titles[key], promises[key]) for key in titles]


def _group(key: str, title: str, promises: list[tuple[int, str]]) -> Group:
    as_a_whole = (f"{AGREEMENT}-{key}", _("The agreement as a whole"))
    return title, [
        as_a_whole,
        *((f"{PROMISE}-{pk}", _short(words)) for pk, words in promises),
    ]


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_CHOICE else f"{line[:LONGEST_CHOICE].rstrip()}…"


def chosen(name: str) -> tuple[Agreement | None, Commitment | None]:
    """Return what was chosen, from the name that it has where one chooses."""
    kind, _dash, key = name.partition("-")
    if kind == PROMISE:
        rows = Commitment.objects.select_related("agreement")
        promise = rows.filter(pk=whole(key)).first()
        if promise is not None:
            return promise.agreement, promise
    elif not name:
        return None, None
    agreement = Agreement.objects.filter(public_id=key).first()
    if agreement is None:
        raise Invalid(_("Choose one from the list."), "belongs")
    return agreement, None


@dataclass(frozen=True)
class Choices:
    """What the list of examples can be narrowed to: only what has any."""

    belongs: list[Group]
    bodies: list[tuple[int, str]]
    years: list[int]


NARROWED_BY = (
    *("year", "body", "body__name", "agreement__public_id", "agreement__title"),
    *("agreement__body", "agreement__body__name", "agreement__published_at"),
    *("commitment", "commitment__words", "commitment__withdrawn_on"),
)


def to_narrow_by() -> Choices:
    """Return the agreements, promises, bodies and years that have examples."""
    groups: dict[str, tuple[str, dict[int, str]]] = {}
    bodies, years = {}, set()
    rows = shown_rows().order_by("agreement__title", "commitment")
    for row in rows.values(*NARROWED_BY).distinct():
        years.add(row["year"])
        bodies[row["body"]] = row["body__name"]
        if row["agreement__published_at"] is None:
            continue
        bodies[row["agreement__body"]] = row["agreement__body__name"]
        title = row["agreement__title"]
        _title, promises = groups.setdefault(row["agreement__public_id"], (title, {}))
        if row["commitment"] and row["commitment__withdrawn_on"] is None:
            promises[row["commitment"]] = row["commitment__words"]
    return Choices(
        [_group(key, title, [*of.items()]) for key, (title, of) in groups.items()],
        sorted(
            ((pk, name) for pk, name in bodies.items() if pk), key=lambda one: one[1]
        ),
        sorted((year for year in years if year), reverse=True),
    )
