"""The result conference: what goes along to those who decide, and why (S2-32)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.findings.actions import BasisWords, begin_basis, write_basis
from gensvar.findings.models import Finding
from gensvar.joint_work.models import ConferenceChoice, ResultConference
from gensvar.joint_work.policies import may_settle_result
from gensvar.joint_work.queries.steps import bodies_in
from gensvar.joint_work.queries.together import conference_of
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.organisations.models import Body


@dataclass(frozen=True)
class Conference:
    """When it was held, who was there, who decides, and what was said of findings.

    `choices` has, for each finding's id, whether it goes along, and why.
    """

    held_on: date
    decides: Body
    people: Collection[User] = ()
    bodies: Collection[Body] = ()
    notes: str = ""
    choices: Mapping[int, tuple[bool, str]] | None = None


@transaction.atomic
def hold_conference(
    dialogue: Dialogue, said: Conference, seen_version: int, *, by: User
) -> ResultConference:
    """Write down the result conference, before the hand-over. Raises Invalid, Stale."""
    if not may_settle_result(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage")
    if dialogue.stage != Stage.ANALYSING:
        raise NotYet([_("a dialogue that is being compiled")])
    _check(dialogue, said)
    facts = {
        "held_on": said.held_on,
        "decides": said.decides,
        "notes": said.notes.strip(),
    }
    row = ResultConference.objects.filter(dialogue=dialogue).first()
    if row is None:
        row = ResultConference.objects.create(dialogue=dialogue, created_by=by, **facts)
    elif row.version != seen_version:
        raise Stale
    else:
        for name, value in facts.items():
            setattr(row, name, value)
        row.version += 1
        row.save()
    row.people.set(said.people)
    row.bodies.set(said.bodies)
    _choose(row, said.choices or {})
    record("hold result conference", row, by=by, dialogue=dialogue.pk)
    return row


def _check(dialogue: Dialogue, said: Conference) -> None:
    if said.held_on > today():
        raise Invalid(
            _("The discussion has not been held yet. Write it in afterwards."),
            "held_on",
        )
    if not said.people and not said.bodies:
        raise Invalid(_("Choose who took part."), "people")
    if not bodies_in(dialogue).filter(pk=said.decides.pk).exists():
        raise Invalid(_("Give the body a part in the dialogue first."), "decides")
    findings = set(
        Finding.objects.filter(dialogue=dialogue).values_list("pk", flat=True)
    )
    for pk, (goes_along, why) in (said.choices or {}).items():
        if pk in findings and not goes_along and not why.strip():
            raise Invalid(_("Write why it is left out."), f"why_{pk}")


def _choose(row: ResultConference, choices: Mapping[int, tuple[bool, str]]) -> None:
    findings = Finding.objects.filter(dialogue=row.dialogue, pk__in=choices)
    row.choices.all().delete()
    ConferenceChoice.objects.bulk_create(
        ConferenceChoice(
            conference=row,
            finding=finding,
            goes_along=choices[finding.pk][0],
            why=choices[finding.pk][1].strip(),
        )
        for finding in findings
    )


@transaction.atomic
def write_into_basis(dialogue: Dialogue, *, by: User) -> None:
    """Tell in the decision basis how it was decided what goes along.

    What stood there about the result discussion is replaced; the rest stays.
    """
    conference = conference_of(dialogue)
    if conference is None:
        raise NotYet([_("a result conference that has been held")])
    basis = begin_basis(dialogue, by=by)
    words = BasisWords(
        method=basis.method,
        not_reached=basis.not_reached,
        conference_on=conference.held_on,
        conference_people=_who(conference),
        conference_notes=_told(conference),
    )
    write_basis(basis, words, seen_version=basis.version, by=by)


def _who(conference: ResultConference) -> str:
    people = sorted(str(user) for user in conference.people.all())
    return ", ".join([*people, *(str(body) for body in conference.bodies.all())])


def _told(conference: ResultConference) -> str:
    """Say what goes along and what does not; in Swedish, as the document is."""
    lines = [f"Beslutar om vad som tas med: {conference.decides}."]
    for choice in conference.choices.all():
        title = choice.finding.title.rstrip(".")
        went = "tas med" if choice.goes_along else "tas inte med"
        why = f" {choice.why}" if choice.why else ""
        lines.append(f"{title}: {went}.{why}")
    if conference.notes:
        lines.append(conference.notes)
    return "\n\n".join(lines)
