"""Whom one can be in the demo: a person of the region, or nobody in particular."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.accounts.models import User
from gensvar.demo.region import address_of


@dataclass(frozen=True)
class Persona:
    """A person of the region: key, role in a word, and what the person does."""

    key: str
    name: str
    role: StrOrPromise
    does: StrOrPromise
    lands_on: str = "/arbete/"


PERSONAS = (
    Persona(
        "maja",
        "Maja Lindgren",
        _("Dialogue officer"),
        _("Prepares and leads dialogues, sorts what people say and answers them."),
    ),
    Persona(
        "karin",
        "Karin Ekström",
        _("Chair"),
        _("Chairs the health care committee. Decides on dialogues and answers."),
    ),
    Persona(
        "jonas",
        "Jonas Forsell",
        _("Elected representative"),
        _("Reads what was said before the committee decides, and what came of it."),
    ),
    Persona(
        "ingrid",
        "Ingrid Holm",
        _("Registrar"),
        _("Keeps the register and enters what the sittings decided."),
    ),
    Persona(
        "aino",
        "Aino Niemi",
        _("Resident"),
        _("Lives in the region, has an account and has answered in Finnish."),
        lands_on="/",
    ),
    Persona(
        "samir",
        "Samir Haddad",
        _("Administrator"),
        _("Keeps the bodies, invites colleagues and gives roles."),
    ),
    Persona(
        "eva",
        "Eva Kero",
        _("Reviewer of the log"),
        _("Reads who did what, and checks that the log has not been changed."),
        lands_on="/arbete/logg/",
    ),
)
BY_KEY = {persona.key: persona for persona in PERSONAS}


def who_is(user: object) -> Persona | None:
    """Return the persona that a visitor has become, if any."""
    if not isinstance(user, User):
        return None
    found = (one for one in PERSONAS if address_of(one.key) == user.email)
    return next(found, None)


def account_of(persona: Persona) -> User | None:
    """Return the account behind a persona, if the region is there."""
    return User.objects.filter(email=address_of(persona.key), is_active=True).first()
