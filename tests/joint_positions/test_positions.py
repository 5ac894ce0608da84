"""Organisations say something together: it is one contribution in their names."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue, Phase, Stage
from gensvar.directory.keepers import KeeperPage
from gensvar.joint_positions.actions import (
    Draft,
    Reply,
    answer,
    change,
    let_lapse,
    send_position,
    tell_answers,
    withdraw_name,
)
from gensvar.joint_positions.models import Backing, Position, PositionState
from gensvar.joint_positions.standing import behind, fingerprint
from gensvar.joint_positions.yearly import entries
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Organisation
from tests.make.contributions import make_open_dialogue
from tests.make.dialogues import officer_of
from tests.make.joint_positions import agree, as_seen_by, make_own_side, make_position
from tests.make.publishing import publish

pytestmark = pytest.mark.django_db


def page(mine: KeeperPage, position: Position) -> str:
    return reverse("own-joint-position", args=[mine.token, position.public_id])


def names_behind(position: Position) -> list[str]:
    rows = Backing.objects.filter(position=position).select_related("organisation")
    return sorted(one.organisation.name for one in behind(position, rows))


def letters() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("subject", flat=True))


@pytest.mark.requirement("S4-092")
def test_three_organisations_link_arms_on_screen_and_are_one_contribution(
    client: Client,
) -> None:
    dialogue = make_open_dialogue("at_once")
    publish(dialogue)
    first, second, third = (make_own_side(name) for name in ("Ett", "Tvåan", "Trean"))
    started = client.post(
        reverse("own-start-joint-position", args=[first.token]),
        {
            "key": "a key of the form",
            "dialogue": dialogue.slug,
            "title": "Öppet på kvällen",
            "words": "Vi vill ha öppet en kväll i veckan.",
            "language": "sv",
        },
    )
    position = Position.objects.get()
    assert started["Location"] == page(first, position)
    for other in (second, third):
        client.post(
            page(first, position),
            {"do": "ask", "organisation": other.organisation.pk},
        )
    seen = {"do": "answer", "seen": position.fingerprint}
    client.post(page(second, position), {**seen, "state": "behind"})
    client.post(
        page(third, position),
        {**seen, "state": "reserved", "reservation": "Inte på fredagar."},
    )
    sent = client.post(
        page(first, position), {"do": "send", "seen": position.fingerprint}
    )
    assert sent.status_code == 302
    one = Contribution.objects.get()
    assert (one.text, one.heading, one.channel) == (
        "Vi vill ha öppet en kväll i veckan.",
        "Öppet på kvällen",
        "joint",
    )
    public = client.get(reverse("public-contribution", args=[one.public_id])).text
    for words in ("Ett", "Tvåan", "Trean", "Inte på fredagar."):
        assert words in public
    client.force_login(officer_of(dialogue.body))
    work = client.get(reverse("dialogue-joint-positions", args=[dialogue.number])).text
    assert "1 gemensamt inspel har kommit" in work
    assert "står 3 organisationer" in work
    assert Contribution.objects.count() == 1


def test_who_agreed_to_other_words_must_agree_again(client: Client) -> None:
    dialogue = make_open_dialogue("at_once")
    first, second = make_own_side("Ett"), make_own_side("Tvåan")
    position = make_position(dialogue, first, second)
    old = position.fingerprint
    assert names_behind(position) == ["Ett", "Tvåan"]
    response = client.post(
        reverse("own-change-joint-position", args=[first.token, position.public_id]),
        {
            "title": position.title,
            "words": "Vi vill ha öppet varje kväll.",
            "language": "sv",
            "version": position.version,
        },
    )
    assert response.status_code == 302
    position.refresh_from_db()
    assert (names_behind(position), position.number) == (["Ett"], 2)
    assert letters()[-1].startswith("Orden har ändrats")
    with pytest.raises(NotYet):
        send_position(first, as_seen_by(first, position), seen=position.fingerprint)
    late = client.post(
        page(second, position), {"do": "answer", "seen": old, "state": "behind"}
    )
    assert late.status_code == 422
    assert "Orden har ändrats sedan du läste dem" in late.text
    agree(second, position)
    assert names_behind(position) == ["Ett", "Tvåan"]


def test_each_organisation_speaks_for_itself_alone(client: Client) -> None:
    dialogue = make_open_dialogue("at_once")
    first, second, stranger = (make_own_side() for _ in range(3))
    position = make_position(dialogue, first, second)
    assert client.get(page(stranger, position)).status_code == 404
    with pytest.raises(NotAllowed):
        change(second, position, Draft("Annat", "Andra ord"), seen=position.version)
    with pytest.raises(NotAllowed):
        send_position(second, position, seen=position.fingerprint)
    with pytest.raises(NotAllowed):
        answer(stranger, position, Reply("behind", position.fingerprint))
    with pytest.raises(NotAllowed):
        answer(first, position, Reply("declined", position.fingerprint))
    with pytest.raises(Invalid) as refused:
        answer(second, position, Reply("reserved", position.fingerprint, "  "))
    assert refused.value.field == "reservation"
    with pytest.raises(Stale):
        change(first, position, Draft("Annat", "Andra ord"), seen=99)


def test_a_name_can_be_taken_away_and_the_trail_stays(client: Client) -> None:
    dialogue = make_open_dialogue("at_once")
    publish(dialogue)
    first, second = make_own_side("Ett"), make_own_side("Tvåan")
    position = make_position(dialogue, first, second)
    send_position(first, position, seen=position.fingerprint)
    assert client.post(page(second, position), {"do": "withdraw"}).status_code == 302
    position.refresh_from_db()
    assert names_behind(position) == ["Ett"]
    shown = client.get(
        reverse("public-contribution", args=[Contribution.objects.get().public_id])
    )
    assert "tog bort sitt namn" in shown.text
    with pytest.raises(NotAllowed):
        withdraw_name(make_own_side(), position)


def test_what_is_not_sent_in_time_is_told_to_all(client: Client) -> None:
    dialogue = make_open_dialogue("at_once")
    first, second = make_own_side(), make_own_side()
    position = make_position(dialogue, first, second)
    assert let_lapse() == 0
    past = timezone.now() - timedelta(minutes=1)
    Phase.objects.filter(dialogue=dialogue).update(ends_at=past)
    with pytest.raises(NotYet):
        send_position(first, position, seen=position.fingerprint)
    assert (let_lapse(), let_lapse()) == (1, 0)
    told = Letter.objects.filter(subject__contains="skickades inte")
    assert sorted(told.values_list("to", flat=True)) == sorted(
        (first.keeper.email, second.keeper.email)
    )
    assert not Letter.objects.filter(text__contains=position.words).exists()
    assert page(second, position) in "".join(
        letter.text.replace("{{secret}}", second.token) for letter in told
    ) or all(letter.secret for letter in told)
    assert client.get(page(second, position)).status_code == 200


def test_everyone_behind_hears_when_the_dialogue_has_its_answer(
    client: Client,
) -> None:
    dialogue = make_open_dialogue("at_once")
    publish(dialogue)
    first, second = make_own_side(), make_own_side()
    position = make_position(dialogue, first, second)
    send_position(first, position, seen=position.fingerprint)
    assert tell_answers() == 0
    Dialogue.objects.filter(pk=dialogue.pk).update(stage=Stage.ANSWERED)
    assert (tell_answers(), tell_answers()) == (1, 0)
    assert sum("Nu finns ett svar" in subject for subject in letters()) == 2
    address = reverse("public-outcome", args=[dialogue.slug])
    assert address in client.get(page(second, position)).text
    (entry,) = entries(second.family, today().year, second.token)
    assert (entry.what, entry.state, entry.is_open) == (
        position.title,
        "Skickat till dialogen",
        False,
    )


def test_a_form_that_is_sent_twice_is_one_position_and_loses_nothing(
    client: Client,
) -> None:
    dialogue = make_open_dialogue("at_once")
    publish(dialogue)
    mine = make_own_side()
    address = reverse("own-start-joint-position", args=[mine.token])
    said = {
        "key": "once",
        "dialogue": dialogue.slug,
        "title": "Öppet på kvällen",
        "words": "x" * 5001,
        "language": "sv",
        "is_open": "on",
    }
    refused = client.post(address, said)
    assert (refused.status_code, "x" * 5001 in refused.text) == (422, True)
    for _ in range(2):
        assert client.post(address, {**said, "words": "Kort."}).status_code == 302
    assert Position.objects.count() == 1
    other = make_own_side()
    listed = reverse("own-joint-positions", args=[other.token])
    assert "Öppet på kvällen" in client.get(listed).text


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(0, 3)),
        st.tuples(st.just("agree"), st.integers(0, 2)),
        st.tuples(st.just("late"), st.integers(0, 2)),
        st.tuples(st.just("decline"), st.integers(0, 2)),
    ),
    max_size=12,
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_nobody_ever_stands_behind_words_they_have_not_agreed_to(
    steps: list[tuple[str, int]], own_sides: tuple[Dialogue, list[KeeperPage]]
) -> None:
    dialogue, (first, *others) = own_sides
    position = make_position(dialogue, first, *others)
    agreed = {one.organisation.name: position.words for one in (first, *others)}
    read = dict.fromkeys(range(3), position.fingerprint)
    for what, who in steps:
        seen = as_seen_by(first, position)
        if what == "write":
            draft = Draft("Öppet", f"Version {who}.")
            change(first, seen, draft, seen=seen.version)
            agreed[first.organisation.name] = draft.words
            continue
        name = others[who].organisation.name
        if what != "late":
            read[who] = seen.fingerprint
        state = "declined" if what == "decline" else "behind"
        try:
            answer(others[who], seen, Reply(state, read[who]))
        except Stale:
            assert read[who] != seen.fingerprint
        else:
            agreed[name] = seen.words if state == "behind" else ""
    now = as_seen_by(first, position)
    assert now.fingerprint == fingerprint(now.title, now.words)
    assert {one for one, words in agreed.items() if words == now.words} >= set(
        names_behind(now)
    )
    assert now.state == PositionState.DRAFT


@pytest.fixture
def own_sides() -> tuple[Dialogue, list[KeeperPage]]:
    dialogue = make_open_dialogue("at_once")
    return dialogue, [make_own_side() for _ in range(4)]


def test_rows_that_are_the_same_organisation_count_as_one() -> None:
    dialogue = make_open_dialogue("at_once")
    first, second, third = (make_own_side(name) for name in ("Ett", "Två", "Tva"))
    position = make_position(dialogue, first, second, third)
    Organisation.objects.filter(name="Tva").update(merged_into=second.organisation.pk)
    assert names_behind(position) in (["Ett", "Två"], ["Ett", "Tva"])
