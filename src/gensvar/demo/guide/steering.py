"""How the region is steered: what a chair sees, and what everyone can follow."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gensvar.assignments.models import Assignment
from gensvar.demo.guide.shapes import Place, Step, to
from gensvar.demo.personas import BY_KEY
from gensvar.demo.scenes import Scene, scene

CHAIR, OFFICER = "karin", "maja"


def steps() -> Iterator[Step]:
    """Yield the steps from the chair's overview to what everyone reads of the year."""
    yield _overview(scene("8-telephone"))
    yield _assignment(Assignment.objects.order_by("pk").first())
    yield _year()
    yield _support(scene("4-buses"))
    yield _changed()


def _overview(last_year: Scene | None) -> Step:
    places = [Place(_("The overview"), to("overview"))]
    if last_year is not None:
        address = to("results", last_year.number)
        places.append(Place(_("Last year’s dialogue in five minutes"), address))
    return Step(
        _("See in a minute what waits"),
        _(
            "What waits for the chair, what people said, what became of last year’s "
            "dialogue, and where nobody has asked yet."
        ),
        places,
        persona=BY_KEY[CHAIR],
    )


def _assignment(given: Assignment | None) -> Step:
    places = [Place(_("All assignments"), to("assignments"))]
    if given is not None:
        places.insert(0, Place(_("The common assignment"), to("assignment", given.pk)))
    return Step(
        _("Follow one question to three committees"),
        _(
            "One has reported and been answered, one waits for an answer that is late, "
            "and one is at work."
        ),
        places,
        persona=BY_KEY[OFFICER],
    )


def _year() -> Step:
    return Step(
        _("Look at the year"),
        _(
            "What is planned, open and answered, with how much one can influence. "
            "Follow it by letter, in a calendar or as a feed."
        ),
        [Place(_("The calendar"), to("public-calendar"))],
    )


def _support(shown: Scene | None) -> Step:
    places = [Place(_("The handbook"), to("handbook"))]
    if shown is not None:
        address = to("dialogue-methods", shown.number)
        places.insert(0, Place(_("Advice on methods"), address))
    return Step(
        _("Get support where the work is done"),
        _(
            "Almost every page has a closed box with what to do here. Ask for a "
            "method, and read why it suits and who it leaves out."
        ),
        places,
        persona=BY_KEY[OFFICER],
    )


def _changed() -> Step:
    return Step(
        _("Read what has changed"),
        _("What was done and what was refused, each with the way back to its sources."),
        [
            Place(_("What has changed because of dialogue"), to("public-what-changed")),
            Place(_("Credibility and influence"), to("public-indicators")),
            Place(_("A dialogue from before"), to("public-past-dialogues")),
        ],
    )
