"""What officers and registrars fill in about contributions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.contributions.actions import DisposalRule, Entry
from gensvar.contributions.actions.entering import ENTERED_CHANNELS
from gensvar.contributions.actions.storing import field_of
from gensvar.contributions.models import Channel
from gensvar.contributions.queries import Chosen
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import CHOICES, LANGUAGES
from gensvar.ui.forms import DayField, LongText

STATES = [
    ("", _("Everything that counts")),
    ("waiting", _("Waiting for review")),
    ("hidden", _("Hidden")),
    ("stressed", _("Stressed")),
    ("withdrawn", _("Withdrawn imports")),
]
ORDERS = [
    ("", _("As they came")),
    ("newest", _("Newest first")),
    ("stressed", _("Stressed first")),
]
WITHOUT = "utan"


def refuse(form: forms.Form, refused: Invalid) -> None:
    """Show beside the right box what cannot be right."""
    field = refused.field if refused.field in form.fields else None
    form.add_error(field, str(refused.sentence))


class ChosenForm(forms.Form):
    """What to read: a search form whose names stand in the address."""

    hides_optional = True
    visa = forms.ChoiceField(label=_("Show"), choices=STATES, required=False)
    fraga = forms.ChoiceField(label=_("Question"), required=False)
    kanal = forms.ChoiceField(label=_("Came by"), required=False)
    sprak = forms.ChoiceField(label=_("Language"), required=False)
    ordning = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)

    def __init__(
        self, dialogue: Dialogue, languages: Sequence[str], *args: Any, **kwargs: Any
    ) -> None:
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        every: list[tuple[str, StrOrPromise]] = [("", _("All"))]
        asked = [(str(row.pk), row.words) for row in dialogue.questions.all()]
        used = [
            (tag, LANGUAGES[tag].own_name if tag in LANGUAGES else tag)
            for tag in languages
        ]
        choices: dict[str, list[tuple[str, StrOrPromise]]] = {
            "fraga": [*every, *asked, (WITHOUT, _("Outside the questions"))],
            "kanal": [*every, *Channel.choices],
            "sprak": [*every, *used],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for types
            field.choices = offered

    @property
    def chosen(self) -> Chosen:
        """Return what was chosen, as the queries want it."""
        given = self.cleaned_data
        asked = given["fraga"]
        return Chosen(
            question=int(asked) if asked not in {"", WITHOUT} else None,
            without_question=asked == WITHOUT,
            channel=given["kanal"],
            language=given["sprak"],
            state=given["visa"],
            order=given["ordning"],
        )


class HideForm(forms.Form):
    """Why a contribution is hidden."""

    reason = forms.CharField(
        label=_("Why is it hidden?"),
        help_text=_("The person who said it can read the reason with the code."),
        widget=LongText(rows=3),
        max_length=1000,
    )


class EnterForm(forms.Form):
    """What came in another way than by the web."""

    key = forms.CharField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=[(channel.value, channel.label) for channel in ENTERED_CHANNELS],
        widget=forms.RadioSelect,
        initial=Channel.PAPER.value,
    )
    received_on = DayField(label=_("When did it come?"))
    language = forms.ChoiceField(
        label=_("In which language?"), choices=CHOICES, initial="sv"
    )

    def __init__(self, dialogue: Dialogue, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = today
        self.asked = {row.pk: field_of(row.pk) for row in dialogue.questions.all()}
        for row in dialogue.questions.all():
            self.fields[field_of(row.pk)] = _box(row.words)
        self.fields[field_of(None)] = _box(_("Something else that was said"))
        self.fields.update(_about_the_person())

    @property
    def answers(self) -> dict[int | None, str]:
        """Return what was written, by question."""
        given = self.cleaned_data
        said: dict[int | None, str] = {
            pk: given[name] for pk, name in self.asked.items()
        }
        said[None] = given[field_of(None)]
        return said

    @property
    def entry(self) -> Entry:
        """Return how it came, and who said it."""
        names = "channel received_on language name email postal_address remark emphasis"
        given = {name: self.cleaned_data[name] for name in names.split()}
        return Entry(**given | {"emphasis": int(given["emphasis"])})


def _about_the_person() -> dict[str, forms.Field]:
    """Return the boxes for how it was said, and who said it."""
    return {
        "emphasis": forms.TypedChoiceField(
            label=_("Did the person stress it?"),
            choices=[(0, _("No")), (1, _("Stressed")), (2, _("Strongly stressed"))],
            coerce=int,
            initial=0,
            required=False,
            empty_value="0",
        ),
        "remark": forms.CharField(
            label=_("Remark for colleagues"),
            help_text=_("Not part of what was said. Not shown in public."),
            required=False,
            max_length=1000,
        ),
        "name": forms.CharField(label=_("Name"), required=False, max_length=200),
        "email": forms.CharField(
            label=_("E-mail address"), required=False, max_length=254
        ),
        "postal_address": forms.CharField(
            label=_("Postal address"), required=False, max_length=300
        ),
    }


def _box(label: Any) -> forms.CharField:
    # Any: words that are translated when they are shown, or a person's own.
    return forms.CharField(
        label=label,
        required=False,
        strip=False,
        widget=LongText(rows=4, attrs={"dir": "auto"}),
    )


class DisposalForm(forms.Form):
    """The decision that a disposal rests on."""

    reference = forms.CharField(label=_("Decision number"), max_length=100)
    rule = forms.CharField(
        label=_("Rule in the records schedule"),
        help_text=_("As it is written there, so that anybody can look it up."),
        max_length=300,
    )
    decided_on = DayField(label=_("Decided on"))
    received_until = DayField(
        label=_("Concerns what was received until"),
        help_text=_("That day included."),
    )
    takes_quotations = forms.BooleanField(
        label=_("The rule also takes quotations in the decision basis"),
        help_text=_(
            "Otherwise they stay: what was handed over to those who decide is a record "
            "of its own."
        ),
        required=False,
    )

    @property
    def decision(self) -> DisposalRule:
        """Return the decision as the action wants it."""
        return DisposalRule(**self.cleaned_data)


class SeenForm(forms.Form):
    """How many contributions the person had before their eyes."""

    seen_count = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
