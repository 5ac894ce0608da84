"""What those who work here fill in about how far we work together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.directory.actions.relations import RelationSaid
from gensvar.directory.models import REASON, Degree, SubRegion
from gensvar.directory.relations import EVERYWHERE, WantedRelations, places_chosen
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.organisations.queries import bodies_on
from gensvar.ui.forms import DayField, LongText


class RelationForm(forms.Form):
    """With whom, how far, where, from which day, and why."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Which part of us"), empty_label=_("Choose")
    )
    degree = forms.ChoiceField(
        label=_("How far you work together"),
        choices=Degree.choices,
        widget=forms.RadioSelect,
    )
    sub_region = forms.ModelChoiceField(
        SubRegion.objects.none(),
        label=_("Where"),
        required=False,
        empty_label=_("Everywhere"),
    )
    since = DayField(
        label=_("Since which day"),
        help_text=_(
            "What stood before ends the day before. The same first day as before "
            "corrects it."
        ),
    )
    until = DayField(label=_("Last day, if you know it"), required=False)
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("The organisation reads this."),
        max_length=REASON,
        widget=LongText(2),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = bodies_on(today()).order_by("name")
        places = SubRegion.objects.filter(ended_on__isnull=True)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a choice
        self.fields["sub_region"].queryset = places  # type: ignore[attr-defined] # too

    def said(self) -> RelationSaid:
        """Return what was filled in."""
        data = {name: self.cleaned_data[name] for name in self.fields if name != "seen"}
        return RelationSaid(**data)


class EndRelationForm(forms.Form):
    """The last day."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    until = DayField(label=_("Last day"))


class AnswerViewForm(forms.Form):
    """Why it stands as it does."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    answer = forms.CharField(
        label=_("Why it stands as it does"),
        help_text=_("The organisation reads this."),
        max_length=REASON,
        widget=LongText(3),
    )


class RelationFilterForm(forms.Form):
    """Which relations are shown. There is no way to ask for a group of people."""

    hides_optional = True

    degree = forms.ChoiceField(
        label=_("How far"), choices=[("", _("All")), *Degree.choices], required=False
    )
    body = forms.ChoiceField(label=_("Part of us"), required=False)
    place = forms.ChoiceField(label=_("Place"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = [(str(one.pk), one.name) for one in bodies_on(today())]
        places = [(str(one.pk), one.name) for one in places_chosen()]
        every = ("", _("All"))
        self.bodies = dict(bodies)
        self.fields["body"].choices = [every, *bodies]  # type: ignore[attr-defined] # a choice
        self.fields["place"].choices = [  # type: ignore[attr-defined] # a choice
            *(every, (EVERYWHERE, _("Everywhere"))),
            *places,
        ]

    def wanted(self) -> WantedRelations:
        """Return what is looked for; what cannot be chosen is passed over."""
        self.is_valid()
        return WantedRelations(
            **{name: self.cleaned_data.get(name, "") for name in self.fields}
        )
