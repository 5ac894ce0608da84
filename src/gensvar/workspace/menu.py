"""The menu of the workspace: one table, in groups, with who is shown what."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.dialogues.policies import READERS
from gensvar.organisations.models import Role


class Place(NamedTuple):
    """One entry: what it says, the name of its address, and which roles it is for.

    Without roles it is for everyone who works here.
    """

    label: StrOrPromise
    name: str
    roles: tuple[Role, ...] = ()


MenuGroup = tuple[StrOrPromise, tuple[Place, ...]]
# The elected read the overview in place of what waits for those who do the work.
WORKS = (Role.OFFICER, Role.REGISTRAR, Role.REVIEWER, Role.ADMINISTRATOR)
LEADS = (Role.OFFICER, Role.CHAIR)

MENU: tuple[MenuGroup, ...] = (
    (
        "",
        (
            Place(_("Overview"), "overview", READERS),
            Place(_("What waits for you"), "workspace", WORKS),
        ),
    ),
    (
        _("Decide"),
        (
            Place(_("Matters"), "matters"),
            Place(_("Considerations"), "considerations"),
            Place(_("Year plan and calendar"), "year-calendar"),
        ),
    ),
    (
        _("Meet"),
        (
            Place(_("Dialogues"), "dialogues"),
            Place(_("Meetings"), "meetings"),
            Place(_("Standing consultation"), "programmes"),
            Place(_("Sámi consultations"), "sami-consultations", LEADS),
            Place(_("Who meets whom"), "across"),
        ),
    ),
    (
        _("Civil society"),
        (
            Place(_("Questions to us"), "enquiries"),
            Place(_("Organisations"), "organisations"),
            Place(_("Support to associations"), "fundings"),
            Place(_("Find each other"), "matching", (Role.OFFICER, Role.ADMINISTRATOR)),
            Place(_("Learn from each other"), "exchange"),
            Place(_("What we ask of organisations"), "burden", LEADS),
        ),
    ),
    (
        _("Follow up"),
        (
            Place(_("Assignments"), "assignments"),
            Place(_("Measures"), "measures"),
            Place(_("From idea to done"), "ideas"),
            Place(_("Change proposals"), "proposal-collections"),
            Place(_("Past dialogues"), "past-dialogues"),
            Place(_("Agreements"), "agreements"),
            Place(_("Credibility and influence"), "indicators"),
            Place(_("Pay for meetings"), "claims", LEADS),
        ),
    ),
    (
        _("Support"),
        (
            Place(_("Handbook"), "handbook"),
            Place(_("Governing documents"), "governing-documents"),
            Place(_("Bodies and people"), "bodies", (Role.ADMINISTRATOR,)),
            Place(_("Rules"), "rules", (Role.ADMINISTRATOR,)),
            Place(_("Letters"), "mailbox", (Role.ADMINISTRATOR,)),
            Place(_("Log"), "log", (Role.REVIEWER,)),
            Place(_("My account"), "my-account"),
        ),
    ),
)
