"""Between the meetings: how we work together, what is new, and what one can learn."""

from gensvar.agreements.actions.examples import Told, show_example, tell_example
from gensvar.agreements.models import Agreement, Example
from gensvar.demo.content import Content
from gensvar.demo.stories.civil import Civil, own_side
from gensvar.demo.stories.telling import Telling
from gensvar.directory.actions.relation_views import see_differently
from gensvar.directory.actions.relations import RelationSaid, set_relation
from gensvar.directory.models import Relation, SubRegion
from gensvar.directory.relations import stamp_of
from gensvar.exchanges.actions.noticing import (
    News,
    show_news,
    tell_news,
    tell_news_of_body,
)
from gensvar.exchanges.models import Notice
from gensvar.kernel.secrets import token
from gensvar.organisations.families import family_of


def cooperation(story: Civil) -> Telling:
    """Say how far we work together: it has grown, and one side sees it differently."""
    words = story.content
    yield story.at("said")
    for one in words["relations"]:
        _related(story, one, "said", one["before"], one["why_before"])
    yield story.at("grown")
    for one in words["relations"]:
        _related(story, one, "grown", one["degree"], one["why"])
    yield story.at("seen", 20)
    view = words["view"]
    mine = own_side(view["organisation"])
    relation = Relation.objects.get(organisation__in=mine.family, until__isnull=True)
    see_differently(mine.keeper, relation.pk, view["degree"], view["words"])


def _related(story: Civil, one: Content, when: str, degree: str, why: str) -> None:
    organisation = story.organisation(one["organisation"])
    said = RelationSaid(
        story.region.bodies[one["body"]],
        degree,
        story.region.day(story.content[when]),
        why,
        sub_region=SubRegion.objects.filter(name=one.get("sub_region", "")).first(),
    )
    seen = stamp_of(family_of(organisation))
    set_relation(organisation, said, by=story.by, seen=seen)


def news(story: Civil) -> Telling:
    """Tell what is new: from an organisation, from the region, and one that waits."""
    words = story.content
    yield story.at("told", 19)
    first = _told(words["shown_one"])
    yield story.at("shown")
    show_news(first, by=story.by)
    one = words["of_body"]
    body, said = story.region.bodies[one["body"]], News(one["title"], one["words"])
    tell_news_of_body(body, said, key=token(), by=story.by)
    yield story.at("waits", 21)
    _told(words["waiting"])


def _told(one: Content) -> Notice:
    said = News(one["title"], one["words"])
    return tell_news(own_side(one["organisation"]), said, key=token())


def examples(story: Civil) -> Telling:
    """Tell what a promise of the agreement came to, in the place where it happened."""
    words = story.content
    yield story.at("told", 20)
    first = _example(story, words["shown_one"])
    yield story.at("shown")
    show_example(first, by=story.by)
    yield story.at("waits", 20)
    _example(story, words["waiting"])


def _example(story: Civil, one: Content) -> Example:
    agreement = Agreement.objects.get(title=story.content["agreement"])
    names = ("title", "hard", "done", "outcome", "place", "ask")
    told = Told(
        **{name: one[name] for name in names},
        year=story.region.day(story.content["told"]).year,
        agreement=agreement,
        commitment=agreement.commitments.get(words=one["promise"]),
    )
    return tell_example(story.organisation(one["organisation"]), told, key=token())
