"""Forms for measures."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.followups.models import Measure, MeasureStatus
from gensvar.followups.policies import bodies_to_promise_for
from gensvar.kernel.days import today
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body, RoleGrant
from gensvar.ui.forms import DayField, LongText


def people_who_work_here() -> list[int]:
    """Return the ids of those who hold a role today."""
    in_force = Q(until__isnull=True) | Q(until__gte=today())
    return list(RoleGrant.objects.filter(in_force).values_list("user_id", flat=True))


class FilterForm(forms.Form):
    """Which measures are shown."""

    hides_optional = True

    mine = forms.BooleanField(label=_("Only mine"), required=False)
    finished = forms.BooleanField(
        label=_("Also those that are finished"), required=False
    )


class OwnerField(forms.ModelChoiceField[User]):
    """Somebody who works here."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(User.objects.none(), **kwargs)

    def offer(self) -> None:
        """Offer those who hold a role today."""
        people = User.objects.filter(pk__in=people_who_work_here(), is_active=True)
        self.queryset = people.order_by("name")


class PromiseForm(forms.Form):
    """What a body promises to do."""

    words = forms.CharField(label=_("What will be done"), widget=LongText(3))
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that promises"), empty_label=_("Choose")
    )
    due_on = DayField(label=_("By when"))
    owner = OwnerField(
        label=_("Who sees to it"), required=False, empty_label=_("Nobody yet")
    )
    matter = forms.ModelChoiceField(
        Matter.objects.filter(closed_on__isnull=True),
        label=_("In which matter"),
        required=False,
        empty_label=_("No matter"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_promise_for(user))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["owner"].offer()  # type: ignore[attr-defined] # an OwnerField


class NoteForm(forms.Form):
    """How a measure goes."""

    status = forms.ChoiceField(
        label=_("Where it stands"),
        choices=MeasureStatus.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What has happened, or why not"), widget=LongText(3)
    )


class MoveDayForm(forms.Form):
    """A new day, and why."""

    due_on = DayField(label=_("New day"))
    reason = forms.CharField(label=_("Why it is moved"), widget=LongText(2))


class PassOnForm(forms.Form):
    """Who sees to it from now on."""

    owner = OwnerField(label=_("Who sees to it from now on"), empty_label=_("Choose"))

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs["initial"] = {"owner": measure.owner_id}
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer()  # type: ignore[attr-defined] # an OwnerField
