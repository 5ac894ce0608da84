"""A consultation under SFS 2022:66 that ends in a declaration, beside a samråd."""

from datetime import timedelta
from typing import Any

from gensvar.demo.stories.standing import Standing, Words
from gensvar.demo.stories.telling import Telling
from gensvar.matters.actions import open_matter
from gensvar.meetings.actions import begin_meeting
from gensvar.meetings.models import Meeting, MeetingForm, MeetingKind
from gensvar.sami_consultations import steps
from gensvar.sami_consultations.actions.asking import Answered, note_sametinget_told
from gensvar.sami_consultations.actions.holding import (
    Plan,
    send_account,
    set_occasion,
)
from gensvar.sami_consultations.actions.positions import (
    Words as Said,
)
from gensvar.sami_consultations.actions.positions import document, state_position
from gensvar.sami_consultations.actions.register import Known, add_representative
from gensvar.sami_consultations.actions.screening import Decided
from gensvar.sami_consultations.models import (
    EndKind,
    OccasionForm,
    Party,
    PartyState,
    RepresentativeKind,
    SamiConsultation,
)

LENGTH = timedelta(hours=2)


def consultation(story: Standing) -> Telling:
    """Screen a matter, ask, consult at a samråd, and end without agreement."""
    words, by = story.content["sami"], story.officer
    body = story.region.bodies[words["body"]]
    yield story.moment(words["opened"], 8)
    opened = story.day(words["opened"])
    matter = open_matter(
        registry_number=f"RÄ {opened.year}-{int(words['matter']['number']):04}",
        title=words["matter"]["title"],
        summary=words["matter"]["summary"],
        body=body,
        opened_on=opened,
        by=story.region.people["ingrid"],
    )
    yield story.moment(words["screened"])
    decided = Decided(words["reason"], words["decider"], story.day(words["screened"]))
    one = steps.screen(matter, True, decided, by=by)
    yield story.moment(words["inquiry"])
    known = Known(email=words["sameby"]["email"], subject_area="Renskötsel")
    sameby = add_representative(
        words["sameby"]["name"], RepresentativeKind.SAMEBY, known, by=by
    )
    answer_by = story.day(words["answer_by"])
    steps.send_inquiry(one, [sameby], words["inquiry_words"], answer_by, by=by)
    yield from _answers(story, one, words)
    party = Party.objects.get(consultation=one, representative=sameby)
    yield from _consult(story, one, party, words)
    yield from _end(story, one, party, words)


def _answers(story: Standing, one: SamiConsultation, words: Words) -> Telling:
    """Let Sametinget abstain, and the sameby want a talk."""
    yield story.moment(words["answer_by"] - 8, 11)
    for party in Party.objects.filter(consultation=one).select_related(
        "representative__organisation"
    ):
        wants = party.representative.kind == RepresentativeKind.SAMEBY
        said = Answered(
            PartyState.WANTS if wants else PartyState.ABSTAINS,
            story.day(words["answer_by"] - 8),
            OccasionForm.ORAL if wants else "",
        )
        steps.answer(party, party.version, said, by=story.officer)


def _consult(
    story: Standing, one: SamiConsultation, party: Party, words: Words
) -> Telling:
    """Send the account in time; a samråd is the day on which one talks."""
    by = story.officer
    yield story.moment(words["account"])
    one.refresh_from_db()
    until = story.day(words["prepare_until"])
    send_account(one, words["account_words"], until, by=by)
    yield story.moment(words["prepare_until"] + 1)
    party.refresh_from_db()
    samrad = _samrad(story, words)
    plan = Plan(OccasionForm.ORAL, meeting=samrad)
    set_occasion(one, plan, [party], by=by)
    if party.sametinget_informed_on is None:
        told_on = story.day(words["prepare_until"] + 1)
        note_sametinget_told(party, told_on, by=by)


def _samrad(story: Standing, words: Words) -> Meeting:
    """Plan the samråd about roads that serves both: two records, one day."""
    start = story.moment(words["samrad_day"], 13)
    facts: dict[str, Any] = {
        "title": "Samråd om vägar i fjällen",
        "kind": MeetingKind.ISSUE,
        "form": MeetingForm.PHYSICAL,
        "issue": "Vägar i fjällen",
        "purpose": "Ta upp vägarna medan planen går att påverka.",
        "goal": "Veta vad som går att ändra.",
        "influence": "consult",
        "other_side": "Samiska organisationer",
        "starts_at": start,
        "ends_at": start + LENGTH,
        "place": "Folkets hus, Älvsund",
    }
    body = story.region.bodies[words["body"]]
    return begin_meeting(body, facts, by=story.officer)


def _end(story: Standing, one: SamiConsultation, party: Party, words: Words) -> Telling:
    """State both sides' positions; the sameby declares that it cannot be reached."""
    by = story.officer
    yield story.moment(words["positions"])
    day = story.day(words["positions"])
    ours, theirs = words["region_position"], words["sameby_position"]
    first = state_position(
        one, Said(ours["words"], day, reasons=ours["reasons"]), by=by
    )
    state_position(
        one, Said(theirs["words"], day, party, reasons=theirs["reasons"]), by=by
    )
    reply = Said(words["reply"]["words"], day, party, replies_to=first)
    state_position(one, reply, by=by)
    yield story.moment(words["ended"])
    steps.declare_end(
        party,
        EndKind.UNREACHABLE,
        story.day(words["ended"]),
        declared_by_region=False,
        by=by,
    )
    yield story.moment(words["documented"])
    one.refresh_from_db()
    facts = {**words["documentation"], "made_on": story.day(words["documented"])}
    document(one, facts, by=by)
