"""Entering and correcting decisions. A person says what came out; no code does."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import said, today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.models import (
    Decision,
    DecisionCorrection,
    Matter,
    Outcome,
    VoteCount,
)
from gensvar.matters.policies import may_enter_decisions
from gensvar.organisations.models import Body

Votes = Iterable[tuple[str, int]]
FIELDS = (
    "body",
    "starts_on",
    "ends_on",
    "section_number",
    "outcome",
    "summary",
    "reason",
    "answers_remand",
)


class DecisionFacts(TypedDict, total=False):
    """What the minutes say of a decision."""

    body: Body
    starts_on: date
    ends_on: date | None
    section_number: str
    outcome: str
    reason: str
    summary: str
    answers_remand: Decision | None
    votes: Votes


@transaction.atomic
def enter_decision(
    matter: Matter, *, by: User, **facts: Unpack[DecisionFacts]
) -> Decision:
    """Enter a decision as the minutes say it; body, day, § and outcome are needed."""
    if not may_enter_decisions(by, matter):
        raise NotAllowed
    fields: dict[str, Any] = dict(facts)  # Any: the values of any field
    votes = _checked_votes(fields.pop("votes", ()))
    hold(matter)
    last = matter.decisions.order_by("-order").first()
    decision = Decision(
        matter=matter, entered_by=by, order=last.order + 1 if last else 1, **fields
    )
    _check(decision)
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError as problem:
        raise _section_is_used(decision) from problem
    _write_votes(decision, votes)
    record("enter decision", decision, by=by, matter=matter.pk)
    return decision


@transaction.atomic
def correct_decision(
    decision: Decision,
    changes: DecisionFacts,
    *,
    reason: str,
    by: User,
    seen_version: int | None = None,
) -> None:
    """Correct a wrong entry; what stood before is kept, with the reason and the day."""
    if not may_enter_decisions(by, decision.matter):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why the entry is corrected."), "correction_reason")
    corrected = Decision.objects.select_related("matter").get(pk=decision.pk)
    before = as_entered(corrected)
    fields: dict[str, Any] = dict(changes)  # Any: the values of any field
    votes = fields.pop("votes", None)
    for name, value in fields.items():
        setattr(corrected, name, value)
    _check(corrected)
    values = {name: getattr(corrected, name) for name in FIELDS}
    version = decision.version if seen_version is None else seen_version
    save_if_current(decision, version, values)
    if votes is not None:
        decision.votes.all().delete()
        _write_votes(decision, _checked_votes(votes))
    DecisionCorrection.objects.create(
        decision=decision, before=before, reason=reason.strip(), corrected_by=by
    )
    record("correct decision", decision, by=by, fields=sorted(changes))


def as_entered(decision: Decision) -> dict[str, Any]:
    """Return an entry as plain values, the form in which a correction keeps it."""
    # Any: JSON.
    return {
        "body": decision.body.name,
        "starts_on": decision.starts_on.isoformat(),
        "ends_on": decision.ends_on.isoformat() if decision.ends_on else None,
        "section_number": decision.section_number,
        "outcome": decision.outcome,
        "summary": decision.summary,
        "reason": decision.reason,
        "answers_remand": str(decision.answers_remand or ""),
        "votes": [[row.words, row.votes] for row in decision.votes.all()],
    }


def _check(decision: Decision) -> None:
    section = decision.section_number.replace("§", "").strip()
    decision.section_number = section
    decision.reason = decision.reason.strip()
    if not any(sign.isdigit() for sign in section):
        raise Invalid(
            _("Write the number of the section, such as 65."), "section_number"
        )
    if decision.outcome not in Outcome.values:
        raise Invalid(_("Choose what the decision said."), "outcome")
    if decision.outcome == Outcome.REMITTED_BACK and not decision.reason:
        raise Invalid(_("Write why the matter was remitted back."), "reason")
    _check_days(decision)
    _check_remand(decision)
    same = Decision.objects.filter(
        body=decision.body, starts_on=decision.starts_on, section_number=section
    )
    if same.exclude(pk=decision.pk).exists():
        raise _section_is_used(decision)


def _check_days(decision: Decision) -> None:
    if decision.ends_on == decision.starts_on:
        decision.ends_on = None
    if decision.ends_on and decision.ends_on < decision.starts_on:
        raise Invalid(
            _("The last day is before the first. Change one of them."), "ends_on"
        )
    if decision.starts_on > today():
        raise Invalid(
            _("The day has not come yet. Enter the decision when it has been taken."),
            "starts_on",
        )
    if decision.starts_on < decision.matter.opened_on:
        raise Invalid(
            _("The matter was opened on %(day)s. A decision cannot be older.")
            % {"day": said(decision.matter.opened_on)},
            "starts_on",
        )
    for day in (decision.starts_on, decision.ends_on or decision.starts_on):
        if not decision.body.exists_on(day):
            raise Invalid(
                _("%(body)s did not exist on %(day)s.")
                % {"body": decision.body, "day": said(day)},
                "body",
            )


def _check_remand(decision: Decision) -> None:
    remand = decision.answers_remand
    if remand is not None:
        if remand.matter_id != decision.matter_id or remand.pk == decision.pk:
            raise Invalid(_("Choose a remand in the same matter."), "answers_remand")
        if remand.outcome != Outcome.REMITTED_BACK:
            raise Invalid(_("That decision was not a remand."), "answers_remand")
        if decision.starts_on < (remand.ends_on or remand.starts_on):
            raise Invalid(
                _("The matter was remitted back after this day."), "answers_remand"
            )
    if decision.pk is None:
        return
    answers = Decision.objects.filter(answers_remand=decision)
    if decision.outcome != Outcome.REMITTED_BACK and answers.exists():
        raise Invalid(
            _("Another decision answers this remand. Correct that one first."),
            "outcome",
        )
    if answers.filter(starts_on__lt=decision.ends_on or decision.starts_on).exists():
        raise Invalid(
            _("A decision that answers this remand would be older than it."),
            "starts_on",
        )


def _section_is_used(decision: Decision) -> Invalid:
    return Invalid(
        _("%(body)s already has a decision under § %(number)s on %(day)s.")
        % {
            "body": decision.body,
            "number": decision.section_number,
            "day": said(decision.starts_on),
        },
        "section_number",
    )


def _checked_votes(votes: Votes) -> list[tuple[str, int]]:
    rows = [(words.strip(), number) for words, number in votes]
    if any(not words or number < 0 for words, number in rows):
        raise Invalid(_("Write what each vote was for, and how many there were."))
    return rows


def _write_votes(decision: Decision, votes: list[tuple[str, int]]) -> None:
    VoteCount.objects.bulk_create(
        VoteCount(decision=decision, position=position, words=words, votes=number)
        for position, (words, number) in enumerate(votes)
    )
