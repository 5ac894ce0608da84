"""From a matter in the register to a dialogue that is ready to open."""

from typing import Any

from gensvar.demo.stories.telling import Story, Telling
from gensvar.dialogues.actions import (
    answer_criterion,
    approve_plan,
    ask_question,
    begin_consideration,
    begin_dialogue,
    decide_consideration,
    give_mandate,
    save_plan,
    set_part,
    set_phase,
    start_plan,
)
from gensvar.dialogues.models import (
    Answer,
    BodyRole,
    Consideration,
    ConsiderationOutcome,
    CriterionEffect,
    DecisionOrder,
)
from gensvar.dialogues.queries import criteria_with_answers, mandate_rule, rules_on
from gensvar.kernel.days import today
from gensvar.matters.actions import enter_decision, open_matter
from gensvar.matters.models import Decision, Outcome
from gensvar.publishing.actions import show_consideration, show_dialogue
from gensvar.publishing.models import Shown


def prepare(story: Story) -> Telling:
    """Open the matter, weigh, begin, give the mandate and plan."""
    yield story.when("opened")
    _open_matter(story, story["matter"])
    yield story.when("considered")
    consideration = weigh(story, ConsiderationOutcome.DIALOGUE, story["consideration"])
    if story.get("show_consideration"):
        show_consideration(consideration, by=story.officer)
    yield story.when("begun")
    _begin(story, consideration)
    yield story.when("mandated", 10)
    _mandate(story)
    yield story.when("planned", 11)
    _plan(story)
    _ask(story)
    if story.happens("announced"):
        yield story.when("announced", 14)
        show_dialogue(story.dialogue, Shown.COMING, by=story.officer)


def consider_only(story: Story) -> Telling:
    """Open a matter and weigh a dialogue in it, without holding one."""
    yield story.region.at(story["opened"], 8)
    _open_matter(story, story.content)
    if "considered" in story.content:
        yield story.region.at(story["considered"], 15)
        consideration = weigh(story, story["outcome"], story.content)
        if story["show"]:
            show_consideration(consideration, by=story.officer)


def _open_matter(story: Story, facts: dict[str, Any]) -> None:
    # Any: what stands in a TOML file.
    story.made_matter = open_matter(
        registry_number=f"RÄ {today().year}-{int(facts['number']):04}",
        title=facts["title"],
        summary=facts["summary"].strip(),
        body=story.body,
        opened_on=today(),
        planned_decision_on=story.day(facts["planned_decision"]),
        is_major_change=True,
        by=story.registrar,
    )


def weigh(story: Story, outcome: str, facts: dict[str, Any]) -> Consideration:
    """Answer the criteria and decide; `facts` hold the reason and the odd answers."""
    # Any: what stands in a TOML file.
    consideration = begin_consideration(story.matter, by=story.officer)
    comments = facts.get("comments", {})
    for criterion, _none in criteria_with_answers(consideration):
        against = (CriterionEffect.EXCLUDES, CriterionEffect.SCREENING)
        is_yes = criterion.effect not in against
        if criterion.key in facts.get("no_to", ()):
            is_yes = False
        if criterion.key in facts.get("yes_to", ()):
            is_yes = True
        answer_criterion(
            consideration,
            criterion,
            Answer.YES if is_yes else Answer.NO,
            comment=comments.get(criterion.key, ""),
            by=story.officer,
        )
    decide_consideration(
        consideration,
        outcome,
        reason=facts["reason"],
        other_form=facts.get("other_form", ""),
        by=story.registrar if _decides_itself(story) else _chair(story),
    )
    return consideration


def _decides_itself(story: Story) -> bool:
    rule = mandate_rule(rules_on(today()), story.body)
    return rule is not None and rule.order == DecisionOrder.OWN_ORDER


def _chair(story: Story) -> Any:  # Any: a user
    return story.region.chair_of(story.body)


def _begin(story: Story, consideration: Consideration) -> None:
    facts = story["dialogue"]
    story.made_dialogue = begin_dialogue(
        consideration,
        body=story.body,
        by=story.officer,
        title=facts["title"],
        introduction=facts["introduction"].strip(),
        kind=facts["kind"],
        contribution_visibility=facts["visibility"],
    )
    parts = [(story["performer"], BodyRole.PERFORMER)]
    parts += [(slug, BodyRole.INFORMED) for slug in story.get("informed", ())]
    for slug, role in parts:
        body = story.region.bodies[slug]
        set_part(story.dialogue, body, role, by=story.officer)


def _mandate(story: Story) -> None:
    facts, rules = story["mandate"], rules_on(today())
    assert rules is not None  # noqa: S101 -- adopted when the region was founded
    terms = {name: facts[name] for name in ("question", "can_influence")}
    give_mandate(
        story.dialogue,
        body=story.body,
        level=rules.levels.get(key=facts["level"]),
        promise="",
        cannot_influence=facts["cannot_influence"],
        answer_by=story.day(facts["answer_by"]),
        decided_on=today(),
        decision=_decision_to_hold(story) if _decides_itself(story) else None,
        by=story.registrar if _decides_itself(story) else _chair(story),
        elected=[_chair(story).name],
        **terms,
    )


def _decision_to_hold(story: Story) -> Decision:
    """Enter the sitting's decision, where the body decides and not its chair."""
    return enter_decision(
        story.matter,
        body=story.body,
        starts_on=today(),
        section_number=story["mandate"]["section"],
        outcome=Outcome.DECIDED,
        summary=f"{story.body} håller dialogen ”{story.dialogue.title}”.",
        by=story.registrar,
    )


def _plan(story: Story) -> None:
    facts = story["plan"]
    plan = start_plan(story.dialogue, by=story.officer)
    save_plan(
        plan,
        plan.version,
        by=story.officer,
        purpose=facts["purpose"],
        goals=facts["goals"],
        activities=[
            {
                "what": row["what"],
                "for_whom": row["for_whom"],
                "channel": row["channel"],
                "language": row.get("language", "sv"),
                "on": story.day(row["day"]),
                "owner": row["owner"],
            }
            for row in facts.get("activities", ())
        ],
        feedback=[
            {
                "to_whom": row["to_whom"],
                "how": row["how"],
                "on": story.day(row["day"]),
            }
            for row in facts.get("feedback", ())
        ],
        target_groups=facts["groups"],
    )
    if not story.get("plan_is_draft"):
        approve_plan(plan, by=story.officer)


def _ask(story: Story) -> None:
    for row in story["questions"]:
        ask_question(
            story.dialogue,
            row["words"],
            hint=row.get("hint", ""),
            is_area=row.get("area", False),
            by=story.officer,
        )
    days = story["days"]
    set_phase(
        story.dialogue,
        "Fråga på webben och på papper",
        story.day(days["opens"]),
        story.day(days["closes"]),
        by=story.officer,
    )
