"""Themes, findings and a compilation on its way, for tests."""

from datetime import timedelta

from django.utils import timezone

from gensvar.contributions.actions import pass_review
from gensvar.contributions.models import Contribution, Review
from gensvar.dialogues.models import Dialogue
from gensvar.findings.actions import (
    BasisWords,
    Words,
    add_recipient,
    begin_basis,
    place,
    propose_theme,
    write_basis,
    write_finding,
)
from gensvar.findings.models import DecisionBasis, Finding, Theme
from gensvar.kernel.days import today
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from tests.make.contributions import make_contribution, make_open_dialogue
from tests.make.dialogues import officer_of
from tests.make.remembered import remembered

WORDS = Words(
    title="Många vill komma efter jobbet",
    text="De som arbetar dagtid vill ha öppet till klockan 19.",
    counter_views="Några vill hellre ha öppet tidigt.",
    not_reached="Vi hörde ingen under 18 år.",
)


def make_theme(dialogue: Dialogue, name: str, *said: Contribution) -> Theme:
    """Propose a theme and sort contributions under it."""
    officer = officer_of(dialogue.body)
    theme = propose_theme(dialogue, name, by=officer)
    place(theme, said, by=officer)
    return theme


def make_finding(
    dialogue: Dialogue, *themes: Theme, title: str = WORDS.title
) -> Finding:
    """Write a finding from themes; from a new one with a contribution if none."""
    chosen = themes or (make_theme(dialogue, "Efter jobbet", make_reviewed(dialogue)),)
    words = Words(title, WORDS.text, WORDS.counter_views, WORDS.not_reached)
    return write_finding(dialogue, words, chosen, by=officer_of(dialogue.body))


def make_reviewed(
    dialogue: Dialogue, text: str = "", language: str = "sv"
) -> Contribution:
    """Let someone say one thing, and an officer review it."""
    contribution = make_contribution(dialogue, text, language=language)
    if contribution.review == Review.WAITING:
        pass_review(contribution, by=officer_of(dialogue.body))
    contribution.refresh_from_db()
    return contribution


def start_compiling(dialogue: Dialogue) -> None:
    """Let the last day pass and the compiling start."""
    ended = timezone.now() - timedelta(minutes=1)
    dialogue.phases.update(starts_at=ended - timedelta(days=20), ends_at=ended)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "analyse", by=officer_of(dialogue.body))


def make_basis(dialogue: Dialogue) -> DecisionBasis:
    """Write a basis that can be handed over, with its own body as recipient."""
    officer = officer_of(dialogue.body)
    basis = begin_basis(dialogue, by=officer)
    words = BasisWords("Webb och två möten.", "Nattarbetare.")
    write_basis(basis, words, seen_version=basis.version, by=officer)
    add_recipient(dialogue, dialogue.body, today() + timedelta(days=30), by=officer)
    return basis


@remembered
def make_compiled() -> tuple[Dialogue, Finding]:
    """Make a dialogue that is compiled and could be handed over now."""
    dialogue = make_open_dialogue()
    finding = make_finding(dialogue)
    start_compiling(dialogue)
    make_basis(dialogue)
    return dialogue, finding
