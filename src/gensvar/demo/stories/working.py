"""How dialogues are led together: methods, outreach, joint steps, who was reached."""

from gensvar.demo.stories.steering import Steering
from gensvar.demo.stories.telling import Telling, dialogue_of
from gensvar.guidance.actions.channels import propose_channel
from gensvar.guidance.actions.methods import choose_method
from gensvar.guidance.actions.outreach import plan_outreach
from gensvar.impact_assessments.actions import (
    Said,
    adopt_standard_checklists,
    answer_questions,
    begin_assessment,
    finish_assessment,
)
from gensvar.impact_assessments.models import Checklist, Verdict
from gensvar.joint_work.actions.steps import Together, begin_step, confirm
from gensvar.joint_work.actions.together import reflect
from gensvar.joint_work.models import Performer
from gensvar.kernel.spreadsheets import read_table
from gensvar.reach.actions import (
    give_table,
    name_gap,
    note_reached,
    show_reach,
    use_table,
)
from gensvar.reach.reading import read_population

BREAKDOWN = "Ålder"


def method(story: Steering) -> Telling:
    """Choose a method for a dialogue, with the reason."""
    words = story.content
    yield story.at(words["day"], 13)
    dialogue = dialogue_of(words["file"])
    choose_method(dialogue, words["key"], words["reason"], by=dialogue.leader)


def outreach(story: Steering) -> Telling:
    """Plan how to reach those who would be missing."""
    words = story.content
    yield story.at(words["day"], 13)
    dialogue = dialogue_of(words["file"])
    facts = {name: words[name] for name in ("group", "how", "responsible")}
    until = story.region.day(words["until"])
    plan_outreach(dialogue, {**facts, "until": until}, by=dialogue.leader)


def channel(story: Steering) -> Telling:
    """Propose a channel that nobody has used yet."""
    words = story.content
    yield story.at(words["day"])
    propose_channel(words["name"], words["about"], body=story.body(), by=story.by)


def together(story: Steering) -> Telling:
    """Let several do a step together; not all have confirmed it."""
    words = story.content
    yield story.at(words["day"])
    dialogue = dialogue_of(words["file"])
    asked = Together(
        words["what"],
        story.region.day(words["due"]),
        words["kind"],
        [story.region.people[key] for key in words["people"]],
        [story.body(key) for key in words["bodies"]],
    )
    step = begin_step(dialogue, asked, by=dialogue.leader)
    for key in words["confirmed"]:
        who = story.region.people[key]
        confirm(Performer.objects.get(step=step, user=who), by=who)


def reflection(story: Steering) -> Telling:
    """Write what one has learnt, where both sides read it."""
    words = story.content
    yield story.at(words["day"], 16)
    who = story.region.people[words["who"]]
    said = {name: words[name] for name in ("learnt", "next_time")}
    reflect(dialogue_of(words["file"]), said, 0, by=who)


def reach(story: Steering) -> Telling:
    """Hold those who were reached against those who live here, and show it."""
    words = story.content
    yield story.at(words["day"], 10)
    keeper = story.region.people["samir"]
    read = read_population(read_table("befolkning.csv", words["table"].encode()))
    for table in give_table("befolkning.csv", read, by=keeper):
        use_table(table, by=keeper)
    dialogue = dialogue_of(words["file"])
    source = "Räknat i väntrummen"
    for row in words["reached"]:
        facts = {**row, "breakdown": BREAKDOWN, "source": source}
        note_reached(dialogue, facts, by=dialogue.leader)
    gap = {name: words["gap"][name] for name in ("who", "what", "by_whom")}
    until = story.region.day(words["gap"]["until"])
    name_gap(dialogue, {**gap, "until_on": until}, by=dialogue.leader)
    show_reach(dialogue, by=dialogue.leader)


def impact(story: Steering) -> Telling:
    """Ask what a matter means for children, and finish the answer."""
    words = story.content
    yield story.at(words["day"], 10)
    adopt_standard_checklists(by=story.region.people["samir"])
    dialogue = dialogue_of(words["file"])
    checklist = Checklist.objects.get(key=words["template"], valid_to=None)
    made = begin_assessment(dialogue.matter, checklist, by=dialogue.leader)
    first = made.answers.all()[0]
    said = {first.question_id: Said(Verdict.YES, words["yes"], words["source"])}
    texts = {name: words[name] for name in ("asked", "summary")}
    answer_questions(made, made.version, texts, said, by=dialogue.leader)
    made.refresh_from_db()
    finish_assessment(made, by=dialogue.leader)
