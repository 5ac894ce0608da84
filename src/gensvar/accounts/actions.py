"""Making accounts, and changing what a person decides about their own."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.accounts.queries import unconfirmed
from gensvar.audit.actions import record
from gensvar.kernel.errors import Invalid


@transaction.atomic
def create_account(
    email: str, name: str, password: str, *, language: str = "", by: User | None = None
) -> User:
    """Make an account whose address is known to be right, and return its user.

    One that somebody else registered with the address and could not confirm gives way.
    Raises Invalid for a weak password or an address that already has an account.
    """
    user = User(email=email.strip().lower(), name=name.strip())
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Invalid(" ".join(weak.messages), "password") from weak
    unconfirmed(email).delete()
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                email, name, password, language=_offered(language)
            )
    except IntegrityError as taken:
        raise Invalid(_("There is already an account with this address."), "") from (
            taken
        )
    EmailAddress.objects.create(
        user=user, email=user.email, primary=True, verified=True
    )
    record("create account", user, by=by or user)
    return user


@transaction.atomic
def change_profile(user: User, *, name: str, language: str, by: User) -> None:
    """Change one's own name and language."""
    user.name, user.language = name.strip(), _offered(language)
    user.save(update_fields=["name", "language"])
    record("change profile", user, by=by)


@transaction.atomic
def close_account(user: User, *, by: User) -> None:
    """Let an account no longer sign in; what its person did stays.

    Sessions under way end: a user who is not active is nobody to the next request.
    """
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.is_active = False
    record("close account", user, by=by)


def _offered(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
