"""How the region is steered: policy, assignments, proposals, and what was before."""

from dataclasses import dataclass
from datetime import datetime

from gensvar.accounts.models import User
from gensvar.assignments.actions import (
    Answered,
    Given,
    Reported,
    answer_report,
    give_assignment,
    promise_in_answer,
    report_activity,
    say_how_it_goes,
)
from gensvar.assignments.models import ActivityReport, AssignedBody
from gensvar.demo.content import Content
from gensvar.demo.region import Region
from gensvar.demo.stories.telling import Telling, dialogue_of
from gensvar.dialogues.actions.policy import adopt_policy, draft_policy
from gensvar.followups.models import Measure
from gensvar.governing_documents.actions import publish_document
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.past_dialogues.actions.past import bring_in, publish_past
from gensvar.past_dialogues.actions.sources import add_document, note_count
from gensvar.proposals.actions import (
    Proposed,
    begin_collection,
    say_where_it_stands,
    show_change,
    state_count,
    write_proposal,
)
from gensvar.proposals.models import ChangeProposal


@dataclass
class Steering:
    """One part of the story: its words, and the region."""

    content: Content
    region: Region

    @property
    def by(self) -> User:
        """Return the officer who does it."""
        return self.region.people[self.content.get("officer", "maja")]

    def body(self, key: str = "") -> Body:
        """Return a body by its key, or the one that the part is about."""
        return self.region.bodies[key or self.content["body"]]

    def at(self, number: int, hour: int = 11) -> datetime:
        """Return a time on a working day, counted from today."""
        return self.region.at(number, hour)


def policy(story: Steering) -> Telling:
    """Draft the policy as rules, and adopt it by the decision of the assembly."""
    words = story.content
    yield story.at(words["drafted"])
    matter = dialogue_of("1-policy").matter
    assembly = story.body("fullmaktige")
    rules = draft_policy(title=matter.title, body=assembly, matter=matter, by=story.by)
    yield story.at(words["adopted"])
    decision = matter.decisions.filter(body=assembly).latest("order")
    day = story.region.day(words["valid"])
    adopt_policy(rules, decision=decision, valid_from=day, by=story.by)
    rules.refresh_from_db()
    if rules.document is not None:
        publish_document(rules.document, by=story.by)


def assignment(story: Steering) -> Telling:
    """Give one question to three committees; one reports, one waits for an answer."""
    words = story.content
    yield story.at(words["given"])
    given = Given(
        words["question"],
        story.region.today.year,
        today(),
        words["section"],
        story.region.day(words["due"]),
    )
    to = [story.body(key) for key in words["to"]]
    made = give_assignment(story.body(), given, to, by=story.by)
    rows = {row.body_id: row for row in AssignedBody.objects.filter(assignment=made)}
    reports: dict[str, ActivityReport] = {}
    for day, facts in _in_order(words):
        yield story.at(day, 14)
        mine = rows[story.body(facts["body"]).pk]
        mine.refresh_from_db()
        if "status" in facts:
            say_how_it_goes(
                mine,
                facts["status"],
                facts["words"],
                by=story.by,
                seen_version=mine.version,
            )
        elif facts["body"] not in reports:
            reports[facts["body"]] = _report(story, mine, facts)
        else:
            _answer(story, reports[facts["body"]], facts)


def _in_order(words: Content) -> list[tuple[int, Content]]:
    happened = [(row["day"], row) for row in (*words["steps"], *words["reports"])]
    happened += [
        (row["answered"], row) for row in words["reports"] if "answered" in row
    ]
    return sorted(happened, key=lambda one: int(one[0]))


def _report(story: Steering, mine: AssignedBody, facts: Content) -> ActivityReport:
    due = story.region.day(facts["answer_due"])
    said = Reported(facts["text"], today(), due)
    return report_activity(mine.body, said, by=story.by, assigned=mine)


def _answer(story: Steering, report: ActivityReport, facts: Content) -> None:
    said = Answered(facts["answer"], today(), facts["answer_section"])
    answer = answer_report(report, said, by=story.by)
    promise_in_answer(
        answer,
        facts["measure"],
        due_on=story.region.day(facts["measure_due"]),
        owner=story.by,
        by=story.by,
    )


def proposals(story: Steering) -> Telling:
    """Write down what is proposed, group it, and follow it to done or refused."""
    words = story.content
    yield story.at(words["begun"])
    collection = begin_collection(story.body(), words["name"], by=story.by)
    rows: dict[str, ChangeProposal] = {}
    for facts in words["rows"]:
        proposed = Proposed(
            facts["text"],
            story.body(facts["body"]),
            group=facts["group"],
            owner=story.by,
            source=words["stated_source"],
        )
        rows[facts["text"]] = write_proposal(collection, proposed, by=story.by)
    state_count(collection, words["stated"], words["stated_source"], "", by=story.by)
    moved = [facts for facts in words["rows"] if "status" in facts]
    for facts in sorted(moved, key=lambda one: int(one["day"])):
        yield story.at(facts["day"], 15)
        row = rows[facts["text"]]
        say_where_it_stands(row, facts["status"], facts["words"], by=story.by)
        if "shown" in facts:
            row.refresh_from_db()
            show_change(row, facts["shown"], by=story.by)


def measure_shown(story: Steering) -> Telling:
    """Show everyone a measure that was done because people asked for it."""
    yield story.at(story.content["day"])
    done = Measure.objects.get(words__startswith=story.content["words_start"])
    show_change(done, story.content["words"], by=story.by)


def past(story: Steering) -> Telling:
    """Bring in what was held before, with what is known of it, and show it."""
    words = story.content
    yield story.at(words["day"])
    names = ("title", "question", "held_from", "held_to", "place", "method")
    more = ("results", "outcome", "contact_role", "contact_unit")
    facts = {name: words[name] for name in (*names, *more)}
    made = bring_in({**facts, "body": story.body()}, by=story.by)
    for count in words["counts"]:
        note_count(made, count, by=story.by)
    for document in words["documents"]:
        add_document(made, document, by=story.by)
    publish_past(made, by=story.by)
