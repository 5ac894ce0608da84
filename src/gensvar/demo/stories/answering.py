"""Decisions, what became of each finding, the answers, and what people thought."""

from datetime import date, timedelta
from typing import Any

from gensvar.accounts.models import User
from gensvar.contributions import keys
from gensvar.contributions.models import Receipt
from gensvar.demo.stories.compiling import report
from gensvar.demo.stories.telling import Story, Telling
from gensvar.demo.stories.while_open import key_of
from gensvar.evaluation.actions import (
    Opinion,
    Promise,
    enter_verdict_of,
    judge_as_participant,
    judge_for_region,
    write_lesson,
)
from gensvar.feedback.actions.answers import AnswerWords, write_answer
from gensvar.feedback.actions.credibility import Scores, rate_answer
from gensvar.feedback.actions.mailings import (
    mark_as_printed,
    prepare_mailing,
    send_mailing,
)
from gensvar.feedback.actions.weighing import Judgement, weigh
from gensvar.feedback.models import Answer, Direction
from gensvar.feedback.workflow import move_answer, publish_ready_answers
from gensvar.findings.models import Finding
from gensvar.followups.actions import note_measure, promise_measure
from gensvar.followups.models import Measure, MeasureStatus
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.matters.actions import enter_decision
from gensvar.matters.models import Decision, Outcome

MONDAY = 0


def decide(story: Story) -> Telling:
    """Enter the decisions as the minutes say them; a remand is answered later.

    Between them the body that got the basis reports back.
    """
    remand = None
    happenings = [
        (facts.get("until", facts["day"]), facts) for facts in story["decisions"]
    ]
    happenings.append((story["report"]["day"], None))
    for day, facts in sorted(happenings, key=lambda one: int(one[0])):
        yield story.region.at(day, 16)
        if facts is None:
            report(story)
            continue
        decision = _decision(story, facts, remand)
        if decision.outcome == Outcome.REMITTED_BACK:
            remand = decision


def _days(story: Story, facts: dict[str, Any]) -> tuple[date, date | None]:
    """Return the day or the two days of a sitting, which never begin on a Sunday."""
    # Any: what stands in a TOML file.
    if "until" not in facts:
        return story.day(facts["day"]), None
    last = story.day(facts["until"])
    if last.weekday() == MONDAY:
        last -= timedelta(days=3)
    return last - timedelta(days=1), last


def _decision(story: Story, facts: dict[str, Any], remand: Decision | None) -> Decision:
    # Any: what stands in a TOML file.
    first, last = _days(story, facts)
    return enter_decision(
        story.matter,
        body=story.region.bodies[facts["body"]],
        starts_on=first,
        ends_on=last,
        section_number=facts["section"],
        outcome=facts["outcome"],
        summary=facts["summary"],
        reason=facts.get("reason", ""),
        votes=[(words, number) for words, number in facts.get("votes", ())],
        answers_remand=remand if facts.get("answers_remand") else None,
        by=story.registrar,
    )


def answer(story: Story) -> Telling:
    """Weigh each finding, publish the answers in three directions, tell everyone."""
    yield story.when("weighed", 13)
    last = story.matter.decisions.last()
    for facts in story["findings"]:
        finding = Finding.objects.get(dialogue=story.dialogue, title=facts["title"])
        weighing = facts["weighing"]
        measures = [_measure(story, row) for row in weighing["measures"]]
        weigh(
            finding,
            Judgement(weighing["outcome"], weighing["reason"], last, measures),
            by=story.officer,
        )
    yield story.when("answered", 10)
    for direction, words in story["answers"].items():
        _write(story, Direction(direction), words)
    ready = Answer.objects.filter(dialogue=story.dialogue)
    publish_ready_answers(
        story.dialogue, by=story.officer, seen={row.pk: row.version for row in ready}
    )
    LIFE_OF_A_DIALOGUE.advance(story.dialogue, "answer", by=story.officer)
    yield story.when("mailed", 11)
    published = Answer.objects.get(
        dialogue=story.dialogue, direction=Direction.PARTICIPANTS
    )
    mailing = prepare_mailing(published, by=story.officer)
    send_mailing(mailing, by=story.officer)
    mark_as_printed(mailing, by=story.officer)


def _measure(story: Story, row: list[Any]) -> Measure:
    # Any: what stands in a TOML file.
    words, body, due, status, note = row
    measure = promise_measure(
        words,
        body=story.region.bodies[body],
        due_on=story.day(due),
        owner=story.officer,
        matter=story.matter,
        by=story.officer,
    )
    if status != MeasureStatus.PLANNED:
        note_measure(measure, status, note, by=story.officer)
    return measure


def _write(story: Story, direction: Direction, words: dict[str, str]) -> None:
    written = write_answer(
        story.dialogue,
        direction,
        AnswerWords(
            text=words["text"],
            translations={"fi": words["fi"]} if "fi" in words else {},
            services=words.get("services", ""),
        ),
        by=story.officer,
    )
    move_answer(written, "make ready", by=story.officer, seen_version=written.version)


def judge(story: Story) -> Telling:
    """Let participants rate the answer, and both sides say how it went."""
    receipts = [_receipt(story, number) for number in range(1, len(story["said"]) + 1)]
    yield story.when("judged", 12)
    for receipt, facts in zip(receipts, story["ratings"], strict=False):
        understood, fair, influence = facts["scores"]
        comment = facts.get("comment", "")
        rate_answer(receipt, Scores(understood, fair, influence, comment))
    for facts in story["judged_by_region"]:
        by = story.region.people[facts["who"]]
        judge_for_region(story.dialogue, _opinion(facts), by=by)
    for receipt, facts in zip(receipts, story["judged_by_participants"], strict=False):
        judge_as_participant(
            receipt, _opinion(facts), may_show_words=facts.get("may_show", False)
        )
    for facts in story["judged_by_organisations"]:
        enter_verdict_of(
            facts["name"], story.dialogue, _opinion(facts), by=story.officer
        )
    yield story.when("judged", 15)
    for facts in story["lessons"]:
        _learn(story, facts, by=story.officer)


def close(story: Story) -> Telling:
    """Close a dialogue that owes nobody anything."""
    yield story.when("closed", 14)
    LIFE_OF_A_DIALOGUE.advance(story.dialogue, "close", by=story.officer)


def _receipt(story: Story, number: int) -> Receipt:
    return Receipt.objects.get(key_hash=keys.stored(key_of(story["file"], number)))


def _opinion(facts: dict[str, Any]) -> Opinion:
    # Any: what stands in a TOML file.
    return Opinion(
        facts["scores"],
        difference_made=facts.get("difference", ""),
        text=facts.get("text", ""),
    )


def _learn(story: Story, facts: dict[str, Any], *, by: User) -> None:
    # Any: what stands in a TOML file.
    promised = facts["promise"]
    promise = Promise(
        promised["words"],
        story.region.bodies[promised["body"]],
        story.day(promised["day"]),
        owner=by,
    )
    write_lesson(story.dialogue, facts["words"], promise=promise, by=by)
