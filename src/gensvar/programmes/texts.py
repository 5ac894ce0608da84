"""Which texts of a programme can stand in several languages."""

from django.utils.translation import gettext_lazy as _

from gensvar.programmes.models import Programme
from gensvar.translations.things import Thing

LABELS = {"name": _("Name"), "purpose": _("Purpose")}


def thing_of(programme: Programme) -> Thing:
    """Return a programme with its original words."""
    words = {"name": programme.name, "purpose": programme.purpose}
    return Thing("programmes.programme", programme.pk, words, labels=LABELS)
