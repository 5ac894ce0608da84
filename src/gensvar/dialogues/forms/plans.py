"""Writing the plan: three lists whose rows are added without JavaScript."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import CommunicationPlan, PlanPart
from gensvar.kernel.languages import CHOICES
from gensvar.kernel.refusals import VersionedForm
from gensvar.ui.forms import DayField, LongText

MOST_ROWS = 60


class PlanForm(VersionedForm):
    """The words of the plan; a draft may still lack them."""

    asked_later = ("purpose", "goals")

    purpose = forms.CharField(
        label=_("Purpose"),
        help_text=_("Why you hold the dialogue."),
        widget=LongText(3),
        required=False,
    )
    goals = forms.CharField(
        label=_("Goals"),
        help_text=_("What shall be true afterwards, so that you can tell."),
        widget=LongText(3),
        required=False,
    )
    only_usual_reason = forms.CharField(
        label=_("If only groups that are usually heard take part: why?"),
        widget=LongText(2),
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        parts: Sequence[PlanPart] = (),
        texts: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        # Any: Django's own signature.
        super().__init__(data, **kwargs)
        self.parts = list(parts)
        for part in self.parts:
            self.fields[f"part_{part.pk}"] = forms.CharField(
                label=part.words,
                help_text=part.explanation,
                widget=LongText(3),
                required=False,
                initial=(texts or {}).get(part.key, ""),
            )

    @property
    def part_fields(self) -> list[forms.BoundField]:
        """Return the fields of what the policy asks for beside the usual parts."""
        return [self[f"part_{part.pk}"] for part in self.parts]

    def content(self) -> dict[str, Any]:
        """Return what was written, with the texts of the policy's parts by part."""
        # Any: the cleaned values of any field.
        said = dict(self.cleaned_data)
        texts = {part: said.pop(f"part_{part.pk}") for part in self.parts}
        return {**said, "texts": texts}


class GroupForm(forms.Form):
    """A group that should be heard."""

    name = forms.CharField(label=_("Group"), max_length=200)
    how_reached = forms.CharField(label=_("How we reach them"), max_length=300)
    usually_heard = forms.BooleanField(label=_("Usually heard"), required=False)


class ActivityForm(forms.Form):
    """One activity."""

    what = forms.CharField(label=_("What"), max_length=300)
    for_whom = forms.CharField(label=_("For whom"), max_length=200)
    channel = forms.CharField(label=_("Channel"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES, initial="sv")
    on = DayField(label=_("Day"))
    owner = forms.CharField(label=_("Who does it"), max_length=200)


class FeedbackForm(forms.Form):
    """One way to give feedback."""

    to_whom = forms.CharField(label=_("To whom"), max_length=200)
    how = forms.CharField(label=_("How"), max_length=300)
    on = DayField(label=_("When"))


class Rows:
    """A list of forms: what is left empty is left out, and a button adds a row."""

    def __init__(
        self,
        form_class: type[forms.Form],
        kind: str,
        *,
        sent: QueryDict | None = None,
        rows: Iterable[dict[str, Any]] = (),
        extra: int = 0,
    ) -> None:
        self.form_class, self.kind = form_class, kind
        if sent is not None:
            self.forms = [self._sent(sent, place) for place in range(self._count(sent))]
            return
        self.forms = [
            form_class(
                prefix=f"{kind}-{place}", initial=row, use_required_attribute=False
            )
            for place, row in enumerate([*rows, *({} for _row in range(extra))])
        ]

    def _count(self, sent: QueryDict) -> int:
        count = sent.get(f"{self.kind}-count", "0")
        return min(int(count), MOST_ROWS) if count.isdecimal() else 0

    def _sent(self, sent: QueryDict, place: int) -> forms.Form:
        return self.form_class(
            sent,
            prefix=f"{self.kind}-{place}",
            empty_permitted=True,
            use_required_attribute=False,
        )

    @property
    def count(self) -> int:
        """Return how many rows the page shows."""
        return len(self.forms)

    def is_valid(self) -> bool:
        """Say whether every row that is not empty is complete."""
        judged = [form.is_valid() for form in self.forms]
        return all(judged)

    def values(self) -> list[dict[str, Any]]:
        """Return the rows that are filled in."""
        # Any: the cleaned values of any field.
        return [form.cleaned_data for form in self.forms if form.has_changed()]

    def as_typed(self, *, extra: int = 0) -> "Rows":
        """Return the same rows with all that was typed, unjudged, and some more."""
        rows = [
            {name: form[name].value() for name in form.fields} for form in self.forms
        ]
        return Rows(self.form_class, self.kind, rows=rows, extra=extra)


def rows_of(plan: CommunicationPlan, sent: QueryDict | None) -> dict[str, Rows]:
    """Return the three lists of a plan, as sent or as they are saved."""
    saved: dict[str, tuple[type[forms.Form], Any]] = {  # Any: rows of three models
        "target_groups": (GroupForm, plan.target_groups),
        "activities": (ActivityForm, plan.activities),
        "feedback": (FeedbackForm, plan.feedback),
    }
    return {
        kind: Rows(form_class, kind, sent=sent, extra=1)
        if sent is not None
        else Rows(
            form_class,
            kind,
            rows=related.values(*form_class.base_fields),
            extra=1,
        )
        for kind, (form_class, related) in saved.items()
    }
