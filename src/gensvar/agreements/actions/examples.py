"""Telling a concrete example, and deciding whether everyone may read it."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.models import Agreement, Commitment, Example, ExampleState
from gensvar.agreements.policies import may_answer_example, may_begin_agreement
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.kernel.languages import known
from gensvar.organisations.models import Body, Organisation

LONGEST, LONGEST_TITLE, LONGEST_PLACE, LONGEST_ASK = 600, 80, 60, 80
FIRST_YEAR = 1900
MOST = {
    "title": LONGEST_TITLE,
    "hard": LONGEST,
    "done": LONGEST,
    "outcome": LONGEST,
    "place": LONGEST_PLACE,
    "ask": LONGEST_ASK,
}
IN_ONE_LINE = ("title", "place", "ask")


@dataclass(frozen=True)
class Told:
    """What is told. An `outcome` that is empty is not known yet."""

    title: str
    hard: str
    done: str
    outcome: str = ""
    place: str = ""
    year: int | None = None
    ask: str = ""
    language: str = "sv"
    agreement: Agreement | None = None
    commitment: Commitment | None = None


@transaction.atomic
def tell_example(organisation: Organisation, told: Told, *, key: str) -> Example:
    """Let an organisation tell an example; it is shown when an officer has said so.

    The same `key` is kept once. Raises Invalid at the field.
    """
    before = Example.objects.filter(key=key).first()
    if before is not None:
        return _own(before, organisation)
    kept = _checked(told)
    try:
        with transaction.atomic():
            made = Example.objects.create(
                organisation=organisation, key=key, **_fields(kept)
            )
    except IntegrityError:
        return _own(Example.objects.get(key=key), organisation)
    record("tell example", made, organisation=organisation.pk)
    return made


@transaction.atomic
def write_example(body: Body, told: Told, *, key: str, by: User) -> Example:
    """Tell an example in the name of a body; everyone can read it at once."""
    if not may_begin_agreement(by, body):
        raise NotAllowed
    before = Example.objects.filter(key=key).first()
    if before is not None:
        return _by(before, by)
    made = Example(
        body=body,
        key=key,
        state=ExampleState.SHOWN,
        created_by=by,
        decided_by=by,
        decided_at=timezone.now(),
        **_fields(_checked(told)),
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        return _by(Example.objects.get(key=key), by)
    record("write example", made, by=by, body=body.pk)
    return made


@transaction.atomic
def change_example(
    example: Example, family: Collection[int], told: Told, *, seen: int
) -> None:
    """Let an organisation change its example, which is then looked at once more.

    One that was not shown, or was taken back, is sent again by this. Raises Stale when
    somebody saved since the version `seen`.
    """
    if example.organisation_id not in family:
        raise NotAllowed
    hold(example, "state")
    sent = {"state": ExampleState.SENT, "reason": "", "decided_at": None}
    save_if_current(example, seen, {**_fields(_checked(told)), **sent})
    record("change example", example)


@transaction.atomic
def take_back_example(example: Example, family: Collection[int]) -> None:
    """Let an organisation take back its example; again changes nothing."""
    if example.organisation_id not in family:
        raise NotAllowed
    hold(example, "state")
    if example.state != ExampleState.TAKEN_BACK:
        _save(example, ExampleState.TAKEN_BACK, "")
        record("take back example", example)


@transaction.atomic
def show_example(example: Example, *, by: User, seen: int | None = None) -> None:
    """Let everyone read an example that waits, or that was hidden.

    Raises Stale when it was changed since the version `seen`.
    """
    _answers(example, by, ExampleState.SENT, ExampleState.HIDDEN)
    if seen not in {None, example.version}:
        raise Stale
    _save(example, ExampleState.SHOWN, "", by)
    record("show example", example, by=by)


@transaction.atomic
def decline_example(example: Example, reason: str, *, by: User) -> None:
    """Say no with a reason, which the organisation reads on its page."""
    _answers(example, by, ExampleState.SENT)
    _save(example, ExampleState.DECLINED, _given(reason), by)
    record("decline example", example, by=by)


@transaction.atomic
def hide_example(example: Example, reason: str, *, by: User) -> None:
    """Hide an example that everyone could read, with a reason."""
    _answers(example, by, ExampleState.SHOWN)
    _save(example, ExampleState.HIDDEN, _given(reason), by)
    record("hide example", example, by=by)


def _answers(example: Example, by: User, *states: ExampleState) -> None:
    if not may_answer_example(by, example):
        raise NotAllowed
    hold(example, "state", "version")
    if example.state not in states:
        raise NotYet([_("an example that nobody has answered meanwhile")])


def _given(reason: str) -> str:
    if not reason.strip():
        raise Invalid(_("Write why not."), "reason")
    return reason.strip()


def _save(
    example: Example, state: ExampleState, reason: str, by: User | None = None
) -> None:
    example.state, example.reason = state, reason
    if by is not None:
        example.decided_by, example.decided_at = by, timezone.now()
    example.version += 1
    names = ["state", "reason", "decided_by", "decided_at", "version"]
    example.save(update_fields=names)


def _own(example: Example, organisation: Organisation) -> Example:
    if example.organisation_id != organisation.pk:
        raise NotAllowed
    return example


def _by(example: Example, user: User) -> Example:
    if example.created_by_id != user.pk:
        raise NotAllowed
    return example


def _fields(told: Told) -> dict[str, object]:
    plain = replace(told, agreement=None, commitment=None)
    links = {"agreement": told.agreement, "commitment": told.commitment}
    return {**asdict(plain), **links}


def _checked(told: Told) -> Told:
    said = {name: getattr(told, name).replace("\0", "").strip() for name in MOST}
    said |= {name: " ".join(said[name].split()) for name in IN_ONE_LINE}
    for name in ("title", "hard", "done"):
        if not said[name]:
            raise Invalid(_("Write something here."), name)
    for name, most in MOST.items():
        if len(said[name]) > most:
            raise Invalid(_("The text is too long. Shorten it."), name)
    if told.year is not None and not FIRST_YEAR <= told.year <= today().year:
        raise Invalid(_("Write a year that has come, with four figures."), "year")
    language = known(told.language).tag
    return _linked(replace(told, **said, language=language))


def _linked(told: Told) -> Told:
    """Let an example belong to an agreement that everyone can read, and its promise."""
    promise = told.commitment
    agreement = promise.agreement if promise else told.agreement
    if agreement is None:
        return told
    if told.agreement not in {None, agreement}:
        raise Invalid(
            _("The promise is of another agreement. Change one of them."), "belongs"
        )
    if agreement.published_at is None:
        raise Invalid(_("Choose an agreement that everyone can read."), "belongs")
    if promise is not None and promise.withdrawn_on is not None:
        raise Invalid(_("The promise was taken back. Choose another."), "belongs")
    return replace(told, agreement=agreement)
