"""Civil society's side: one way in, and the year of one organisation."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gensvar.demo.guide.shapes import Place, Step, to
from gensvar.demo.personas import BY_KEY
from gensvar.directory.keepers import token_of
from gensvar.directory.models import Keeper, KeeperState

KEEPER, OFFICER = "Siv Åkerlund", "maja"


def steps() -> Iterator[Step]:
    """Yield the steps of an association chair with two evenings a week."""
    keepers = Keeper.objects.filter(state=KeeperState.APPROVED, name=KEEPER)
    keeper = keepers.order_by("pk").first()
    if keeper is None:
        return
    token = token_of(keeper)
    yield _year(token)
    yield _ask(token)
    yield _support()
    yield _others(token)
    yield _together(token)
    yield _page(token)
    yield _officer()


def _year(token: str) -> Step:
    return Step(
        _("Open the year of an association"),
        _(
            "Siv chairs the local heritage society. Her link opens its year: what "
            "waits first, then meetings, questions, promises and answers."
        ),
        [Place(_("Our year"), to("own-year", token))],
    )


def _ask(token: str) -> Step:
    return Step(
        _("Ask without knowing whom"),
        _(
            "Begin to write about support or buses, and see what has been answered "
            "before. The question about the bus stop is late: look where it stands."
        ),
        [
            Place(_("Ask the region"), to("ask-region")),
            Place(_("What others have asked"), to("public-questions")),
            Place(_("The questions of the society"), to("own-questions", token)),
        ],
    )


def _support() -> Step:
    return Step(
        _("See what can be applied for"),
        _("For what, how much, for how long, and which day it closes."),
        [
            Place(_("Support to apply for"), to("public-support")),
            Place(_("All days"), to("public-support-days")),
        ],
    )


def _others(token: str) -> Step:
    return Step(
        _("Find each other"),
        _(
            "The new neighbours cook in the society’s house now. The pensioners offer "
            "help, and wait for Siv to answer."
        ),
        [
            Place(_("Find each other"), to("own-matching", token)),
            Place(_("See who is here"), to("public-organisations")),
        ],
    )


def _together(token: str) -> Step:
    return Step(
        _("Say it together"),
        _(
            "Three organisations stand behind one contribution about the last bus, "
            "one of them with a reservation."
        ),
        [
            Place(_("Joint positions"), to("own-joint-positions", token)),
            Place(_("Visits and days together"), to("own-exchange", token)),
            Place(_("News for associations"), to("public-news")),
            Place(_("Concrete examples"), to("public-examples")),
        ],
    )


def _page(token: str) -> Step:
    return Step(
        _("Keep a page without a password"),
        _("Change the pitch: it is shown when an officer has confirmed it."),
        [
            Place(_("The page as its keeper sees it"), to("own-page", token)),
            Place(_("Who keeps it"), to("own-keepers", token)),
        ],
    )


def _officer() -> Step:
    return Step(
        _("Look from the other side"),
        _(
            "One page waits to be confirmed, one question is late, and you see whom "
            "you ask too often. And what became of every idea from the meetings."
        ),
        [
            Place(_("Organisations"), to("organisations")),
            Place(_("How we work together"), to("cooperation")),
            Place(_("Questions"), to("enquiries")),
            Place(_("What became of the ideas"), to("ideas")),
        ],
        persona=BY_KEY[OFFICER],
    )
