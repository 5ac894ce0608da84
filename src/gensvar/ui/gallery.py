"""What the gallery shows: every component in all its states, with made-up words."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.ui.forms import DayField, LongText
from gensvar.ui.navigation import Entry
from gensvar.ui.shapes import AnswerMark, Bar, Check, Fact, PathStep, Step

STEPS = (
    _("Considered"),
    _("Mandated"),
    _("Planned"),
    _("Open"),
    _("Compiled"),
    _("Handed over"),
    _("Decided"),
    _("Answered"),
    _("Evaluated"),
)
BEGUN = date(2024, 2, 12)
ANSWERED = date(2024, 3, 14)
BOARD = _("The primary care board")


def _line(here: int) -> list[Step]:
    """Return a life line that has come to step `here`."""
    return [
        Step(
            name,
            state="done" if place < here else "here" if place == here else "ahead",
            day=BEGUN + timedelta(days=31 * place) if place <= here else None,
        )
        for place, name in enumerate(STEPS)
    ]


def life_lines() -> dict[str, list[Step]]:
    """Return life lines: under way, with something missing, and with a remand."""
    stopped = _line(2)
    stopped[3] = Step(
        STEPS[3], "missing", note=_("a decided mandate, an approved plan")
    )
    sent_back = _line(6)
    sent_back[6] = Step(
        STEPS[6],
        "here",
        day=date(2024, 8, 22),
        loops_back_to=3,
        note=_("The minority sent the matter back, with 34 votes."),
    )
    finished = _line(9)
    finished[2] = Step(STEPS[2], "skipped")
    return {
        "under_way": _line(3),
        "stopped": stopped,
        "sent_back": sent_back,
        "finished": finished,
    }


def answer_marks() -> list[AnswerMark]:
    """Return one answer mark of every kind."""
    today = timezone.localdate()
    said, owed = today - timedelta(days=34), today - timedelta(days=12)
    return [
        AnswerMark("waiting", since=said, promised=today + timedelta(days=20)),
        AnswerMark("owed", since=said, promised=owed),
        AnswerMark("weighed", by=BOARD, promised=today + timedelta(days=9)),
        AnswerMark(
            "taken_up",
            by=BOARD,
            day=ANSWERED,
            reason=_("Two evenings a week can be staffed from September."),
            address="#answer_mark",
            link=_("How the board answered (2 pages)"),
        ),
        AnswerMark(
            "partly",
            by=BOARD,
            day=ANSWERED,
            reason=_("One evening a week. The other needs a nurse we do not have."),
        ),
        AnswerMark(
            "not_taken_up",
            by=BOARD,
            day=ANSWERED,
            reason=_("The decision is about opening hours and not about the site."),
        ),
        AnswerMark("answered", day=ANSWERED, address="#answer_mark"),
        AnswerMark(
            "closed",
            day=ANSWERED,
            reason=_("The mandate was withdrawn before the board could answer."),
        ),
    ]


def decisions() -> list[PathStep]:
    """Return a chain of decisions with a remand in it."""
    return [
        PathStep(
            _("Proposal to change the opening hours"),
            _("The primary care board"),
            "28 februari 2018",
            "§ 65",
            _("Sent on to the regional assembly"),
        ),
        PathStep(
            _("First reading"),
            _("The regional assembly"),
            "11 april 2018",
            "§ 32",
            _("Sent back"),
            kind="remitted",
            loops_back_to=0,
            note=_("37 votes for deciding at once, 34 for sending it back."),
        ),
        PathStep(
            _("New proposal, after a dialogue"),
            _("The primary care board"),
            "7 juni 2018",
            "§ 132",
            _("Sent on to the regional assembly"),
        ),
        PathStep(
            _("Second reading"),
            _("The regional assembly"),
            "19–20 juni 2018",
            "§ 56",
            _("Decided as proposed"),
        ),
        PathStep(_("Report back on what happened"), kind="ahead"),
    ]


def plain_shapes() -> dict[str, object]:
    """Return the samples of the small components."""
    return {
        "trail": [
            Entry(_("Dialogues"), "#"),
            Entry(_("Opening hours in Norrby"), "#"),
            Entry(_("Sort what was said")),
        ],
        "facts": [
            Fact(_("Who answers"), _("The primary care board")),
            Fact(_("Registry number"), "RS 2018-0432"),
            Fact(_("Read the basis"), _("Opening hours in Norrby"), "#facts"),
        ],
        "missing": [
            Check(_("A decided mandate"), address="#missing"),
            Check(_("An approved communication plan")),
        ],
        "checks": [
            Check(_("A question that can be influenced"), True),
            Check(_("A decided mandate"), False, _("The chair decides."), "#checklist"),
        ],
        "bars": [
            Bar(_("Opening hours"), 1425),
            Bar(_("Parking and buses"), 610),
            Bar(_("How one is met"), 88),
        ],
        "an_hour_ago": timezone.now() - timedelta(hours=1),
        "a_month_ago": timezone.now() - timedelta(days=34),
        "years_ago": date(2018, 4, 11),
        "a_day": date(2024, 5, 13),
        "last_day": date(2024, 5, 14),
        "starts": timezone.now().replace(hour=12, minute=0),
        "ends": timezone.now().replace(hour=15, minute=30),
    }


class SampleForm(forms.Form):
    """A form with every kind of field."""

    words = forms.CharField(
        label=_("What do you want to say about the opening hours?"),
        help_text=_("Write as you talk. Leave out names of other people."),
        max_length=2000,
        widget=LongText(),
    )
    place = forms.ChoiceField(
        label=_("Where do you live?"),
        choices=[("norrby", "Norrby"), ("soderby", "Söderby")],
    )
    way = forms.ChoiceField(
        label=_("How do you want to take part?"),
        help_text=_("You can answer without an account."),
        choices=[
            ("nobody", _("Without saying who I am")),
            ("known", _("The region knows who I am, others do not")),
            ("open", _("With my name")),
        ],
        widget=forms.RadioSelect,
    )
    channels = forms.MultipleChoiceField(
        label=_("How may we reach you?"),
        choices=[("mail", _("By mail")), ("letter", _("By letter"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    day = DayField(label=_("When did it happen?"), required=False)
    agrees = forms.BooleanField(label=_("My words may be shown in public"))


def sample_form_with_errors() -> SampleForm:
    """Return the form as it looks when something has to be put right."""
    form = SampleForm(
        {"wrong-place": "nowhere", "wrong-day": "2024-02-31"}, prefix="wrong"
    )
    form.add_error(None, _("The closing day lies before the first day. Change one."))
    return form
