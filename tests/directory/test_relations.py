"""How far we work together differs by organisation and place, and both sides say so."""

from datetime import date, timedelta
from io import BytesIO
from itertools import combinations

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from python_calamine import CalamineWorkbook

from gensvar.accounts.models import User
from gensvar.audit.models import EventContent
from gensvar.directory.actions.merging import merge_organisations, unmerge_organisations
from gensvar.directory.actions.relation_views import see_differently
from gensvar.directory.actions.relations import (
    RelationSaid,
    answer_view,
    end_relation,
    set_relation,
)
from gensvar.directory.keepers import token_of
from gensvar.directory.models import Degree, Keeper, Relation, RelationView, SubRegion
from gensvar.directory.relations import relations_of, stamp_of
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.notifications.models import Letter
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Organisation, Role, RoleGrant
from tests.make.dialogues import officer_of, someone
from tests.make.directory import make_keeper, make_organisation, make_relation
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db
WORDS = "Vi får bara ett brev om året."
LONG_AGO = date(2024, 3, 1)


@pytest.fixture
def officer(client: Client) -> User:
    user = officer_of(make_body())
    client.force_login(user)
    return user


def page_of(organisation: Organisation, relation: Relation | None = None) -> str:
    rest = f"{relation.pk}/" if relation else ""
    return f"/arbete/foreningar/{organisation.public_id}/samarbete/{rest}"


def own(keeper: Keeper, relation: Relation | None = None) -> str:
    rest = f"{relation.pk}/" if relation else ""
    return f"/forening/{token_of(keeper)}/samarbete/{rest}"


def letters(kind: str) -> list[Letter]:
    return list(Letter.objects.filter(kind=kind))


@pytest.mark.usefixtures("officer")
@pytest.mark.requirement("S4-143")
def test_an_officer_says_how_far_we_work_together_in_each_place(client: Client) -> None:
    body, keeper = make_body(), make_keeper()
    one = keeper.organisation
    part = SubRegion.objects.create(name="Norra delen")
    assert "Inte sagt" in client.get(page_of(one)).content.decode()
    said = {"body": body.pk, "since": LONG_AGO, "reason": "Vi ses.", "until": ""}
    first = {**said, "seen": 0, "degree": "asked", "sub_region": ""}
    assert client.post(page_of(one), first).status_code == 302
    there = {**said, "seen": 1, "degree": "together", "sub_region": part.pk}
    assert client.post(page_of(one), there).status_code == 302
    anew = {**first, "seen": 2, "degree": "plans", "since": today()}
    assert client.post(page_of(one), anew).status_code == 302
    shown = client.get(page_of(one)).content.decode()
    assert "Vi planerar tillsammans" in shown
    assert "Norra delen" in shown
    before = Relation.objects.get(degree="asked")
    assert before.until == today() - timedelta(days=1)
    told = client.get(own(keeper)).content.decode()
    assert "Vi planerar tillsammans" in told
    assert "Organisationen tillfrågas" not in told
    assert len(letters("relation set")) == 3
    organisation = client.get(f"/arbete/foreningar/{one.public_id}/om/")
    assert "Vi planerar tillsammans" in organisation.content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"since": "2026-13-01"}, "since"),
        ({"since": "2999-01-01"}, "since"),
        ({"since": "2020-01-01"}, "since"),
        ({"until": "2020-01-01"}, "until"),
        ({"degree": "friends"}, "degree"),
        ({"degree": "asked"}, "degree"),
        ({"body": "0"}, "body"),
        ({"sub_region": "987654"}, "sub_region"),
        ({"reason": " "}, "reason"),
        ({"reason": "x" * 301}, "reason"),
    ],
)
@pytest.mark.usefixtures("officer")
def test_what_cannot_be_right_is_told_at_its_field_and_nothing_is_lost(
    client: Client, wrong: dict[str, str], field: str
) -> None:
    relation = make_relation(since=LONG_AGO)
    usual = {
        "seen": 1,
        "body": relation.body_id,
        "degree": "plans",
        "since": today(),
        "reason": "Nytt avtal.",
        **wrong,
    }
    answer = client.post(page_of(relation.organisation), usual)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    relation.refresh_from_db()
    assert (relation.degree, relation.until) == ("asked", None)


@pytest.mark.usefixtures("officer")
def test_the_second_of_two_who_save_reads_first(client: Client) -> None:
    relation = make_relation(since=LONG_AGO)
    said = {
        "seen": 0,
        "body": relation.body_id,
        "degree": "plans",
        "since": today(),
        "reason": "Nytt avtal.",
    }
    late = client.post(page_of(relation.organisation), said)
    assert late.status_code == 422
    assert "Nytt avtal." in late.content.decode()
    again = {**said, "seen": late.context["form"]["seen"].value()}
    assert client.post(page_of(relation.organisation), again).status_code == 302


def test_the_same_first_day_corrects_and_leaves_no_second_row() -> None:
    relation = make_relation(since=LONG_AGO)
    corrected = make_relation(
        relation.organisation, "talks", since=LONG_AGO, body=relation.body
    )
    assert (corrected.pk, corrected.degree, corrected.version) == (
        relation.pk,
        "talks",
        2,
    )


@pytest.mark.requirement("S4-143")
def test_an_organisation_sees_it_differently_and_gets_an_answer(
    client: Client, officer: User
) -> None:
    keeper = make_keeper()
    relation = make_relation(keeper.organisation, "talks")
    page = own(keeper, relation)
    same = client.post(page, {"degree": "talks", "words": WORDS})
    assert (same.status_code, RelationView.objects.count()) == (422, 0)
    client.post(page, {"degree": "plans", "words": "Mycket."})
    assert client.post(page, {"degree": "informs", "words": WORDS}).status_code == 302
    view = RelationView.objects.get()
    assert (view.degree, view.words, view.version) == ("informs", WORDS, 2)
    table = client.get("/arbete/foreningar/samarbete/").content.decode()
    assert "Ses på ett annat sätt" in table
    work = page_of(keeper.organisation, relation)
    assert WORDS in client.get(work).content.decode()
    stale = {"do": "answer", "answer-version": 1, "answer-answer": "Fyra möten."}
    assert client.post(work, stale).status_code == 422
    assert client.post(work, {**stale, "answer-version": 2}).status_code == 302
    told = client.get(own(keeper)).content.decode()
    assert WORDS in told
    assert "Fyra möten." in told
    (asked,) = letters("relation differs")
    (answered,) = letters("relation answered")
    assert (asked.to, answered.to) == (relation.set_by.email, keeper.email)
    written = [one.text for one in Letter.objects.all()]
    kept = [str(one.content) for one in EventContent.objects.all()]
    assert not any(word in text for text in written + kept for word in (WORDS, "Fyra"))
    assert officer.email not in {asked.to, answered.to}


def test_officers_are_told_when_who_said_it_can_answer_no_longer() -> None:
    body, keeper = make_body(), make_keeper()
    relation = make_relation(keeper.organisation, body=body)
    RoleGrant.objects.filter(user=relation.set_by).update(
        since=LONG_AGO, until=today() - timedelta(days=1)
    )
    now = make_member(body, Role.OFFICER)
    see_differently(keeper, relation.pk, "plans", WORDS)
    assert [one.to for one in letters("relation differs")] == [now.email]


def test_a_change_is_an_answer_and_alike_takes_back(client: Client) -> None:
    keeper = make_keeper()
    relation = make_relation(keeper.organisation, "talks", since=LONG_AGO)
    see_differently(keeper, relation.pk, "asked", "")
    make_relation(keeper.organisation, "asked", body=relation.body)
    assert RelationView.objects.get().answered_at is not None
    assert (
        "Ni ser det på ett annat sätt" not in client.get(own(keeper)).content.decode()
    )
    now = Relation.objects.get(until__isnull=True)
    see_differently(keeper, now.pk, "talks", "")
    client.post(own(keeper, now), {"do": "alike"})
    assert not RelationView.objects.filter(relation=now).exists()


def test_a_keeper_reaches_only_what_is_its_own_and_holds_today(client: Client) -> None:
    keeper, other = make_keeper(), make_relation()
    ended = make_relation(keeper.organisation, since=LONG_AGO, until=LONG_AGO)
    for relation in (other, ended):
        page = own(keeper, relation)
        assert client.get(page).status_code == 404
        assert client.post(page, {"degree": "plans"}).status_code == 404
        assert not see_differently(keeper, relation.pk, "plans", "")


@pytest.mark.usefixtures("officer")
def test_the_table_is_narrowed_and_taken_along_safely(client: Client) -> None:
    part = SubRegion.objects.create(name="Söder")
    evil, calm = make_organisation("=1+1"), make_organisation("Lugna gruppen")
    first = make_relation(evil, "plans", sub_region=part)
    make_relation(calm, "informs")
    keeper = make_keeper(evil)
    see_differently(keeper, first.pk, "asked", WORDS)
    table = "/arbete/foreningar/samarbete/"
    rows = client.get(table).context["page_obj"]
    assert [row.organisation for row in rows] == [evil, calm]
    for query in (f"degree=plans&body={first.body_id}", f"place={part.pk}"):
        found = client.get(f"{table}?{query}").context["page_obj"]
        assert [row.organisation for row in found] == [evil]
    assert [
        row.organisation for row in client.get(f"{table}?place=0").context["page_obj"]
    ] == [calm]
    nothing = make_body()
    empty = client.get(f"{table}?body={nothing.pk}").content.decode()
    assert f"Inget sådant är sagt om {nothing.name}" in empty
    text = client.get(f"{table}fil/csv/").content.decode("utf-8-sig")
    assert '"\'=1+1"' in text
    assert WORDS not in text
    content = client.get(f"{table}fil/xlsx/?degree=plans").content
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    assert [row[0] for row in sheet.to_python()[1:]] == ["'=1+1"]


def test_rows_that_are_one_organisation_share_what_is_said() -> None:
    body, by = make_body(), officer_of(make_body())
    one, other = make_organisation(), make_organisation()
    first = make_relation(one, "informs", since=LONG_AGO, body=body)
    second = make_relation(other, "talks", since=LONG_AGO + timedelta(1), body=body)
    merging = merge_organisations(other, one, "Samma styrelse", by=by)
    other.refresh_from_db()
    assert set(relations_of(family_of(one))) == {first, second}
    # One of the two things that were said can be chosen.
    made = make_relation(other, "talks", body=body)
    assert relations_of(family_of(one)) == [made]
    assert made.organisation == one
    unmerge_organisations(merging, by=by)
    assert relations_of(family_of(one)) == [made]
    other.refresh_from_db()
    assert relations_of(family_of(other)) == []


@pytest.mark.usefixtures("officer")
def test_what_has_ended_is_read_and_answered_no_more(client: Client) -> None:
    relation = make_relation(since=LONG_AGO)
    see_differently(make_keeper(relation.organisation), relation.pk, "plans", WORDS)
    work = page_of(relation.organisation, relation)
    assert "answer" in client.get(work).context["forms"]
    Relation.objects.update(until=today() - timedelta(days=1))
    ended = client.get(work)
    assert WORDS in ended.content.decode()
    assert ended.context["forms"] == {}
    said = {"do": "answer", "answer-version": 1, "answer-answer": "Fyra möten."}
    assert client.post(work, said).status_code == 422
    assert letters("relation answered") == []


def test_ending_and_answering_are_for_officers_and_for_what_holds() -> None:
    keeper = make_keeper()
    relation = make_relation(keeper.organisation, since=LONG_AGO)
    see_differently(keeper, relation.pk, "plans", "")
    view, body = RelationView.objects.get(), make_body()
    by, nobody = officer_of(body), someone(body, Role.REVIEWER)
    with pytest.raises(NotAllowed):
        end_relation(relation, today(), by=nobody, seen_version=1)
    with pytest.raises(NotAllowed):
        answer_view(view, "Nej.", by=nobody, seen_version=1)
    with pytest.raises(Stale):
        end_relation(relation, today(), by=by, seen_version=7)
    for day in (LONG_AGO - timedelta(1), today() + timedelta(1)):
        with pytest.raises(Invalid):
            end_relation(relation, day, by=by, seen_version=1)
    end_relation(relation, LONG_AGO, by=by, seen_version=1)
    with pytest.raises(NotYet):
        end_relation(relation, today(), by=by, seen_version=2)


class Periods(TestCase):
    """Whatever is said in whatever order, no day has two degrees."""

    days = st.integers(0, 30).map(lambda back: today() - timedelta(days=back))
    said = st.tuples(st.sampled_from(Degree.values), days, st.none() | days)

    @settings(max_examples=20, deadline=None)
    @given(st.lists(said, min_size=2, max_size=6))
    def test_no_day_has_two_degrees(
        self, rows: list[tuple[str, date, date | None]]
    ) -> None:
        body, one = make_body(), make_organisation()
        by = officer_of(body)
        for degree, since, until in rows:
            said = RelationSaid(body, degree, since, "Så är det.", until=until)
            try:
                set_relation(one, said, by=by, seen=stamp_of({one.pk}))
            except Invalid:
                continue
        kept = Relation.objects.filter(organisation=one)
        spans = [(row.since, row.until or date.max) for row in kept]
        for (start, end), (begins, ends) in combinations(spans, 2):
            assert end < begins or ends < start
