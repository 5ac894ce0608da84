"""Organisations: what they share, say together, and show those who decide."""

from datetime import datetime, timedelta
from decimal import Decimal

from gensvar.demo.content import Content
from gensvar.demo.stories.civil import Civil, own_side
from gensvar.demo.stories.telling import Telling, dialogue_of
from gensvar.directory.models import Category
from gensvar.exchanges.actions.days import set_goal
from gensvar.exchanges.actions.deciding import show
from gensvar.exchanges.actions.offering import Facts, offer_by_organisation
from gensvar.exchanges.actions.places import sign_up, write_lesson
from gensvar.exchanges.actions.trainings import Arranged, note_training
from gensvar.exchanges.models import Offer, OfferKind
from gensvar.joint_positions.actions.answering import Reply, answer
from gensvar.joint_positions.actions.answering import ask as ask_to_join
from gensvar.joint_positions.actions.sending import send_position
from gensvar.joint_positions.actions.writing import Draft, start
from gensvar.kernel.secrets import token
from gensvar.matching.actions.introductions import (
    accept_introduction,
    ask_introduction,
    say_what_came,
)
from gensvar.matching.actions.listings import Said, write_listing
from gensvar.matching.actions.taking_part import take_part
from gensvar.matching.models import Introduction, Listing

EVENING = timedelta(hours=2)


def matching(story: Civil) -> Telling:
    """Let needs and offers meet: one pair works together, one waits for an answer."""
    words = story.content
    yield story.at("joined", 19)
    for name in sorted({one["organisation"] for one in words["listings"]}):
        take_part(own_side(name))
    for one in words["listings"]:
        write_listing(_said(one), by=own_side(one["organisation"]), key=token())
    made, waiting = words["introductions"]
    yield story.at("asked", 20)
    first = _asked(made)
    yield story.at("answered", 20)
    accept_introduction(first, made["answer"], by=own_side(_of(first)))
    yield story.at("came", 20)
    first.refresh_from_db()
    say_what_came(first, made["came_of_it"], by=own_side(made["asks"]))
    yield story.at("waiting", 20)
    _asked(waiting)


def _said(words: Content) -> Said:
    names = ("side", "about", "title", "words", "shown", "hours", "cost", "access")
    themes = list(Category.objects.filter(name__in=words["themes"]))
    return Said(**{name: words[name] for name in names}, themes=themes)


def _asked(words: Content) -> Introduction:
    listing = Listing.objects.get(title=words["about"])
    return ask_introduction(
        listing,
        words["words"],
        words["contact"],
        by=own_side(words["asks"]),
        key=token(),
    )


def _of(introduction: Introduction) -> str:
    organisation = introduction.listing.organisation
    assert organisation is not None  # noqa: S101 -- the file lists organisations only
    return organisation.name


def position(story: Civil) -> Telling:
    """Say something together in an open dialogue: one stands behind it with a but."""
    words = story.content
    yield story.at("started", 20)
    mine = own_side(words["starter"])
    draft = Draft(words["title"], words["words"])
    made = start(mine, dialogue_of(words["dialogue"]), draft, key=token())
    for one in words["answers"]:
        ask_to_join(mine, made, story.organisation(one["organisation"]))
    yield story.at("answered", 20)
    for one in words["answers"]:
        reply = Reply(one["state"], made.fingerprint, one.get("reservation", ""))
        answer(own_side(one["organisation"]), made, reply)
    yield story.at("sent", 20)
    made.refresh_from_db()
    send_position(mine, made, seen=made.fingerprint)


def exchange(story: Civil) -> Telling:
    """Visit, invite to a day of work, and learn: what both sides took along is kept."""
    words, region = story.content, story.region
    yield story.at("offered", 19)
    year = region.today.year
    set_goal(region.bodies["fullmaktige"], year, words["goal"], by=story.by)
    visit = _offered(story, OfferKind.VISIT, words["visit"])
    day = _offered(story, OfferKind.VOLUNTEER, words["day"])
    yield story.at("confirmed")
    for one, facts in ((visit, words["visit"]), (day, words["day"])):
        show(one, by=story.by)
        one.refresh_from_db()
        for key in facts["people"]:
            body = region.bodies["demokratiberedningen"]
            sign_up(one, body, by=region.people[key])
    yield region.at(words["visit"]["day"] + 2, 12)
    facts = words["visit"]
    write_lesson(visit, facts["lesson"], by=region.people[facts["people"][0]])
    write_lesson(visit, facts["own_lesson"], mine=own_side(facts["organisation"]))
    yield story.at("trained", 16)
    _trained(story, words["training"])


def _offered(story: Civil, kind: str, words: Content) -> Offer:
    begins: datetime = story.region.at(words["day"], 17)
    names = ("title", "words", "place", "access", "for_whom", "sub_region", "seats")
    facts = Facts(
        **{name: words[name] for name in names},
        starts_at=begins,
        ends_at=begins + EVENING,
    )
    return offer_by_organisation(
        own_side(words["organisation"]), kind, facts, key=token()
    )


def _trained(story: Civil, words: Content) -> None:
    bodies = story.region.bodies
    said = Arranged(
        words["what"],
        words["arranged_by"],
        story.region.day(story.content["trained"]),
        Decimal(words["hours"]),
    )
    people = {bodies[key]: number for key, number in words["people"].items()}
    note_training(bodies["fullmaktige"], said, people, key=token(), by=story.by)
