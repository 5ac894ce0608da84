"""Forms for weighing, answering and correcting, and for rating an answer."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.actions.answers import AnswerWords
from gensvar.feedback.models import Answer, Direction, Weighing, WeighingOutcome
from gensvar.feedback.queries.credibility import ASKED
from gensvar.feedback.queries.weighings import decisions_for, measures_for
from gensvar.followups.models import Measure
from gensvar.followups.policies import bodies_to_promise_for
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.matters.models import Decision
from gensvar.organisations.models import Body, RoleGrant
from gensvar.ui.dates import day, days
from gensvar.ui.forms import DayField, LongText

FIVE = [(str(score), str(score)) for score in range(1, 6)]
Problem = Invalid | NotYet | Stale


def tell_problem(
    form: forms.Form, problem: Problem, current_version: int | None = None
) -> None:
    """Show in a form why an action was refused; the words in it stay as written.

    After Stale the form takes over `current_version`, so that the reader can save
    again knowing what the other person wrote.
    """
    if isinstance(problem, Invalid):
        field = problem.field if problem.field in form.fields else None
        form.add_error(field, str(problem.sentence))
    elif isinstance(problem, NotYet):
        missing = ", ".join(str(phrase) for phrase in problem.missing)
        form.add_error(None, gettext("This is missing: %(list)s.") % {"list": missing})
    else:
        form.add_error(
            None,
            gettext(
                "Somebody else saved while you were writing. Nothing of yours is lost: "
                "compare the texts, and save again."
            ),
        )
        data = cast("QueryDict", form.data).copy()
        data["version"] = str(current_version or 0)
        form.data = data


class DecisionChoice(forms.ModelChoiceField[Decision]):
    """A decision, told as body, § and day."""

    def label_from_instance(self, obj: Decision) -> str:
        """Return how one decision is told."""
        when = days(obj.starts_on, obj.ends_on)
        return (
            f"{obj.body}, § {obj.section_number}, {when}: {obj.get_outcome_display()}"
        )


class MeasureChoice(forms.ModelMultipleChoiceField[Measure]):
    """Measures that have been promised already."""

    def label_from_instance(self, obj: Measure) -> str:
        """Return how one measure is told."""
        return f"{obj.words} ({obj.body}, {day(obj.due_on)})"


class OwnerChoice(forms.ModelChoiceField[User]):
    """A colleague who sees to a measure."""

    def label_from_instance(self, obj: User) -> str:
        """Return the name."""
        return obj.name


def promising_bodies(user: User) -> QuerySet[Body]:
    """Return the bodies for which a person may promise measures."""
    return Body.objects.filter(pk__in=bodies_to_promise_for(user), valid_to=None)


def colleagues() -> QuerySet[User]:
    """Return those who hold a role today and can own a measure."""
    held = RoleGrant.objects.filter(until__isnull=True, since__lte=today())
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by(
        "name"
    )


@dataclass(frozen=True)
class NewMeasure:
    """A measure to promise together with something else."""

    words: str
    body: Body
    due_on: Any  # Any: a date; django-stubs knows the field only as object
    owner: User | None


class MeasureFields(forms.Form):
    """The measure that is promised, if one is: what, by whom and by when."""

    measure_words = forms.CharField(
        label=_("New measure: what will be done"),
        required=False,
        widget=LongText(rows=2),
        max_length=2000,
    )
    measure_body = forms.ModelChoiceField(
        label=_("Which body does it"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("No body"),
    )
    measure_owner = OwnerChoice(
        label=_("Who sees to it"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )
    measure_due_on = DayField(label=_("By which day"), required=False)

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        # Any: Django's own signature for a form.
        super().__init__(*args, **more)
        self._choices("measure_body").queryset = promising_bodies(user)
        self._choices("measure_owner").queryset = colleagues()

    def _offer(self, name: str, rows: QuerySet[Any], nothing: str = "") -> bool:
        """Let a field choose among rows, read once; say whether there are any."""
        # Any: the rows of whichever model the field chooses.
        field = self._choices(name)
        field.queryset = rows
        offered = [(row.pk, field.label_from_instance(row)) for row in rows]
        field.choices = [("", nothing), *offered] if nothing else offered
        return bool(offered)

    def _choices(self, name: str) -> "forms.ModelChoiceField[Any]":
        return cast("forms.ModelChoiceField[Any]", self.fields[name])

    def clean(self) -> dict[str, Any]:
        """Ask for what a measure needs once one has been begun."""
        given = super().clean() or {}
        if given.get("measure_words"):
            if not given.get("measure_body"):
                self.add_error("measure_body", gettext("Choose who does it."))
            if not given.get("measure_due_on"):
                self.add_error("measure_due_on", gettext("Choose a day."))
        return given

    @property
    def new_measure(self) -> NewMeasure | None:
        """Return the measure to promise, if one was written."""
        given = self.cleaned_data
        if not given.get("measure_words"):
            return None
        return NewMeasure(
            given["measure_words"],
            given["measure_body"],
            given["measure_due_on"],
            given.get("measure_owner"),
        )


class WeighingForm(MeasureFields):
    """What became of one finding, why, and by which decision."""

    outcome = forms.ChoiceField(
        label=_("What became of it"),
        choices=WeighingOutcome.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Those who spoke will read this. Write it as you would say it."),
        widget=LongText(rows=5),
        max_length=5000,
    )
    decision = DecisionChoice(
        label=_("The decision it refers to"), queryset=Decision.objects.none()
    )
    measures = MeasureChoice(
        label=_("Measures that are promised already"),
        queryset=Measure.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why_changed = forms.CharField(
        label=_("Why this is changed after the answer was published"),
        help_text=_("What stood before is kept and shown with this reason."),
        required=False,
        widget=LongText(rows=2),
        max_length=2000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    field_order = ["outcome", "reason", "decision", "measures"]
    is_stale = False

    def __init__(
        self,
        *args: Any,
        dialogue: Dialogue,
        weighing: Weighing | None,
        asks_why: bool,
        **more: Any,
    ) -> None:
        # Any: Django's own signature for a form.
        super().__init__(*args, **more)
        self.has_decision = self._offer(
            "decision", decisions_for(dialogue), gettext("Choose a decision")
        )
        if not self._offer("measures", measures_for(dialogue)):
            del self.fields["measures"]
        if not asks_why:
            del self.fields["why_changed"]
        if weighing is not None:
            self.initial = {
                "outcome": weighing.outcome,
                "reason": weighing.reason,
                "decision": weighing.decision_id,
                "measures": [measure.pk for measure in weighing.measures.all()],
                "version": weighing.version,
            }


class AnswerForm(forms.Form):
    """The words of an answer in one direction."""

    asked_later = ("text",)

    services = forms.CharField(
        label=_("Which services it goes to"), required=False, max_length=300
    )
    text = forms.CharField(
        label=_("The answer"),
        help_text=_(
            "The first line is the first thing people read. Begin with the news."
        ),
        required=False,
        widget=LongText(rows=14),
        max_length=20000,
    )
    none_because = forms.CharField(
        label=_("No service is concerned, because"),
        help_text=_(
            "When you fill this in, it is published instead of the answer. The draft "
            "keeps both."
        ),
        required=False,
        widget=LongText(rows=3),
        max_length=2000,
    )
    text_fi = forms.CharField(
        label=_("The answer in Finnish"),
        required=False,
        widget=LongText(rows=4),
        max_length=20000,
    )
    text_en = forms.CharField(
        label=_("The answer in English"),
        required=False,
        widget=LongText(rows=4),
        max_length=20000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    field_order = ["none_because", "services"]

    def __init__(
        self, *args: Any, direction: Direction, answer: Answer | None, **more: Any
    ) -> None:
        # Any: Django's own signature for a form.
        super().__init__(*args, **more)
        if direction != Direction.SERVICES:
            del self.fields["services"], self.fields["none_because"]
        if answer is not None:
            self.initial = {
                "text": answer.text,
                "services": answer.services,
                "none_because": answer.none_because,
                "text_fi": answer.translations.get("fi", ""),
                "text_en": answer.translations.get("en", ""),
                "version": answer.version,
                **self.initial,
            }

    @property
    def words(self) -> AnswerWords:
        """Return what was written."""
        given = self.cleaned_data
        return AnswerWords(
            given["text"],
            {"fi": given["text_fi"], "en": given["text_en"]},
            given.get("services", ""),
            given.get("none_because", ""),
        )


class CorrectionForm(AnswerForm):
    """A correction of what has been published, with its reason."""

    reason = forms.CharField(
        label=_("Why the answer is corrected"),
        help_text=_("Shown on the page together with what stood before."),
        widget=LongText(rows=2),
        max_length=2000,
    )


class ScoreField(forms.TypedChoiceField):
    """A number from 1 to 5, or nothing where it is allowed not to know."""

    def __init__(self, *, required: bool = True, **more: Any) -> None:
        # Any: Django's own signature for a field.
        choices = FIVE if required else [*FIVE, ("", _("I do not know"))]
        super().__init__(
            choices=choices,
            coerce=int,
            empty_value=None,
            required=required,
            widget=forms.RadioSelect(attrs={"class": "scale"}),
            help_text=_("1 means not true at all, 5 means completely true."),
            **more,
        )


class RatingForm(forms.Form):
    """What a participant thinks of the answer; anonymous and once."""

    understood = ScoreField(label=ASKED["understood"])
    fair = ScoreField(label=ASKED["fair"])
    influence = ScoreField(label=ASKED["influence"])
    comment = forms.CharField(
        label=_("Do you want to say why?"),
        help_text=_("Do not write your name: nobody will know who you are."),
        required=False,
        widget=LongText(rows=4),
        max_length=2000,
    )
