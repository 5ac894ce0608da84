"""What is noted about the years of a programme, made through the actions."""

from datetime import date
from typing import Any

from gensvar.accounts.models import User
from gensvar.consultations.actions.duties import note_information
from gensvar.consultations.actions.effects import note_effect, review_year
from gensvar.consultations.actions.reports import send_report, write_report
from gensvar.consultations.actions.young import note_young_occasion
from gensvar.consultations.models import (
    Audience,
    Channel,
    Effect,
    EffectSource,
    InformationAction,
    ProgrammeReview,
    SentReport,
    YearlyReport,
    YoungForm,
    YoungOccasion,
)
from gensvar.kernel.days import today
from gensvar.programmes.models import AdministrativeArea, Programme, ProgrammeGroup
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


def make_occasion(
    programme: Programme, counts: dict[str, int | None] | None = None, **facts: Any
) -> YoungOccasion:
    """Write down that twenty-five young people were asked at school today."""
    given: dict[str, Any] = {
        "title": "Klassrumssamtal",
        "held_on": today(),
        "form": YoungForm.AT_SCHOOL,
        "form_words": "Vi ritade och pratade i små grupper.",
        "guardians_informed": True,
        "guardian_words": "Brev hem en vecka innan.",
        "young_words": "",
        **facts,
    }
    found = {"13-15": 25} if counts is None else counts
    return note_young_occasion(programme, given, found, by=officer_of(programme.body))


def make_effect(programme: Programme, **facts: Any) -> Effect:
    """Write down that calls in Finnish are answered now, as the service tells."""
    given: dict[str, Any] = {
        "words": "Vårdcentralen svarar på finska varje tisdag.",
        "observed_on": today(),
        "source": EffectSource.OTHER,
        "source_words": "Verksamhetens årsberättelse",
        **facts,
    }
    return note_effect(programme, given, by=officer_of(programme.body))


def make_review(
    programme: Programme, group: ProgrammeGroup | None = None, year: int = 0
) -> ProgrammeReview:
    """Write what the year was worth, as the region or a group sees it."""
    facts = {
        "value_for_group": "Vi vet vem vi kan ringa.",
        "value_for_service": "Vi hör om felen tidigare.",
        "method": "Vi pratade om det på mötet och läste upp texten." if group else "",
        "version": 0,
    }
    by = officer_of(programme.body)
    return review_year(programme, year or today().year, group, facts, by=by)


def make_report(programme: Programme, year: int = 0) -> YearlyReport:
    """Write the report of a year, this one unless told otherwise."""
    words = {"how_consulted": "Vi möttes en gång per termin."}
    by = officer_of(programme.body)
    return write_report(programme, year or today().year, 0, words, by=by)


def send(report: YearlyReport) -> SentReport:
    """Note that a report was sent to the authority that follows up."""
    facts = {
        "to": "Länsstyrelsen i Stockholms län",
        "sent_on": today(),
        "registry_number": "RS 2026-0412",
    }
    return send_report(report, facts, by=officer_of(report.programme.body))
