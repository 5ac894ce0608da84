"""What is noted about the years of a programme, made through the actions."""

from datetime import date
from typing import Any

from gensvar.accounts.models import User
from gensvar.consultations.actions.duties import note_information
from gensvar.consultations.models import Audience, Channel, InformationAction
from gensvar.kernel.days import today
from gensvar.programmes.models import AdministrativeArea, Programme
from tests.make.dialogues import officer_of


def make_area(language: str = "fit", since: date | None = None, *, by: User) -> None:
    """Let the region belong to an administrative area; Meänkieli since 2019."""
    AdministrativeArea.objects.create(
        language=language,
        since=since or date(2019, 1, 1),
        source="Förordning (2009:1299), bilaga",
        entered_by=by,
    )


def make_information(programme: Programme, **facts: Any) -> InformationAction:
    """Write down that all groups could read of their rights in Finnish today."""
    given: dict[str, Any] = {
        "what": "Rätten till vård på finska",
        "group": None,
        "language": "fi",
        "channel": Channel.WEB,
        "audience": Audience.GROUP,
        "done_on": today(),
        "body": programme.body,
        "reached": None,
        "link": "",
        **facts,
    }
    return note_information(programme, given, by=officer_of(programme.body))
