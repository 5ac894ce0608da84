"""The handbook stands where the work is done, and the region may write its own."""

import pytest
from django.test import Client
from django.urls import get_resolver

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue, LadderLevel
from gensvar.guidance.actions.texts import edit_guidance, show_default
from gensvar.guidance.catalogue import (
    FIELDS,
    TONGUES,
    Kind,
    chapter_of_page,
    defaults,
)
from gensvar.guidance.models import OwnText
from gensvar.guidance.queries import entry_of
from gensvar.guidance.reading import PARTS
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.organisations.models import Role
from tests.make.dialogues import chair_of, make_dialogue, officer_of, someone
from tests.make.guidance import administrator_of, make_own_text
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue()


def test_every_text_is_whole_in_each_language_and_stands_by_pages_that_exist() -> None:
    for kind in Kind.values:
        for key, default in defaults(kind).items():
            assert set(default.words) == set(TONGUES)
            parts = {tag: set(words) for tag, words in default.words.items()}
            assert len({frozenset(part) for part in parts.values()}) == 1, key
            for words in default.words.values():
                for name, field in FIELDS[kind].items():
                    said = words.get(name, "")
                    assert len(said) <= field.longest, (key, name)
                    assert said or not field.is_needed, (key, name)
    for chapter in defaults(Kind.CHAPTER).values():
        assert chapter.facts["part"] in PARTS
        assert set(chapter.facts["terms"]) <= set(defaults(Kind.TERM))
        assert 3 <= len(chapter.said("sv")["steps"].splitlines()) <= 6
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert set(chapter_of_page()) - names == set()


@pytest.mark.requirement("S3-19", "S3-20")
def test_guidance_stands_by_the_step_and_the_readers_own_role_comes_first(
    dialogue: Dialogue,
) -> None:
    address = f"/arbete/dialoger/{dialogue.number}/plan/"
    officer = client_of(officer_of(dialogue.body)).get(address).content.decode()
    chair = client_of(chair_of(dialogue.body)).get(address).content.decode()

    assert "Planen säger varför ni håller dialogen" in officer
    assert "Skriv planen tillsammans med kommunikatör" in officer
    assert "Fråga vilka som saknas innan du godkänner" not in officer
    assert "Fråga vilka som saknas innan du godkänner" in chair
    assert 'href="/arbete/handbok/plan/"' in chair
    whole = client_of(officer_of(dialogue.body)).get("/arbete/handbok/plan/")
    told = whole.content.decode()
    assert told.index("För tjänstepersoner") < told.index("För ordförande")
    assert "kommunikationsplan" in told


@pytest.mark.requirement("S3-19")
def test_the_region_writes_its_own_text_in_one_language_and_takes_it_back() -> None:
    admin = client_of(administrator_of())
    address = "/arbete/handbok/texter/kapitel/plan/sv/"
    sent = {**defaults("kapitel")["plan"].said("sv"), "seen": "0"}

    wrong = admin.post(address, {**sent, "title": "", "good": "x" * 601})
    assert wrong.status_code == 422
    assert "x" * 601 in wrong.content.decode()

    saved = admin.post(address, {**sent, "title": "Vår plan"}, follow=True)
    told = saved.content.decode()
    assert "Vår plan" in told
    assert "English, Suomi" in told  # the default is still shown there
    admin.cookies["language"] = "fi"
    finnish = admin.get("/arbete/handbok/plan/").content.decode()
    assert "Viestintäsuunnitelma" in finnish
    assert "Svenska" in finnish  # it says where the region's own text stands

    admin.cookies["language"] = "sv"
    admin.post(f"{address}standard/")
    edit = admin.get(address).content.decode()
    assert "Vår plan" in edit  # in the history
    assert "Vår plan" not in admin.get("/arbete/handbok/plan/").content.decode()


def test_a_text_that_somebody_else_saved_is_shown_beside_ones_own() -> None:
    admin = client_of(administrator_of())
    make_own_text(title="Den andras plan")
    sent = {**defaults("kapitel")["plan"].said("sv"), "seen": "0"}

    refused = admin.post(
        "/arbete/handbok/texter/kapitel/plan/sv/", {**sent, "title": "Min plan"}
    )

    told = refused.content.decode()
    assert refused.status_code == 422
    assert "Den andras plan" in told
    assert "Min plan" in told
    assert OwnText.objects.count() == 1


def test_only_administrators_write_and_only_texts_that_exist() -> None:
    body = make_body()
    admin, officer = administrator_of(body), officer_of(body)
    words = defaults("kapitel")["plan"].said("sv")

    with pytest.raises(NotAllowed):
        edit_guidance("kapitel", "plan", "sv", words, by=officer)
    with pytest.raises(NotAllowed):
        show_default("kapitel", "plan", "sv", by=officer)
    for kind, key, language in [
        ("kapitel", "finns-inte", "sv"),
        ("begrepp", "finns-inte", "sv"),
        ("annat", "plan", "sv"),
        ("kapitel", "plan", "yi"),
    ]:
        with pytest.raises(Invalid, match="text"):
            edit_guidance(kind, key, language, words, by=admin)
    with pytest.raises(Invalid) as refused:
        edit_guidance("kapitel", "plan", "sv", {**words, "title": "x" * 121}, by=admin)
    assert refused.value.field == "title"
    with pytest.raises(Invalid):
        show_default("kapitel", "plan", "sv", by=admin)
    edit_guidance("kapitel", "plan", "sv", words, by=admin, seen=0)
    with pytest.raises(Stale):
        edit_guidance("kapitel", "plan", "sv", words, by=admin, seen=0)
    found = entry_of("kapitel", "plan", "sv")
    assert found is not None
    assert found.is_own


@pytest.mark.requirement("S3-21")
def test_words_are_explained_from_a_to_o_and_found_by_how_they_begin() -> None:
    representative = client_of(someone(make_body(), Role.REPRESENTATIVE))

    everything = representative.get("/arbete/begrepp/").content.decode()
    assert everything.index("allmän handling") < everything.index("ärende")
    found = representative.get("/arbete/begrepp/", {"q": "ÅTER"}).content.decode()
    assert "återkoppling" in found
    assert "medborgardialog" not in found
    nothing = representative.get("/arbete/begrepp/", {"q": "qqq"})
    assert nothing.status_code == 200


@pytest.mark.requirement("S3-22")
def test_the_ladder_shows_the_levels_of_the_rules_in_force(dialogue: Dialogue) -> None:
    officer = client_of(officer_of(dialogue.body))
    told = officer.get("/arbete/handbok/delaktighetstrappan/").content.decode()
    assert LadderLevel.objects.exists()
    for level in LadderLevel.objects.all():
        assert level.promise in told
