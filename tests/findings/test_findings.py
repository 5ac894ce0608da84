"""Findings: numbers are counted, quotations are verbatim, both texts are kept."""

from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.contributions.actions import hide
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.findings.actions import (
    Words,
    change_finding,
    merge_themes,
    place,
    quote,
    take_out,
    write_finding,
)
from gensvar.findings.excerpts import place_of
from gensvar.findings.models import Finding, Quotation
from gensvar.findings.queries import (
    contributions_of,
    count,
    standing_themes,
    trace,
)
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from tests.make.contributions import make_batch, make_entry, make_open_dialogue
from tests.make.dialogues import officer_of
from tests.make.findings import WORDS, make_finding, make_reviewed, make_theme
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db
SLOW = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
    ],
)
# How long an example takes is a fact about the machine.
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def dialogue() -> Dialogue:
    return make_open_dialogue()


@pytest.fixture
def finding(dialogue: Dialogue) -> Finding:
    return make_finding(dialogue)


@pytest.fixture
def client(dialogue: Dialogue) -> Client:
    client = Client()
    client.force_login(officer_of(dialogue.body))
    return client


# Excerpts


@QUICK
@given(st.text(max_size=40), st.integers(0, 60), st.integers(0, 60))
def test_any_excerpt_is_found_and_is_a_piece_of_the_text(
    text: str, start: int, length: int
) -> None:
    excerpt = text[start : start + length]
    found = place_of(excerpt, text)

    if not excerpt.split():
        assert found is None
    else:
        assert found is not None
        assert text[slice(*found)].split() == excerpt.split()


@QUICK
@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=5))
def test_only_words_that_stand_in_the_text_are_found(text: str, other: str) -> None:
    found = place_of(other, text)

    if found is not None:
        assert text[slice(*found)].split() == other.split()


def test_line_ends_of_a_browser_do_not_hide_an_excerpt() -> None:
    assert place_of("två\r\nrader", "Jag skrev två\nrader här") == (10, 19)


# Counts


@SLOW
@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.booleans(), st.integers(0, 7)),
        min_size=1,
        max_size=12,
    )
)
def test_counts_equal_an_independent_computation(
    dialogue: Dialogue, said: list[tuple[int, bool, int]]
) -> None:
    Finding.objects.all().delete()
    for theme in standing_themes(dialogue):
        take_out(theme, Contribution.objects.all(), by=officer_of(dialogue.body))
    names = ["A", "B", "C"]
    known = {row.name: row for row in standing_themes(dialogue)}
    themes = [known.get(name) or make_theme(dialogue, name) for name in names]
    under: list[set[int]] = [set(), set(), set()]
    rows: dict[int, tuple[str, bool]] = {}
    for kind, is_stressed, where in said:
        one = _say(dialogue, kind, is_stressed)
        rows[one.pk] = (one.channel, one.emphasis > 0)
        for number in range(3):
            if where >> number & 1:
                place(themes[number], [one], by=officer_of(dialogue.body))
                under[number].add(one.pk)
    first, last = make_finding(dialogue, *themes[:2]), make_finding(dialogue, themes[2])

    numbers = count(dialogue)

    for finding, expected in ((first, under[0] | under[1]), (last, under[2])):
        found = numbers.of(finding)
        assert found.total == len(expected)
        assert found.stressed == sum(rows[pk][1] for pk in expected)
        assert dict(found.by_channel) == Counter(rows[pk][0] for pk in expected)
        assert set(contributions_of(finding).values_list("pk", flat=True)) == expected
    everything = Contribution.objects.filter(dialogue=dialogue).values_list("pk")
    behind = trace([dialogue.pk], [pk for (pk,) in everything]).findings
    assert numbers.outside == sum(not found for found in behind.values())
    assert numbers.whole.total == len(behind)


def _say(dialogue: Dialogue, kind: int, is_stressed: bool) -> Contribution:
    if kind == 0:
        return make_reviewed(dialogue)
    if kind == 1:
        receipt = make_entry(dialogue, emphasis=int(is_stressed)).receipt
        return Contribution.objects.get(receipt=receipt)
    return Contribution.objects.get(batch=make_batch(dialogue))


def test_a_finding_follows_its_theme_into_the_one_that_took_it(
    dialogue: Dialogue, finding: Finding
) -> None:
    said = make_reviewed(dialogue)
    new = make_theme(dialogue, "Vardagar", said)

    merge_themes(finding.themes.get(), new, by=officer_of(dialogue.body))

    assert count(dialogue).of(finding).total == 2
    assert trace([dialogue.pk], [said.pk]).findings == {said.pk: [finding.pk]}


# Writing


@pytest.mark.parametrize("name", ["title", "text", "counter_views", "not_reached"])
def test_every_part_of_a_finding_is_compulsory(dialogue: Dialogue, name: str) -> None:
    theme = make_theme(dialogue, "Kväll")
    words = Words(**{**vars(WORDS), name: "  "})

    with pytest.raises(Invalid) as refused:
        write_finding(dialogue, words, [theme], by=officer_of(dialogue.body))

    assert refused.value.field == name


def test_a_finding_rests_on_a_theme(dialogue: Dialogue) -> None:
    with pytest.raises(Invalid, match="tema"):
        write_finding(dialogue, WORDS, [], by=officer_of(dialogue.body))


def test_a_stranger_writes_no_finding(dialogue: Dialogue) -> None:
    with pytest.raises(NotAllowed):
        write_finding(dialogue, WORDS, [make_theme(dialogue, "A")], by=make_user())


def test_after_the_hand_over_a_finding_stands(finding: Finding) -> None:
    officer = officer_of(finding.dialogue.body)
    Dialogue.objects.update(stage=Stage.HANDED_OVER)

    with pytest.raises(Invalid, match="överlämnat"):
        change_finding(finding, WORDS, finding.themes.all(), seen_version=1, by=officer)


def test_the_second_of_two_officers_overwrites_nothing(finding: Finding) -> None:
    officer = officer_of(finding.dialogue.body)
    themes = list(finding.themes.all())
    change_finding(finding, WORDS, themes, seen_version=1, by=officer)

    with pytest.raises(Stale):
        change_finding(finding, WORDS, themes, seen_version=1, by=officer)


def form_of(finding: Finding, **changes: str) -> dict[str, Any]:
    return {
        **vars(WORDS),
        "themes": [theme.pk for theme in finding.themes.all()],
        "version": "1",
        **changes,
    }


@pytest.mark.requirement("S2-07")
def test_the_second_officer_sees_both_texts_and_can_save_then(
    finding: Finding, client: Client
) -> None:
    address = reverse("finding-change", args=[finding.dialogue.number, finding.pk])
    client.post(address, form_of(finding, text="Det som den första skrev."))

    answer = client.post(address, form_of(finding, text="Det som den andra skrev."))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Det som den första skrev." in page
    assert "Det som den andra skrev.</textarea>" in page
    assert 'name="version" value="2"' in page
    again = form_of(finding, text="Båda.", version="2")
    assert client.post(address, again).status_code == 302


@pytest.mark.requirement("S2-34")
def test_numbers_on_the_page_are_counted(dialogue: Dialogue, client: Client) -> None:
    said = [make_reviewed(dialogue), *Contribution.objects.filter(batch__isnull=False)]
    batch = make_batch(dialogue, "Öppet på kvällen", "Blanda kompetens")
    said += Contribution.objects.filter(batch=batch)
    make_finding(dialogue, make_theme(dialogue, "Kväll", *said))

    page = client.get(reverse("findings", args=[dialogue.number])).content.decode()

    assert "<strong>3 inspel säger detta</strong>" in page
    assert "Från människor en och en: 1. Från mötesanteckningar: 2." in page


# Quoting


@pytest.mark.requirement("S2-07")
def test_words_are_quoted_by_pasting_them_and_lead_back(
    dialogue: Dialogue, client: Client
) -> None:
    said = make_reviewed(dialogue, "Öppna tidigare. Gärna klockan 7, tack.")
    finding = make_finding(dialogue, make_theme(dialogue, "Morgon", said))
    address = reverse("quotations", args=[dialogue.number, finding.pk])

    client.post(address, {"contribution": said.public_id, "excerpt": "Gärna klockan 7"})
    client.post(address, {"contribution": said.public_id, "excerpt": "Inte sagt"})

    assert [row.words for row in Quotation.objects.all()] == ["Gärna klockan 7"]
    page = client.get(reverse("finding", args=[dialogue.number, finding.pk]))
    assert "Gärna klockan 7" in page.content.decode()
    assert f"?at={said.public_id}" in page.content.decode()


def test_the_same_words_are_quoted_once(finding: Finding) -> None:
    said = contributions_of(finding).get()
    officer = officer_of(finding.dialogue.body)

    assert quote(finding, said, by=officer) == quote(finding, said, by=officer)


def test_hidden_and_unreviewed_words_are_not_quoted(dialogue: Dialogue) -> None:
    officer = officer_of(dialogue.body)
    said = make_reviewed(dialogue)
    batch = make_batch(dialogue)
    finding = make_finding(dialogue, make_theme(dialogue, "Kväll", said))
    Contribution.objects.filter(batch=batch).update(review="waiting")
    waiting = Contribution.objects.get(batch=batch)
    place(finding.themes.get(), [waiting], by=officer)
    hide(said, reason="Någons namn", by=officer)
    said.refresh_from_db()

    with pytest.raises(Invalid, match="dolt"):
        quote(finding, said, by=officer)
    with pytest.raises(Invalid, match="granskat"):
        quote(finding, waiting, by=officer)


def test_nothing_is_quoted_where_people_were_told_it_is_never_shown() -> None:
    dialogue = make_open_dialogue("never")
    finding = make_finding(dialogue)

    with pytest.raises(Invalid, match="aldrig visas"):
        quote(finding, contributions_of(finding).get(), by=officer_of(dialogue.body))


def test_what_lies_under_other_themes_is_not_quoted(
    dialogue: Dialogue, finding: Finding
) -> None:
    with pytest.raises(Invalid, match="Sortera"):
        quote(finding, make_reviewed(dialogue), by=officer_of(dialogue.body))


@pytest.mark.parametrize("page", ["findings", "basis"])
def test_the_database_is_asked_as_often_for_3_as_for_60(
    dialogue: Dialogue, client: Client, page: str, django_assert_max_num_queries: Any
) -> None:
    said = make_reviewed(dialogue)
    theme = make_theme(dialogue, "Kväll", said)
    most = 12 if page == "findings" else 28
    address = reverse(page, args=[dialogue.number])
    for number in range(3):
        quote(
            make_finding(dialogue, theme, title=f"Fynd {number}"),
            said,
            by=officer_of(dialogue.body),
        )
    with django_assert_max_num_queries(most) as few:
        client.get(address)
    for number in range(57):
        make_finding(dialogue, theme, title=f"Fler fynd {number}")

    with django_assert_max_num_queries(most) as many:
        client.get(address)

    assert len(many) == len(few)
