"""What items of samråd led to, how they were considered, and who is told."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.consultations.actions import (
    Consideration,
    Lead,
    consider_item,
    say_where_it_leads,
    tell_item,
)
from gensvar.consultations.models import ConsultationItem, ItemNote
from gensvar.consultations.queries.items import Share, Wanted, items_of, share_of
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.meetings.keys import token_of
from gensvar.programmes.models import Group
from tests.make.consultations import item_of, make_samrad, speaker_of
from tests.make.dialogues import make_matter, officer_of
from tests.make.programmes import group_of, make_programme

pytestmark = pytest.mark.django_db
SOON = timedelta(days=30)


@pytest.fixture
def client() -> Client:
    return Client()


def said_of(item_pk: int) -> tuple[object, ...]:
    row = ConsultationItem.objects.get(item=item_pk)
    return (
        row.matter_id,
        row.look_again_on,
        row.none_yet_reason,
        row.considered,
        row.considered_words,
    )


@pytest.mark.requirement("S1-02", "S1-12")
def test_an_item_is_pointed_to_a_matter_and_its_consideration_is_told(
    client: Client,
) -> None:
    meeting = make_samrad(None, Group.SWEDEN_FINNS)
    item, matter = item_of(meeting), make_matter(meeting.body)
    client.force_login(officer_of(meeting.body))
    page = f"/arbete/samrad/{meeting.programme_id}/arende/{item.pk}/"
    sent = {"do": "lead", "lead-matter": matter.pk, "lead-version": 1}
    assert client.post(page, sent).status_code == 302
    words = "Nämnden lade till finska i uppdraget."
    sent = {
        "do": "consider",
        "consider-considered": "taken_up",
        "consider-considered_words": words,
        "consider-version": 2,
    }
    assert client.post(page, sent).status_code == 302
    assert client.post(page, {"do": "tell"}).status_code == 302
    shown = client.get(page).content.decode()
    assert words in shown
    assert matter.title in shown
    assert said_of(item.pk) == (matter.pk, None, "", "taken_up", words)
    assert [note.step for note in ItemNote.objects.all()] == [
        "matter",
        "considered",
        "told",
    ]


@pytest.mark.requirement("S1-42")
def test_the_share_of_items_that_reached_a_matter_is_counted_and_leads_to_its_lists(
    client: Client,
) -> None:
    programme = make_programme()
    titles = ("Finska", "Äldreboende", "Skola", "Tolkar")
    meeting = make_samrad(programme, Group.SWEDEN_FINNS, titles=titles)
    make_samrad(programme, Group.ROMA, titles=("Tandvård",))
    make_samrad(programme, Group.ROMA, titles=("Kommande",), days=20)
    by = officer_of(programme.body)
    first, second, third, _fourth = items_of(
        programme, Wanted(group=group_of(programme, Group.SWEDEN_FINNS).pk)
    )
    assert {one.meeting_id for one in (first, second, third)} == {meeting.pk}
    say_where_it_leads(first, Lead(make_matter(programme.body)), by=by)
    say_where_it_leads(second, Lead(make_matter(programme.body)), by=by)
    consider_item(second, Consideration("not", "Avtalet gäller till 2028."), by=by)
    none_yet = Lead(None, today() + SOON, "Utredningen har inte börjat.")
    say_where_it_leads(third, none_yet, by=by)
    assert share_of(programme) == Share(5, 2, 0, 1, 2, 1)
    client.force_login(by)
    page = f"/arbete/samrad/{programme.pk}/arende/"
    assert "ledde 2 till ett ärende (40 %)" in client.get(page).content.decode()
    listed = {
        state: [row.item.title for row in client.get(page, query).context["rows"]]
        for state in ("matter", "none_yet", "unsaid", "considered", "decision")
        if (query := {"state": state})
    }
    assert listed == {
        "matter": ["Finska", "Äldreboende"],
        "none_yet": ["Skola"],
        "unsaid": ["Tandvård", "Tolkar"],
        "considered": ["Äldreboende"],
        "decision": [],
    }


@pytest.mark.parametrize(
    ("lead", "field"),
    [
        (Lead(None, None), "matter"),
        (Lead(None, today(), "Än finns inget."), "look_again_on"),
        (Lead(None, today() + SOON, " "), "none_yet_reason"),
    ],
)
def test_an_item_without_a_matter_says_when_and_why(lead: Lead, field: str) -> None:
    meeting = make_samrad()
    with pytest.raises(Invalid) as refused:
        say_where_it_leads(item_of(meeting), lead, by=officer_of(meeting.body))
    assert refused.value.field == field


def test_an_item_has_no_matter_and_none_yet_at_once(client: Client) -> None:
    meeting = make_samrad()
    item, matter = item_of(meeting), make_matter(meeting.body)
    client.force_login(officer_of(meeting.body))
    answer = client.post(
        f"/arbete/samrad/{meeting.programme_id}/arende/{item.pk}/",
        {
            "do": "lead",
            "lead-matter": matter.pk,
            "lead-look_again_on": (today() + SOON).isoformat(),
            "lead-none_yet_reason": "Vi vet inte.",
            "lead-version": 1,
        },
    )
    assert answer.status_code == 422
    assert list(answer.context["lead"].errors) == ["look_again_on"]
    assert "Vi vet inte." in answer.content.decode()


def test_nothing_is_considered_before_the_meeting_and_nothing_told_before_that() -> (
    None
):
    meeting = make_samrad(days=5)
    item, by = item_of(meeting), officer_of(meeting.body)
    with pytest.raises(NotYet):
        consider_item(item, Consideration("taken_up", "Ja."), by=by)
    with pytest.raises(NotYet):
        tell_item(item, by=by)


def test_words_written_anew_are_not_told_until_somebody_tells_them() -> None:
    meeting = make_samrad()
    item, by = item_of(meeting), officer_of(meeting.body)
    consider_item(item, Consideration("taken_up", "Ja."), by=by)
    tell_item(item, by=by)
    consider_item(item, Consideration("partly", "Till en del."), by=by)
    assert ConsultationItem.objects.get().told_at is None
    assert [note.words for note in ItemNote.objects.filter(step="considered")] == [
        "Ja.",
        "Till en del.",
    ]


def test_who_saves_second_reads_what_the_first_one_wrote(client: Client) -> None:
    meeting = make_samrad()
    item, by = item_of(meeting), officer_of(meeting.body)
    consider_item(item, Consideration("taken_up", "Ja."), by=by, seen_version=1)
    with pytest.raises(Stale):
        consider_item(item, Consideration("not", "Nej."), by=by, seen_version=1)
    client.force_login(by)
    answer = client.post(
        f"/arbete/samrad/{meeting.programme_id}/arende/{item.pk}/",
        {
            "do": "consider",
            "consider-considered": "not",
            "consider-considered_words": "Nej.",
            "consider-version": 1,
        },
    )
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Ja." in shown
    assert "Nej." in shown


def test_nobody_outside_the_programme_says_what_came_of_an_item() -> None:
    meeting, other = make_samrad(), make_programme()
    with pytest.raises(NotAllowed):
        say_where_it_leads(
            item_of(meeting),
            Lead(make_matter(meeting.body)),
            by=officer_of(other.body),
        )


@pytest.mark.requirement("S1-02", "S1-12")
def test_a_guest_reads_how_an_item_was_considered_when_it_is_told(
    client: Client,
) -> None:
    meeting = make_samrad()
    item, by = item_of(meeting), officer_of(meeting.body)
    page = f"/mote/{token_of(speaker_of(meeting))}/anteckningar/"
    consider_item(item, Consideration("not", "Avtalet gäller till 2028."), by=by)
    assert "Avtalet gäller till 2028." not in client.get(page).content.decode()
    tell_item(item, by=by)
    shown = client.get(page).content.decode()
    assert "Avtalet gäller till 2028." in shown
    assert "Togs inte upp" in shown
