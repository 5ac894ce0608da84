"""What is new, in plain values: for everyone, and for the organisation itself."""

from dataclasses import dataclass
from datetime import date, datetime

from gensvar.directory.keepers import KeeperPage
from gensvar.directory.links import host_of
from gensvar.exchanges import actions
from gensvar.exchanges.actions import News
from gensvar.exchanges.models import Notice
from gensvar.exchanges.queries import newest_offers, notices_of, shown_notices
from gensvar.kernel.sensitive import names_a_group


@dataclass(frozen=True)
class NoticeShown:
    """A piece of news as everyone may read it."""

    public_id: str
    title: str
    words: str
    language: str
    who: str
    link: str
    host: str
    at: datetime


@dataclass(frozen=True)
class Invitation:
    """A visit, a day or an event that was shown lately."""

    public_id: str
    kind_words: str
    title: str
    language: str
    host: str
    starts_at: datetime
    at: datetime


@dataclass(frozen=True)
class OwnNotice:
    """A piece of news for the organisation that told it, with where it stands."""

    public_id: str
    title: str
    words: str
    language: str
    link: str
    host: str
    standing: str
    reason: str
    shown_until: date
    is_live: bool


def latest_notices(most: int) -> list[NoticeShown]:
    """Return news that everyone may read: until its last day, however old it is."""
    rows = shown_notices()[:most]
    return [_shown(row, row.shown_at) for row in rows if row.shown_at]


def _shown(row: Notice, at: datetime) -> NoticeShown:
    return NoticeShown(
        public_id=row.public_id,
        title=row.title,
        words=row.words,
        language=row.language,
        who=row.who,
        link=row.link,
        host=host_of(row.link),
        at=at,
    )


def latest_invitations(since: datetime, most: int) -> list[Invitation]:
    """Return invitations that were shown since a moment, and that one can come to."""
    return [
        Invitation(
            public_id=row.public_id,
            kind_words=str(row.get_kind_display()),
            title=row.title,
            language=row.language,
            host=row.host,
            starts_at=row.starts_at,
            at=row.decided_at,
        )
        for row in newest_offers(since)[:most]
        if row.decided_at
    ]


def own_notices(mine: KeeperPage) -> list[OwnNotice]:
    """Return what an organisation has told, the newest first."""
    return [
        OwnNotice(
            public_id=row.public_id,
            title=row.title,
            words=row.words,
            language=row.language,
            link=row.link,
            host=host_of(row.link),
            standing=row.standing,
            reason=row.reason,
            shown_until=row.shown_until,
            is_live=row.is_live,
        )
        for row in notices_of(mine)[:100]
    ]


def tell_news(mine: KeeperPage, news: News, key: str) -> None:
    """Tell something in the name of an organisation. Raises Invalid or NotAllowed."""
    actions.tell_news(mine, news, key=key)


def take_back_news(mine: KeeperPage, public_id: str) -> bool:
    """Take news back; False when the organisation has told no such news."""
    found = notices_of(mine).filter(public_id=public_id).first()
    if found is None:
        return False
    actions.take_back_news(mine, found)
    return True


def news_names_people(news: News) -> bool:
    """Say whether news names a group or a trait of people: worth a second look."""
    return names_a_group(f"{news.title} {news.words}")
