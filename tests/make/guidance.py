"""Guidance that a region has changed, for tests."""

from typing import Any

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.guidance.actions.channels import propose_channel
from gensvar.guidance.actions.methods import add_method
from gensvar.guidance.actions.outreach import plan_outreach
from gensvar.guidance.actions.texts import edit_guidance
from gensvar.guidance.models import Channel, MethodSetting, OutreachStep, OwnText
from gensvar.guidance.queries import entry_of
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, Role
from tests.make.dialogues import officer_of, someone
from tests.make.organisations import make_body

FACTS: dict[str, Any] = {  # Any: values of several types
    "levels": ["consult"],
    "purposes": ["views"],
    "groups": ["rural"],
    "where": ["place"],
    "weeks": 2,
    "hours": 10,
    "cost": 1,
    "size": "5–10",
}


def administrator_of(body: Body | None = None) -> User:
    return someone(body or make_body(), Role.ADMINISTRATOR)


def make_own_text(
    kind: str = "kapitel", key: str = "plan", language: str = "sv", **words: str
) -> OwnText:
    """Put the region's own words in place of some of a text."""
    entry = entry_of(kind, key, language)
    assert entry is not None
    said = {**entry.words, **words}
    return edit_guidance(kind, key, language, said, by=administrator_of())


def make_own_method(name: str = "Skogspromenad") -> MethodSetting:
    """Add a method of the region's own."""
    words = {"name": name, "purpose": "Tala i lugn och ro."}
    return add_method(words, FACTS, "sv", by=administrator_of())


def make_outreach(dialogue: Dialogue, group: str = "Unga i glesbygd") -> OutreachStep:
    """Plan how a group is reached."""
    facts = {
        "group": group,
        "how": "Vi kommer till fritidsgården",
        "responsible": "Kulturenheten",
        "until": today(),
    }
    return plan_outreach(dialogue, facts, by=officer_of(dialogue.body))


def make_channel(body: Body, name: str = "Dialogbuss") -> Channel:
    """Propose a channel in the name of a body."""
    officer = officer_of(body)
    return propose_channel(name, "Möta folk i byarna", body=body, by=officer)
