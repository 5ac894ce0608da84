"""What is filled in about an own interest in something on the agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.meetings.actions.interests import LONGEST, Interest
from gensvar.meetings.models import Says, Tells
from gensvar.ui.forms import LongText


class InterestForm(forms.Form):
    """Whether there is an interest, in what, and what others may see of it."""

    hides_optional = True

    says = forms.ChoiceField(
        label=_(
            "Do you, or somebody close to you, gain or lose by something on the agenda?"
        ),
        choices=[("", _("I say nothing")), *Says.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    items = forms.TypedMultipleChoiceField(
        label=_("Which items is it about?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = forms.CharField(
        label=_("What is there to gain or lose?"),
        help_text=_("One or two sentences are enough. You may leave it empty."),
        widget=LongText(rows=3, attrs={"dir": "auto", "data-private": ""}),
        max_length=LONGEST,
        required=False,
    )
    tells = forms.MultipleChoiceField(
        label=_("What may others see?"),
        help_text=_(
            "Tick nothing, and only those who arrange the meeting see it. Others see "
            "the organisation or role. If you come alone from your organisation, they "
            "can work out that it is you."
        ),
        choices=Tells.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, agenda: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        if agenda:
            self.fields["items"].choices = agenda  # type: ignore[attr-defined] # a choice field
        else:
            del self.fields["items"]

    @property
    def said(self) -> Interest:
        """Return what was filled in, for the action."""
        names = ("says", "words", "items", "tells")
        known = self.cleaned_data
        return Interest(**{name: known[name] for name in names if name in known})


class InterestOfForm(InterestForm):
    """The same, when those who arrange write it down for somebody."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        says = self.fields["says"]
        says.label = _(
            "Do they, or somebody close to them, gain or lose by something on the "
            "agenda?"
        )
        says.choices = [("", _("Nothing is said")), *Says.choices]  # type: ignore[attr-defined] # a choice field
        self.fields["words"].help_text = _(
            "Only what they have said themselves. You may leave it empty."
        )
        self.fields["tells"].help_text = _(
            "Tick only what they have agreed to. Tick nothing, and only those who "
            "arrange the meeting see it."
        )
