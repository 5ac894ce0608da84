"""What those who decide and answer do: weigh, decide, answer, tell, look back."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gensvar.demo.guide.shapes import Place, Step, state_of, to
from gensvar.demo.personas import BY_KEY
from gensvar.demo.scenes import Scene, scene, unconsidered_matter


def steps() -> Iterator[Step]:
    """Yield the steps from a decision to the letters, and the log of it all."""
    if (matter := unconsidered_matter()) is not None:
        yield _consider(matter)
    shown = scene("2-evenings")
    if shown is not None:
        for step in (_enter_decision, _weigh, _answer, _tell, _go_on):
            yield step(shown)
    if (answered := scene("1-policy")) is not None:
        yield _close(answered)
    yield Step(
        _("Read the letters"),
        _(
            "No letter leaves the demo. The mailbox shows each one, when it left, and "
            "that none of them repeats what somebody said."
        ),
        [Place(_("The mailbox"), to("mailbox"))],
    )
    yield Step(
        _("Look at the log"),
        _("Every step is in it, in order. Check that nothing has been changed."),
        [Place(_("The log"), to("log"))],
        persona=BY_KEY["eva"],
    )


def _consider(matter: int) -> Step:
    return Step(
        _("Weigh whether to hold a dialogue"),
        _(
            "A larger change waits: two units are to become one. Answer the questions "
            "and decide, with a reason."
        ),
        [Place(_("The matter"), to("matter", matter))],
        persona=BY_KEY["karin"],
    )


def _enter_decision(shown: Scene) -> Step:
    return Step(
        _("Enter what the committee decided"),
        _(
            "The basis about evening hours lies with the committee, and the day of the "
            "answer has passed. Enter a decision with its section."
        ),
        [Place(_("Enter the decision"), to("enter-decision", shown.matter))],
        persona=BY_KEY["ingrid"],
        state=state_of(done=shown.decisions > 0),
    )


def _weigh(shown: Scene) -> Step:
    can = shown.decisions > 0
    return Step(
        _("Say what became of each finding"),
        _(
            "Taken up, partly or not, with a reason that those who spoke will read. "
            "Name what will be done, and when."
        ),
        [Place(_("The findings about evening hours"), to("weighings", shown.number))],
        persona=BY_KEY["karin"],
        state=state_of(done=can and not shown.unweighed, possible=can),
        note="" if can else _("First the decision must be entered."),
    )


def _answer(shown: Scene) -> Step:
    can = shown.decisions > 0 and not shown.unweighed
    return Step(
        _("Answer in three directions"),
        _(
            "Write to those who took part, to everyone, and to the services concerned. "
            "Publish when all three are ready."
        ),
        [Place(_("The answers"), to("answers", shown.number))],
        persona=BY_KEY["maja"],
        state=state_of(done=shown.is_answered, possible=can),
        note="" if can else _("First each finding must be weighed."),
    )


def _tell(shown: Scene) -> Step:
    return Step(
        _("Tell those who took part"),
        _(
            "Look at the list and at a test letter, and send. Those without e-mail are "
            "on a list for paper letters."
        ),
        [Place(_("The mailings"), to("mailings", shown.number))],
        persona=BY_KEY["maja"],
        state=state_of(done=shown.is_told, possible=shown.is_answered),
        note="" if shown.is_answered else _("First the answer must be published."),
    )


def _go_on(shown: Scene) -> Step:
    return Step(
        _("Mark the dialogue as answered"),
        _(
            "The first page of a dialogue says what is missing before its next step. "
            "When nothing is, the dialogue can go on."
        ),
        [Place(_("The dialogue about evening hours"), to("dialogue", shown.number))],
        persona=BY_KEY["maja"],
        state=state_of(done=shown.is_past_answering, possible=shown.is_answered),
        note="" if shown.is_answered else _("First the answer must be published."),
    )


def _close(shown: Scene) -> Step:
    return Step(
        _("Look back, and close"),
        _(
            "The dialogue about dialogues has been answered. Say how you think it "
            "went, compare with those who took part, and close it."
        ),
        [
            Place(_("The evaluation"), to("evaluation", shown.number)),
            Place(_("The dialogue about dialogues"), to("dialogue", shown.number)),
        ],
        persona=BY_KEY["maja"],
        state=state_of(done=shown.is_closed),
    )
