"""Letters to those who follow the calendar."""

from collections.abc import Sequence

from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.kernel.secrets import derived_code
from gensvar.notifications.writing import Message, write
from gensvar.year_plans.models import StaffSubscription, Subscription
from gensvar.year_plans.queries.news import News

CONFIRM, DIGEST, STAFF = "confirm calendar", "calendar news", "new dialogues"


def calendar_code(subscription: Subscription) -> str:
    """Return the code in a follower's letters: derived, so that only its hash is kept.

    The same code confirms and ends the following; it reaches nobody but the address.
    """
    return derived_code("calendar", f"{subscription.pk} {subscription.email}")


def cause_of(subscription: Subscription) -> str:
    """Return what the letters to a follower say that they are about."""
    return f"calendar {subscription.pk}"


def asks_to_confirm(subscription: Subscription) -> Message:
    """Ask whether the address wants to follow; at most once a day."""
    code = calendar_code(subscription)
    return write(
        "year_plans/letters/confirm",
        kind=CONFIRM,
        cause=cause_of(subscription),
        key=f"confirm calendar {subscription.pk} {today()}",
        to=subscription.email,
        language=subscription.language,
        address=addresses.absolute(addresses.confirm_following(code)),
        secret=code,
    )


def calendar_news(subscription: Subscription, news: Sequence[News]) -> Message:
    """Tell a follower what is new, and how to stop."""
    code = calendar_code(subscription)
    return write(
        "year_plans/letters/news",
        kind=DIGEST,
        cause=cause_of(subscription),
        key=f"calendar news {subscription.pk} {news[-1].at.isoformat()}",
        to=subscription.email,
        language=subscription.language,
        news=news,
        calendar=addresses.absolute("/kalender/"),
        stop=addresses.absolute(addresses.unfollow(code)),
        secret=code,
    )


def new_dialogues(subscription: StaffSubscription, news: Sequence[News]) -> Message:
    """Tell a colleague which dialogues have been decided on, and how to stop."""
    return write(
        "year_plans/letters/dialogues",
        kind=STAFF,
        cause=f"dialogues {subscription.pk}",
        key=f"new dialogues {subscription.pk} {news[-1].at.isoformat()}",
        to=subscription.user.email,
        language=subscription.user.language,
        news=news,
        stop=addresses.absolute("/arbete/arsplan/foljer/"),
    )
