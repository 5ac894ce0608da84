"""Samråd with the national minorities: from asking what they need to a pilot."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from gensvar.accounts.models import User
from gensvar.demo.region import Region
from gensvar.demo.stories.telling import Telling
from gensvar.inventories import keys
from gensvar.inventories.actions import (
    Held,
    answer_for_body,
    answer_through_link,
    ask_organisation,
    begin_inventory,
    write_finding,
)
from gensvar.inventories.actions.publishing import publish_report
from gensvar.inventories.given import Given
from gensvar.inventories.models import (
    Audience,
    CoreActivity,
    Method,
    NeedsAnswer,
    NeedsAsk,
    NeedsInventory,
)
from gensvar.inventories.workflow import LIFE_OF_AN_INVENTORY
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.actions import (
    begin_programme,
    choose_forms,
    join_programme,
    set_group,
)
from gensvar.programmes.actions.areas import enter_area
from gensvar.programmes.actions.periods import add_period
from gensvar.programmes.actions.publishing import publish_programme
from gensvar.programmes.actions.seats import add_seats, give_seat
from gensvar.programmes.models import (
    Cadence,
    Form,
    Programme,
    ProgrammeGroup,
    ProgrammeKind,
)

Words = dict[str, Any]  # Any: what stands in a TOML file
FORMS: dict[str, str] = {
    Form.MEETING: "Varje termin",
    Form.EXTRA_MEETING: "När en grupp ber om det",
    Form.OPEN_MEETING: "En gång om året",
    Form.WRITTEN: "När svaret inte kan vänta till nästa möte",
}


@dataclass
class Standing:
    """The programme as it is told: its file, the region, and what is made so far."""

    content: Words
    region: Region
    made: Programme | None = None
    organisations: dict[str, Organisation] = field(default_factory=dict)
    answers: dict[str, NeedsAnswer] = field(default_factory=dict)

    @property
    def officer(self) -> User:
        """Return who coordinates the samråd."""
        return self.region.people[self.content["officer"]]

    @property
    def body(self) -> Body:
        """Return the body that owns the programme."""
        return self.region.bodies[self.content["body"]]

    @property
    def programme(self) -> Programme:
        """Return the programme once it has been begun."""
        assert self.made is not None  # noqa: S101 -- the story begins with it
        return self.made

    def group(self, name: str) -> ProgrammeGroup:
        """Return the row of a group in the programme."""
        return ProgrammeGroup.objects.get(programme=self.programme, group=name)

    def moment(self, number: int, hour: int = 10) -> datetime:
        """Return a time on a working day, counted from today."""
        return self.region.at(number, hour)

    def day(self, number: int) -> date:
        """Return a working day, counted from today."""
        return self.region.day(number)


def frame(story: Standing) -> Telling:
    """Begin the programme: groups, administrations, areas, forms and seats."""
    words = story.content["programme"]
    yield story.moment(words["begun"], 9)
    _begin(story, words)
    yield story.moment(words["begun"] + 2, 9)
    _give_seats(story)


def _begin(story: Standing, words: Words) -> None:
    by = story.officer
    names = ("name", "purpose", "coordinator_role")
    facts: dict[str, Any] = {name: words[name] for name in names}
    facts |= {
        "coordinator": by,
        "kind": ProgrammeKind.NATIONAL_MINORITIES,
        "cadence": Cadence.PER_TERM,
        "meetings_per_year": words["meetings_per_year"],
        "meeting_minutes": words["meeting_minutes"],
        "started_on": story.day(words["begun"]),
    }
    story.made = begin_programme(story.body, facts, by=by)
    for group, own_words in story.content["own_words"].items():
        set_group(story.programme, group, own_words=own_words, by=by)
    for key, task in zip(
        story.content["together"], story.content["tasks"], strict=True
    ):
        body = story.region.bodies[key]
        join_programme(story.programme, body, task=task, by=by)
    choose_forms(story.programme, FORMS, by=by)
    for language, area in story.content["areas"].items():
        enter_area(language, area["since"], area["source"], by=by)


def _give_seats(story: Standing) -> None:
    """Give each organisation its seat for the mandate period that has begun."""
    by, programme = story.officer, story.programme
    first = programme.started_on
    years = programme.term_years
    period = add_period(programme, first, date(first.year + years - 1, 12, 31), by=by)
    for words in story.content["organisations"]:
        organisation, _made = Organisation.objects.get_or_create(
            name=words["name"], defaults={"email": words["email"]}
        )
        if not organisation.email:
            organisation.email = words["email"]
            organisation.save(update_fields=["email"])
        story.organisations[words["key"]] = organisation
        group = story.group(words["group"])
        (seat,) = add_seats(group, organisation=organisation, by=by)
        language = words.get("language", "sv")
        email = words["email"]
        give_seat(seat, period, words["holder"], email=email, language=language, by=by)


def needs(story: Standing) -> Telling:
    """Ask the groups and the administrations, and report what they need."""
    words = story.content["inventory"]
    yield story.moment(words["begun"], 13)
    asked = _inventory(story, words, Audience.GROUPS)
    inside = _inventory(story, story.content["internal"], Audience.ADMINISTRATIONS)
    asks = {one["key"]: _ask(story, asked, one) for one in _speakers(story)}
    yield story.moment(words["opens"], 9)
    for inventory in (asked, inside):
        _step(story, inventory, "open needs inventory")
    yield from _answers(story, asks, words["answers"])
    yield story.moment(words["closes"] - 3, 15)
    for one in story.content["internal"]["answers"]:
        body = story.region.bodies[one["body"]]
        held = Held(Method.FORM, story.day(words["closes"] - 3))
        given = _given(story, one)
        story.answers[one["body"]] = answer_for_body(
            inside, body, given, by=story.officer, held=held
        )
    yield story.moment(words["closes"] + 1, 10)
    _step(story, asked, "close needs inventory")
    _step(story, inside, "close needs inventory")
    yield story.moment(words["reported"], 14)
    _report(story, asked, words)


def _speakers(story: Standing) -> list[Words]:
    found: list[Words] = story.content["organisations"]
    return found


def _inventory(story: Standing, words: Words, audience: str) -> NeedsInventory:
    times = story.content["inventory"]
    facts: dict[str, Any] = {
        "audience": audience,
        "year": story.day(times["opens"]).year,
        "name": words["name"],
        "about": words.get("about", ""),
        "method": Method.FORM,
        "starts_on": story.day(times["opens"]),
        "ends_on": story.day(times["closes"]),
        "is_open_to_all": audience == Audience.GROUPS,
        "contact": "samrad@alvmarken.example",
    }
    return begin_inventory(story.programme, facts, by=story.officer)


def _ask(story: Standing, inventory: NeedsInventory, words: Words) -> NeedsAsk:
    return ask_organisation(
        inventory,
        story.organisations[words["key"]],
        story.group(words["group"]),
        language=words.get("language", "sv"),
        by=story.officer,
    )


def _answers(
    story: Standing, asks: dict[str, NeedsAsk], answers: list[Words]
) -> Iterator[datetime]:
    for words in answers:
        yield story.moment(words["day"], 19)
        ask = asks[words["organisation"]]
        ask.inventory.refresh_from_db()
        key = keys.opened_key(ask.inventory.pk, keys.fresh_key(ask.inventory.pk))
        given = _given(story, words)
        made = answer_through_link(ask, key, given)
        story.answers[words["organisation"]] = made


def _given(story: Standing, words: Words) -> Given:
    rows = CoreActivity.objects.filter(programme=story.programme)
    activities = {row.code: row.pk for row in rows}
    return Given(
        language=words.get("language", "sv"),
        words=words["words"],
        wishes={activities[code]: one for code, one in words["wishes"].items()},
        roles=tuple(words.get("roles", ())),
        interval=words.get("interval", ""),
        minutes=words.get("minutes"),
        feedback_days=words.get("feedback_days"),
    )


def _report(story: Standing, inventory: NeedsInventory, words: Words) -> None:
    for one in words["findings"]:
        sources = [story.answers[key].pk for key in one["from"]]
        write_finding(inventory, one["words"], sources, by=story.officer)
    _step(story, inventory, "report needs inventory")
    publish_report(inventory, by=story.officer)
    publish_programme(story.programme, by=story.officer)


def _step(story: Standing, inventory: NeedsInventory, name: str) -> None:
    inventory.refresh_from_db()
    LIFE_OF_AN_INVENTORY.advance(inventory, name, by=story.officer)
