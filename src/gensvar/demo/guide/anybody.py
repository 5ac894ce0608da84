"""What anybody can try: follow, say something, see what is owed, rate."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gensvar.demo.guide.shapes import Place, Step, state_of, to
from gensvar.demo.scenes import Scene, scene


def steps() -> Iterator[Step]:
    """Yield the steps that need no signing in."""
    if (answered := scene("1-policy")) is not None:
        yield _follow(answered)
    if (open_now := scene("4-buses")) is not None:
        yield _say_something(open_now)
    if (owed := scene("2-evenings")) is not None:
        yield _see_what_is_owed(owed)
    yield Step(
        _("Read a no"),
        _(
            "Before larger changes the region weighs whether to hold a dialogue. A no "
            "has its reason in writing, as a yes has."
        ),
        [Place(_("What has been weighed"), to("public-considerations"))],
    )
    if answered is not None and (code := answered.unused_code):
        yield _rate(code)


def _follow(shown: Scene) -> Step:
    slug = shown.dialogue.slug
    places = [
        Place(_("What became of all of it"), to("public-outcome", slug)),
        Place(_("The decisions, one by one"), to("public-matter", shown.matter)),
    ]
    if said := shown.quoted("Säg vilken dag jag får svar"):
        places.insert(
            0, Place(_("What one resident wrote"), to("public-contribution", said))
        )
    return Step(
        _("Follow words to a decision"),
        _(
            "A resident asked for a date to wait for. Follow the words to the finding, "
            "past an assembly that sent the matter back, to the answer."
        ),
        places,
    )


def _say_something(shown: Scene) -> Step:
    takes = shown.takes_contributions
    return Step(
        _("Say something without an account"),
        _(
            "Answer the question about the evening buses. You get a code. With it you "
            "see what happens to your words."
        ),
        [Place(_("Answer about the buses"), to("contribute", shown.dialogue.slug))],
        state=state_of(done=False, possible=takes),
        note="" if takes else _("The dialogue has closed. Start with a fresh region."),
    )


def _see_what_is_owed(shown: Scene) -> Step:
    return Step(
        _("See an answer that is late"),
        _(
            "The committee promised an answer about evening hours. The day has passed, "
            "and the page says so."
        ),
        [
            Place(
                _("The dialogue about evening hours"),
                to("public-dialogue", shown.dialogue.slug),
            )
        ],
        state=state_of(done=shown.is_answered),
    )


def _rate(code: str) -> Step:
    return Step(
        _("Say what you think of an answer"),
        _(
            "Be one of those who took part in the dialogue about dialogues. The code "
            "opens what the person said, the answer, and a few questions about it. "
            "Each code can be used once."
        ),
        [Place(_("Open what the code leads to"), to("my-contribution", code))],
        code=code,
    )
