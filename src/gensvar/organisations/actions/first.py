"""The first administrator of a new installation, made with a code that works once."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.actions import create_account
from gensvar.accounts.models import OneTimeCode, User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.secrets import hashed, token
from gensvar.organisations.actions.bodies import make_first_body
from gensvar.organisations.actions.roles import give_first_administrator
from gensvar.organisations.models import Body, BodyKind
from gensvar.organisations.queries import administrators

PURPOSE = "first administrator"
LIFE = timedelta(hours=24)


@transaction.atomic
def prepare_first_administrator(region: str) -> str:
    """Make the body at the top if there is none, and return a fresh one-time code.

    A code that was printed before stops working. Raises NotYet when there is an
    administrator already.
    """
    if administrators().exists():
        raise NotYet([_("An installation without administrators")])
    if not Body.objects.exists():
        make_first_body(region.strip(), BodyKind.ASSEMBLY, today())
    OneTimeCode.objects.filter(purpose=PURPOSE, used_at__isnull=True).delete()
    code = token()
    row = OneTimeCode.objects.create(
        purpose=PURPOSE,
        code_hash=hashed(PURPOSE, code),
        expires_at=timezone.now() + LIFE,
    )
    record("make first code", row)
    return code


def code_works(code: str) -> bool:
    """Say whether a code can make the first administrator now."""
    return not administrators().exists() and _rows(code).exists()


def _rows(code: str) -> QuerySet[OneTimeCode]:
    return OneTimeCode.objects.filter(
        purpose=PURPOSE,
        code_hash=hashed(PURPOSE, code),
        used_at__isnull=True,
        expires_at__gt=timezone.now(),
    )


@transaction.atomic
def make_first_administrator(
    code: str, *, email: str, name: str, password: str, language: str
) -> User:
    """Make the first administrator. Raises Invalid when the code does not work."""
    if administrators().exists() or not _rows(code).update(used_at=timezone.now()):
        raise Invalid(_("This code cannot be used any more."))
    user = create_account(email, name, password, language=language)
    top = Body.objects.filter(parent__isnull=True).order_by("pk").first()
    if top is None:
        raise Invalid(_("This code cannot be used any more."))
    give_first_administrator(user, top)
    return user
