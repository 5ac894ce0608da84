"""Region Älvmarken: its bodies, and the people who work and live there."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from gensvar.accounts.actions import create_account
from gensvar.accounts.models import User
from gensvar.organisations.actions.bodies import create_body, make_first_body
from gensvar.organisations.actions.roles import give_first_administrator, give_role
from gensvar.organisations.models import Body, BodyKind, Role, RoleGrant

NAME = "Region Älvmarken"
MAIL = "alvmarken.example"
FOUNDED = date(2019, 1, 1)

# key, name, kind, parent
BODIES = (
    ("fullmaktige", "Regionfullmäktige", BodyKind.ASSEMBLY, ""),
    ("regionstyrelsen", "Regionstyrelsen", BodyKind.EXECUTIVE_BOARD, "fullmaktige"),
    (
        "demokratiberedningen",
        "Demokratiberedningen",
        BodyKind.DRAFTING_COMMITTEE,
        "fullmaktige",
    ),
    (
        "halsonamnden",
        "Hälso- och sjukvårdsnämnden",
        BodyKind.COMMITTEE,
        "fullmaktige",
    ),
    ("trafiknamnden", "Kollektivtrafiknämnden", BodyKind.COMMITTEE, "fullmaktige"),
    (
        "kulturnamnden",
        "Kultur- och bildningsnämnden",
        BodyKind.COMMITTEE,
        "fullmaktige",
    ),
    (
        "samradsgruppen",
        "Samrådsgruppen för nationella minoriteter",
        BodyKind.COUNCIL,
        "regionstyrelsen",
    ),
    (
        "regionledningskontoret",
        "Regionledningskontoret",
        BodyKind.ADMINISTRATION,
        "regionstyrelsen",
    ),
    (
        "halsoforvaltningen",
        "Hälso- och sjukvårdsförvaltningen",
        BodyKind.ADMINISTRATION,
        "halsonamnden",
    ),
    (
        "trafikforvaltningen",
        "Trafikförvaltningen",
        BodyKind.ADMINISTRATION,
        "trafiknamnden",
    ),
    (
        "kulturforvaltningen",
        "Kulturförvaltningen",
        BodyKind.ADMINISTRATION,
        "kulturnamnden",
    ),
)

# key, name, roles as (role, body)
PEOPLE: tuple[tuple[str, str, tuple[tuple[Role, str], ...]], ...] = (
    ("samir", "Samir Haddad", ()),  # the first administrator
    ("maja", "Maja Lindgren", ((Role.OFFICER, "fullmaktige"),)),
    ("oskar", "Oskar Wallin", ((Role.OFFICER, "fullmaktige"),)),
    ("ingrid", "Ingrid Holm", ((Role.REGISTRAR, "fullmaktige"),)),
    ("karin", "Karin Ekström", ((Role.CHAIR, "halsonamnden"),)),
    ("anders", "Anders Nyberg", ((Role.CHAIR, "regionstyrelsen"),)),
    ("leila", "Leila Rahimi", ((Role.CHAIR, "trafiknamnden"),)),
    ("perolov", "Per-Olov Hedman", ((Role.CHAIR, "kulturnamnden"),)),
    ("birgitta", "Birgitta Sandqvist", ((Role.CHAIR, "demokratiberedningen"),)),
    (
        "jonas",
        "Jonas Forsell",
        (
            (Role.REPRESENTATIVE, "halsonamnden"),
            (Role.REPRESENTATIVE, "demokratiberedningen"),
        ),
    ),
    ("eva", "Eva Kero", ((Role.REVIEWER, "fullmaktige"),)),
    ("aino", "Aino Niemi", ()),
)


def address_of(key: str) -> str:
    """Return the e-mail address of a person in the region."""
    return f"{key}@{MAIL}"


@dataclass
class Region:
    """The region under construction: the day it is built, its bodies and people."""

    today: date
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def day(self, number: int) -> date:
        """Return a day counted from today; offices work from Monday to Friday."""
        day = self.today + timedelta(days=number)
        return day - timedelta(days=max(day.weekday() - 4, 0))

    def at(self, number: int, hour: int, minute: int = 0) -> datetime:
        """Return a time on a working day."""
        return self._moment(self.day(number), hour, minute)

    def any_day_at(self, number: int, hour: int, minute: int = 0) -> datetime:
        """Return a time on any day of the week: people write when they have time."""
        return self._moment(self.today + timedelta(days=number), hour, minute)

    def chair_of(self, body: Body) -> User:
        """Return who chairs a body."""
        grants = RoleGrant.objects.select_related("user")
        return grants.get(body=body, role=Role.CHAIR).user

    def _moment(self, day: date, hour: int, minute: int) -> datetime:
        return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def found(today: date) -> Region:
    """Make the bodies and the people, who get passwords that nobody knows.

    It begins as `gensvar init` does: with an administrator and the body at the top.
    """
    region = Region(today)
    for key, name, _roles in PEOPLE:
        region.people[key] = create_account(
            address_of(key), name, secrets.token_urlsafe(24)
        )
    first = region.people["samir"]
    for key, name, kind, parent in BODIES:
        if not parent:
            body = make_first_body(name, kind, FOUNDED)
            give_first_administrator(first, body)
        else:
            body = create_body(
                name, kind, by=first, parent=region.bodies[parent], valid_from=FOUNDED
            )
        region.bodies[key] = body
    for key, _name, roles in PEOPLE:
        for role, body_key in roles:
            give_role(region.people[key], region.bodies[body_key], role, by=first)
    return region
