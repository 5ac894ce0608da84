"""The samråd meetings of the pilot, what their items led to, and the one to come."""

from datetime import datetime, timedelta
from typing import Any

from gensvar.consultations.actions.items import (
    Consideration,
    Lead,
    consider_item,
    say_where_it_leads,
    tell_item,
)
from gensvar.demo.stories.standing import Standing, Words
from gensvar.demo.stories.telling import Telling
from gensvar.matters.actions import open_matter
from gensvar.matters.models import Matter
from gensvar.meetings.actions import ask_guest, begin_meeting
from gensvar.meetings.actions.agenda import accept_item, approve_agenda, propose_item
from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.arriving import note_arrivals
from gensvar.meetings.actions.planning import say_next_step
from gensvar.meetings.actions.series import set_chair
from gensvar.meetings.actions.standing import ask_holders, place_in_programme
from gensvar.meetings.actions.voices import Voice, voice_of, voice_of_guest
from gensvar.meetings.agreed import fingerprint
from gensvar.meetings.models import Guest, Meeting, MeetingForm, MeetingKind, Side
from gensvar.meetings.workflow import take_step
from gensvar.programmes.models import Form, SeatHolder
from gensvar.programmes.queries import groups_in

LENGTH = timedelta(minutes=150)
ITEMS = "Frågor från samråd med nationella minoriteter"


def meetings(story: Standing) -> Telling:
    """Hold the samråd of the pilot; say where each item leads."""
    for words in story.content["meetings"]:
        yield from _meeting(story, words)
    words = story.content["coming"]
    yield story.moment(-12, 9)
    meeting = _plan(story, words, story.moment(words["day"], 13))
    yield story.moment(-9, 18)
    _propose(story, meeting, words)


def _meeting(story: Standing, words: Words) -> Telling:
    by = story.officer
    yield story.moment(words["day"] - 40, 9)
    start = story.moment(words["day"], 13)
    meeting = _plan(story, words, start)
    yield story.moment(words["day"] - 32, 9)
    _agree(story, meeting, words)
    yield story.moment(words["day"] - 25, 9)
    meeting.refresh_from_db()
    take_step(meeting, "call", by=by)
    yield story.moment(words["day"] - 20, 18)
    guests = list(Guest.objects.filter(meeting=meeting))
    for guest in guests:
        answer(guest, comes=True)
    yield start - timedelta(minutes=10)
    note_arrivals(meeting, [guest.pk for guest in guests], by=by)
    yield start
    meeting.refresh_from_db()
    take_step(meeting, "begin", by=by)
    yield start + LENGTH
    meeting.refresh_from_db()
    say_next_step(meeting, meeting.version, words["next_step"], "", by=by)
    take_step(meeting, "end", by=by)
    yield story.moment(words["day"] + 12, 14)
    _consider(story, meeting, words)


def _plan(story: Standing, words: Words, start: datetime) -> Meeting:
    by = story.officer
    facts: dict[str, Any] = {
        "title": words["title"],
        "kind": MeetingKind.ORDINARY,
        "form": MeetingForm.PHYSICAL,
        "influence": "influence",
        "purpose": "Ta upp frågor medan de går att påverka.",
        "goal": "Varje punkt får en ansvarig och en svarsdag.",
        "for_you": "Du får veta vad som händer med det du säger.",
        "other_side": "De nationella minoriteterna",
        "starts_at": start,
        "ends_at": start + LENGTH,
        "place": words["place"],
    }
    meeting = begin_meeting(story.body, facts, by=by)
    place_in_programme(
        meeting,
        meeting.version,
        story.programme,
        list(groups_in(story.programme)),
        chosen_form=Form.MEETING,
        form_reason="Alla fem grupper har frågor som hör ihop.",
        by=by,
    )
    holders = SeatHolder.objects.filter(seat__programme=story.programme)
    ask_holders(meeting, holders.select_related("seat__organisation"), by=by)
    ask_guest(
        meeting,
        "Karin Ekström",
        side=Side.REGION,
        email="karin.namnd@alvmarken.example",
        represents="Hälso- och sjukvårdsnämndens ordförande",
        is_elected=True,
        by=by,
    )
    return meeting


def _voices(story: Standing, meeting: Meeting) -> tuple[Voice, Voice]:
    speakers = Guest.objects.filter(meeting=meeting, speaks=True)
    return voice_of(meeting, story.officer), voice_of_guest(speakers.earliest("pk"))


def _propose(story: Standing, meeting: Meeting, words: Words) -> None:
    """Let both sides propose; what one side proposes waits for the other."""
    officer, speaker = _voices(story, meeting)
    for item in words["items"]:
        facts = {"title": item["title"], "minutes": 45}
        is_ours = item["side"] == Side.REGION
        propose_item(meeting, facts, voice=officer if is_ours else speaker)


def _agree(story: Standing, meeting: Meeting, words: Words) -> None:
    """Let both sides propose, accept and approve, and choose who chairs."""
    officer, speaker = _voices(story, meeting)
    _propose(story, meeting, words)
    for item in meeting.items.all():
        is_ours = item.proposed_side == Side.REGION
        accept_item(item, item.version, voice=speaker if is_ours else officer)
    mark = fingerprint(meeting.items.all())
    approve_agenda(meeting, mark, voice=officer)
    approve_agenda(meeting, mark, voice=speaker)
    meeting.refresh_from_db()
    set_chair(
        meeting,
        meeting.version,
        side=Side.REGION,
        name="Karin Ekström",
        by=story.officer,
    )


def _consider(story: Standing, meeting: Meeting, words: Words) -> None:
    """Say where each item leads, and how what was said was considered."""
    by = story.officer
    items = {item.title: item for item in meeting.items.all()}
    for said in words["items"]:
        item = items[said["title"]]
        if "none_yet" in said:
            day = story.day(said["look_again"])
            lead = Lead(look_again_on=day, none_yet_reason=said["none_yet"])
            say_where_it_leads(item, lead, by=by)
            continue
        say_where_it_leads(item, Lead(matter=_matter_of_items(story)), by=by)
        how = Consideration(said["considered"], said["words"])
        consider_item(item, how, by=by)
        tell_item(item, by=by)


def _matter_of_items(story: Standing) -> Matter:
    """Return the matter that items lead to: that of the samråd itself."""
    body = story.region.bodies["halsonamnden"]
    found = Matter.objects.filter(title=ITEMS, body=body).first()
    if found is not None:
        return found
    day = story.day(story.content["meetings"][0]["day"] + 12)
    return open_matter(
        registry_number=f"RÄ {day.year}-0170",
        title=ITEMS,
        summary="Frågor från samråden som nämnden tar ställning till.",
        body=body,
        opened_on=day,
        by=story.region.people["ingrid"],
    )
