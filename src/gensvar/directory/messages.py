"""The letters to those who keep the page of an organisation: one thing in each."""

from typing import Any

from gensvar.directory.keepers import token_of
from gensvar.directory.models import Keeper, KeeperState, PageState, PageVersion
from gensvar.directory.seen import shown_rows
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.kernel.secrets import hashed
from gensvar.notifications.models import Letter
from gensvar.notifications.writing import Message, write

CONFIRM, ASKS, ANSWER = "keeper confirm", "keeper asks", "keeper answer"
LINK, PAGE = "keeper link", "page answer"


def own_side(token: str, place: str) -> str:
    """Return the address of a page on the own side of an organisation."""
    return f"/forening/{token}/{place}/"


def confirm_address(keeper: Keeper) -> Message:
    """Ask whoever wants to keep a page to confirm the address."""
    key = f"{CONFIRM} {keeper.pk}"
    name = _known_name(keeper)
    return _to(keeper, "confirm", CONFIRM, key, "bekrafta", name=name)


def somebody_asks(keeper: Keeper, asker: Keeper) -> Message:
    """Tell one who keeps the page that somebody else has asked to."""
    key = f"{ASKS} {asker.pk} {keeper.pk}"
    return _to(keeper, "asks", ASKS, key, "skots-av")


def answer_asker(keeper: Keeper) -> Message:
    """Say that somebody keeps the page from now on, or why not."""
    is_in = keeper.state == KeeperState.APPROVED
    return _to(
        keeper,
        "answer",
        ANSWER,
        f"{ANSWER} {keeper.pk} {keeper.state}",
        "sida",
        is_in=is_in,
        reason="" if is_in else keeper.reason,
    )


def fresh_link(keeper: Keeper) -> Message:
    """Send the link once more, to the address that it belongs to; once a day."""
    link = f"{keeper.pk} {hashed('letter', keeper.key)[:16]} {today()}"
    name = _known_name(keeper)
    return _to(keeper, "link", LINK, f"{LINK} {link}", "bekrafta", name=name)


def _known_name(keeper: Keeper) -> str:
    """Return the name of the organisation, "" while only a stranger has written it.

    Anybody can write a name and an address in a form: what we send to the address holds
    nothing of the name before somebody here has looked at it.
    """
    one = keeper.organisation
    is_shown = shown_rows().filter(pk=one.merged_into_id or one.pk).exists()
    return one.name if keeper.state == KeeperState.APPROVED or is_shown else ""


def links_sent_today(keeper: Keeper) -> int:
    """Return how many new links somebody has been sent today."""
    rows = Letter.objects.filter(kind=LINK, key__startswith=f"{LINK} {keeper.pk} ")
    return rows.filter(key__endswith=f" {today()}").count()


def answer_page(keeper: Keeper, page: PageVersion) -> Message:
    """Say that the page is shown, or that something is to be changed first."""
    key = f"{PAGE} {page.pk} {page.version} {keeper.pk}"
    is_shown = page.state == PageState.SHOWN
    return _to(keeper, "page", PAGE, key, "sida", is_shown=is_shown)


def _to(
    keeper: Keeper, template: str, kind: str, key: str, place: str, **told: Any
) -> Message:
    # Any: what a letter tells besides.
    token = token_of(keeper)
    return write(
        f"directory/letters/{template}",
        kind=kind,
        key=key,
        to=keeper.email,
        language=keeper.language,
        cause=f"organisation {keeper.organisation_id}",
        secret=token,
        address=addresses.absolute(own_side(token, place)),
        **{"name": keeper.organisation.name, **told},
    )


def asks_still(letter: Letter) -> bool:
    """Say whether the address still waits to be confirmed when the letter leaves."""
    pk = letter.key.removeprefix(f"{CONFIRM} ")
    return Keeper.objects.filter(pk=pk, state=KeeperState.ASKED).exists()


STILL_WANTED = {CONFIRM: asks_still}
