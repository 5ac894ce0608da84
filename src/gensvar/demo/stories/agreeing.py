"""The structure of samråd: proposed, tried, judged by both sides, and agreed on."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser

from gensvar.accounts.models import User
from gensvar.agreements.actions.agreements import (
    begin_agreement,
    publish_agreement,
    write_agreement,
)
from gensvar.agreements.actions.anchoring import Anchor, anchor
from gensvar.agreements.actions.comments import Comment, answer_comment, enter_comment
from gensvar.agreements.actions.commitments import add_commitment
from gensvar.agreements.actions.evaluating import View, enter_view
from gensvar.agreements.actions.structures import (
    add_source,
    begin_structure,
    write_parts,
)
from gensvar.agreements.models import (
    Agreement,
    AgreementKind,
    Method,
    Position,
    SourceKind,
    StructureProposal,
)
from gensvar.agreements.policies import may_keep_agreement
from gensvar.agreements.queries import Anchored
from gensvar.agreements.stepping import take_agreement_step, take_structure_step
from gensvar.agreements.texts import things_of_agreement
from gensvar.consultations.actions.effects import note_effect, publish_effect
from gensvar.demo.stories.standing import Standing, Words
from gensvar.demo.stories.telling import Telling
from gensvar.matters.actions import enter_decision, open_matter
from gensvar.matters.models import Decision, Matter, Outcome
from gensvar.programmes.queries import groups_in
from gensvar.translations.actions import (
    Written,
    show_translations,
    write_translations,
)
from gensvar.translations.models import How
from gensvar.translations.queries import seen, translations_in

LENGTH = timedelta(minutes=150)


def structure(story: Standing) -> Telling:
    """Propose how samråd is held, ask the groups, and try it for a time."""
    words, by = story.content["structure"], story.officer
    yield story.moment(words["begun"], 13)
    proposal = begin_structure(story.programme, by=by)
    write_parts(proposal, proposal.version, words["parts"], by=by)
    add_source(proposal, SourceKind.EXTERNAL, words=words["external"], by=by)
    add_source(proposal, SourceKind.INTERNAL, words=words["internal"], by=by)
    yield story.moment(words["out"])
    until = {"comment_until": story.day(words["comments_until"])}
    take_structure_step(proposal, "ask-groups", by=by, facts=until)
    yield story.moment(words["comments_until"], 15)
    _comment(story, proposal, words["comments"])
    yield story.moment(words["anchored"])
    _anchor(story, proposal, Position.WITH_OBJECTIONS)
    take_structure_step(proposal, "anchor-structure", by=by)
    yield story.moment(words["pilot"])
    days = {
        "pilot_from": story.day(words["pilot"]),
        "pilot_until": story.day(words["pilot_until"]),
    }
    take_structure_step(proposal, "try-structure", by=by, facts=days)
    yield story.moment(words["evaluated"])
    _judge(story, proposal)
    take_structure_step(proposal, "evaluate-structure", by=by)
    yield story.moment(story.content["agreement"]["decided"], 16)
    take_structure_step(
        proposal, "decide-structure", by=by, facts={"decision": _decision(story)}
    )


def _comment(
    story: Standing, proposal: StructureProposal, comments: list[Words]
) -> None:
    for one in comments:
        said = Comment(
            one["words"],
            language=one.get("language", "sv"),
            method=Method.MEETING,
            said_on=story.day(story.content["structure"]["comments_until"]),
        )
        group = story.group(one["group"])
        row = enter_comment(proposal, group, said, by=story.officer)
        answer_comment(row, one["taken"], one["answer"], by=story.officer)


def _anchor(story: Standing, thing: Anchored, position: str) -> None:
    """Write down what each group says; one of them objects, and its words stay."""
    words = story.content["objection"]
    facts: dict[str, Any] = {
        "anchored_on": story.region.day(0),
        "how": "Möte med gruppens organisationer",
        "with_whom": "De organisationer som har plats",
    }
    is_agreement = isinstance(thing, Agreement)
    number = story.content["agreement" if is_agreement else "structure"]["anchored"]
    facts["anchored_on"] = story.day(number)
    for group in groups_in(story.programme):
        objects = group.group == words["group"]
        said = Anchor(
            position=position if objects else Position.ACCEPTS,
            objections=words["words"] if objects else "",
            may_show=objects,
            **facts,
        )
        anchor(thing, said, by=story.officer, group=group)


def _judge(story: Standing, proposal: StructureProposal) -> None:
    """Let both sides say how they see the pilot, each in its own words."""
    words, by = story.content["views"], story.officer
    enter_view(proposal, View(**words["region"]), by=by)
    for name, said in words["groups"].items():
        view = View(method=Method.MEETING, **said)
        enter_view(proposal, view, by=by, group=story.group(name))


def agreement(story: Standing) -> Telling:
    """Write the agreement, anchor it, decide on it with one group objecting."""
    words, by = story.content["agreement"], story.officer
    yield story.moment(words["begun"])
    made = begin_agreement(
        story.body,
        AgreementKind.MINORITIES,
        words["title"],
        words["owner_role"],
        programme=story.programme,
        by=by,
    )
    parts = [(part["heading"], part["words"]) for part in words["parts"]]
    write_agreement(made, made.version, words["title"], parts, by=by)
    _open_matter(story, words["matter"])
    yield story.moment(words["anchored"])
    _anchor(story, made, Position.OBJECTS)
    take_agreement_step(made, "anchor-agreement", by=by)
    yield story.moment(words["proposed"])
    take_agreement_step(made, "propose-agreement", by=by)
    yield story.moment(words["decided"], 15)
    _decide(story, words)
    first = story.day(words["from"])
    facts = {
        "decision": _decision(story),
        "valid_from": first,
        "valid_to": first.replace(year=first.year + words["years"], day=1),
        "review_on": first.replace(year=first.year + 1, day=1),
    }
    take_agreement_step(made, "decide-agreement", by=by, facts=facts)
    _promise(story, made, words["commitments"])
    _translate(story, made)
    publish_agreement(made, by=by)
    yield story.moment(words["from"], 8)
    take_agreement_step(made, "start-agreement", by=by)
    yield story.moment(words["from"] + 3, 9)
    _note_effects(story)


def _note_effects(story: Standing) -> None:
    by = story.officer
    for one in story.content["effects"]:
        facts = {
            "group": story.group(one["group"]),
            "words": one["words"],
            "observed_on": story.day(one["day"]),
            "source_words": one["source"],
        }
        publish_effect(note_effect(story.programme, facts, by=by), by=by)


def _translate(story: Standing, made: Agreement) -> None:
    """Show the agreement in Yiddish too, marked as not reviewed: nobody has."""
    words, by = story.content["yiddish"], story.officer
    rows = list(made.parts.all())
    things = things_of_agreement(made, rows)
    texts = {things[0].place("title"): words["title"]}
    for thing, (heading, text) in zip(things[1:], words["parts"], strict=True):
        texts[thing.place("heading")] = heading
        texts[thing.place("words")] = text

    def may(user: User | AnonymousUser) -> bool:
        return may_keep_agreement(user, made)

    rows_now = translations_in(things, "yi")
    written = Written(texts, How.MACHINE, seen(things, rows_now.values()))
    write_translations(things, "yi", written, by=by, may=may)
    show_translations(things, "yi", by=by, may=may)


def _open_matter(story: Standing, words: Words) -> None:
    day = story.day(story.content["agreement"]["begun"])
    open_matter(
        registry_number=f"RÄ {day.year}-{int(words['number']):04}",
        title=words["title"],
        summary=words["summary"],
        body=story.body,
        opened_on=day,
        by=story.region.people["ingrid"],
    )


def _decide(story: Standing, words: Words) -> None:
    enter_decision(
        Matter.objects.get(title=words["matter"]["title"]),
        body=story.body,
        starts_on=story.day(words["decided"]),
        section_number=words["section"],
        outcome=Outcome.DECIDED,
        summary=words["summary"],
        by=story.region.people["ingrid"],
    )


def _decision(story: Standing) -> Decision:
    title = story.content["agreement"]["matter"]["title"]
    return Decision.objects.get(matter__title=title)


def _promise(story: Standing, made: Agreement, commitments: list[Words]) -> None:
    for one in commitments:
        body = story.region.bodies.get(one.get("body", ""))
        add_commitment(
            made,
            one["side"],
            one.get("who", ""),
            one["words"],
            story.day(one["due"]),
            body=body,
            by=story.officer,
        )
