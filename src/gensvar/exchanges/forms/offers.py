"""What those who work here fill in about a visit or an event."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.exchanges.asked import OfferForm
from gensvar.exchanges.models import OfferKind
from gensvar.exchanges.policies import bodies_to_offer_for, may_come_for
from gensvar.exchanges.queries import items_of, visits_of
from gensvar.meetings.models import AgendaItem, Meeting
from gensvar.organisations.models import Body
from gensvar.ui.forms import LongText


class RegionForm(OfferForm):
    """An invitation in the name of a body, and what led to it."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that invites"), empty_label=None
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Item of an agenda that led to it"),
        required=False,
        empty_label=_("None"),
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("Meeting with agenda and pay"),
        help_text=_("For a study visit that is also one of your meetings."),
        required=False,
        empty_label=_("None"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = bodies_to_offer_for(user)
        kinds = [one for one in OfferKind.choices if one[0] != OfferKind.VOLUNTEER]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined] # a ChoiceField
        for name, rows in (
            ("body", Body.objects.filter(pk__in=bodies)),
            ("item", items_of(bodies)),
            ("meeting", visits_of(bodies)),
        ):
            _offer(self.fields[name], rows)


def _offer(field: forms.Field, rows: Any) -> None:
    # Any: rows of any model. What is chosen is looked for among those that are shown.
    model = rows.model
    field.queryset = model._default_manager.filter(pk__in=[one.pk for one in rows])  # type: ignore[attr-defined] # a ModelChoiceField


class SignUpForm(forms.Form):
    """For which body somebody comes."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Which body do you come for?"), empty_label=None
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = Body.objects.filter(pk__in=may_come_for(user))
        self.fields["body"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField


class ReasonForm(forms.Form):
    """Why an invitation is not shown."""

    reason = forms.CharField(
        label=_("Why it is not shown"),
        help_text=_("The organisation reads it on its page."),
        widget=LongText(2),
    )
