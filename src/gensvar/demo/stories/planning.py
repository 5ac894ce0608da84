"""What the bodies plan for a year, and what became of it."""

import calendar
from dataclasses import dataclass
from datetime import date

from gensvar.accounts.models import User
from gensvar.demo.content import Content
from gensvar.demo.region import Region
from gensvar.demo.stories.telling import Telling, dialogue_of
from gensvar.dialogues.models import LadderLevel
from gensvar.dialogues.queries import rules_on
from gensvar.kernel.days import today
from gensvar.year_plans.actions.lines import drop_line, mark_begun, plan_dialogue
from gensvar.year_plans.actions.plans import (
    Adoption,
    adopt_plan,
    begin_plan,
    publish_plan,
)
from gensvar.year_plans.models import PlannedDialogue, YearPlan


@dataclass
class Planning:
    """One plan as it is told: its file, the region, and who keeps it."""

    content: Content
    region: Region
    officer: str

    @property
    def by(self) -> User:
        """Return who keeps the plan."""
        return self.region.people[self.officer]

    @property
    def year(self) -> int:
        """Return the year that the plan is for."""
        return self.region.today.year + int(self.content["year"])


def plan(story: Planning) -> Telling:
    """Begin a plan, adopt and show it, and say what became of its lines."""
    words = story.content
    yield story.region.at(words["begun"], 13)
    made = begin_plan(story.region.bodies[words["body"]], story.year, by=story.by)
    lines = {row["title"]: _line(story, made, row) for row in words["lines"]}
    yield story.region.at(words["adopted"], 15)
    registrar = story.region.people["ingrid"]
    adopt_plan(made, Adoption(today(), words["section"]), by=registrar)
    yield story.region.at(words["published"], 10)
    publish_plan(made, by=story.by)
    yield from _became(story, lines)


def _became(story: Planning, lines: dict[str, PlannedDialogue]) -> Telling:
    happened = [
        (facts["begun"][1] if "begun" in facts else facts["dropped"][0], facts)
        for facts in story.content["lines"]
        if "begun" in facts or "dropped" in facts
    ]
    for day, facts in sorted(happened, key=lambda one: int(one[0])):
        yield story.region.at(day, 14)
        line = lines[facts["title"]]
        line.refresh_from_db()
        if "dropped" in facts:
            drop_line(line, facts["dropped"][1], by=story.by)
        else:
            dialogue = dialogue_of(facts["begun"][0])
            mark_begun(line, today(), dialogue=dialogue, by=story.by)


def _line(story: Planning, made: YearPlan, facts: Content) -> PlannedDialogue:
    first, last = facts["months"]
    rules = rules_on(today())
    level = LadderLevel.objects.get(rule_set=rules, key=facts["level"])
    told = {
        **{name: facts[name] for name in ("title", "question", "audience", "place")},
        "recurrence": facts["recurrence"],
        "level": level,
        "starts_on": date(story.year, first, 1),
        "ends_on": date(story.year, last, calendar.monthrange(story.year, last)[1]),
    }
    return plan_dialogue(made, told, by=story.by)
