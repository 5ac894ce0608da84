"""Joint steps: how they stand, who is waited for, and who can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django_stubs_ext import StrOrPromise

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import READERS, parts_of
from gensvar.joint_work.doneness import Mark, what_is_missing
from gensvar.joint_work.models import JointStep, Performer, Side
from gensvar.joint_work.policies import ELECTED, may_confirm
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, RoleGrant
from gensvar.organisations.policies import Visitor


@dataclass(frozen=True)
class Standing:
    """A joint step as it stands today."""

    step: JointStep
    performers: tuple[Performer, ...]
    missing: tuple[StrOrPromise, ...]
    mine: tuple[Performer, ...] = ()

    @property
    def is_done(self) -> bool:
        """Say whether each has confirmed, and both sides are there if they must be."""
        return not self.missing

    @property
    def is_late(self) -> bool:
        """Say whether it should have been done by now."""
        return not self.is_done and self.step.due_on < today()


def steps_in(dialogue: Dialogue) -> QuerySet[JointStep]:
    """Return the joint steps of a dialogue that have not been dropped."""
    return JointStep.objects.filter(
        dialogue=dialogue, dropped_at__isnull=True
    ).prefetch_related(
        Prefetch(
            "performers",
            Performer.objects.select_related("user", "body", "confirmed_by"),
        )
    )


def step_in(dialogue: Dialogue, pk: int) -> JointStep:
    """Return one joint step of a dialogue, dropped or not, or no page."""
    found = JointStep.objects.filter(dialogue=dialogue, pk=pk).first()
    if found is None:
        raise Http404
    return found


def standing_of(step: JointStep, user: Visitor | None = None) -> Standing:
    """Return how a step stands, and which confirmations are the reader's to give."""
    performers = tuple(step.performers.all())
    marks = [Mark(row.side, row.confirmed_at is not None) for row in performers]
    mine = [row for row in performers if user and may_confirm(user, row)]
    return Standing(
        step, performers, tuple(what_is_missing(step.kind, marks)), tuple(mine)
    )


def open_performers() -> QuerySet[Performer]:
    """Return all who have been asked to do a step together and have not confirmed."""
    return Performer.objects.filter(
        confirmed_at__isnull=True, step__dropped_at__isnull=True
    ).select_related("step__dialogue", "user", "body")


def waiting_for(user: User) -> QuerySet[Performer]:
    """Return the joint steps that wait for one person, the soonest first."""
    return open_performers().filter(user=user).order_by("step__due_on", "pk")


def open_steps_of_body(body: Body) -> QuerySet[JointStep]:
    """Return the steps that a body has not confirmed."""
    waiting = open_performers().filter(body=body).values("step")
    return JointStep.objects.filter(pk__in=waiting)


def open_steps_of(user: User) -> QuerySet[JointStep]:
    """Return the steps that a person has not confirmed."""
    return JointStep.objects.filter(pk__in=waiting_for(user).values("step"))


def bodies_in(dialogue: Dialogue) -> QuerySet[Body]:
    """Return the bodies with a part in a dialogue: they can work together in it."""
    parts = [part.body_id for part in parts_of(dialogue)]
    return Body.objects.filter(pk__in=[dialogue.body_id, *parts])


def people_in(dialogue: Dialogue) -> QuerySet[User]:
    """Return the colleagues with a role in a body that has a part in a dialogue."""
    bodies = bodies_in(dialogue)
    grants = _in_force(today()).filter(
        Q(body__in=bodies) | Q(body__in=bodies.values("parent")), role__in=READERS
    )
    return User.objects.filter(pk__in=grants.values("user"), is_active=True).order_by(
        "name"
    )


def side_of(who: User | Body) -> Side:
    """Return whether a body or a person takes part as elected or as an officer."""
    if isinstance(who, Body):
        return Side.ELECTED if who.is_elected else Side.OFFICERS
    is_elected = _in_force(today()).filter(user=who, role__in=ELECTED).exists()
    return Side.ELECTED if is_elected else Side.OFFICERS


def speakers_of(performers: Iterable[Performer]) -> dict[int, list[User]]:
    """Return, for each performer, the people who can confirm and so get the letters."""
    rows = list(performers)
    bodies = {row.body_id for row in rows if row.body_id}
    grants = (
        _in_force(today())
        .filter(body__in=bodies, user__is_active=True)
        .select_related("user")
        .order_by("user__pk")
    )
    by_body: dict[tuple[int, bool], dict[int, User]] = {}
    for grant in grants:
        if grant.role in READERS:
            key = (grant.body_id, grant.role in ELECTED)
            by_body.setdefault(key, {})[grant.user_id] = grant.user
    return {
        row.pk: [row.user]
        if row.user
        else list(
            by_body.get((row.body_id or 0, row.side == Side.ELECTED), {}).values()
        )
        for row in rows
    }


def _in_force(day: date) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(since__lte=day).filter(
        Q(until__isnull=True) | Q(until__gte=day)
    )
