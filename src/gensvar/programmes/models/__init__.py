"""Programmes, the groups they meet, their seats, and areas of minority languages."""

from gensvar.programmes.models.areas import AdministrativeArea, AreaLanguage
from gensvar.programmes.models.groups import (
    NATIONAL_MINORITIES,
    Group,
    OrganisationGroup,
)
from gensvar.programmes.models.programmes import (
    Cadence,
    Form,
    Programme,
    ProgrammeBody,
    ProgrammeForm,
    ProgrammeGroup,
    ProgrammeKind,
    Structure,
    StructureStatus,
)
from gensvar.programmes.models.seats import Seat, SeatHolder, SeatPeriod

__all__ = [
    "NATIONAL_MINORITIES",
    "AdministrativeArea",
    "AreaLanguage",
    "Cadence",
    "Form",
    "Group",
    "OrganisationGroup",
    "Programme",
    "ProgrammeBody",
    "ProgrammeForm",
    "ProgrammeGroup",
    "ProgrammeKind",
    "Seat",
    "SeatHolder",
    "SeatPeriod",
    "Structure",
    "StructureStatus",
]
