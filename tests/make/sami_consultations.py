"""Consultations with the Sámi people, made through the actions."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.matters.models import Matter
from gensvar.sami_consultations import steps
from gensvar.sami_consultations.actions.asking import Answered
from gensvar.sami_consultations.actions.holding import send_account
from gensvar.sami_consultations.actions.positions import Words, state_position
from gensvar.sami_consultations.actions.register import (
    Known,
    add_representative,
    sametinget,
)
from gensvar.sami_consultations.actions.screening import Decided
from gensvar.sami_consultations.models import (
    Party,
    Position,
    Representative,
    RepresentativeKind,
    SamiConsultation,
    WrittenAccount,
)
from tests.make.dialogues import make_matter, officer_of

_numbers = count(1)


def days(number: int) -> date:
    """Return a day some days from today."""
    return today() + timedelta(days=number)


def decided(reason: str = "Renbetet berörs.") -> Decided:
    return Decided(reason, "Nämndens ordförande", today())


def make_sameby(by: User, name: str = "", email: str = "") -> Representative:
    name = name or f"Sameby {next(_numbers)}"
    known = Known(email=email, subject_area="Renskötsel")
    return add_representative(name, RepresentativeKind.SAMEBY, known, by=by)


def make_organisation(by: User, name: str = "") -> Representative:
    known = Known(announced_on=days(-30), by_statutes=True)
    kind = RepresentativeKind.SAMI_ORGANISATION
    return add_representative(
        name or f"Sameförening {next(_numbers)}", kind, known, by=by
    )


def make_screened(
    matter: Matter | None = None, *, yes: bool = True
) -> SamiConsultation:
    matter = matter or make_matter()
    return steps.screen(matter, yes, decided(), by=officer_of(matter.body))


@dataclass(frozen=True)
class Talk:
    """A consultation, who leads it, and those who are asked."""

    consultation: SamiConsultation
    officer: User
    parliament: Party
    sameby: Party


def make_inquired(matter: Matter | None = None) -> Talk:
    """Ask Sametinget and a sameby; neither has answered."""
    one = make_screened(matter)
    officer = officer_of(one.matter.body)
    sameby = make_sameby(officer, email=f"sameby{next(_numbers)}@example.org")
    steps.send_inquiry(one, [sameby], "Ny väg.", days(30), by=officer)
    return Talk(
        one,
        officer,
        one.parties.get(representative=sametinget(by=officer)),
        one.parties.get(representative=sameby),
    )


def say(party: Party, state: str = "wants", *, by: User) -> None:
    """Write down what a representative answers today."""
    party.refresh_from_db()
    steps.answer(party, party.version, Answered(state, today()), by=by)


def make_consulting(matter: Matter | None = None) -> Talk:
    """Let the sameby want consultation, and Sametinget abstain."""
    talk = make_inquired(matter)
    say(talk.parliament, "abstains", by=talk.officer)
    say(talk.sameby, by=talk.officer)
    talk.consultation.refresh_from_db()
    return talk


def make_account(talk: Talk, sent: int = -20, until: int = -6) -> WrittenAccount:
    """Send the written account some days ago."""
    return send_account(
        talk.consultation,
        "Var ska vägen gå?",
        days(until),
        sent_on=days(sent),
        by=talk.officer,
    )


def make_position(talk: Talk, party: Party | None = None) -> Position:
    """State a position with its reasons: the region's, or a representative's."""
    said = Words("Vägen bör gå söderut.", today(), party, "Betet är bäst i norr.")
    return state_position(talk.consultation, said, by=talk.officer)
