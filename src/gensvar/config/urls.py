"""Every address, gathered from the apps."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from gensvar.config.disposal import REACH
from gensvar.config.ownership import of_body, of_person
from gensvar.contributions.urls import disposal_urls
from gensvar.meeting_notes.urls import disposal_urls as meeting_disposal_urls
from gensvar.organisations import urls as organisations
from gensvar.organisations.policies import may_administer
from gensvar.remuneration.urls import meeting_urls
from gensvar.search.indexing import forget_meetings

# Where the addresses of each app begin. The portal is for everyone and stands at the
# root; everything under arbete/ is for those who work with dialogues.
PREFIXES = {
    "ui": "",
    "accounts": "konto/",
    "notifications": "arbete/brev/",
    "jobs": "arbete/jobb/",
    "audit": "arbete/logg/",
    "matters": "arbete/arenden/",
    "governing_documents": "arbete/styrdokument/",
    "followups": "arbete/atgarder/",
    "assignments": "arbete/uppdrag/",
    "impact_assessments": "arbete/konsekvenser/",
    "dialogues": "arbete/dialoger/",
    "programmes": "arbete/samrad/",
    "inventories": "arbete/samrad/",
    "guidance": "arbete/",
    "agreements": "arbete/samrad/",
    "organisation_years": "arbete/foreningar/",
    "directory": "arbete/foreningar/",
    "enquiries": "arbete/fragor/",
    "funding": "arbete/stod/",
    "matching": "arbete/motas/",
    "meetings": "arbete/moten/",
    "exercises": "arbete/moten/",
    "remuneration": "arbete/arvoden/",
    "exchanges": "arbete/utbyte/",
    "meeting_notes": "arbete/moten/",
    "contributions": "arbete/dialoger/",
    "joint_positions": "arbete/",
    "findings": "arbete/dialoger/",
    "feedback": "arbete/dialoger/",
    "evaluation": "arbete/dialoger/",
    "past_dialogues": "arbete/tidigare/",
    "consultations": "arbete/samrad/",
    "sami_consultations": "arbete/konsultationer/",
    "proposals": "arbete/",
    "joint_work": "arbete/",
    "reach": "arbete/",
    "translations": "arbete/sprak/",
    "lifecycle": "arbete/dialoger/",
    "publishing": "arbete/",
    "imports": "arbete/dialoger/",
    "reporting": "arbete/dialoger/",
    "year_plans": "arbete/arsplan/",
    "indicators": "arbete/utfall/",
    "search": "arbete/sok/",
    "ideas": "arbete/ideer/",
    "workspace": "arbete/",
    "portal": "",
    "demo": "prova/",
}


# What pages on a low floor ask and only a higher floor can answer: passed to the views.
ASKS: dict[str, dict[str, object]] = {
    "notifications": {"may": may_administer},
    "jobs": {"may": may_administer},
}


def _of(app: str, prefix: str) -> list[URLPattern | URLResolver]:
    """Return the addresses of one app; an app without pages has none."""
    module = f"gensvar.{app}.urls"
    if find_spec(f"gensvar.{app}") is None or find_spec(module) is None:
        return []
    return [path(prefix, include(import_module(module)), ASKS.get(app, {}))]


urlpatterns: list[URLPattern | URLResolver] = [
    path("sprak/", set_language, name="set_language"),
    *organisations.urlpatterns_with(of_body, of_person),
    path(PREFIXES["contributions"], include(disposal_urls(REACH))),
    path(PREFIXES["meetings"], include(meeting_urls)),
    path(PREFIXES["meeting_notes"], include(meeting_disposal_urls(forget_meetings))),
    *(pattern for app, prefix in PREFIXES.items() for pattern in _of(app, prefix)),
]

handler400 = "gensvar.ui.errors.bad_request"
handler403 = "gensvar.ui.errors.forbidden"
handler404 = "gensvar.ui.errors.not_found"
handler500 = "gensvar.ui.errors.broken"
