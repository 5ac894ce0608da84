"""What an officer fills in about a listing of a body."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.matching.filling_in import ListingForm
from gensvar.matching.policies import bodies_to_list_for
from gensvar.organisations.models import Body
from gensvar.organisations.policies import Visitor


class BodyListingForm(ListingForm):
    """A listing of a body of the region, with where one gets in touch."""

    field_order = ["body", "side", "about", "title", "words", "contact"]

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body"), empty_label=_("Choose")
    )
    contact = forms.CharField(
        label=_("Where one gets in touch"),
        max_length=200,
        help_text=_("An address of a function, not of a person. It is shown."),
    )

    def __init__(self, *args: Any, user: Visitor, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_list_for(user))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField
