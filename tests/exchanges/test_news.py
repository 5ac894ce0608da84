"""What is new among organisations and the region, for everyone (S4-111)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gensvar.directory.actions.pages import hide_page
from gensvar.exchanges.actions import (
    News,
    decline_news,
    hide_news,
    show_news,
    take_back_news,
    tell_news,
    tell_news_of_body,
)
from gensvar.exchanges.models import Notice, NoticeState, Offer
from gensvar.exchanges.yearly import entries
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.models import Letter
from gensvar.organisations.actions.merging import merge
from gensvar.organisations.models import Role
from gensvar.portal.news import pieces
from tests.make.dialogues import officer_of
from tests.make.directory import make_keeper, make_organisation, make_page
from tests.make.exchanges import has_been, make_event, make_offer
from tests.make.funding import make_funding
from tests.make.joint_positions import make_own_side
from tests.make.news import make_notice, make_notice_of, news
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SAID = {
    "title": "Ny träffpunkt i Mellanby",
    "words": "Vi öppnar på tisdagar.\nAlla är välkomna.",
    "link": "https://example.org/traff",
    "language": "sv",
    "key": "a key of the form",
}


def letters() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("subject", flat=True))


@pytest.mark.requirement("S4-111")
def test_news_is_told_confirmed_read_by_everyone_and_taken_back_on_screen(
    client: Client,
) -> None:
    mine, officer = make_own_side("Cykelköket"), officer_of(make_body())
    own = reverse("own-news", args=[mine.token])
    assert "Ni har inte berättat något än" in client.get(own).text
    write = reverse("own-write-news", args=[mine.token])
    assert [client.post(write, SAID)["Location"] for _ in range(2)] == [own, own]
    notice = Notice.objects.get()
    assert "Väntar på att bekräftas" in client.get(own).text
    everyone = reverse("public-news")
    assert SAID["title"] not in client.get(everyone).text
    client.force_login(officer)
    assert "Nyheter, 1 väntar" in client.get(reverse("exchange")).text
    assert SAID["title"] in client.get(reverse("exchange-notices")).text
    client.post(reverse("exchange-notice", args=[notice.pk]), {"do": "show"})
    client.logout()
    shown = client.get(everyone).text
    for words in (SAID["title"], "Cykelköket", "Alla är välkomna.", "example.org"):
        assert words in shown
    letter = Letter.objects.get()
    assert letter.subject == "Er nyhet visas"
    assert SAID["title"] not in letter.subject + letter.text
    client.post(own, {"notice": notice.public_id})
    client.post(own, {"notice": notice.public_id})
    assert SAID["title"] not in client.get(everyone).text
    assert "Tillbakataget" in client.get(own).text
    client.force_login(officer)
    assert SAID["title"] not in client.get(reverse("exchange-notices")).text
    work = reverse("exchange-notice", args=[notice.pk])
    assert client.get(work).status_code == 404


def test_what_is_shown_elsewhere_is_news_too_with_its_day_and_its_page(
    client: Client,
) -> None:
    body = make_body("Kulturnämnden")
    page = make_page(make_keeper(make_organisation("Granngården")))
    visit = make_offer(make_own_side("Cykelköket"), body=body)
    event, gone = make_event(body), make_event(body)
    has_been(gone)
    notice = make_notice_of(body, "Ny plan för kulturen")
    assert {(one.kind, one.title) for one in pieces()} >= {
        ("notice", notice.title),
        ("organisation", "Granngården"),
        ("invitation", visit.title),
        ("invitation", event.title),
    }
    assert gone.title not in {one.title for one in pieces()}
    assert [one.kind for one in pieces("notice")] == ["notice"]
    assert client.get(reverse("public-news"), {"visa": "annat"}).status_code == 200
    shown = client.get(reverse("public-news"), {"visa": "organisationer"}).text
    assert "Granngården" in shown
    assert visit.title not in shown
    hide_page(page, "Den är inaktuell.", by=officer_of(body))
    assert pieces("organisation") == []


def test_support_is_news_from_the_day_it_opens_until_it_closes() -> None:
    body = make_body()
    opened, coming, closed = (make_funding(body, is_shown=True) for _ in range(3))
    for form, start, end in (
        (opened, -3, 20),
        (coming, 3, 20),
        (closed, -20, -3),
    ):
        form.rounds.all().delete()
        form.rounds.create(
            opens_on=today() + timedelta(days=start),
            closes_on=today() + timedelta(days=end),
        )
    hidden = make_funding(body)
    hidden.rounds.create(opens_on=today(), closes_on=today() + timedelta(days=9))
    assert [one.title for one in pieces("support")] == [opened.name]
    opened.rounds.update(cancelled_on=today(), cancelled_why="Pengarna är slut.")
    assert pieces("support") == []


def test_an_organisation_is_new_once_however_often_its_page_changes() -> None:
    keeper = make_keeper(make_organisation("Granngården"))
    make_page(keeper)
    (first,) = pieces("organisation")
    make_page(keeper, what="Vi ordnar fler träffar.")
    (again,) = pieces("organisation")
    assert (again.key, again.at) == (first.key, first.at)


def test_the_feed_keeps_its_ids_and_speaks_the_language_asked_for(
    client: Client,
) -> None:
    notice = make_notice(make_own_side(), "Ny kurs", link="https://example.org/kurs")
    address = reverse("public-news-feed")
    feed = client.get(address, {"sprak": "fi"})
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert f"urn:gensvar:news:notice:{notice.public_id}" in feed.text
    assert "Uutinen: Ny kurs" in feed.text
    assert 'href="https://example.org/kurs"' in feed.text
    assert "Ny kurs" not in client.get(address, {"visa": "stod"}).text
    door = client.get(reverse("for-associations")).text
    assert f'href="{reverse("public-news")}"' in door


def test_a_sign_that_no_feed_can_carry_takes_the_feed_from_nobody(
    client: Client,
) -> None:
    visit = make_offer(make_own_side("Cykel\x1fköket"))
    Offer.objects.filter(pk=visit.pk).update(title="Kom\x1f och se\ufffe")
    feed = client.get(reverse("public-news-feed")).text
    assert "Kom och se<" in feed
    assert "Cykelköket" in feed


def test_news_is_shown_until_its_last_day_however_long_ago_it_was_told() -> None:
    day = today() + timedelta(days=170)
    notice = make_notice(make_own_side(), "Kurs hela våren", shown_until=day)
    Notice.objects.update(shown_at=timezone.now() - timedelta(days=100))
    assert [one.title for one in pieces("notice")] == [notice.title]


def test_many_news_are_shown_page_by_page(client: Client) -> None:
    body = make_body()
    for _ in range(26):
        make_notice_of(body)
    first, second = (
        client.get(reverse("public-news"), {"page": page}).text for page in (1, 2)
    )
    assert (first.count("<h2>"), second.count("<h2>")) == (25, 1)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"words": ""}, "words"),
        ({"words": "x" * 501}, "words"),
        ({"words": "Fråga Bo, 19800101-1234."}, "words"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://bit.ly/abc"}, "link"),
        ({"shown_until": "2020-01-01"}, "shown_until"),
        ({"shown_until": "2999-01-01"}, "shown_until"),
        ({"shown_until": "i morgon"}, "shown_until"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field_and_nothing_is_lost(
    client: Client, said: dict[str, str], field: str
) -> None:
    address = reverse("own-write-news", args=[make_own_side().token])
    given = {**SAID, **said}
    answer = client.post(address, given)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    kept = next(name for name in ("words", "title") if name != field)
    assert given[kept].split("\n")[0] in answer.text
    assert not Notice.objects.exists()


def test_codes_of_a_web_page_and_hidden_signs_are_taken_away() -> None:
    said = News("<b>Ny</b>\u202e kurs", "Rad ett<br>\n\n<script>x()</script>Rad två")
    notice = tell_news(make_own_side(), said, key="codes")
    assert (notice.title, notice.words) == ("Ny kurs", "Rad ett\nRad två")
    assert notice.shown_until == today() + timedelta(days=60)


def test_three_may_wait_or_be_new_and_then_one_is_taken_back_or_says_no() -> None:
    mine, officer = make_own_side(), officer_of(make_body())
    told = [tell_news(mine, news(), key=f"{number}") for number in range(3)]
    with pytest.raises(Invalid, match="redan tre"):
        tell_news(mine, news(), key="four")
    decline_news(told[0], "Det är reklam.", by=officer)
    told.append(tell_news(mine, news(), key="four"))
    take_back_news(mine, told[1])
    tell_news(mine, news(), key="five")
    assert tell_news(mine, news(), key="five") == Notice.objects.get(key="five")


def test_no_is_said_with_a_reason_that_only_the_organisation_reads(
    client: Client,
) -> None:
    mine, officer = make_own_side(), officer_of(make_body())
    notice = tell_news(mine, news("Köp nu"), key="sale")
    client.force_login(officer)
    page = reverse("exchange-notice", args=[notice.pk])
    assert client.post(page, {"do": "decline", "reason": " "}).status_code == 422
    client.post(page, {"do": "decline", "reason": "Det är reklam."})
    assert "Det är reklam." in client.get(reverse("own-news", args=[mine.token])).text
    assert "reklam" not in Letter.objects.get().text
    client.post(page, {"do": "show"})
    notice.refresh_from_db()
    assert (notice.state, notice.reason) == (NoticeState.SHOWN, "")
    client.post(page, {"do": "hide", "reason": "Den var fel."})
    assert pieces("notice") == []
    assert letters() == ["Er nyhet visas inte", "Er nyhet visas", "Er nyhet visas inte"]


def test_a_text_that_names_a_group_asks_both_sides_for_a_second_look(
    client: Client,
) -> None:
    mine, officer = make_own_side(), officer_of(make_body())
    address = reverse("own-write-news", args=[mine.token])
    given = {**SAID, "title": "Kurs för romer", "words": "Ring 070-123 45 67."}
    assert "nämner en grupp" in client.post(address, given, follow=True).text
    client.force_login(officer)
    page = reverse("exchange-notice", args=[Notice.objects.get().pk])
    shown = client.get(page).text
    assert "nämner en grupp" in shown
    assert "personuppgifter" in shown


def test_news_ends_by_its_day_and_is_not_shown_after_it() -> None:
    mine, officer = make_own_side(), officer_of(make_body())
    shown, waits = make_notice(mine), tell_news(mine, news(), key="late")
    Notice.objects.update(shown_until=today() - timedelta(days=1))
    assert pieces("notice") == []
    for one in (shown, waits):
        one.refresh_from_db()
    assert shown.standing == "Sista dagen har passerat"
    with pytest.raises(Invalid, match="Sista dagen"):
        show_news(waits, by=officer)


def refused(do: Callable[[], object]) -> bool:
    with pytest.raises(NotAllowed):
        do()
    return True


def test_nobody_decides_on_or_takes_back_what_is_not_theirs(client: Client) -> None:
    mine, other = make_own_side(), make_own_side()
    body, member = make_body(), make_member(make_body(), Role.CHAIR)
    notice = tell_news(mine, news(), key="mine")
    assert refused(lambda: show_news(notice, by=member))
    assert refused(lambda: decline_news(notice, "Nej.", by=member))
    assert refused(lambda: hide_news(notice, "Nej.", by=member))
    assert refused(lambda: take_back_news(other, notice))
    assert refused(lambda: tell_news(other, news(), key="mine"))
    officer = officer_of(body)
    assert refused(lambda: tell_news_of_body(body, news(), key="mine", by=officer))
    assert refused(lambda: tell_news_of_body(body, news(), key="b", by=member))
    theirs = reverse("own-news", args=[other.token])
    assert client.post(theirs, {"notice": notice.public_id}).status_code == 404
    take_back_news(mine, notice)
    with pytest.raises(NotYet):
        show_news(notice, by=officer_of(body))


def test_a_body_tells_something_that_is_shown_at_once(client: Client) -> None:
    body = make_body("Kulturnämnden")
    client.force_login(officer_of(body))
    address = reverse("write-exchange-notice")
    made = client.post(address, {**SAID, "body": body.pk})
    assert (
        client.post(address, {**SAID, "body": body.pk})["Location"]
        == (made["Location"])
    )
    assert "Kulturnämnden" in client.get(reverse("public-news")).text
    assert letters() == []
    empty = client.post(address, {**SAID, "body": body.pk, "title": "", "key": "x"})
    assert empty.status_code == 422


def test_news_stands_in_the_year_of_an_organisation() -> None:
    mine = make_own_side()
    visit = make_offer(mine)
    Offer.objects.update(starts_at=timezone.now(), ends_at=timezone.now() + DAY)
    waits = tell_news(mine, news("Ny kurs"), key="course")
    make_notice(make_own_side(), "Hos andra")

    def told() -> list[tuple[str, str, bool]]:
        rows = entries(mine.family, today().year, mine.token)
        return sorted((one.what, str(one.state), one.is_open) for one in rows)

    invited = (f"Studiebesök: {visit.title}", "Visas för alla", False)
    assert told() == [("Nyhet: Ny kurs", "Väntar på att bekräftas", True), invited]
    Notice.objects.filter(pk=waits.pk).update(shown_until=today() - DAY)
    assert told() == [("Nyhet: Ny kurs", "Sista dagen har passerat", False), invited]
    assert entries(mine.family, today().year - 1, mine.token) == []


def test_two_rows_of_one_organisation_are_new_once_and_as_old_as_the_first() -> None:
    old, new = make_organisation("Granngården"), make_organisation("Granngården ek")
    make_page(make_keeper(old))
    make_page(make_keeper(new))
    first = pieces("organisation")[-1]
    merge(old, new, "Samma förening", by=make_member(make_body(), Role.ADMINISTRATOR))
    (only,) = pieces("organisation")
    assert (only.title, only.at) == (new.name, first.at)
