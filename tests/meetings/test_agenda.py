"""The agenda both sides own, on the pages of both."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from gensvar.kernel.errors import NotAllowed
from gensvar.meetings.actions.agenda import propose_item, say_what_it_concerns
from gensvar.meetings.actions.voices import voice_of, voice_of_guest
from gensvar.meetings.agreed import fingerprint, is_final
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import (
    AgendaApproval,
    AgendaItem,
    Guest,
    ItemState,
    Meeting,
    MeetingKind,
    Side,
)
from tests.make.dialogues import officer_of
from tests.make.meetings import make_guest, make_meeting
from tests.make.organisations import make_body, make_member

db = pytest.mark.django_db


class Both:
    """One meeting with a page for each side."""

    def __init__(self, **facts: Any) -> None:
        self.meeting: Meeting = make_meeting(**facts)
        self.guest: Guest = make_guest(self.meeting, "Siv", speaks=True)
        self.region, self.other = Client(), Client()
        self.region.force_login(officer_of(self.meeting.body))
        self.ours = f"/arbete/moten/{self.meeting.pk}/dagordning/"
        self.theirs = f"/mote/{token_of(self.guest)}/dagordning/"

    def item(self) -> AgendaItem:
        return self.meeting.items.order_by("pk").last()  # type: ignore[return-value] # there is one

    def accept(self, client: Client, page: str) -> None:
        one = self.item()
        client.post(page, {"do": "accept", "item": one.pk, "version": one.version})

    def approve(self, client: Client, page: str) -> str:
        shown = client.get(page).context["agenda"]
        answer = client.post(page, {"do": "approve", "mark": shown.mark}, follow=True)
        return answer.content.decode()


def proposed(title: str, **more: object) -> dict[str, object]:
    return {"do": "propose", "title": title, "kind": "talk", **more}


@db
@pytest.mark.requirement("S4-081", "S4-082", "S4-070", "S1-24")
def test_an_item_of_one_side_stands_on_the_agenda_when_the_other_accepts_it() -> None:
    both = Both()
    both.other.post(both.theirs, proposed("Tolkar", minutes=20))
    item = both.item()
    assert (item.state, item.proposed_side, item.proposed_guest) == (
        "proposed",
        "other",
        both.guest,
    )
    page = both.region.get(both.ours).content.decode()
    assert "föreslagen av Siv" in page
    assert "Väntar på er sida" in page
    both.accept(both.region, both.ours)
    assert both.item().state == "accepted"


@db
@pytest.mark.requirement("S4-082")
def test_the_agenda_is_final_while_both_sides_have_approved_what_stands() -> None:
    both = Both()
    both.region.post(both.ours, proposed("Tolkar"))
    both.accept(both.other, both.theirs)
    assert "Den andra sidan har inte godkänt" in both.approve(both.region, both.ours)
    assert "Dagordningen är fastställd" in both.approve(both.other, both.theirs)
    change = {
        "do": "change",
        "change-version": both.item().version,
        "change-title": "Tolkar i vården",
        "change-kind": "talk",
    }
    both.other.post(f"{both.theirs}{both.item().pk}/", change)
    both.accept(both.region, both.ours)
    page = both.region.get(both.ours).content.decode()
    assert "Ändrad sedan den godkändes" in page
    assert "Dagordningen är fastställd" not in page


@db
def test_who_approves_what_has_changed_meanwhile_reads_it_again_first() -> None:
    both = Both()
    both.region.post(both.ours, proposed("Tolkar"))
    both.accept(both.other, both.theirs)
    answer = both.region.post(both.ours, {"do": "approve", "mark": "old"}, follow=True)
    assert "Någon ändrade det under tiden" in answer.content.decode()
    assert not AgendaApproval.objects.exists()


@db
@pytest.mark.requirement("S4-089")
def test_what_does_not_belong_is_parked_with_the_reason_and_can_come_back() -> None:
    both = Both()
    both.region.post(both.ours, proposed("Parkeringen"))
    item = both.item()
    page = f"{both.theirs}{item.pk}/"
    assert both.other.post(page, {"do": "park", "park-reason": ""}).status_code == 422
    both.other.post(page, {"do": "park", "park-reason": "Gäller kommunen."})
    shown = both.region.get(both.ours).content.decode()
    assert "Gäller kommunen." in shown
    both.region.post(both.ours, {"do": "back", "item": item.pk})
    assert both.item().state == "proposed"


@db
@pytest.mark.requirement("S4-083")
def test_an_item_moves_to_another_meeting_and_back() -> None:
    both = Both()
    later = make_meeting(both.meeting.body, days=60, title="Nästa möte")
    ended = make_meeting(both.meeting.body, days=-9, title="Förra mötet")
    Meeting.objects.filter(pk=ended.pk).update(stage="ended", next_step="Träffas.")
    both.region.post(both.ours, proposed("Tolkar"))
    page = f"{both.ours}{both.item().pk}/"
    why = {"do": "move", "move-reason": "Tiden räcker inte."}
    for wrong in (both.meeting.pk, ended.pk):
        assert both.region.post(page, {**why, "move-to": wrong}).status_code == 422
    answer = both.region.post(page, {**why, "move-to": later.pk}, follow=True)
    assert "Ångra" in answer.content.decode()
    arrived = later.items.get()
    assert (arrived.title, arrived.state, arrived.origin) == (
        "Tolkar",
        "proposed",
        both.item(),
    )
    assert "Flyttad till Nästa möte." in both.other.get(both.theirs).content.decode()
    both.region.post(f"{page}tillbaka/")
    assert (both.item().state, later.items.count()) == ("proposed", 0)


@db
def test_the_order_is_changed_with_buttons_and_a_long_agenda_is_told() -> None:
    both = Both()
    for title in ("Ett", "Två"):
        both.region.post(both.ours, proposed(title, minutes=150))
        both.accept(both.other, both.theirs)
    page = both.region.get(both.ours).content.decode()
    assert "90 minuter mer än mötet har" in page
    both.other.post(both.theirs, {"do": "up", "item": both.item().pk})
    rows = both.region.get(both.ours).context["agenda"].rows
    assert [row.item.title for row in rows] == ["Två", "Ett"]


@db
def test_a_guest_who_does_not_speak_reads_and_changes_nothing() -> None:
    both = Both()
    quiet = make_guest(both.meeting, "Tyst")
    page = f"/mote/{token_of(quiet)}/dagordning/"
    assert Client().get(page).status_code == 200
    assert Client().post(page, proposed("Nej")).status_code == 403
    with pytest.raises(NotAllowed):
        voice_of_guest(quiet)
    assert not both.meeting.items.exists()


@db
def test_a_proposal_without_words_is_told_at_the_field() -> None:
    both = Both()
    answer = both.other.post(both.theirs, proposed("", minutes=-5))
    assert answer.status_code == 422
    assert answer.content.decode().count('aria-invalid="true"') == 2


@db
@pytest.mark.requirement("S4-081", "S4-070", "S4-064")
def test_the_other_side_calls_an_extra_meeting_once_where_it_may() -> None:
    both = Both(title="Samråd")
    page = both.theirs.replace("dagordning", "kalla")
    key = both.other.get(page).context["form"]["key"].value()
    sent = {"key": key, "title": "Om tolkar", "purpose": "Det är bråttom."}
    for _again in range(2):
        assert both.other.post(page, sent).status_code == 302
    extra = Meeting.objects.get(title="Om tolkar")
    assert (extra.kind, extra.called_by, extra.stage) == ("extra", "other", "preparing")
    shown = both.region.get(f"/arbete/moten/{extra.pk}/").content.decode()
    assert "Civilsamhället ber om det här mötet" in shown
    Meeting.objects.filter(pk=both.meeting.pk).update(may_call="region")
    assert both.other.get(page).status_code == 403


@db
def test_one_sided_acceptance_never_puts_an_item_on_the_agenda() -> None:
    both = Both()
    voice = voice_of(both.meeting, officer_of(both.meeting.body))
    propose_item(both.meeting, {"title": "Ensam"}, voice=voice)
    both.accept(both.region, both.ours)
    assert both.item().state == "proposed"


ITEMS = st.lists(
    st.builds(
        AgendaItem,
        pk=st.integers(1, 9),
        position=st.integers(0, 3),
        title=st.sampled_from(["a", "b"]),
        minutes=st.sampled_from([None, 10]),
        state=st.sampled_from(list(ItemState)),
    ),
    max_size=4,
    unique_by=lambda item: item.pk,
)


@given(ITEMS, ITEMS, st.lists(st.tuples(st.sampled_from(list(Side)), st.booleans())))
def test_the_agenda_is_final_only_when_both_sides_approved_the_same_items(
    items: list[AgendaItem],
    before: list[AgendaItem],
    given_: list[tuple[Side, bool]],
) -> None:
    now, then = fingerprint(items), fingerprint(before)
    approvals = [
        AgendaApproval(side=side, fingerprint=now if is_new else then)
        for side, is_new in given_
    ]
    approved = {one.side for one in approvals if one.fingerprint == now}
    on_it = any(item.state == ItemState.ACCEPTED for item in items)
    assert is_final(items, approvals) == (on_it and approved == set(Side))


@db
@pytest.mark.requirement("S4-085", "S4-133")
def test_an_item_shows_how_soon_what_is_set_aside_and_what_came_of_it() -> None:
    both = Both()
    words = {
        "priority": "first",
        "resources": "Två tjänstepersoner i mars",
        "benefit": "Färre äldre är ensamma.",
    }
    both.region.post(both.ours, proposed("En väg in", **words))
    both.accept(both.other, both.theirs)
    here = f"{both.ours}{both.item().pk}/"
    sent = {"do": "concerns", "concerns-result": "En person är utsedd."}
    assert both.region.post(here, sent).status_code == 302
    assert both.item().state == "accepted"
    for client, page in ((both.region, both.ours), (both.other, both.theirs)):
        shown = client.get(page).text
        for said in (
            "Allra först",
            "Två tjänstepersoner i mars",
            "Färre äldre är ensamma.",
            "En person är utsedd.",
        ):
            assert said in shown


@db
@pytest.mark.requirement("S4-073")
def test_an_item_can_concern_several_bodies() -> None:
    both = Both()
    care, culture = make_body("Vårdnämnden"), make_body("Kulturnämnden")
    both.other.post(both.theirs, proposed("Sång på recept"))
    here = f"{both.ours}{both.item().pk}/"
    both.region.post(here, {"do": "concerns", "concerns-bodies": [care.pk, culture.pk]})
    assert "Kulturnämnden, Vårdnämnden" in both.region.get(both.ours).text
    assert "Kulturnämnden, Vårdnämnden" in both.other.get(both.theirs).text
    both.region.post(here, {"do": "concerns", "concerns-bodies": [care.pk]})
    assert "Kulturnämnden" not in both.other.get(both.theirs).text


@db
def test_only_those_who_keep_a_meeting_say_whom_an_item_concerns() -> None:
    both = Both()
    both.other.post(both.theirs, proposed("Sång på recept"))
    with pytest.raises(NotAllowed):
        say_what_it_concerns(both.item(), [], "Klart", by=make_member(make_body()))


@db
@pytest.mark.requirement("S4-065")
def test_a_meeting_about_one_issue_goes_in_four_steps() -> None:
    both = Both()
    assert "Föreslå de fyra stegen" not in both.region.get(both.ours).text
    refused = both.region.post(both.ours, {"do": "steps"}, follow=True).text
    assert "ett möte om en enda fråga" in refused
    Meeting.objects.update(kind=MeetingKind.ISSUE, issue="Lokaler")
    assert "Föreslå de fyra stegen" in both.region.get(both.ours).text

    both.region.post(both.ours, {"do": "steps"})
    both.region.post(both.ours, {"do": "steps"})

    titles = AgendaItem.objects.values_list("title", flat=True)
    assert list(titles) == ["Problemet", "Labbet", "Åtgärden", "Effekten"]
    assert "Hur ser vi att det hjälper" in both.other.get(both.theirs).text
