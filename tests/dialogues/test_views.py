"""The way to a dialogue that can open, on screen."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from gensvar.accounts.models import User
from gensvar.dialogues.actions import approve_plan, begin_consideration
from gensvar.dialogues.models import (
    CommunicationPlan,
    Consideration,
    Dialogue,
    Mandate,
    RuleSet,
    Stage,
)
from gensvar.dialogues.queries import mandate_in_force, takes_contributions
from gensvar.kernel.days import today
from gensvar.matters.models import Matter
from gensvar.organisations.models import BodyKind, Role
from tests.make.dialogues import (
    chair_of,
    make_consideration,
    make_dialogue,
    make_mandate,
    make_matter,
    make_plan,
    make_rules,
    officer_of,
    registrar_of,
    someone,
)
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db
BASE = "/arbete/dialoger"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def answers(consideration: Consideration, **changes: str) -> dict[str, object]:
    """Return answers to all criteria that speak for a dialogue, with changes by key."""
    form: dict[str, object] = {"do": "answer", "version": consideration.version}
    for criterion in consideration.rule_set.criteria.all():
        no = criterion.effect in ("excludes", "screening")
        answer = changes.get(criterion.key, "no" if no else "yes")
        form[f"answer_{criterion.pk}"] = answer
        form[f"comment_{criterion.pk}"] = "Kommentar <b>"
    return form


def decision(**changes: object) -> dict[str, object]:
    return {
        "do": "decide",
        "outcome": "dialogue",
        "reason": "Många berörs.",
        "decided_on": today(),
        **changes,
    }


@pytest.fixture
def matter() -> Matter:
    make_rules()
    body = make_body("Nämnden för hälsa")
    return make_matter(
        body, "Öppettider", planned_decision_on=today() + timedelta(days=200)
    )


def begin(matter: Matter) -> Consideration:
    client_of(officer_of(matter.body)).post(f"{BASE}/overvaganden/arende/{matter.pk}/")
    return Consideration.objects.get(matter=matter)


def address(consideration: Consideration) -> str:
    return f"{BASE}/overvaganden/{consideration.pk}/"


@pytest.mark.requirement("S3-45", "S2-05", "S3-49")
def test_a_matter_is_considered_and_the_chair_decides(matter: Matter) -> None:
    officer, chair = (
        client_of(officer_of(matter.body)),
        client_of(chair_of(matter.body)),
    )
    assert (
        b"Nobody"
        in officer.get(
            f"/arbete/arenden/{matter.pk}/", headers={"accept-language": "en"}
        ).content
    )
    consideration = begin(matter)
    officer.post(address(consideration), answers(consideration))

    refused = officer.post(address(consideration), decision())
    decided = chair.post(address(consideration), decision(), follow=True)

    assert refused.status_code == 403
    page = decided.content.decode()
    assert "Många berörs." in page
    assert chair_of(matter.body).name in page
    assert "Kommentar &lt;b&gt;" in page
    matter.refresh_from_db()
    assert matter.considered_on == today()


@pytest.mark.requirement("S3-46", "S3-48")
def test_what_cannot_be_influenced_becomes_information(matter: Matter) -> None:
    consideration = begin(matter)
    client = client_of(make_member(matter.body, Role.CHAIR, Role.OFFICER))
    client.post(
        address(consideration), answers(consideration, **{"gar-att-paverka": "no"})
    )

    refused = client.post(address(consideration), decision())
    informed = client.post(address(consideration), decision(outcome="inform_only"))

    assert refused.status_code == 422
    assert informed.status_code == 302
    consideration.refresh_from_db()
    assert consideration.outcome == "inform_only"


@pytest.mark.requirement("S3-47")
def test_a_question_for_experts_needs_a_reason_for_a_dialogue(matter: Matter) -> None:
    consideration = begin(matter)
    client = client_of(make_member(matter.body, Role.CHAIR, Role.OFFICER))
    sent = answers(consideration, **{"sakfraga-for-experter": "yes"})
    client.post(address(consideration), sent)
    assert client.post(address(consideration), decision()).status_code == 422

    expert = consideration.rule_set.criteria.get(key="sakfraga-for-experter")
    consideration.refresh_from_db()
    client.post(
        address(consideration),
        {
            **sent,
            "version": consideration.version,
            f"override_{expert.pk}": "Bemötandet.",
        },
    )

    assert client.post(address(consideration), decision()).status_code == 302


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"outcome": "other_form"}, "other_form"),
        ({"decided_on": "2199-01-01"}, "decided_on"),
        ({"outcome": "vote"}, "outcome"),
    ],
)
def test_a_no_also_needs_reason_and_day(
    matter: Matter, changes: dict[str, str], field: str
) -> None:
    consideration = make_consideration(matter, outcome="")

    response = client_of(chair_of(matter.body)).post(
        address(consideration), decision(**{"outcome": "not_now", **changes})
    )

    assert response.status_code == 422
    assert field in response.context["outcome"].errors


@pytest.mark.requirement("S2-06", "S2-19")
def test_it_is_said_when_it_is_late(matter: Matter) -> None:
    consideration = begin(matter)
    client = client_of(officer_of(matter.body))
    assert "Det är sent" not in client.get(address(consideration)).content.decode()
    Matter.objects.update(basis_drafted_on=today())

    page = client.get(address(consideration)).content.decode()

    assert "Det är sent" in page


def test_two_who_answer_at_once_see_both(matter: Matter) -> None:
    consideration = begin(matter)
    client = client_of(officer_of(matter.body))
    first = answers(consideration, resurser="no")
    second = answers(consideration, resurser="yes")
    client.post(address(consideration), first)

    response = client.post(address(consideration), second)

    assert response.status_code == 422
    assert len(response.context["others"]) == 1
    saved = consideration.answers.get(criterion__key="resurser")
    assert saved.answer == "no"


@pytest.mark.requirement("S3-45")
def test_a_no_is_listed_as_fully_as_a_yes(matter: Matter) -> None:
    make_consideration(matter, "not_now")

    page = client_of(officer_of(matter.body)).get(
        f"{BASE}/overvaganden/?utfall=not_now"
    )

    assert "Öppettider" in page.content.decode()
    assert chair_of(matter.body).name in page.content.decode()


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue()


def begin_form(consideration: Consideration, **changes: object) -> dict[str, object]:
    return {
        "title": "Öppettider i Norrby",
        "body": consideration.matter.body_id,
        "kind": "citizen_dialogue",
        "contribution_visibility": "never",
        "allows_anonymous": "on",
        **changes,
    }


@pytest.mark.requirement("S3-32")
def test_only_a_body_of_elected_representatives_can_own_a_dialogue(
    matter: Matter,
) -> None:
    consideration = make_consideration(matter)
    unit = make_body("Förvaltningen", BodyKind.ADMINISTRATION, parent=matter.body)
    where = f"{address(consideration)}dialog/"
    client = client_of(officer_of(matter.body))

    refused = client.post(where, begin_form(consideration, body=unit.pk))

    assert refused.status_code == 422
    assert "En dialog ägs av förtroendevalda." in refused.content.decode()
    assert not Dialogue.objects.exists()


def test_a_dialogue_is_begun_once_from_its_consideration(matter: Matter) -> None:
    consideration = make_consideration(matter)
    client = client_of(officer_of(matter.body))
    where = f"{address(consideration)}dialog/"

    first = client.post(where, begin_form(consideration))
    again = client.post(where, begin_form(consideration))

    dialogue = Dialogue.objects.get()
    assert first["Location"].endswith(f"{dialogue.number}/uppdrag/")
    assert again.status_code == 422
    assert dialogue.slug == "oppettider-i-norrby"
    assert not dialogue.allows_known


def test_nobody_may_be_shut_out_altogether(matter: Matter) -> None:
    consideration = make_consideration(matter)
    response = client_of(officer_of(matter.body)).post(
        f"{address(consideration)}dialog/",
        begin_form(consideration, allows_anonymous=""),
    )

    assert "allows_anonymous" in response.context["form"].errors


def mandate_form(dialogue: Dialogue, **changes: object) -> dict[str, object]:
    level = make_rules().levels.get(key="consult")
    return {
        "body": dialogue.body_id,
        "decided_on": today(),
        "question": "Vilka tider passar?",
        "level": level.pk,
        "promise": "",
        "can_influence": "Tiderna",
        "cannot_influence": "Platsen",
        "answer_by": today() + timedelta(days=60),
        **changes,
    }


def give(dialogue: Dialogue, user: User, **changes: object) -> HttpResponse:
    return client_of(user).post(  # type: ignore[return-value] # the test's response
        f"{BASE}/{dialogue.number}/uppdrag/ge/", mandate_form(dialogue, **changes)
    )


@pytest.mark.requirement("S3-49", "S2-09")
def test_only_the_chair_gives_the_mandate(dialogue: Dialogue) -> None:
    refused = give(dialogue, officer_of(dialogue.body))
    also = give(dialogue, registrar_of(dialogue.body))
    given = give(dialogue, chair_of(dialogue.body))

    assert [refused.status_code, also.status_code, given.status_code] == [403, 403, 302]
    page = client_of(officer_of(dialogue.body)).get(
        f"{BASE}/{dialogue.number}/uppdrag/"
    )
    assert "Platsen" in page.content.decode()
    mandate = Mandate.objects.get()
    assert mandate.promise == mandate.level.promise


@pytest.mark.requirement("S3-50")
def test_a_drafting_committee_follows_its_own_order() -> None:
    body = make_body("Beredningen norr", BodyKind.DRAFTING_COMMITTEE)
    dialogue = make_dialogue(body=body)

    without = give(dialogue, registrar_of(body))
    entered = give(dialogue, registrar_of(body), section_number="§ 12")

    assert without.status_code == 422
    assert entered.status_code == 302
    mandate = Mandate.objects.get()
    assert (mandate.order, mandate.decider_name) == ("own_order", body.name)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"answer_by": "2020-01-01"}, "answer_by"),
        ({"decided_on": "2199-01-01"}, "decided_on"),
        ({"can_influence": " "}, "can_influence"),
        ({"question": ""}, "question"),
    ],
)
def test_a_mandate_with_faults_is_told_beside_its_field(
    dialogue: Dialogue, changes: dict[str, str], field: str
) -> None:
    response = give(dialogue, chair_of(dialogue.body), **changes)

    assert response.status_code == 422
    assert field in response.context["form"].errors  # type: ignore[attr-defined] # the test's response


def test_a_day_that_is_none_is_no_crash(dialogue: Dialogue) -> None:
    response = give(dialogue, chair_of(dialogue.body), decided_on="2026-02-31")

    assert response.status_code == 422


def test_a_second_mandate_waits_for_the_first_to_be_withdrawn(
    dialogue: Dialogue,
) -> None:
    make_mandate(dialogue)

    assert give(dialogue, chair_of(dialogue.body)).status_code == 422


@pytest.mark.requirement("S3-49")
def test_a_mandate_withdrawn_while_open_can_be_given_anew() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    chair = client_of(chair_of(dialogue.body))
    where = f"{BASE}/{dialogue.number}/uppdrag/"

    empty = chair.post(f"{where}aterkalla/", {"reason": "", "withdrawn_on": today()})
    chair.post(f"{where}aterkalla/", {"reason": "Ny budget.", "withdrawn_on": today()})

    assert empty.status_code == 422
    assert not takes_contributions(dialogue)
    assert "Ny budget." in chair.get(where).content.decode()
    give(dialogue, chair_of(dialogue.body))
    assert takes_contributions(dialogue)
    assert "Ny budget." in chair.get(where).content.decode()


def plan_form(version: object = 1, **changes: object) -> dict[str, object]:
    return {
        "version": version,
        "purpose": "Veta när folk vill komma",
        "goals": "Femtio svar",
        "only_usual_reason": "",
        "target_groups-count": "1",
        "target_groups-0-name": "Unga",
        "target_groups-0-how_reached": "Skolan",
        "activities-count": "2",
        "activities-0-what": "Affisch",
        "activities-0-for_whom": "Alla",
        "activities-0-channel": "Torget",
        "activities-0-language": "fi",
        "activities-0-on": "2026-12-01",
        "activities-0-owner": "Ada",
        "activities-1-language": "sv",
        "feedback-count": "1",
        "feedback-0-to_whom": "Alla",
        "feedback-0-how": "Brev",
        "feedback-0-on": "2027-03-01",
        **changes,
    }


@pytest.mark.requirement("S3-28", "S3-51", "S3-30")
def test_a_plan_is_written_approved_and_never_changed(dialogue: Dialogue) -> None:
    client = client_of(officer_of(dialogue.body))
    where = f"{BASE}/{dialogue.number}/plan/"
    client.post(f"{where}borja/")
    client.post(f"{where}skriv/", plan_form(goals=""))
    early = client.post(f"{where}godkann/", {"version": 2}, follow=True)
    assert CommunicationPlan.objects.get().approved_at is None
    assert "mål" in early.content.decode()

    client.post(f"{where}skriv/", plan_form(version=2))
    client.post(f"{where}godkann/", {"version": 3})

    plan = CommunicationPlan.objects.get()
    assert plan.approved_by == officer_of(dialogue.body)
    assert plan.activities.get().language == "fi"
    client.post(f"{where}borja/")
    client.post(f"{where}skriv/", plan_form(goals="Hundra svar"))
    page = client.get(f"{where}jamfor/?fran=1&till=2").content.decode()
    assert "Femtio svar" in page
    assert "Hundra svar" in page
    plan.refresh_from_db()
    assert plan.goals == "Femtio svar"


def test_adding_a_row_loses_nothing(dialogue: Dialogue) -> None:
    client = client_of(officer_of(dialogue.body))
    client.post(f"{BASE}/{dialogue.number}/plan/borja/")

    response = client.post(
        f"{BASE}/{dialogue.number}/plan/skriv/",
        plan_form(add="activities", **{"activities-1-what": "Halvfärdigt"}),
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert 'name="activities-2-what"' in page
    assert "Halvfärdigt" in page
    assert "Femtio svar" in page
    assert not CommunicationPlan.objects.get().activities.exists()


def test_half_a_row_is_told_and_kept(dialogue: Dialogue) -> None:
    client = client_of(officer_of(dialogue.body))
    client.post(f"{BASE}/{dialogue.number}/plan/borja/")

    response = client.post(
        f"{BASE}/{dialogue.number}/plan/skriv/",
        plan_form(**{"activities-1-what": "Halvfärdigt"}),
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Halvfärdigt" in page
    assert 'href="#id_activities-1-channel"' in page


def test_two_who_write_the_plan_see_both(dialogue: Dialogue) -> None:
    client = client_of(officer_of(dialogue.body))
    where = f"{BASE}/{dialogue.number}/plan/"
    client.post(f"{where}borja/")
    client.post(f"{where}skriv/", plan_form(purpose="Den förstas syfte"))

    second = client.post(f"{where}skriv/", plan_form(purpose="Den andras syfte"))

    assert second.status_code == 422
    assert "Den förstas syfte" in second.content.decode()
    assert "Den andras syfte" in second.content.decode()
    stale = client.post(f"{where}godkann/", {"version": 1}, follow=True)
    assert CommunicationPlan.objects.get().approved_at is None
    assert stale.status_code == 200


def test_questions_are_asked_ordered_and_fixed(dialogue: Dialogue) -> None:
    client = client_of(officer_of(dialogue.body))
    where = f"{BASE}/{dialogue.number}/fragor/"
    for words in ("Ett", "Två"):
        client.post(where, {"do": "add", "words": words})
    two = dialogue.questions.get(words="Två")
    client.post(where, {"do": "up", "pk": two.pk})
    client.post(f"{where}{two.pk}/", {"words": "Tvåan"})
    assert [q.words for q in dialogue.questions.all()] == ["Tvåan", "Ett"]
    client.post(where, {"do": "remove", "pk": two.pk})
    assert [q.words for q in dialogue.questions.all()] == ["Ett"]


def test_after_the_opening_only_areas_come() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    client = client_of(officer_of(dialogue.body))
    where = f"{BASE}/{dialogue.number}/fragor/"

    question = client.post(where, {"do": "add", "words": "Sen fråga"})
    area = client.post(where, {"do": "add", "words": "Parken", "is_area": "on"})

    assert question.status_code == 422
    assert area.status_code == 302


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        ("2027-03-01", "2027-03-14", 302),
        ("2027-03-14", "2027-03-01", 422),
        ("2027-02-30", "2027-03-01", 422),
    ],
)
def test_days_are_planned_in_order(
    dialogue: Dialogue, first: str, last: str, status: int
) -> None:
    client = client_of(officer_of(dialogue.body))
    where = f"{BASE}/{dialogue.number}/tid/"

    sent = {"do": "set", "name": "Webben", "first_day": first, "last_day": last}

    assert client.post(where, sent).status_code == status
    assert client.get(where).status_code == 200


def test_a_closing_day_is_moved_with_a_reason() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    client = client_of(officer_of(dialogue.body))
    phase = dialogue.phases.get()
    where = f"{BASE}/{dialogue.number}/tid/"
    later = today() + timedelta(days=45)

    sent = {"do": "move", "pk": phase.pk, "new_last_day": later}
    without = client.post(where, {**sent, "reason": ""})
    beyond = client.post(
        where,
        {**sent, "reason": "x", "new_last_day": today() + timedelta(days=400)},
    )
    moved = client.post(where, {**sent, "reason": "Lov."}, follow=True)

    assert [without.status_code, beyond.status_code] == [422, 422]
    assert "Lov." in moved.content.decode()
    assert phase.moves.count() == 1


@pytest.mark.requirement("S2-26")
def test_bodies_get_parts(dialogue: Dialogue) -> None:
    unit = make_body("Förvaltningen", BodyKind.ADMINISTRATION)
    client = client_of(officer_of(dialogue.body))
    where = f"{BASE}/{dialogue.number}/organ/"
    sent = {"do": "add", "body": unit.pk, "role": "recipient"}

    assert client.post(where, sent).status_code == 302
    assert client.post(where, sent).status_code == 422
    part = dialogue.bodies.get(role="recipient")
    client.post(where, {"do": "remove", "pk": part.pk})
    assert not dialogue.bodies.filter(role="recipient").exists()
    owner = dialogue.bodies.get(role="owner")
    client.post(where, {"do": "remove", "pk": owner.pk})
    assert dialogue.bodies.filter(role="owner").exists()


def test_how_people_take_part_is_fixed_once_it_opened() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    form = begin_form(
        dialogue.consideration,  # type: ignore[arg-type] # it has one
        version=dialogue.version,
        contribution_visibility="at_once",
    )

    response = client_of(officer_of(dialogue.body)).post(
        f"{BASE}/{dialogue.number}/om/", form
    )

    assert response.status_code == 422


@pytest.mark.requirement("S3-50")
def test_rules_are_adopted_copied_and_worded_by_an_administrator() -> None:
    admin = client_of(someone(make_body(), Role.ADMINISTRATOR))
    assert admin.get(f"{BASE}/regler/").status_code == 200
    admin.post(f"{BASE}/regler/", {"valid_from": today()})
    twice = admin.post(f"{BASE}/regler/", {"valid_from": today()})
    first = RuleSet.objects.get()
    later = today() + timedelta(days=30)
    sent = {"name": "Våra", "reference": "Fullmäktige § 5", "valid_from": later}

    copied = admin.post(f"{BASE}/regler/{first.pk}/kopiera/", sent)

    assert twice.status_code == 422
    first.refresh_from_db()
    assert first.valid_to == later - timedelta(days=1)
    form = admin.get(copied["Location"]).context["form"]
    words = {name: form[name].value() for name in form.fields}
    level = RuleSet.objects.get(name="Våra").levels.get(key="consult")
    words[f"level_{level.pk}_promise"] = "Vi lyssnar."
    admin.post(copied["Location"], words)
    level.refresh_from_db()
    assert level.promise == "Vi lyssnar."


def test_rules_that_are_used_stay_as_they_are(dialogue: Dialogue) -> None:
    rules = make_rules()
    admin = client_of(someone(dialogue.body, Role.ADMINISTRATOR))
    where = f"{BASE}/regler/{rules.pk}/andra/"
    form = admin.get(where).context["form"]

    response = admin.post(where, {n: form[n].value() for n in form.fields})

    assert response.status_code == 422


PAGES = ["om", "uppdrag", "plan", "fragor", "tid", "organ"]


@pytest.mark.parametrize("page", PAGES)
def test_a_dialogue_of_others_does_not_exist(dialogue: Dialogue, page: str) -> None:
    where = f"{BASE}/{dialogue.number}/{page}/"
    other = make_member(make_body(), Role.OFFICER)
    reader = make_member(dialogue.body, Role.REPRESENTATIVE)

    assert client_of(other).get(where).status_code == 404
    assert client_of(make_user()).get(where).status_code == 404
    assert client_of(reader).get(where).status_code == 200
    assert Client().get(where).status_code == 302


@pytest.mark.parametrize("page", ["om", "fragor", "tid", "organ"])
def test_a_reader_changes_nothing(dialogue: Dialogue, page: str) -> None:
    reader = client_of(make_member(dialogue.body, Role.REPRESENTATIVE))

    for do in ("add", "set", "move", "remove"):
        part = dialogue.bodies.get()
        response = reader.post(
            f"{BASE}/{dialogue.number}/{page}/", {"do": do, "pk": part.pk}
        )
        assert response.status_code in (200, 403, 404)


@pytest.mark.parametrize("rows", [3, 30])
def test_the_list_of_considerations_asks_as_often_for_few_as_for_many(
    rows: int, django_assert_max_num_queries: object
) -> None:
    body = make_body()
    for _row in range(rows):
        make_rules()
        matter = make_matter(body)
        begin_consideration(matter, by=officer_of(body))
    client = client_of(officer_of(body))

    with django_assert_max_num_queries(9):  # type: ignore[operator] # a fixture
        client.get(f"{BASE}/overvaganden/")


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_a_dialogue_ask_at_most_twelve_times(
    page: str, django_assert_max_num_queries: object
) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    client = client_of(officer_of(dialogue.body))

    with django_assert_max_num_queries(12):  # type: ignore[operator] # a fixture
        client.get(f"{BASE}/{dialogue.number}/{page}/")


def test_the_plan_approved_is_the_plan_read(dialogue: Dialogue) -> None:
    plan = make_plan(dialogue, approved=False)
    approve_plan(plan, by=officer_of(dialogue.body), seen_version=plan.version)

    assert mandate_in_force(dialogue) is None
    assert plan.approved_at is not None
