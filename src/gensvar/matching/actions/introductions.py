"""Asking to be introduced, answering, taking back, reporting, and what came of it."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.keepers import KeeperPage
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matching import messages
from gensvar.matching.actions.closing import close
from gensvar.matching.models import (
    CameOfIt,
    Introduction,
    IntroductionState,
    Listing,
    ListingState,
    Participant,
)
from gensvar.matching.policies import is_asker, is_own, may_see_matching
from gensvar.matching.queries import (
    introductions_of,
    keepers_of,
    open_listings,
    takes_part,
)
from gensvar.notifications.actions import send

LONGEST, LONGEST_CONTACT = 300, 200
A_WEEK, MOST_A_WEEK = timedelta(days=7), 5


@transaction.atomic
def ask_introduction(
    listing: Listing, words: str, contact: str, *, by: KeeperPage, key: str
) -> Introduction:
    """Ask to meet who wrote a listing, and tell them so; a `key` counts once.

    Raises NotYet or Invalid in the words of the reader.
    """
    before = introductions_of(by.family).filter(key=key).first()
    if before is not None:
        return before
    said = _checked(words, LONGEST, "words")
    reach = _checked(contact, LONGEST_CONTACT, "contact")
    if not takes_part(by.family):
        raise NotYet([_("that you take part")])
    hold(Participant.objects.filter(organisation_id__in=by.family).earliest("pk"))
    hold(listing, "state")
    _check_listing(listing, by)
    _check_not_too_often(listing, by)
    keepers = keepers_of(listing.organisation) if listing.organisation else []
    if not keepers:
        raise Invalid(_("Nobody can answer for them right now. Try again later."))
    try:
        with transaction.atomic():
            row = Introduction.objects.create(
                listing=listing,
                asker=by.organisation,
                asked_by=by.keeper,
                words=said,
                contact_asker=reach,
                key=key,
            )
    except IntegrityError:
        raise Invalid(_("You have asked already. Wait for the answer.")) from None
    record("ask introduction", row, listing=listing.pk, keeper=by.keeper.pk)
    send(messages.asked(row, keepers))
    return row


def _checked(words: str, most: int, field: str) -> str:
    clean = words.replace("\x00", "").strip()
    if not clean:
        raise Invalid(
            _("Write how they can reach you.")
            if field == "contact"
            else _("Write why you want to meet."),
            field,
        )
    if len(clean) > most:
        raise Invalid(_("The text is too long. Make it shorter."), field)
    return clean


def _check_listing(listing: Listing, by: KeeperPage) -> None:
    shown = open_listings().filter(pk=listing.pk).exists()
    if listing.state != ListingState.OPEN or not shown:
        raise Invalid(_("This listing is no longer shown."))
    if listing.organisation_id is None:
        raise Invalid(_("Here you get in touch directly."))
    if is_own(listing, by):
        raise Invalid(_("This listing is your own."))


def _check_not_too_often(listing: Listing, by: KeeperPage) -> None:
    rows = Introduction.objects.filter(asker_id__in=by.family)
    here = rows.filter(listing=listing)
    if here.filter(state=IntroductionState.WAITING).exists():
        raise Invalid(_("You have asked already. Wait for the answer."))
    if here.exclude(state=IntroductionState.WITHDRAWN).exists():
        raise Invalid(_("You have asked about this listing before."))
    if rows.filter(asked_at__gt=timezone.now() - A_WEEK).count() >= MOST_A_WEEK:
        raise Invalid(
            _("You can ask %(most)d times in a week. Wait a few days.")
            % {"most": MOST_A_WEEK}
        )


@transaction.atomic
def accept_introduction(row: Introduction, contact: str, *, by: KeeperPage) -> None:
    """Say yes: from now on both see the contact that each has chosen to give."""
    _check_owner(row, by)
    reach = _checked(contact, LONGEST_CONTACT, "contact")
    _check_waits(row)
    row.state, row.answered_at = IntroductionState.ACCEPTED, timezone.now()
    row.answered_by, row.contact_owner = by.keeper, reach
    row.save(update_fields=["state", "answered_at", "answered_by", "contact_owner"])
    record("accept introduction", row, keeper=by.keeper.pk)
    send(messages.answered(row))


@transaction.atomic
def decline_introduction(row: Introduction, *, by: KeeperPage) -> None:
    """Say no, without a reason; it is told kindly."""
    _check_owner(row, by)
    _check_waits(row)
    close(row, IntroductionState.DECLINED)
    row.answered_by = by.keeper
    row.save(update_fields=["answered_by"])
    record("decline introduction", row, keeper=by.keeper.pk)
    send(messages.answered(row))


@transaction.atomic
def withdraw_introduction(row: Introduction, *, by: KeeperPage) -> None:
    """Take back what one has asked before it is answered: the words are gone."""
    if not is_asker(row, by):
        raise NotAllowed
    hold(row, "state", "reported_at")
    if row.state == IntroductionState.WITHDRAWN:
        return
    _check_waits(row)
    close(row, IntroductionState.WITHDRAWN)
    record("withdraw introduction", row, keeper=by.keeper.pk)


@transaction.atomic
def say_what_came(row: Introduction, what: str, *, by: KeeperPage) -> None:
    """Say what came of an introduction, as one of the two sees it; can be changed."""
    if what not in CameOfIt.values:
        raise Invalid(_("Choose what came of it."), "what")
    hold(row, "state")
    if row.state != IntroductionState.ACCEPTED:
        raise NotYet([_("that both have said yes")])
    side = "came_asker" if _is_asker_or_owner(row, by) else "came_owner"
    setattr(row, side, what)
    row.save(update_fields=[side])
    record("say what came of introduction", row, what=what, keeper=by.keeper.pk)


@transaction.atomic
def report_introduction(row: Introduction, words: str, *, by: KeeperPage) -> None:
    """Ask the region to look at how the other one behaves; again changes nothing."""
    by_asker = _is_asker_or_owner(row, by)
    said = _checked(words, LONGEST, "words")
    hold(row, "state", "reported_at", "words")
    if row.reported_at is not None:
        return
    row.reported_at, row.reported_by_asker = timezone.now(), by_asker
    row.reported_words = said
    row.save(update_fields=["reported_at", "reported_by_asker", "reported_words"])
    record("report introduction", row, keeper=by.keeper.pk)


@transaction.atomic
def handle_report(row: Introduction, *, by: User) -> None:
    """Note that somebody here has read a report and done what it needs."""
    if not may_see_matching(by):
        raise NotAllowed
    hold(row, "handled_at")
    if row.handled_at is not None:
        return
    row.handled_by, row.handled_at = by, timezone.now()
    row.save(update_fields=["handled_by", "handled_at"])
    record("handle report of introduction", row, by=by)


def _is_asker_or_owner(row: Introduction, by: KeeperPage) -> bool:
    """Say whether it is the asker; who is neither may not."""
    if is_asker(row, by):
        return True
    if not is_own(row.listing, by):
        raise NotAllowed
    return False


def _check_owner(row: Introduction, by: KeeperPage) -> None:
    if not is_own(row.listing, by):
        raise NotAllowed


def _check_waits(row: Introduction) -> None:
    hold(row, "state", "reported_at")
    if row.state != IntroductionState.WAITING:
        raise Invalid(_("This has been answered or taken back already."))
