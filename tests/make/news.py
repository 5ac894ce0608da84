"""News of organisations and bodies, made through the actions."""

from itertools import count

from gensvar.directory.keepers import KeeperPage
from gensvar.exchanges.actions import News, show_news, tell_news, tell_news_of_body
from gensvar.exchanges.models import Notice
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def news(title: str = "", **more: object) -> News:
    """Return what is told."""
    said = title or f"Ny träffpunkt {next(_numbers)}"
    return News(said, "Varje tisdag är det öppet för alla.", **more)  # type: ignore[arg-type] # a link or a day


def make_notice(
    mine: KeeperPage, title: str = "", *, body: Body | None = None, **more: object
) -> Notice:
    """Let an organisation tell something, and an officer show it."""
    notice = tell_news(mine, news(title, **more), key=f"news {next(_numbers)}")
    show_news(notice, by=officer_of(body or make_body()))
    return notice


def make_notice_of(body: Body, title: str = "") -> Notice:
    """Let a body tell something."""
    key = f"news {next(_numbers)}"
    return tell_news_of_body(body, news(title), key=key, by=officer_of(body))
