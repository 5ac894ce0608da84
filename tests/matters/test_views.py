"""The register on screen."""

from datetime import date

import pytest
from django.test import Client

from gensvar.matters.models import Decision, Matter, Outcome
from gensvar.organisations.models import Body, BodyKind, Role
from tests.make.dialogues import make_matter, officer_of
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db
CHAIN = [
    ("board", "2018-02-28", "", "65", "proposed", "", ""),
    (
        "assembly",
        "2018-04-11",
        "",
        "32",
        "remitted_back",
        "Det är oklart hur svaren når verksamheten.",
        "37 för avgörande\n34 för återremiss",
    ),
    ("board", "2018-06-07", "", "132", "proposed", "", ""),
    ("assembly", "2018-06-19", "2018-06-20", "56", "decided", "", ""),
]


def signed_in_as(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type] # a user
    return client


@pytest.fixture
def matter() -> Matter:
    assembly = make_body("Fullmäktige", BodyKind.ASSEMBLY)
    board = make_body("Styrelsen", BodyKind.EXECUTIVE_BOARD, assembly)
    return make_matter(board, "Policy för dialog", opened_on=date(2018, 1, 1))


def enter_chain(client: Client, matter: Matter) -> None:
    for body, day, last, section, outcome, reason, votes in CHAIN:
        remand = Decision.objects.filter(outcome=Outcome.REMITTED_BACK).first()
        name = "Styrelsen" if body == "board" else "Fullmäktige"
        response = client.post(
            f"/arbete/arenden/{matter.pk}/beslut/",
            {
                "body": Body.objects.get(name=name).pk,
                "starts_on": day,
                "ends_on": last,
                "section_number": section,
                "outcome": outcome,
                "reason": reason,
                "votes": votes,
                "answers_remand": remand.pk if remand and section == "132" else "",
            },
        )
        assert response.status_code == 302, response.content.decode()


@pytest.mark.requirement("S3-10", "S3-11", "S3-12", "S3-13", "S3-14")
def test_the_chain_with_its_remand_is_entered_and_drawn(matter: Matter) -> None:
    client = signed_in_as(officer_of(matter.body))
    enter_chain(client, matter)

    page = client.get(f"/arbete/arenden/{matter.pk}/").content.decode()

    assert "path-loop from-" in page
    assert "19–20\xa0juni 2018" in page or "19–20 juni 2018" in page
    assert "37 för avgörande" in page
    assert "34 för återremiss" in page
    assert [d.outcome for d in matter.decisions.all()] == [row[4] for row in CHAIN]


def decision_form(matter: Matter, **changes: str) -> dict[str, object]:
    return {
        "body": matter.body_id,
        "starts_on": "2018-02-28",
        "ends_on": "",
        "section_number": "65",
        "outcome": "proposed",
        "reason": "",
        "votes": "",
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": "2018-02-27"}, "ends_on"),
        ({"starts_on": "2017-12-31"}, "starts_on"),
        ({"starts_on": "2199-01-01"}, "starts_on"),
        ({"starts_on": "2014-12-31"}, "starts_on"),
        ({"outcome": "remitted_back"}, "reason"),
        ({"section_number": "§"}, "section_number"),
        ({"votes": "många för"}, "votes"),
        ({"outcome": "won"}, "outcome"),
    ],
)
def test_bad_input_is_told_beside_its_field(
    matter: Matter, changes: dict[str, str], field: str
) -> None:
    client = signed_in_as(officer_of(matter.body))

    response = client.post(
        f"/arbete/arenden/{matter.pk}/beslut/", decision_form(matter, **changes)
    )

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not matter.decisions.exists()


def test_a_section_is_used_once(matter: Matter) -> None:
    client = signed_in_as(officer_of(matter.body))
    address = f"/arbete/arenden/{matter.pk}/beslut/"
    client.post(address, decision_form(matter))

    response = client.post(address, decision_form(matter))

    assert response.status_code == 422
    assert "section_number" in response.context["form"].errors
    assert matter.decisions.count() == 1


def test_a_body_that_did_not_exist_decides_nothing(matter: Matter) -> None:
    gone = make_body("Gamla nämnden", valid_to=date(2017, 12, 31))
    client = signed_in_as(officer_of(matter.body))

    response = client.post(
        f"/arbete/arenden/{matter.pk}/beslut/",
        decision_form(matter, body=str(gone.pk)),
    )

    assert "body" in response.context["form"].errors


def test_a_correction_keeps_what_stood_before(matter: Matter) -> None:
    client = signed_in_as(officer_of(matter.body))
    enter_chain(client, matter)
    decision = Decision.objects.get(section_number="56")

    response = client.post(
        f"/arbete/arenden/{matter.pk}/beslut/{decision.pk}/ratta/",
        decision_form(
            matter,
            body=str(decision.body_id),
            starts_on="2018-06-19",
            ends_on="2018-06-20",
            section_number="57",
            outcome="decided",
            answers_remand="",
            correction_reason="Fel paragraf.",
            version=str(decision.version),
        ),
    )

    assert response.status_code == 302
    page = client.get(f"/arbete/arenden/{matter.pk}/").content.decode()
    assert "Fel paragraf." in page
    correction = decision.corrections.get()
    assert correction.before["section_number"] == "56"
    assert correction.before["ends_on"] == "2018-06-20"


def test_two_who_change_at_once_see_both_texts(matter: Matter) -> None:
    client = signed_in_as(officer_of(matter.body))
    form = {
        "registry_number": matter.registry_number,
        "title": "Den förstas ord",
        "body": matter.body_id,
        "opened_on": "2018-01-01",
        "version": 1,
    }
    address = f"/arbete/arenden/{matter.pk}/andra/"
    client.post(address, form)

    second = client.post(address, {**form, "title": "Den andras ord"})

    page = second.content.decode()
    assert second.status_code == 422
    assert "Den förstas ord" in page
    assert "Den andras ord" in page
    client.post(address, {**form, "title": "Den andras ord", "version": 2})
    matter.refresh_from_db()
    assert matter.title == "Den andras ord"


def test_only_those_who_work_here_read_the_register(matter: Matter) -> None:
    stranger = signed_in_as(make_user())
    reader = signed_in_as(make_member(make_body(), Role.REPRESENTATIVE))

    assert stranger.get("/arbete/arenden/").status_code == 403
    assert stranger.get(f"/arbete/arenden/{matter.pk}/").status_code == 404
    assert reader.get(f"/arbete/arenden/{matter.pk}/").status_code == 200
    assert reader.get(f"/arbete/arenden/{matter.pk}/beslut/").status_code == 403
    assert Client().get("/arbete/arenden/").status_code == 302


@pytest.mark.requirement("S2-25")
def test_a_matter_is_opened_on_screen() -> None:
    body = make_body("Beredningen norr", BodyKind.DRAFTING_COMMITTEE)
    client = signed_in_as(officer_of(body))

    response = client.post(
        "/arbete/arenden/ny/",
        {
            "registry_number": "383-2018",
            "title": "Nya öppettider <b>",
            "body": body.pk,
            "opened_on": "2018-01-02",
            "documents_address": "https://example.org/383",
        },
        follow=True,
    )

    page = response.content.decode()
    assert "383-2018" in page
    assert "Nya öppettider &lt;b&gt;" in page
    assert "https://example.org/383" in page


@pytest.mark.requirement("S3-45")
def test_the_list_finds_larger_changes_nobody_has_considered(matter: Matter) -> None:
    make_matter(matter.body, "En liten sak", is_major_change=False)
    client = signed_in_as(officer_of(matter.body))

    page = client.get("/arbete/arenden/?unconsidered=on").content.decode()

    assert "Policy för dialog" in page
    assert "En liten sak" not in page


@pytest.mark.parametrize("rows", [3, 30])
def test_the_list_asks_as_often_for_few_as_for_many(
    rows: int, django_assert_max_num_queries: object
) -> None:
    body = make_body()
    for _row in range(rows):
        make_matter(body)
    client = signed_in_as(officer_of(body))

    with django_assert_max_num_queries(9):  # type: ignore[operator] # a fixture
        assert client.get("/arbete/arenden/").status_code == 200
