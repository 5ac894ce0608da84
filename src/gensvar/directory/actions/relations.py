"""Saying how far we work together with an organisation, where, and from which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.models import (
    REASON,
    Degree,
    Relation,
    RelationView,
    SubRegion,
)
from gensvar.directory.policies import may_set_relations
from gensvar.directory.relation_letters import relation_changed, view_answered
from gensvar.directory.relations import stamp_of
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.notifications.actions import send
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Body, Organisation

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class RelationSaid:
    """What stands in the form: with which body, how far, where, from when, and why."""

    body: Body
    degree: str
    since: date
    reason: str
    sub_region: SubRegion | None = None
    until: date | None = None


@transaction.atomic
def set_relation(
    organisation: Organisation, said: RelationSaid, *, by: User, seen: int
) -> Relation:
    """Say how far we work together; what held before in the place ends the day before.

    The same first day as before corrects what stood wrong. `seen` is the stamp of the
    page on which it was filled in. Raises Invalid at the field, and Stale.
    """
    if not may_set_relations(by):
        raise NotAllowed
    reason = _judged(said)
    top = _held(organisation)
    family = family_of(top)
    if stamp_of(family) != seen:
        raise Stale
    rows = Relation.objects.filter(
        organisation__in=family, body=said.body, sub_region=said.sub_region
    )
    same, before = _beside(said, rows.order_by("since", "pk"))
    facts: dict[str, Any] = {"degree": said.degree, "until": said.until}
    facts |= {"reason": reason, "set_by": by, "set_at": timezone.now()}
    # Any: the values of the fields of a relation.
    for one in before:
        save_if_current(one, one.version, {"until": said.since - A_DAY})
    for one in same:
        save_if_current(one, one.version, facts)
    _answered((*before, *same), by)
    made = same[0] if same else _made(top, said, facts)
    place = said.sub_region.pk if said.sub_region else None
    told = {"body": said.body.pk, "degree": said.degree, "place": place}
    record("set relation", top, by=by, relation=made.pk, **told)
    send(relation_changed(made))
    return made


def _judged(said: RelationSaid) -> str:
    if said.degree not in Degree.values:
        raise Invalid(_("Choose how far you work together."), "degree")
    if said.since > today():
        raise Invalid(_("That day has not come yet."), "since")
    if said.until is not None and said.until < said.since:
        raise Invalid(_("The last day comes before the first."), "until")
    return _words(said.reason, "reason", _("Write why."))


def _words(text: str, field: str, lacks: "str | object") -> str:
    words = " ".join(text.replace("\x00", "").split())
    if not words:
        raise Invalid(str(lacks), field)
    if len(words) > REASON:
        raise Invalid(_("Write at most 300 characters."), field)
    return words


def _held(organisation: Organisation) -> Organisation:
    """Hold the row that stands for an organisation; relations of it wait for us."""
    pk = organisation.merged_into_id or organisation.pk
    top = Organisation.objects.get(pk=pk)
    hold(top, "merged_into_id")
    if top.merged_into_id:
        raise Stale
    return top


def _beside(
    said: RelationSaid, rows: Iterable[Relation]
) -> tuple[list[Relation], list[Relation]]:
    """Return the rows that this one corrects, and those that it ends."""
    same: list[Relation] = []
    before: list[Relation] = []
    for one in rows:
        ends = one.until is not None and one.until < said.since
        later = said.until is not None and one.since > said.until
        if ends or later:
            continue
        if one.since == said.since:
            same.append(one)
        elif one.since < said.since and _goes_on(one, said):
            before.append(one)
        else:
            raise Invalid(
                _("Something else is said for these days already. Choose other days."),
                "since",
            )
    # After a merge two rows may say different things; then one of them can be chosen.
    if before and not same and all(_unchanged(one, said) for one in before):
        raise Invalid(_("This is said already. Choose another degree."), "degree")
    return same, before


def _goes_on(one: Relation, said: RelationSaid) -> bool:
    """Say whether a row holds today and the new one does too: only then it is ended."""
    day = today()
    return (one.until is None or one.until >= day) and (
        said.until is None or said.until >= day
    )


def _unchanged(one: Relation, said: RelationSaid) -> bool:
    return one.degree == said.degree and one.until == said.until


def _made(top: Organisation, said: RelationSaid, facts: dict[str, Any]) -> Relation:
    made = Relation(
        organisation=top,
        body=said.body,
        sub_region=said.sub_region,
        since=said.since,
        **facts,
    )
    made.save(force_insert=True)
    return made


def _answered(rows: Iterable[Relation], by: User) -> None:
    """Let a change be the answer to what the organisation saw differently."""
    views = RelationView.objects.filter(relation__in=[one.pk for one in rows])
    waiting = views.filter(answered_at__isnull=True)
    waiting.update(answered_by=by, answered_at=timezone.now())


@transaction.atomic
def end_relation(
    relation: Relation, until: date, *, by: User, seen_version: int
) -> None:
    """Say the last day on which we worked together so. Raises Invalid and Stale."""
    if not may_set_relations(by):
        raise NotAllowed
    if until < relation.since:
        raise Invalid(_("The last day comes before the first."), "until")
    if until > today():
        raise Invalid(_("That day has not come yet."), "until")
    if relation.until is not None and relation.until < today():
        raise NotYet([_("something that holds today")])
    save_if_current(relation, seen_version, {"until": until})
    _answered([relation], by)
    record("end relation", relation.organisation, by=by, relation=relation.pk)
    send(relation_changed(relation))


@transaction.atomic
def answer_view(
    view: RelationView, answer: str, *, by: User, seen_version: int
) -> None:
    """Write why what the organisation sees differently stands as it does."""
    if not may_set_relations(by):
        raise NotAllowed
    words = _words(answer, "answer", _("Write why it stands as it does."))
    now = timezone.now()
    changes = {"answer": words, "answered_by": by, "answered_at": now}
    save_if_current(view, seen_version, changes)
    record("answer view of relation", view.relation.organisation, by=by, view=view.pk)
    send(view_answered(view))
