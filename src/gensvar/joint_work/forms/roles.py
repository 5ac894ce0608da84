"""Forms for the matrix of roles."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.joint_work.models import Part, Party
from gensvar.joint_work.queries.roles import Parts
from gensvar.joint_work.queries.steps import bodies_in, people_in
from gensvar.kernel.refusals import VersionedForm
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField

NO_PART = ("", _("No part"))


class PartsForm(forms.Form):
    """Which part each party has in one step."""

    hides_optional = True

    def __init__(self, *args: Any, parts: Parts, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        for party in Party:
            self.fields[party.value] = forms.ChoiceField(
                label=party.label,
                choices=[NO_PART, *Part.choices],
                required=False,
                initial=parts.get(party, ""),
            )

    def chosen(self) -> dict[str, str]:
        """Return the parts that were chosen."""
        return {party.value: self.cleaned_data[party.value] for party in Party}


class OwnStepForm(PartsForm):
    """The parts in one step of one dialogue."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RegionStepForm(PartsForm):
    """The parts in one step, for dialogues that begin from a day."""

    valid_from = DayField(
        label=_("Applies from"),
        help_text=_("Dialogues that have begun before keep what they began with."),
    )


class HolderForm(forms.Form):
    """Which colleague or body is a party."""

    hides_optional = True
    party = forms.ChoiceField(
        label=_("Role"),
        choices=[one for one in Party.choices if one[0] != Party.PARTICIPANTS],
    )
    user = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Person"),
        required=False,
        empty_label=_("No person"),
    )
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Or a body"),
        required=False,
        empty_label=_("No body"),
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people_in(dialogue)  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["body"].queryset = bodies_in(dialogue)  # type: ignore[attr-defined] # a ModelChoiceField


class WithWho(forms.Form):
    """Who takes part: colleagues and bodies of one dialogue."""

    people = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("People"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    bodies = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("Bodies and administrations"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people_in(dialogue)  # type: ignore[attr-defined] # a ModelMultipleChoiceField
        self.theirs = bodies_in(dialogue)
        # Read once, for each field that offers them.
        self.offered = [(body.pk, str(body)) for body in self.theirs]
        self.fields["bodies"].queryset = self.theirs  # type: ignore[attr-defined] # a ModelMultipleChoiceField
        self.fields["bodies"].choices = self.offered  # type: ignore[attr-defined] # a ModelMultipleChoiceField


class VersionedWithWho(WithWho, VersionedForm):
    """The same, for something that exists."""
