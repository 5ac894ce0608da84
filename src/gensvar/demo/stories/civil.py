"""Civil society: the agreement, the pages of organisations, and who keeps them."""

from dataclasses import dataclass
from datetime import datetime

from gensvar.accounts.models import User
from gensvar.agreements.actions.agreements import (
    add_party,
    begin_agreement,
    change_agreement,
    publish_agreement,
    write_agreement,
)
from gensvar.agreements.actions.anchoring import Anchor, anchor
from gensvar.agreements.actions.commitments import add_commitment
from gensvar.agreements.actions.joining import (
    Application,
    apply_to_join,
    approve_signatory,
    confirm_address,
)
from gensvar.agreements.models import Agreement, AgreementKind, Position
from gensvar.agreements.stepping import take_agreement_step
from gensvar.demo.content import Content
from gensvar.demo.region import Region
from gensvar.demo.stories.telling import Telling
from gensvar.directory.actions.keeping import (
    Asker,
    ask_to_keep,
    confirm_keeper,
    decline_keeper,
    invite_keeper,
    object_to,
)
from gensvar.directory.actions.lists import add_category, add_competence
from gensvar.directory.actions.merging import merge_organisations
from gensvar.directory.actions.pages import PageWords, confirm_page, write_page
from gensvar.directory.keepers import KeeperPage, keeper_page, token_of
from gensvar.directory.models import (
    Category,
    CategoryKind,
    Competence,
    Keeper,
    KeeperState,
    SubRegion,
)
from gensvar.kernel.secrets import token
from gensvar.matters.actions import enter_decision, open_matter
from gensvar.matters.models import Decision, Outcome
from gensvar.organisations.actions.parties import keep_organisation
from gensvar.organisations.models import Body, Organisation


@dataclass
class Civil:
    """One part of the story: its words, the words of the whole, and the region."""

    content: Content
    whole: Content
    region: Region

    @property
    def by(self) -> User:
        """Return the officer who sees to it."""
        return self.region.people[self.whole["officer"]]

    @property
    def body(self) -> Body:
        """Return the body whose agreement it is."""
        return self.region.bodies[self.whole["body"]]

    def at(self, what: str, hour: int = 10) -> datetime:
        """Return when something happens in this part."""
        return self.region.at(self.content[what], hour)

    def organisation(self, name: str) -> Organisation:
        """Return an organisation by its name, and write it down the first time."""
        found = keep_organisation(name, by=self.by)
        assert found is not None  # noqa: S101 -- every name in the files is a name
        return found


def keeper_of(organisation: str) -> Keeper:
    """Return who keeps the page of an organisation."""
    rows = Keeper.objects.filter(state=KeeperState.APPROVED)
    return rows.get(organisation__name=organisation)


def own_side(organisation: str) -> KeeperPage:
    """Open the own side of an organisation, as its keeper does by the link."""
    mine = keeper_page(token_of(keeper_of(organisation)))
    assert mine is not None  # noqa: S101 -- the link of an approved keeper opens
    return mine


def agreement(story: Civil) -> Telling:
    """Agree with civil society, from the first draft until organisations join."""
    words, day = story.content, story.region.day
    yield story.at("begun")
    matter = open_matter(
        registry_number=f"RÄ {day(words['begun']).year}-{int(words['number']):04}",
        title=words["title"],
        summary=words["summary"],
        body=story.body,
        opened_on=day(words["begun"]),
        by=story.region.people["ingrid"],
    )
    made = _drafted(story)
    yield story.at("anchored")
    _anchored(story, made)
    yield story.at("proposed")
    take_agreement_step(made, "propose-agreement", by=story.by)
    yield story.at("decided")
    decision = enter_decision(
        matter,
        body=story.body,
        starts_on=day(words["decided"]),
        section_number=words["section"],
        outcome=Outcome.DECIDED,
        summary=words["decision"],
        by=story.region.people["ingrid"],
    )
    yield story.at("from")
    _in_force(story, made, decision)
    yield story.at("joined")
    _joined(story, made)


def _drafted(story: Civil) -> Agreement:
    words = story.content
    made = begin_agreement(
        story.body,
        AgreementKind.CIVIL_SOCIETY,
        words["title"],
        words["owner_role"],
        by=story.by,
    )
    parts = [(part["heading"], part["words"]) for part in words["parts"]]
    write_agreement(made, made.version, words["title"], parts, by=story.by)
    add_party(made, story.organisation(story.whole["umbrella"]), by=story.by)
    return made


def _anchored(story: Civil, made: Agreement) -> None:
    words = story.content
    said = Anchor(
        position=Position.ACCEPTS,
        anchored_on=story.region.day(words["anchored"]),
        how=words["how"],
        with_whom=words["with_whom"],
    )
    party = story.organisation(story.whole["umbrella"])
    anchor(made, said, by=story.by, organisation=party)
    take_agreement_step(made, "anchor-agreement", by=story.by)


def _in_force(story: Civil, made: Agreement, decision: Decision) -> None:
    words, day = story.content, story.region.day
    facts = {
        "decision": decision,
        "valid_from": day(words["from"]),
        "valid_to": day(words["ends_in"]),
        "review_on": day(words["review_in"]),
    }
    take_agreement_step(made, "decide-agreement", by=story.by, facts=facts)
    take_agreement_step(made, "start-agreement", by=story.by)
    publish_agreement(made, by=story.by)
    made.refresh_from_db()
    change_agreement(made, made.version, {"open_to_signatories": True}, by=story.by)
    for one in words["commitments"]:
        add_commitment(
            made,
            one["side"],
            one.get("who", ""),
            one["words"],
            day(one["due"]),
            body=story.region.bodies.get(one.get("body", "")),
            by=story.by,
        )


def _joined(story: Civil, made: Agreement) -> None:
    emails = {one["organisation"]: one["email"] for one in story.whole["pages"]}
    for number, name in enumerate(story.content["members"]):
        story.organisation(name)
        email = emails.get(name, f"styrelsen@forening{number}.example")
        said = Application(name, email, story.content["why"])
        row = apply_to_join(made, said, key=token())
        confirm_address(row)
        approve_signatory(row, by=story.by)


def lists(story: Civil) -> Telling:
    """Write the words by which organisations are found."""
    yield story.region.at(-450, 9)
    words, by = story.content, story.region.people["samir"]
    for order, name in enumerate(words["sub_regions"]):
        SubRegion.objects.create(name=name, order=order)
    kinds = {
        "themes": CategoryKind.THEME,
        "forms": CategoryKind.FORM,
        "umbrellas": CategoryKind.UMBRELLA,
    }
    for key, kind in kinds.items():
        for name in words[key]:
            add_category(kind, name, by=by)
    for name in words["competences"]:
        add_competence(name, by=by)


def page(story: Civil) -> Telling:
    """Let somebody keep a page: invited, written, sent, and mostly confirmed."""
    words = story.content
    yield story.at("invited")
    organisation = story.organisation(words["organisation"])
    asker = Asker(words["name"], words["email"])
    keeper = invite_keeper(organisation, asker, by=story.by)
    yield story.at("sent", 20)
    shown = write_page(keeper, _said(words), sends=True)
    if "confirmed" in words:
        yield story.at("confirmed")
        confirm_page(shown, by=story.by, seen_version=shown.version)


def _said(words: Content) -> PageWords:
    categories = Category.objects.filter(name__in=words["categories"])
    competences = Competence.objects.filter(name__in=words["competences"])
    places = SubRegion.objects.filter(name__in=words["sub_regions"])
    return PageWords(
        **{name: words[name] for name in ("what", "for_whom", "aim", "level")},
        languages=tuple(words["languages"]),
        links=tuple(words["links"]),
        categories=tuple(categories.values_list("pk", flat=True)),
        competences=tuple(competences.values_list("pk", flat=True)),
        sub_regions=tuple(places.values_list("pk", flat=True)),
        email=words["email"],
        email_to="everyone",
        phone=words["phone"],
        phone_to="organisations",
    )


def takeover(story: Civil) -> Telling:
    """Let a stranger ask for a page that is kept: the keeper objects, and it is no."""
    words = story.content
    yield story.at("asked", 23)
    organisation = story.organisation(words["organisation"])
    stranger = ask_to_keep(
        organisation, Asker(words["name"], words["email"]), key=token()
    )
    confirm_keeper(stranger)
    yield story.at("objected", 8)
    object_to(stranger, by=keeper_of(words["organisation"]))
    yield story.at("declined")
    stranger.refresh_from_db()
    decline_keeper(stranger, words["reason"], by=story.by)


def twice(story: Civil) -> Telling:
    """Find that two names are one organisation, and let one stand for both."""
    words = story.content
    yield story.at("written", 14)
    other = story.organisation(words["name"])
    yield story.at("merged", 14)
    into = story.organisation(words["of"])
    merge_organisations(other, into, words["reason"], by=story.by)
