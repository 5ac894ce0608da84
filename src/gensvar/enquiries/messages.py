"""The letters about questions: none holds a word of what was asked or answered."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.directory import keepers
from gensvar.directory.models import Keeper, KeeperState
from gensvar.enquiries.keys import token_of
from gensvar.enquiries.models import Answer, Enquiry, Source
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.kernel.secrets import hashed
from gensvar.notifications.actions import Message, write
from gensvar.notifications.models import Letter
from gensvar.organisations.families import family_of

RECEIVED, ANSWERED, MOVED = "enquiry received", "enquiry answered", "enquiry moved"
WAITS, LATE = "enquiry waits", "enquiry late"
# Anybody can write anybody's address in a form: so many letters a day and no more.
MOST_A_DAY = 5


def own_page(token: str) -> str:
    """Return the address where one follows one's question."""
    return f"/fraga/min/{token}/"


def own_side_page(token: str, public_id: str) -> str:
    """Return the address of a question on the own side of the organisation."""
    return f"/forening/{token}/fragor/{public_id}/"


def work_page(enquiry: Enquiry) -> str:
    """Return the address where a question is answered."""
    return f"/arbete/fragor/{enquiry.pk}/"


def received(enquiry: Enquiry) -> list[Message]:
    """Tell the asker that it came, by when an answer comes, and where to look."""
    since = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    same = Enquiry.objects.filter(email__iexact=enquiry.email, received_at__gte=since)
    number = min(same.count(), MOST_A_DAY)
    to = hashed("letter", enquiry.email.casefold())
    return _to_asker(enquiry, "received", RECEIVED, f"{to} {today()} {number}")


def answered(enquiry: Enquiry, answer: Answer) -> list[Message]:
    """Tell the asker that there is an answer, or that it was corrected."""
    key = f"{enquiry.pk} {answer.number}"
    is_corrected = bool(answer.correction)
    return _to_asker(enquiry, "answered", ANSWERED, key, is_corrected=is_corrected)


def moved(enquiry: Enquiry, step: int) -> list[Message]:
    """Tell the asker that somebody else answers, that it waits longer, or where to go.

    `step` is the id of the step, so that each is told once.
    """
    return _to_asker(enquiry, "moved", MOVED, f"{enquiry.pk} {step}")


def _to_asker(
    enquiry: Enquiry, template: str, kind: str, key: str, *, is_corrected: bool = False
) -> list[Message]:
    return [
        write(
            f"enquiries/letters/{template}",
            kind=kind,
            key=f"{kind} {key}{reader.whose}",
            to=reader.email,
            language=reader.language,
            cause=f"enquiry {enquiry.pk}",
            secret=reader.secret,
            enquiry=enquiry,
            address=addresses.absolute(reader.page),
            is_corrected=is_corrected,
            opens_all=reader.opens_all,
        )
        for reader in _readers(enquiry)
    ]


class Reader(NamedTuple):
    """Who is told of a question, and where they read it; `whose` sets letters apart.

    What `opens_all` is the own side of an organisation, and passed on to nobody.
    """

    email: str
    language: str
    whose: str
    secret: str
    page: str
    opens_all: bool


def _readers(enquiry: Enquiry) -> list[Reader]:
    """Return who is told.

    A question of an organisation is told to who asked it, while that person speaks for
    the organisation, and after that to those who do; each reads it on the own side.
    """
    if not enquiry.email:
        return []
    if enquiry.source != Source.OWN or enquiry.organisation is None:
        token = token_of(enquiry)
        to, page = enquiry.email, own_page(token)
        return [Reader(to, enquiry.language, "", token, page, opens_all=False)]
    rows = Keeper.objects.filter(
        organisation__in=family_of(enquiry.organisation), state=KeeperState.APPROVED
    )
    here = rows.exclude(email="").order_by("pk")
    asker = [one for one in here if _is_same(one.email, enquiry.email)]
    return [_of_keeper(enquiry, one, is_asker=bool(asker)) for one in asker[:1] or here]


def _is_same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _of_keeper(enquiry: Enquiry, keeper: Keeper, *, is_asker: bool) -> Reader:
    whose = "" if is_asker else f" {keeper.pk}"
    language = enquiry.language if is_asker else keeper.language
    opens = keepers.token_of(keeper)
    page = own_side_page(opens, enquiry.public_id)
    return Reader(keeper.email, language, whose, opens, page, opens_all=True)


def waits(enquiry: Enquiry, people: Iterable[User], why: str) -> list[Message]:
    """Tell those who answer that a question came to them, or that its day is near."""
    return [
        _to_colleague(enquiry, who, "waits", WAITS, f"{why} {enquiry.due_on}", why)
        for who in people
    ]


def late(enquiry: Enquiry, people: Iterable[User], level: str) -> list[Message]:
    """Tell those above that a question should have been answered."""
    return [
        _to_colleague(enquiry, who, "late", LATE, f"{level} {enquiry.due_on}", level)
        for who in people
    ]


def _to_colleague(
    enquiry: Enquiry, who: User, template: str, kind: str, key: str, why: str
) -> Message:
    return write(
        f"enquiries/letters/{template}",
        kind=kind,
        key=f"{kind} {enquiry.pk} {key} {who.pk}",
        to=who.email,
        language=who.language,
        cause=f"enquiry {enquiry.pk}",
        enquiry=enquiry,
        why=why,
        address=addresses.absolute(work_page(enquiry)),
    )


def waits_still(letter: Letter) -> bool:
    """Say whether the question is still open when the letter's turn comes."""
    pk = letter.cause.removeprefix("enquiry ")
    found = Enquiry.objects.filter(pk=pk).first()
    return found is not None and found.is_open


STILL_WANTED = {WAITS: waits_still, LATE: waits_still}
