"""Telling the others what is new, and letting everyone read it (S4-111)."""

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.cleaning import clean
from gensvar.directory.keepers import KeeperPage
from gensvar.directory.links import read
from gensvar.exchanges.messages import notice_decided
from gensvar.exchanges.models import Notice, NoticeState
from gensvar.exchanges.models.notices import TITLE, WORDS
from gensvar.exchanges.policies import may_confirm_notices, may_hide, may_offer
from gensvar.exchanges.queries import notices_of
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import known
from gensvar.kernel.personal import signs_in
from gensvar.notifications.actions import send
from gensvar.organisations.models import Body

DAYS, MOST_DAYS = 60, 180
MOST_AT_ONCE, WEEK = 3, timedelta(days=7)


@dataclass(frozen=True)
class News:
    """What is told. Without a last day it is shown for sixty days."""

    title: str
    words: str
    link: str = ""
    shown_until: date | None = None
    language: str = "sv"


@transaction.atomic
def tell_news(mine: KeeperPage, news: News, *, key: str) -> Notice:
    """Let an organisation tell something; it is shown when somebody has confirmed it.

    At most three wait or are new in a week. Raises Invalid.
    """
    if before := Notice.objects.filter(key=key).first():
        return _own(mine, before)
    kept = _checked(news)
    hold(mine.organisation)
    _check_room(mine)
    try:
        with transaction.atomic():
            notice = Notice.objects.create(
                organisation=mine.organisation, key=key, **asdict(kept)
            )
    except IntegrityError:
        return _own(mine, Notice.objects.get(key=key))
    record("send news", notice, organisation=mine.organisation.pk)
    return notice


@transaction.atomic
def tell_news_of_body(body: Body, news: News, *, key: str, by: User) -> Notice:
    """Tell something in the name of a body; it is shown at once. Raises Invalid."""
    if not may_offer(by, body):
        raise NotAllowed
    if before := Notice.objects.filter(key=key).first():
        return _by(by, before)
    kept, now = _checked(news), timezone.now()
    notice = Notice(
        body=body,
        key=key,
        state=NoticeState.SHOWN,
        shown_at=now,
        created_by=by,
        decided_by=by,
        decided_at=now,
        **asdict(kept),
    )
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        return _by(by, Notice.objects.get(key=key))
    record("send news", notice, by=by, body=body.pk)
    record("show news", notice, by=by)
    return notice


@transaction.atomic
def take_back_news(mine: KeeperPage, notice: Notice) -> None:
    """Let an organisation take its news back; again changes nothing."""
    _own(mine, notice)
    hold(notice, "state")
    if notice.state not in {NoticeState.SENT, NoticeState.SHOWN}:
        return
    notice.state = NoticeState.TAKEN_BACK
    notice.save(update_fields=["state"])
    record("take back news", notice, organisation=mine.organisation.pk)


@transaction.atomic
def show_news(notice: Notice, *, by: User) -> None:
    """Let everyone read it, also after a no that was wrong."""
    if not may_confirm_notices(by):
        raise NotAllowed
    hold(notice, "state")
    if notice.state == NoticeState.SHOWN:
        return
    if notice.state == NoticeState.TAKEN_BACK:
        raise NotYet([_("news that has not been taken back")])
    if notice.is_over:
        raise Invalid(_("Its last day has passed. It cannot be shown any more."))
    notice.shown_at = notice.shown_at or timezone.now()
    _decide(notice, NoticeState.SHOWN, by=by)
    record("show news", notice, by=by)


@transaction.atomic
def decline_news(notice: Notice, reason: str, *, by: User) -> None:
    """Say no with a reason, which the organisation reads on its page."""
    if not may_confirm_notices(by):
        raise NotAllowed
    _refuse(notice, NoticeState.SENT, NoticeState.DECLINED, reason, by)
    record("decline news", notice, by=by)


@transaction.atomic
def hide_news(notice: Notice, reason: str, *, by: User) -> None:
    """Show it no longer, and say why."""
    if not may_hide(by, notice):
        raise NotAllowed
    _refuse(notice, NoticeState.SHOWN, NoticeState.HIDDEN, reason, by)
    record("hide news", notice, by=by)


def _refuse(
    notice: Notice, then: NoticeState, now: NoticeState, reason: str, by: User
) -> None:
    if not reason.strip():
        raise Invalid(_("Write why not."), "reason")
    hold(notice, "state")
    if notice.state != then:
        raise NotYet([_("news that nobody has decided on meanwhile")])
    _decide(notice, now, by=by, reason=reason.strip())


def _decide(notice: Notice, state: NoticeState, *, by: User, reason: str = "") -> None:
    notice.state, notice.reason = state, reason
    notice.decided_by, notice.decided_at = by, timezone.now()
    notice.save(
        update_fields=["state", "reason", "decided_by", "decided_at", "shown_at"]
    )
    send(notice_decided(notice))


def _own(mine: KeeperPage, notice: Notice) -> Notice:
    if notice.organisation_id not in mine.family:
        raise NotAllowed
    return notice


def _by(user: User, notice: Notice) -> Notice:
    if notice.created_by_id != user.pk:
        raise NotAllowed
    return notice


def _check_room(mine: KeeperPage) -> None:
    lately = timezone.now() - WEEK
    live = [
        one
        for one in notices_of(mine)[:100]
        if one.is_live and (one.state == NoticeState.SENT or one.created_at > lately)
    ]
    if len(live) >= MOST_AT_ONCE:
        raise Invalid(
            _(
                "You already have three that wait or are from this week. "
                "Take one back, or wait some days."
            )
        )


def _checked(news: News) -> News:
    lines = (clean(line)[0] for line in news.words.splitlines())
    kept = replace(
        news,
        title=clean(news.title)[0],
        words="\n".join(filter(None, lines)),
        link=_link(news.link),
        shown_until=news.shown_until or today() + timedelta(days=DAYS),
        language=known(news.language).tag,
    )
    for field, longest in (("title", TITLE), ("words", WORDS)):
        if not getattr(kept, field):
            raise Invalid(_("Write something here."), field)
        if len(getattr(kept, field)) > longest:
            raise Invalid(_("The text is too long. Shorten it."), field)
        if "number" in signs_in(getattr(kept, field)):
            raise Invalid(
                _("A personal identity number seems to stand here. Take it out."), field
            )
    if kept.shown_until is not None:
        _check_day(kept.shown_until)
    return kept


def _check_day(day: date) -> None:
    if day < today():
        raise Invalid(_("The day has passed. Choose a day to come."), "shown_until")
    if day > today() + timedelta(days=MOST_DAYS):
        raise Invalid(
            _("It is shown for at most half a year. Choose an earlier day."),
            "shown_until",
        )


def _link(link: str) -> str:
    try:
        found = read([link])
    except Invalid as refusal:
        raise Invalid(refusal.sentence, "link") from refusal
    return found[0] if found else ""
