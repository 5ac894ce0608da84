"""Every page asks the database as often for three rows as for twelve, at every stage.

A dialogue lives twice, once with few rows of everything and once with many. At each
stage of its life the pages of the permission matrix are read by those who may.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps

from tests.matrix.expected import KINDS, Row
from tests.matrix.growing import live
from tests.matrix.lives import CHAPTERS
from tests.matrix.seeing import Seen, see, taken_back
from tests.matrix.test_matrix import ROUTES, ROWS, most_queries
from tests.matrix.world import World

# How often a page asks does not depend on who answers.
# Both lives are lived once: one process reads them.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.embedded,
    pytest.mark.xdist_group("lives"),
]
# A question for each row is asked nine times more often; a page shows fifty rows.
FEW, MANY = 3, 12
LAST = list(CHAPTERS)[-1]
# Pages of these apps show nothing of a dialogue: they are read once, at the end.
BESIDE = {
    *("", "accounts", "audit", "jobs", "notifications", "organisations", "ui"),
    *("meetings", "exercises", "remuneration", "meeting_notes"),
    *("programmes", "inventories", "agreements", "consultations"),
    *("sami_consultations", "translations"),
    *("governing_documents", "assignments", "past_dialogues", "proposals"),
    *("year_plans", "indicators", "search", "funding"),
}
# Those who are shown the most read at all stages. Where the basis is a draft, and at
# the end, others read too: those who lead from another body, and who may do less.
SHOWN_MOST = ("officer", "anonymous", "chair", "administrator", "reviewer")
TWO_READ = {"analysing", LAST}
# Addresses that only lead on, or that need what a person has in the hand.
NO_PAGE = {
    *("account_set_password", "mfa_authenticate", "mfa_generate_recovery_codes"),
    *("mfa_activate_totp", "mfa_reauthenticate", "set_language", "sign-in-and-go-on"),
    *("first-administrator", "invitation", "sorting-table-undo"),
    *("dialogue-sami", "forget-yearly-value"),
    # Every group is in the programme here.
    "leave-group-out",
    *("rules-of-document", "put-joint-step-back"),
    # Who keeps a page is led on to the year; a suggestion only takes presses.
    *("keeper-asked", "own-suggestion"),
}
# What an installation or a dialogue has a fixed number of, and what no page lists.
NEVER_MANY = {
    *("feedback.Answer", "audit.ChainHead", "findings.CompilationCheck"),
    *("feedback.CredibilityFigure", "findings.DecisionBasis", "dialogues.Follower"),
    *("audit.Installation", "dialogues.NumberSeries", "accounts.OneTimeCode"),
    *("lifecycle.Reminder", "accounts.Tried", "evaluation.VerdictFigure"),
    # A meeting has one of these, or as many as it has sides, bodies and versions.
    "programmes.ProgrammeForm",
    *("meetings.AgendaApproval", "exercises.Board", "meetings.MeetingBody"),
    *("meeting_notes.Notes", "meeting_notes.NotesApproval"),
    *("meeting_notes.NotesVersion", "exercises.SeatingPlan"),
    # An agreement has one for each notice before it ends.
    "agreements.AgreementReminder",
    # A dialogue has one conference about its result, and ten steps.
    *("joint_work.ConferenceChoice", "joint_work.OwnStep"),
    "joint_work.ResultConference",
    # A dialogue has one decision to show whom it reached.
    "reach.ReachShown",
    # The index is one.
    "search.IndexState",
    # A programme has one for each year.
    "consultations.YearlyReport",
}


@dataclass
class Lived:
    """What everyone was shown at each stage, and how much there was at the end."""

    shown: dict[str, dict[tuple[Row, str], Seen]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)


@pytest.fixture(scope="module")
def lives(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[int, Lived]]:
    """Let a dialogue live with few rows of everything, and with many."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        # Writing the file asks the database nothing, and takes a second or two.
        patch.setattr("gensvar.findings.views.basis.as_word", lambda *_, **__: b"")
        yield {rows: _live(rows) for rows in (FEW, MANY)}


def _live(rows: int) -> Lived:
    lived = Lived()
    with taken_back():
        for stage, world in live(rows):
            lived.shown[stage] = _shown(world, stage)
        lived.rows = {
            model._meta.label: model._default_manager.count()
            for model in apps.get_models()
            if model.__module__.startswith("gensvar.")
        }
    return lived


def _shown(world: World, stage: str) -> dict[tuple[Row, str], Seen]:
    return {
        (row, kind): see(world.client(kind), "GET", address, **world.sent(route, row))
        for row in ROWS
        if (route := ROUTES[row.route]).app not in BESIDE or stage == LAST
        if (address := _address(world, row))
        for kind in _readers(row, stage)
    }


def _address(world: World, row: Row) -> str:
    """Return the address of a row, empty while there is nothing there."""
    try:
        return world.address(ROUTES[row.route], row)
    except AssertionError:
        return ""


def _readers(row: Row, stage: str) -> list[str]:
    if stage == "analysing" and "officer" in row.get and row.get < set(KINDS):
        return ["officer", "performer"]
    most = [kind for kind in (*SHOWN_MOST, *KINDS) if kind in row.get]
    return list(dict.fromkeys(most))[: 2 if stage in TWO_READ else 1]


@pytest.mark.parametrize("stage", CHAPTERS)
def test_a_page_asks_as_often_for_many_rows_as_for_few(
    lives: dict[int, Lived], stage: str
) -> None:
    few, many = lives[FEW].shown[stage], lives[MANY].shown[stage]
    assert few.keys() == many.keys()
    wrong = {
        f"{row} {kind}": (len(before.reads), len(after.reads))
        for (row, kind), before in few.items()
        if (after := many[row, kind])
        if len(before.reads) != len(after.reads) or len(after.reads) > most_queries(row)
    }
    assert wrong == {}


@pytest.mark.parametrize("stage", CHAPTERS)
def test_every_page_can_be_shown_at_every_stage(
    lives: dict[int, Lived], stage: str
) -> None:
    few, many = lives[FEW].shown[stage], lives[MANY].shown[stage]
    faults = {str(page[0]): seen.fault for page, seen in many.items() if seen.fault}
    assert faults == {}
    assert {page for page in few if few[page].status != many[page].status} == set()


def test_every_page_is_shown_at_some_stage(lives: dict[int, Lived]) -> None:
    shown = {
        row
        for pages in lives[MANY].shown.values()
        for (row, _kind), seen in pages.items()
        if seen.status == 200
    }
    unseen = {row.route for row in ROWS if row.get and row not in shown}
    assert unseen == NO_PAGE


def test_there_was_more_of_everything(lives: dict[int, Lived]) -> None:
    few, many = lives[FEW].rows, lives[MANY].rows
    grown = {name for name in many if many[name] >= few[name] + MANY - FEW}
    assert many.keys() - grown == NEVER_MANY
