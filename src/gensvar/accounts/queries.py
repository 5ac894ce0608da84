"""Accounts by address, told apart by whether anybody has shown that it is theirs."""

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, QuerySet

from gensvar.accounts.models import User


def unconfirmed(email: str) -> QuerySet[User]:
    """Return an account that somebody registered and nobody has ever signed in to.

    Whoever typed the address may not be the one who reads its letters.
    """
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(
        Exists(addresses),
        ~Exists(addresses.filter(verified=True)),
        email=email.strip().lower(),
        last_login__isnull=True,
    )


def holder_of(email: str) -> User | None:
    """Return whose account it is, if the address is known to be theirs."""
    mine = User.objects.filter(email=email.strip().lower())
    return mine.exclude(pk__in=unconfirmed(email)).first()
