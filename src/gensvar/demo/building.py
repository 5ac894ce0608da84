"""Building the region once, as a whole or not at all."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from gensvar.demo import content
from gensvar.demo.clock import set_to
from gensvar.demo.region import FOUNDED, Region, found
from gensvar.demo.stories import (
    agreeing,
    answering,
    asking,
    before,
    civil,
    compiling,
    everyday,
    meetings,
    planning,
    sami,
    samrad,
    side_by_side,
    standing,
    steering,
    while_open,
    working,
)
from gensvar.demo.stories.telling import Story, Telling, tell
from gensvar.dialogues.actions import adopt_default_rules
from gensvar.organisations.models import Body
from gensvar.search.indexing import build_all

DAYS_OF_HISTORY = 500


def is_built() -> bool:
    """Say whether the region is there."""
    return Body.objects.filter(slug="demokratiberedningen").exists()


def build(today: date | None = None) -> bool:
    """Build the region as it stands on a day; say False when it was there already.

    One transaction: a start that is broken off leaves nothing behind, and the many
    small steps are written to the disk together.
    """
    if is_built():
        return False
    day = today or timezone.localdate()
    with transaction.atomic():
        region = _founded(day)
        tell(
            [
                *(_dialogue(Story(facts, region)) for facts in content.dialogues()),
                *_meetings(region),
                *_standing(region),
                *_steering(region),
                *_civil(region),
                *(
                    before.consider_only(Story(facts, region))
                    for facts in content.matters()
                ),
            ]
        )
        build_all()
    return True


def _founded(day: date) -> Region:
    start = Region(day).day(-DAYS_OF_HISTORY)
    with set_to(timezone.make_aware(datetime.combine(start, time(9)))):
        region = found(day)
        adopt_default_rules(by=region.people["samir"], valid_from=FOUNDED)
    return region


def _meetings(region: Region) -> list[Telling]:
    """Tell the meetings of the series: what came first is told first."""
    story = meetings.Gathering(content.meetings(), region)
    tellings = (meetings.held, meetings.paid, meetings.today, meetings.coming)
    return [telling(story) for telling in tellings]


def _standing(region: Region) -> list[Telling]:
    """Tell of the samråd, from what the groups need to what is agreed."""
    story = standing.Standing(content.standing(), region)
    tellings = (
        *(standing.frame, standing.needs, agreeing.structure, samrad.meetings),
        *(agreeing.agreement, sami.consultation),
    )
    return [telling(story) for telling in tellings]


def _steering(region: Region) -> list[Telling]:
    """Tell what is planned, assigned, proposed, and done together."""
    words, plans = content.steering("steering"), content.steering("plans")
    single = {
        "policy": steering.policy,
        "assignment": steering.assignment,
        "proposals": steering.proposals,
        "measure_shown": steering.measure_shown,
        "past": steering.past,
        "channel": working.channel,
        "together": working.together,
        "reach": working.reach,
        "impact": working.impact,
    }
    several = {
        "methods": working.method,
        "outreach": working.outreach,
        "reflections": working.reflection,
    }
    return [
        *(
            planning.plan(planning.Planning(facts, region, plans["officer"]))
            for facts in plans["plans"]
        ),
        *(
            telling(steering.Steering(words[key], region))
            for key, telling in single.items()
        ),
        *(
            telling(steering.Steering(facts, region))
            for key, telling in several.items()
            for facts in words[key]
        ),
    ]


def _civil(region: Region) -> list[Telling]:
    """Tell civil society's side: what is agreed, asked, offered and said together."""
    together, asked = content.civil("together"), content.civil("asking")
    single = {
        "agreement": civil.agreement,
        "lists": civil.lists,
        "takeover": civil.takeover,
        "twice": civil.twice,
        "matching": side_by_side.matching,
        "position": side_by_side.position,
        "exchange": side_by_side.exchange,
        "cooperation": everyday.cooperation,
        "news": everyday.news,
        "examples": everyday.examples,
    }
    return [
        *(
            telling(civil.Civil(together[key], together, region))
            for key, telling in single.items()
        ),
        *(civil.page(civil.Civil(one, together, region)) for one in together["pages"]),
        asking.themes(civil.Civil(asked["themes"], asked, region)),
        *(
            asking.question(civil.Civil(one, asked, region))
            for one in asked["questions"]
        ),
        *(
            asking.funding(civil.Civil(one, asked, region))
            for one in asked["funding"]["forms"]
        ),
    ]


def _dialogue(story: Story) -> Telling:
    """Tell one dialogue, as far as its file goes."""
    yield from before.prepare(story)
    if story["said"]:
        yield from while_open.run(story)
    if story.happens("analysed"):
        yield from compiling.compile_all(story)
    if story.happens("answered"):
        yield from _decided_and_answered(story)


def _decided_and_answered(story: Story) -> Telling:
    yield from answering.decide(story)
    yield from answering.answer(story)
    yield from answering.judge(story)
    if story.happens("closed"):
        yield from answering.close(story)
