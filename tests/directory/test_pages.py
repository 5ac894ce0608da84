"""What an organisation says of itself: pasted, counted, sent, confirmed, taken away."""

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.accounts.models import User
from gensvar.directory.actions.merging import merge_organisations
from gensvar.directory.actions.pages import (
    PageWords,
    confirm_page,
    hide_page,
    write_page,
)
from gensvar.directory.cleaning import clean
from gensvar.directory.keepers import token_of
from gensvar.directory.models import Competence, Keeper, PageVersion
from gensvar.directory.yearly import entries
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, Stale
from gensvar.notifications.models import Letter
from gensvar.organisations.yearly import YearEntry
from tests.make.dialogues import officer_of
from tests.make.directory import make_keeper, make_page
from tests.make.organisations import make_body

WORD = (
    '<p class="MsoNormal" style="color:red">Vi ordnar <b>träffar</b>&nbsp;för alla.</p>'
    "<!--[if gte mso 9]><xml></xml><![endif]-->"
)
SENT = {
    "what": "Vi ordnar träffar.",
    "for_whom": "Alla som vill.",
    "aim": "Att ingen är ensam.",
    "email_to": "region",
    "phone_to": "region",
    "address_to": "region",
    "version": "0",
    "do": "send",
}


@pytest.fixture
def keeper(db: None) -> Keeper:
    return make_keeper()


@pytest.fixture
def officer(db: None) -> User:
    return officer_of(make_body())


def own(keeper: Keeper) -> str:
    return f"/forening/{token_of(keeper)}/sida/"


@pytest.mark.requirement("S4-030", "S4-105", "S4-108")
def test_an_organisation_describes_itself_and_an_officer_confirms(
    client: Client, keeper: Keeper, officer: User
) -> None:
    public = f"/foreningar/{keeper.organisation.public_id}/"
    assert client.get(public).status_code == 404
    assert client.post(own(keeper), SENT).status_code == 302
    assert client.get(public).status_code == 404
    client.force_login(officer)
    check = f"/arbete/foreningar/{keeper.organisation.public_id}/sida/"
    read = client.get(check).content.decode()
    assert "Att ingen är ensam." in read
    waiting = client.get("/arbete/foreningar/?state=waits").content.decode()
    assert keeper.organisation.name in waiting
    version = PageVersion.objects.get().version
    assert client.post(check, {"do": "confirm", "version": version}).status_code == 302
    seen = Client().get(public).content.decode()
    assert all(SENT[name] in seen for name in ("what", "for_whom", "aim"))
    assert Letter.objects.filter(kind="page answer").count() == 1


@pytest.mark.django_db
def test_an_empty_part_is_asked_for_only_when_the_page_is_sent(
    client: Client, keeper: Keeper
) -> None:
    draft = client.post(own(keeper), {**SENT, "aim": "", "do": "save"})
    assert draft.status_code == 302
    version = str(PageVersion.objects.get().version)
    sent = client.post(own(keeper), {**SENT, "aim": "", "version": version})
    assert sent.status_code == 422
    assert "Vi ordnar träffar." in sent.content.decode()
    assert PageVersion.objects.get().state == "draft"


@pytest.mark.django_db
def test_pasted_formatting_is_cleaned_and_told(client: Client, keeper: Keeper) -> None:
    """A pitch is pasted with formatting."""
    answer = client.post(own(keeper), {**SENT, "what": WORD}, follow=True)
    page = PageVersion.objects.get()
    assert page.what == "Vi ordnar träffar för alla."
    assert "koder från en webbsida" in answer.content.decode()


@pytest.mark.django_db
def test_too_long_a_pitch_comes_back_with_its_words(
    client: Client, keeper: Keeper
) -> None:
    long = "Vi hjälper. " * 40
    answer = client.post(own(keeper), {**SENT, "what": long})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert long.strip() in said
    assert 'data-most="300"' in said
    assert 'aria-live="polite"' in said
    assert not PageVersion.objects.exists()


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("• Stöd\n• Fika", "Stöd Fika"),
        ("o\tStöd\r\n– Fika", "Stöd Fika"),
        ("Stöd\u200b och\ufeff fika", "Stöd och fika"),
        ("”Stöd” och ’fika’", "\"Stöd\" och 'fika'"),
        ("1 < 2 och 3 > 2", "1 < 2 och 3 > 2"),
        ("&lt;script&gt;x&lt;/script&gt;Fika", "Fika"),
        ("&amp;lt;b&amp;gt;Fika", "Fika"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_is_pasted_becomes_one_plain_paragraph(pasted: str, plain: str) -> None:
    assert clean(pasted)[0] == plain


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_cleaning_again_changes_nothing(pasted: str) -> None:
    once, _told = clean(pasted)
    assert clean(once)[0] == once
    assert "\n" not in once
    assert once == once.strip()


@pytest.mark.django_db
def test_the_shown_page_stays_but_what_is_taken_away_goes_at_once(
    client: Client, keeper: Keeper
) -> None:
    links = ("https://example.org/om", "https://www.example.net/")
    shown = make_page(
        keeper, links=links, email="info@example.org", email_to="everyone"
    )
    public = f"/foreningar/{keeper.organisation.public_id}/"
    before = client.get(public).content.decode()
    assert "info@example.org" in before
    assert ">example.net</a>" in before
    assert 'rel="nofollow' in before
    said = {**SENT, "what": "Nya ord.", "links": links[0], "do": "save"}
    assert client.post(own(keeper), said).status_code == 302
    after = client.get(public).content.decode()
    assert "Nya ord." not in after
    assert "Vi ordnar träffar." in after
    assert "example.net" not in after
    assert "info@example.org" not in after
    assert ">example.org</a>" in after
    shown.refresh_from_db()
    assert shown.state == "shown"


@pytest.mark.django_db
def test_only_whom_the_organisation_chose_sees_how_to_reach_it(
    client: Client, keeper: Keeper
) -> None:
    make_page(keeper, phone="010-1234567", phone_to="organisations")
    public = f"/foreningar/{keeper.organisation.public_id}/"
    assert "010-1234567" not in client.get(public).content.decode()
    assert "010-1234567" not in client.get("/foreningar/fil/csv/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "link",
    ["http://example.org", "javascript:alert(1)", "https://bit.ly/x", "bit.ly/x", "hej",
     "https://kim:x@example.org/", "https://\u202egro.elpmaxe.evil.example/",
     "https://example.org/\u202egpj.exe"],
)  # fmt: skip
def test_a_link_that_is_not_safe_is_refused_at_its_field(
    client: Client, keeper: Keeper, link: str
) -> None:
    answer = client.post(own(keeper), {**SENT, "links": link})
    assert (answer.status_code, PageVersion.objects.count()) == (422, 0)
    assert list(answer.context["form"].errors) == ["links"]


def test_the_versions_stay_without_how_to_reach_anybody(
    keeper: Keeper, officer: User
) -> None:
    make_page(keeper, what="Först.", email="a@example.org", email_to="everyone")
    second = make_page(keeper, what="Sedan.", email="b@example.org")
    rows = PageVersion.objects.order_by("number").values_list("state", "what", "email")
    assert list(rows) == [
        ("replaced", "Först.", ""),
        ("shown", "Sedan.", "b@example.org"),
    ]
    hide_page(second, "Föreningen har lagts ner.", by=officer)
    assert second.state == "hidden"


def test_two_keepers_or_an_officer_who_read_an_older_version_are_told(
    keeper: Keeper, officer: User
) -> None:
    page = write_page(keeper, PageWords("Vi", "Alla", "Mer"), sends=True)
    seen = page.version
    write_page(keeper, PageWords("Vi", "Alla", "Mera"), seen_version=seen, sends=True)
    with pytest.raises(Stale):
        confirm_page(page, by=officer, seen_version=seen)
    with pytest.raises(Stale):
        write_page(keeper, PageWords("Du"), seen_version=seen)


@pytest.mark.requirement("S4-093")
def test_a_competence_is_proposed_and_taken_up(client: Client, keeper: Keeper) -> None:
    said = {**SENT, "proposed": "Tolkning, Hembesök"}
    assert client.post(own(keeper), said).status_code == 302
    assert [one.name for one in Competence.objects.all()] == ["Hembesök", "Tolkning"]
    with pytest.raises(Invalid) as refused:
        write_page(keeper, PageWords(proposed=("Stöd till romer",)), seen_version=2)
    assert refused.value.field == "proposed"


def test_the_year_tells_what_was_sent_and_what_became_of_it(keeper: Keeper) -> None:
    page = make_page(keeper)
    family = {keeper.organisation_id}
    told = entries(family, today().year, token_of(keeper))
    assert told == [
        YearEntry(
            day=today(),
            what="Ni skickade er sida",
            state="Visas för alla",
            address=f"/forening/{token_of(keeper)}/sida/",
            since=today(),
        )
    ]
    assert entries(family, today().year + 1, "") == []
    assert page.number == 1


def test_after_a_merge_nothing_of_either_page_stays_that_is_taken_away(
    client: Client, keeper: Keeper, officer: User
) -> None:
    said = {"email": "hej@example.org", "email_to": "everyone"}
    own_page, other = make_page(keeper, **said), make_page(make_keeper(), **said)
    here = f"/foreningar/{own_page.organisation.public_id}/"
    merge_organisations(
        other.organisation, own_page.organisation, "Samma styrelse.", by=officer
    )
    assert "hej@example.org" in client.get(here).content.decode()
    client.post(own(keeper), {**SENT, "do": "save"})
    assert "hej@example.org" not in client.get(here).content.decode()
    client.post(own(keeper), {"do": "down"})
    assert client.get(here).status_code == 404
    states = PageVersion.objects.filter(state="shown")
    assert (states.count(), PageVersion.objects.exclude(email="").count()) == (0, 0)
