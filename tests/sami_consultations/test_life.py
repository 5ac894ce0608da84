"""Whatever is done, in any order: three ends alone, and a request always flips."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.sami_consultations import law, steps
from gensvar.sami_consultations.actions import positions
from gensvar.sami_consultations.actions.asking import Answered
from gensvar.sami_consultations.models import (
    End,
    EndKind,
    Party,
    PartyState,
    SamiConsultation,
    Stage,
)
from gensvar.sami_consultations.queries import current_in, has_position
from gensvar.sami_consultations.workflow import LIFE_OF_A_SAMI_CONSULTATION
from tests.make.dialogues import make_matter, officer_of
from tests.make.sami_consultations import days, decided, make_sameby

VERBS = (
    *("screen yes", "screen no", "inquire", "request", "want", "abstain"),
    *(
        "be silent",
        "take back",
        "no duty",
        "abstained",
        "position",
        "agree",
        "declare",
        "document",
    ),
    "close",
)
# What usually happens first, so that what follows happens at every stage.
USUAL = ("screen yes", "inquire", "want", "position", "declare", "document")
BEGINNINGS = st.integers(0, len(USUAL)).map(lambda number: list(USUAL[:number]))
pytestmark = pytest.mark.django_db


class World:
    """A matter in which anything is tried; what is refused changes nothing."""

    def __init__(self) -> None:
        self.matter = make_matter()
        self.by = officer_of(self.matter.body)
        self.sameby = make_sameby(self.by)

    def try_to(self, verb: str) -> None:
        with contextlib.suppress(Invalid, NotYet):
            self._do(verb)

    def _do(self, verb: str) -> None:
        by, matter = self.by, self.matter
        if verb.startswith("screen"):
            steps.screen(matter, verb == "screen yes", decided(), by=by)
        elif verb == "request":
            steps.request_consultation(matter, self.sameby, today(), by=by)
        elif (one := current_in(matter)) is not None:
            self._go_on(verb, one)

    def _go_on(self, verb: str, one: SamiConsultation) -> None:
        by = self.by
        party = one.parties.order_by("-pk").first()
        if verb == "inquire":
            steps.send_inquiry(one, [self.sameby], "Väg", days(20), by=by)
        elif verb == "no duty":
            steps.decide_no_duty(one, "urgent", decided(), by=by)
        elif verb == "abstained":
            steps.decide_no_duty(one, law.ABSTAINED, decided(), by=by)
        elif verb == "document":
            words = dict.fromkeys(
                ("outcome", "when_and_how", "took_part", "made_by"), "Ord"
            )
            positions.document(one, {**words, "made_on": today()}, by=by)
        elif verb == "close":
            Party.objects.update(sametinget_informed_on=today())
            steps.close(one, by=by)
        elif party is not None:
            party.consultation = one
            self._with(verb, party)

    def _with(self, verb: str, party: Party) -> None:
        by = self.by
        if verb in {"want", "abstain"}:
            state = "wants" if verb == "want" else "abstains"
            for one in Party.objects.filter(consultation=party.consultation):
                one.consultation = party.consultation
                steps.answer(one, one.version, Answered(state, today()), by=by)
        elif verb == "be silent":
            Party.objects.filter(pk=party.pk).update(answer_by=days(-1))
            steps.decide_silence(party, decided(), is_abstention=True, by=by)
        elif verb == "position":
            said = positions.Words("Nej.", today(), party, "Betet.")
            positions.state_position(party.consultation, said, by=by)
        elif verb == "take back":
            steps.take_back_end(party, "Fel.", by=by)
        elif verb == "agree":
            for one in Party.objects.filter(consultation=party.consultation):
                one.consultation = party.consultation
                steps.declare_end(one, EndKind.AGREEMENT, today(), by=by)
        else:
            steps.declare_end(
                party, EndKind.UNREACHABLE, today(), declared_by_region=False, by=by
            )


class TestLife(TestCase):
    """Sequences of verbs, each tried in whatever stage the consultation is."""

    @settings(max_examples=60)
    @given(BEGINNINGS, st.lists(st.sampled_from(VERBS), max_size=8))
    def test_it_ends_in_one_of_three_ways_alone(
        self, usual: list[str], verbs: list[str]
    ) -> None:
        world = World()
        for verb in [*usual, *verbs]:
            world.try_to(verb)
        one = current_in(world.matter)
        if one is None or one.stage not in (Stage.ENDED, Stage.CLOSED):
            return
        wants = Party.objects.filter(consultation=one, state=PartyState.WANTS)
        ends = End.objects.filter(party__consultation=one)
        assert wants.count() == ends.count() > 0
        assert {end.kind for end in ends} <= set(EndKind.values)
        for end in ends.filter(kind=EndKind.UNREACHABLE):
            assert has_position(one, None if end.declared_by_region else end.party)

    @settings(max_examples=60)
    @given(BEGINNINGS, st.lists(st.sampled_from(VERBS), max_size=8))
    def test_a_request_always_flips(self, usual: list[str], verbs: list[str]) -> None:
        world = World()
        for verb in [*usual, *verbs, "request", "screen no"]:
            world.try_to(verb)
        one = current_in(world.matter)
        assert one is not None
        assert one.stage in (Stage.PREPARING, Stage.INQUIRED, Stage.CONSULTING)
        asked = one.parties.get(representative=world.sameby)
        assert asked.state == PartyState.WANTS


def test_no_arrow_leads_to_an_end_but_through_what_the_sides_declared() -> None:
    into = {
        arrow.name: [gate.name for gate in arrow.needs]
        for arrow in LIFE_OF_A_SAMI_CONSULTATION
        if arrow.end in (Stage.ENDED, Stage.CLOSED)
    }
    assert into == {
        "end sami consultation": ["everyone_has_answered", "everyone_has_ended"],
        "close sami consultation": ["sametinget_is_told", "is_documented"],
    }
