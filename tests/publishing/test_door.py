"""Nothing that is not published by a recorded decision reaches a public page."""

import pytest
from django.test import Client

from gensvar.audit.models import Event
from gensvar.contributions.actions import hide
from gensvar.contributions.models import Contribution, Review
from gensvar.dialogues.actions import ask_question, change_dialogue
from gensvar.dialogues.models import Stage
from gensvar.feedback.models import Direction, Weighing
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.organisations.models import Role
from gensvar.publishing import queries
from gensvar.publishing.actions import show_consideration, show_dialogue, withdraw
from gensvar.publishing.models import Shown
from tests.make.contributions import make_contribution
from tests.make.dialogues import (
    make_consideration,
    make_dialogue,
    make_matter,
    make_plan,
    officer_of,
)
from tests.make.feedback import make_answer, make_answered, weigh_all
from tests.make.findings import make_compiled
from tests.make.organisations import make_body, make_member
from tests.make.publishing import publish

pytestmark = pytest.mark.django_db

PAGES = ("", "inspel/", "svar/", "plan/", "underlag.pdf", "underlag.docx")


@pytest.mark.parametrize("page", PAGES)
def test_an_unpublished_dialogue_has_no_page(client: Client, page: str) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    answer = client.get(f"/dialoger/{dialogue.slug}/{page}")
    missing = client.get(f"/dialoger/finns-inte/{page}")
    assert (answer.status_code, missing.status_code) == (404, 404)
    assert dialogue.title not in answer.content.decode()


def test_an_unpublished_dialogue_is_in_no_list_and_no_feed(client: Client) -> None:
    dialogue = make_dialogue(Stage.OPEN, title="Hemlig dialog")
    for page in ("/", "/dialoger/", "/dialoger.atom", "/svar/"):
        assert "Hemlig dialog" not in client.get(page).content.decode()
    assert client.get(f"/arenden/{dialogue.matter_id}/").status_code == 404


def test_that_a_dialogue_is_coming_is_shown_but_not_before_it_is_decided(
    client: Client,
) -> None:
    dialogue = make_dialogue(title="Nya busslinjer")
    assert "Nya busslinjer" not in client.get("/").content.decode()
    publish(dialogue)
    assert "Nya busslinjer" in client.get("/").content.decode()


def test_what_is_written_of_a_coming_dialogue_is_a_draft_until_decided_again(
    client: Client,
) -> None:
    dialogue = make_dialogue(title="Nya busslinjer")
    publish(dialogue)
    officer = officer_of(dialogue.body)
    change_dialogue(
        dialogue,
        dialogue.version,
        by=officer,
        title="Hemlig rubrik",
        introduction="Ett utkast.",
    )
    own = f"/dialoger/{dialogue.slug}/"
    pages = ("/", "/dialoger/", f"/arenden/{dialogue.matter_id}/", own)
    for page in pages:
        shown = client.get(page).text
        assert "Nya busslinjer" in shown
        assert "Hemlig rubrik" not in shown
    assert "Vi ska bestämma öppettider." in client.get(own).text
    assert queries.listed(text="Hemlig")[1] == 0
    assert queries.listed(text="busslinjer")[1] == 1

    client.force_login(officer)
    deciding = f"/arbete/dialoger/{dialogue.number}/offentligt/"
    assert "Visa den nya texten" in client.get(deciding).text
    client.post(deciding)
    assert "Visa den nya texten" not in client.get(deciding).text
    for page in pages:
        assert "Hemlig rubrik" in client.get(page).text
    assert "Ett utkast." in client.get(own).text
    with pytest.raises(NotYet):
        publish(dialogue)


def test_what_was_announced_is_not_shown_when_it_opens_without_a_new_decision(
    client: Client,
) -> None:
    dialogue = make_dialogue()
    publish(dialogue)
    dialogue.stage = Stage.OPEN
    dialogue.save(update_fields=["stage"])
    assert client.get(f"/dialoger/{dialogue.slug}/").status_code == 404


def test_a_withdrawn_publication_hides_everything_again(client: Client) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    shown = publish(dialogue)
    assert client.get(f"/dialoger/{dialogue.slug}/").status_code == 200
    withdraw(shown, reason="Fel dialog.", by=officer_of(dialogue.body))
    assert client.get(f"/dialoger/{dialogue.slug}/").status_code == 404
    assert Event.objects.filter(verb="withdraw publication").count() == 1


@pytest.mark.parametrize(
    ("visibility", "review", "is_shown"),
    [
        ("at_once", Review.WAITING, True),
        ("at_once", Review.PASSED, True),
        ("after_review", Review.WAITING, False),
        ("after_review", Review.PASSED, True),
        ("never", Review.WAITING, False),
        ("never", Review.PASSED, False),
    ],
)
def test_a_contribution_is_shown_as_was_decided_beforehand(
    client: Client, visibility: str, review: str, is_shown: bool
) -> None:
    dialogue = make_dialogue(Stage.OPEN, visibility=visibility)
    publish(dialogue)
    said = make_contribution(dialogue, text="Bussen går för sällan.")
    Contribution.objects.filter(pk=said.pk).update(review=review)
    listed = client.get(f"/dialoger/{dialogue.slug}/inspel/").content.decode()
    one = client.get(f"/inspel/{said.public_id}/")
    assert ("Bussen går för sällan." in listed) is is_shown
    assert (one.status_code == 200) is is_shown


def test_a_hidden_contribution_is_shown_nowhere(client: Client) -> None:
    dialogue = make_dialogue(Stage.OPEN, visibility="at_once")
    publish(dialogue)
    said = make_contribution(dialogue, text="Bussen går för sällan.")
    hide(said, reason="Namnger en granne.", by=officer_of(dialogue.body))
    for page in (f"/dialoger/{dialogue.slug}/inspel/", f"/inspel/{said.public_id}/"):
        assert "Bussen går" not in client.get(page).content.decode()


def test_an_outcome_is_shown_only_when_the_answer_is_published() -> None:
    dialogue = make_answered()
    publish(dialogue)
    found = queries.outcome_page(dialogue.slug)
    assert found is not None
    assert found.answers["participants"].text == "Det blir öppet på tisdagskvällar."


def test_a_consideration_is_shown_when_that_is_decided(client: Client) -> None:
    body = make_body()
    row = make_consideration(make_matter(body))
    assert client.get(f"/overvaganden/{row.pk}/").status_code == 404
    show_consideration(row, by=officer_of(body))
    page = client.get(f"/overvaganden/{row.pk}/").content.decode()
    assert row.reason in page
    assert row.matter.title in client.get("/overvaganden/").content.decode()


@pytest.mark.parametrize(
    "role", [Role.REPRESENTATIVE, Role.REGISTRAR, Role.REVIEWER, Role.ADMINISTRATOR]
)
def test_only_officers_and_chairs_decide_what_is_shown(role: Role) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    with pytest.raises(NotAllowed):
        show_dialogue(dialogue, Shown.DIALOGUE, by=make_member(dialogue.body, role))


def test_the_same_is_not_shown_twice() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    publish(dialogue)
    with pytest.raises(NotYet):
        publish(dialogue)


def test_withdrawing_asks_for_a_reason() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    shown = publish(dialogue)
    with pytest.raises(Invalid):
        withdraw(shown, reason=" ", by=officer_of(dialogue.body))


def test_of_a_coming_dialogue_the_drafts_of_its_questions_are_not_shown(
    client: Client,
) -> None:
    dialogue = make_dialogue()
    ask_question(dialogue, "Ett utkast?", by=officer_of(dialogue.body))
    make_plan(dialogue)
    publish(dialogue)

    page = client.get(f"/dialoger/{dialogue.slug}/").text
    assert dialogue.title in page
    assert "Ett utkast?" not in page
    assert "/plan/" not in page


def test_an_answer_to_the_services_alone_shows_no_outcome(client: Client) -> None:
    dialogue, _finding = make_compiled()
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer_of(dialogue.body))
    weigh_all(dialogue)
    publish(dialogue)
    address = f"/dialoger/{dialogue.slug}/svar/"
    reason = Weighing.objects.filter(finding__dialogue=dialogue)[0].reason

    make_answer(dialogue, Direction.SERVICES)
    assert reason not in client.get(address).text
    make_answer(dialogue, Direction.PARTICIPANTS)
    assert reason in client.get(address).text
