"""An organisation with a year of everything, made through the actions."""

from dataclasses import dataclass
from datetime import timedelta

from gensvar.agreements.actions.commitments import Note, add_commitment, note_commitment
from gensvar.agreements.actions.joining import (
    Application,
    apply_to_join,
    approve_signatory,
    confirm_address,
)
from gensvar.agreements.models import Agreement, AgreementStage, Method, Party
from gensvar.directory.keepers import hashes_of, token_of
from gensvar.directory.models import Keeper, KeeperState
from gensvar.inventories.actions.asking import ask_organisation
from gensvar.kernel.days import today
from gensvar.meetings.actions.agenda import propose_item
from gensvar.meetings.actions.arriving import note_arrival
from gensvar.meetings.actions.series import begin_series
from gensvar.meetings.actions.voices import voice_of_guest
from gensvar.meetings.models import Meeting, Series
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.models import Group, Programme
from gensvar.publishing.actions import show_meeting
from tests.make.agreements import make_agreement
from tests.make.dialogues import officer_of
from tests.make.guests import call
from tests.make.inventories import make_inventory
from tests.make.meetings import make_guest, make_meeting
from tests.make.organisations import make_body
from tests.make.programmes import group_of, make_period, make_programme, make_seat


def make_own_side(organisation: Organisation, name: str = "Kim Ek") -> str:
    """Let somebody speak for an organisation; return what opens its own side."""
    key = f"key-{organisation.pk}-{name}"
    keeper = Keeper.objects.create(
        organisation=organisation,
        name=name,
        email=f"keeper{organisation.pk}@example.org",
        key=key,
        **hashes_of(key),
        state=KeeperState.APPROVED,
    )
    return token_of(keeper)


@dataclass(frozen=True)
class Lived:
    """An organisation, the programme it belongs to, and a meeting to come."""

    organisation: Organisation
    programme: Programme
    ahead: Meeting
    token: str


def make_year(
    name: str = "Sverigefinska föreningen", body: Body | None = None
) -> Lived:
    """Let an organisation meet, be asked, propose, sit, join and promise."""
    organisation = Organisation.objects.create(name=name, email="post@example.org")
    programme = make_programme(body or make_body())
    make_period(programme)
    ahead = live(organisation, programme)
    return Lived(organisation, programme, ahead, make_own_side(organisation))


def live(organisation: Organisation, programme: Programme, rows: int = 1) -> Meeting:
    """Let an organisation do as many of each thing as one asks for.

    Return the last meeting to come.
    """
    body, by = programme.body, officer_of(programme.body)
    group = group_of(programme, Group.SWEDEN_FINNS)
    for _row in range(rows):
        ahead = make_two_meetings(make_turns(body), organisation)
        ask_organisation(make_inventory(programme), organisation, group, by=by)
        make_seat(programme, Group.SWEDEN_FINNS, organisation)
    make_joined(programme, organisation, rows)
    return ahead


def make_turns(body: Body, name: str = "Dialogforum") -> Series:
    """Begin a series in which the chair takes turns, the region first."""
    facts = {
        "name": name,
        "purpose": "Att höra varandra.",
        "other_side": "Civilsamhället",
        "chair_rotates": True,
        "started_on": today().replace(month=1, day=1),
    }
    return begin_series(body, facts, by=officer_of(body))


def make_two_meetings(series: Series, organisation: Organisation) -> Meeting:
    """Hold one meeting of a series a day ago, and call one; return the latter."""
    body = series.body
    past = make_meeting(body, -1, series=series, title="Forum om tolkar")
    first = make_guest(past, organisation=organisation, speaks=True)
    make_guest(past, organisation=organisation)
    propose_item(
        past, {"title": "Tolk på kvällen", "kind": "talk"}, voice=voice_of_guest(first)
    )
    call(past)
    note_arrival(first, by=officer_of(body), at=past.starts_at)
    ahead = make_meeting(body, 1, series=series, title="Forum om lokaler")
    make_guest(ahead, organisation=organisation)
    call(ahead)
    show_meeting(ahead, by=officer_of(body))
    return ahead


def make_joined(
    programme: Programme, organisation: Organisation, rows: int = 1
) -> Agreement:
    """Let an organisation join an agreement in which both sides promise something."""
    by = officer_of(programme.body)
    agreement = make_agreement(AgreementStage.IN_FORCE, programme, is_shown=True)
    said = Application(organisation.name, organisation.email, "Vi vill vara med.")
    row = apply_to_join(agreement, said, key=f"join-{agreement.pk}-{organisation.pk}")
    confirm_address(row)
    approve_signatory(row, by=by)
    row.refresh_from_db()
    row.organisation = organisation
    row.save(update_fields=["organisation"])
    for _row in range(rows):
        promised = add_commitment(
            agreement, Party.REGION, "Regionen", "Svarar inom en månad.", today(), by=by
        )
        note = Note("ongoing", "Vi börjar.", said_on=today(), method=Method.MEETING)
        note_commitment(promised, Party.OTHERS, note, by=by)
        add_commitment(
            agreement,
            Party.OTHERS,
            "Underskrivarna",
            "Berättar för sina medlemmar.",
            today() - timedelta(days=1),
            by=by,
        )
    return agreement
