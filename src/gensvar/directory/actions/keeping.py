"""Becoming the one who keeps a page: ask, confirm the address, be approved, end."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.keepers import hashes_of, token_of
from gensvar.directory.messages import (
    answer_asker,
    confirm_address,
    fresh_link,
    links_sent_today,
    somebody_asks,
)
from gensvar.directory.models import Keeper, KeeperState
from gensvar.directory.policies import may_confirm
from gensvar.kernel import secrets
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import known
from gensvar.kernel.secrets import hashed
from gensvar.notifications.actions import UNDECIDED, forget_readers, send
from gensvar.notifications.models import Letter, LetterState
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Organisation
from gensvar.organisations.naming import organisation_named, tidy

WAITING = (KeeperState.ASKED, KeeperState.CONFIRMED)
HERE = (*WAITING, KeeperState.APPROVED)
# More than this many who wait for one organisation is somebody playing.
MOST_WAITING = 20
# Anybody can write anybody's address in a form: so many letters a day and no more.
MOST_A_DAY, A_DAY = 5, timedelta(days=1)


@dataclass(frozen=True)
class Asker:
    """Who wants to keep a page, as it was written."""

    name: str
    email: str
    language: str = "sv"


@transaction.atomic
def ask_to_keep(organisation: Organisation, asker: Asker, *, key: str) -> Keeper:
    """Keep that somebody asks, and write to the address; a `key` counts once.

    Who keeps or asks for the page already gets the link once more: nobody can find
    out here which addresses do. An address that has been asked for often and never
    answered gets nothing more that day. Raises Invalid at the field.
    """
    name, email = _read(asker)
    hold(organisation, "merged_into_id")
    own_key = _key_of(key, top_of(organisation), email)
    before = Keeper.objects.filter(key=own_key).first() or _too_often(email)
    if before is not None:
        return before
    rows = Keeper.objects.filter(
        organisation__in=family_of(organisation), state__in=HERE
    )
    same = rows.filter(email__iexact=email).first()
    if same is not None:
        send([fresh_link(same)])
        return same
    if rows.filter(state__in=WAITING).count() >= MOST_WAITING:
        raise Invalid(_("Many have asked for this page. Write to us instead."))
    try:
        with transaction.atomic():
            keeper = _made(top_of(organisation), name, email, asker.language, own_key)
    except IntegrityError:
        return Keeper.objects.get(key=own_key)
    record("ask to keep page", keeper.organisation, keeper=keeper.pk)
    send([confirm_address(keeper)])
    return keeper


@transaction.atomic
def ask_by_name(name: str, asker: Asker, *, key: str) -> Keeper:
    """Ask for an organisation by its name; one that nobody has named is written down.

    It is shown to nobody before somebody here has confirmed a page.
    """
    spelt = tidy(name)
    if not spelt:
        raise Invalid(_("Write the name of the organisation."), "organisation")
    if (before := _too_often(_read(asker)[1])) is not None:
        return before
    found = organisation_named(spelt)
    if found is None:
        found, _is_new = Organisation.objects.get_or_create(name=spelt)
        record("keep organisation", found)
    return ask_to_keep(found, asker, key=key)


def _key_of(key: str, organisation: Organisation, email: str) -> str:
    """Return the key of a keeper, which belongs to one organisation and one address.

    The key of a form comes from whoever sends it. Used as it is, the link that came to
    one's own address could be made to open what was asked for in another's.
    """
    return hashed("asks to keep", f"{key}\0{organisation.pk}\0{email}")


def _too_often(email: str) -> Keeper | None:
    """Return what waits for an address that was written too often and never answers."""
    since = timezone.now() - A_DAY
    rows = Keeper.objects.filter(
        email__iexact=email, state=KeeperState.ASKED, asked_at__gte=since
    )
    found = list(rows.order_by("-pk")[:MOST_A_DAY])
    return found[0] if len(found) == MOST_A_DAY else None


def _read(asker: Asker) -> tuple[str, str]:
    name = " ".join(asker.name.replace("\x00", "").split())
    if not name:
        raise Invalid(_("Write your name."), "name")
    return name[:200], asker.email.strip()


def _made(
    organisation: Organisation, name: str, email: str, language: str, key: str
) -> Keeper:
    return Keeper.objects.create(
        organisation=organisation,
        name=name,
        email=email,
        language=known(language).tag,
        key=key,
        **hashes_of(key),
    )


@transaction.atomic
def confirm_keeper(keeper: Keeper) -> None:
    """Note that the address has answered; those who keep the page are told of it."""
    hold(keeper, "state")
    if keeper.state != KeeperState.ASKED:
        return
    keeper.state, keeper.confirmed_at = KeeperState.CONFIRMED, timezone.now()
    keeper.save(update_fields=["state", "confirmed_at"])
    record("confirm keeper", keeper.organisation, keeper=keeper.pk)
    send([somebody_asks(one, keeper) for one in _keepers_of(keeper.organisation)])


def _keepers_of(organisation: Organisation) -> list[Keeper]:
    rows = Keeper.objects.filter(state=KeeperState.APPROVED)
    return list(rows.filter(organisation__in=family_of(organisation)))


@transaction.atomic
def object_to(keeper: Keeper, *, by: Keeper) -> None:
    """Say that one does not know somebody who asks: an officer must then give reasons.

    Raises NotAllowed when the two belong to different organisations.
    """
    family = family_of(by.organisation)
    if by.state != KeeperState.APPROVED or keeper.organisation_id not in family:
        raise NotAllowed
    hold(keeper, "state", "objected_at")
    if keeper.state in WAITING and keeper.objected_at is None:
        keeper.objected_by, keeper.objected_at = by, timezone.now()
        keeper.save(update_fields=["objected_by", "objected_at"])
        record("object to keeper", keeper.organisation, keeper=keeper.pk, keeps=by.pk)


@transaction.atomic
def approve_keeper(keeper: Keeper, reason: str = "", *, by: User) -> None:
    """Let somebody keep the page. With an objection it takes a reason.

    Raises NotYet until the address has been confirmed.
    """
    _check_waits(keeper, by)
    if keeper.state == KeeperState.ASKED:
        raise NotYet([_("that the address has been confirmed")])
    if keeper.objected_at and not reason.strip():
        raise Invalid(
            _("Somebody who keeps the page objects. Write why you approve."), "reason"
        )
    _decide(keeper, KeeperState.APPROVED, reason, by)
    record("approve keeper", keeper.organisation, by=by, keeper=keeper.pk)
    send([answer_asker(keeper)])


@transaction.atomic
def decline_keeper(keeper: Keeper, reason: str, *, by: User) -> None:
    """Say no with the reason, and tell it; the address is emptied after that.

    An address that has not answered may be anybody's, and is told nothing.
    """
    _check_waits(keeper, by)
    if not reason.strip():
        raise Invalid(_("Write why not."), "reason")
    is_confirmed = keeper.state == KeeperState.CONFIRMED
    _decide(keeper, KeeperState.DECLINED, reason, by)
    send([answer_asker(keeper)] if is_confirmed else [])
    _forget(keeper)
    record("decline keeper", keeper.organisation, by=by, keeper=keeper.pk)


@transaction.atomic
def invite_keeper(organisation: Organisation, asker: Asker, *, by: User) -> Keeper:
    """Let somebody whom the region knows keep the page, and send the link."""
    if not may_confirm(by):
        raise NotAllowed
    name, email = _read(asker)
    hold(organisation, "merged_into_id")
    family = family_of(organisation)
    rows = Keeper.objects.filter(organisation__in=family, state__in=HERE)
    if rows.filter(email__iexact=email).exists():
        raise Invalid(_("This address keeps or asks for the page already."), "email")
    key = secrets.token()
    keeper = _made(top_of(organisation), name, email, asker.language, key)
    _decide(keeper, KeeperState.APPROVED, "", by)
    record("invite keeper", keeper.organisation, by=by, keeper=keeper.pk)
    send([answer_asker(keeper)])
    return keeper


def _check_waits(keeper: Keeper, by: User) -> None:
    if not may_confirm(by):
        raise NotAllowed
    hold(keeper, "state", "objected_at", "version")
    if keeper.state not in WAITING:
        raise Invalid(_("Somebody else has already answered."))


def _decide(keeper: Keeper, state: KeeperState, reason: str, by: User) -> None:
    changes = {
        "state": state,
        "reason": reason.strip(),
        "decided_by": by,
        "decided_at": timezone.now(),
    }
    save_if_current(keeper, keeper.version, changes)


def _forget(keeper: Keeper) -> None:
    """Empty the address, and make the link void for good."""
    keeper.email = ""
    _change_key(keeper)
    keeper.save(update_fields=["email"])


def _withdraw_letters(keeper: Keeper) -> None:
    """Let no letter leave that waits with the link of somebody whose task ends."""
    here = Letter.objects.filter(state__in=(LetterState.WAITING, *UNDECIDED))
    forget_readers(here.filter(secret=token_of(keeper)))


def _change_key(keeper: Keeper) -> None:
    """Make another key: what was derived from the one before is void at once."""
    keeper.key = secrets.token()
    found_by = hashes_of(keeper.key)
    keeper.token_hash = found_by["token_hash"]
    keeper.calendar_hash = found_by["calendar_hash"]
    keeper.save(update_fields=["key", *found_by])


@transaction.atomic
def end_keeping(keeper: Keeper, reason: str = "", *, by: User | None = None) -> None:
    """End somebody's task: oneself, or an officer who says why."""
    if by is not None and not may_confirm(by):
        raise NotAllowed
    if by is not None and not reason.strip():
        raise Invalid(_("Write why the task ends."), "reason")
    hold(keeper, "state")
    if keeper.state not in HERE:
        return
    keeper.state, keeper.ended_at = KeeperState.ENDED, timezone.now()
    keeper.reason = reason.strip()
    keeper.save(update_fields=["state", "ended_at", "reason"])
    _withdraw_letters(keeper)
    _forget(keeper)
    record("end keeping", keeper.organisation, by=by, keeper=keeper.pk)


@transaction.atomic
def send_new_link(organisation: Organisation, email: str) -> None:
    """Send a new link to an address that keeps the page; the old one is void at once.

    Whether the address does is told to nobody but whoever reads its letters. After so
    many a day nothing happens: nobody shuts out or floods another by asking.
    """
    rows = Keeper.objects.filter(
        organisation__in=family_of(organisation), state__in=HERE
    )
    keeper = rows.exclude(email="").filter(email__iexact=email.strip()).first()
    if keeper is None:
        return
    hold(keeper, "state")
    if keeper.state not in HERE or links_sent_today(keeper) >= MOST_A_DAY:
        return
    _change_key(keeper)
    record("send new link to keeper", keeper.organisation, keeper=keeper.pk)
    send([fresh_link(keeper)])
