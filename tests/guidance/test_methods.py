"""Methods: advice by what one looks for, and a choice with its reason."""

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.guidance.actions.methods import (
    add_method,
    change_method,
    choose_method,
    drop_method,
    offer_method,
)
from gensvar.guidance.advice import GROUPS, PLACES, PURPOSES, Wish, advise
from gensvar.guidance.catalogue import Kind, defaults
from gensvar.guidance.models import MethodChoice
from gensvar.guidance.queries import Entry, methods
from gensvar.kernel.errors import Invalid, NotAllowed
from tests.make.dialogues import chair_of, make_dialogue, officer_of
from tests.make.guidance import FACTS, administrator_of
from tests.make.organisations import make_body
from tests.make.publishing import publish

CATALOGUE = [
    Entry(Kind.METHOD, key, one.facts, one.said("sv"), "sv")
    for key, one in defaults(Kind.METHOD).items()
]
LEVELS = ("inform", "consult", "dialogue", "influence", "co_decide")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def some(choices: object) -> "st.SearchStrategy[str]":
    return st.sampled_from(["", *list(choices)])  # type: ignore[call-overload] # a dict


WISHES = st.builds(
    Wish,
    level=st.sampled_from([*LEVELS, "egen-niva"]),
    purpose=some(PURPOSES),
    groups=st.lists(st.sampled_from(list(GROUPS)), unique=True).map(tuple),
    weeks=st.none() | st.integers(0, 30),
    hours=st.none() | st.integers(0, 500),
    cost=st.none() | st.integers(1, 3),
    where=some(PLACES),
)


@settings(max_examples=30)
@given(wish=WISHES, shuffled=st.permutations(CATALOGUE))
def test_advice_never_names_a_method_below_the_level_and_is_always_alike(
    wish: Wish, shuffled: list[Entry]
) -> None:
    found = advise(CATALOGUE, wish)

    assert all(wish.level in one.method.facts["levels"] for one in found)
    assert len(found) == sum(wish.level in one.facts["levels"] for one in CATALOGUE)
    assert [one.points for one in found] == sorted(
        (one.points for one in found), reverse=True
    )
    again = advise(shuffled, wish)
    assert [one.method.key for one in again] == [one.method.key for one in found]


@pytest.mark.django_db
@pytest.mark.requirement("S3-23", "S3-29")
def test_a_method_is_advised_chosen_with_its_reason_shown_and_dropped() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    publish(dialogue)
    officer = client_of(officer_of(dialogue.body))
    page = f"/arbete/dialoger/{dialogue.number}/metod/"

    first = officer.get(page).content.decode()
    assert "Lottat medborgarråd" not in first
    wanted: dict[str, str | int] = {
        "level": "influence",
        "purpose": "hard",
        "groups": "unheard",
        "weeks": 4,
    }
    told = officer.get(page, wanted).content.decode()
    assert "Lottat medborgarråd" in told
    assert "(+3)" in told
    assert "(-2)" in told
    assert ">Enkät<" not in told  # it does not reach the level

    empty = officer.post(f"{page}medborgarrad/", {"reason": " "})
    assert empty.status_code == 422
    officer.post(f"{page}medborgarrad/", {"reason": "Frågan är svår."})
    assert "Frågan är svår." in officer.get(page).content.decode()
    public = Client().get(f"/dialoger/{dialogue.slug}/plan/").content.decode()
    assert "Lottat medborgarråd" in public
    assert "Frågan är svår." in public

    choice = MethodChoice.objects.get()
    officer.post(f"{page}{choice.pk}/bort/", {"why": "Tiden räckte inte."})
    kept = officer.get(page).content.decode()
    assert "Frågan är svår." in kept
    assert "Tiden räckte inte." in kept
    public = Client().get(f"/dialoger/{dialogue.slug}/plan/").content.decode()
    assert "Lottat medborgarråd" not in public


@pytest.mark.django_db
@pytest.mark.requirement("S3-23")
def test_the_region_adds_changes_and_hides_methods_on_screen() -> None:
    admin = client_of(administrator_of())
    make_dialogue()
    text = {"seen": 0, "name": "Skogspromenad", "purpose": "Tala i lugn och ro."}
    facts = {"levels": ["consult"], "where": ["place"], "weeks": 1, "hours": 4}

    refused = admin.post("/arbete/metoder/ny/", {**text, **facts, "cost": 9})
    assert refused.status_code == 422
    assert "Skogspromenad" in refused.content.decode()
    shown = admin.post("/arbete/metoder/ny/", {**text, **facts, "cost": 1}, follow=True)
    assert "Skogspromenad" in shown.content.decode()
    admin.cookies["language"] = "en"
    listed = admin.get("/arbete/metoder/").content.decode()
    assert "Skogspromenad" in listed  # in the language there is

    admin.post("/arbete/metoder/enkat/erbjud/")
    assert "enkat" not in {one.key for one in methods()}
    admin.post("/arbete/metoder/enkat/erbjud/")
    assert "enkat" in {one.key for one in methods()}
    admin.post(
        "/arbete/metoder/enkat/uppgifter/", {**facts, "levels": "dialogue", "cost": 2}
    )
    found = {one.key: one for one in methods()}["enkat"]
    assert found.facts["levels"] == ["dialogue"]


@pytest.mark.django_db
def test_what_cannot_be_chosen_or_kept_is_refused_with_a_sentence() -> None:
    dialogue: Dialogue = make_dialogue()
    officer, chair = officer_of(dialogue.body), chair_of(dialogue.body)
    admin = administrator_of(dialogue.body)

    with pytest.raises(NotAllowed):
        choose_method(dialogue, "enkat", "Snabbt", by=chair)
    with pytest.raises(Invalid):
        choose_method(dialogue, "finns-inte", "Snabbt", by=officer)
    offer_method("enkat", False, by=admin)
    with pytest.raises(Invalid):
        choose_method(dialogue, "enkat", "Snabbt", by=officer)
    offer_method("enkat", True, by=admin)
    choice = choose_method(dialogue, "enkat", "Snabbt", by=officer)
    with pytest.raises(Invalid):
        choose_method(dialogue, "enkat", "Snabbt", by=officer)
    with pytest.raises(Invalid):
        drop_method(choice, " ", by=officer)
    with pytest.raises(NotAllowed):
        drop_method(choice, "Annat", by=chair)
    drop_method(choice, "Annat", by=officer)
    with pytest.raises(Invalid):
        drop_method(choice, "Annat", by=officer)
    choose_method(dialogue, "enkat", "Ändå", by=officer)


@pytest.mark.django_db
def test_only_administrators_keep_the_catalogue_and_only_methods_that_exist() -> None:
    body = make_body()
    officer, admin = officer_of(body), administrator_of(body)
    with pytest.raises(Invalid) as refused:
        change_method("enkat", {**FACTS, "levels": []}, by=admin)
    assert refused.value.field == "levels"
    for act in (
        lambda: add_method({}, FACTS, "sv", by=officer),
        lambda: change_method("enkat", FACTS, by=officer),
        lambda: offer_method("enkat", False, by=officer),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(Invalid):
        change_method("finns-inte", FACTS, by=admin)
    with pytest.raises(Invalid):
        offer_method("finns-inte", False, by=admin)
