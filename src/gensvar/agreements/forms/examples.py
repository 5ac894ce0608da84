"""What officers fill in about concrete examples."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.agreements.example_forms import NewExampleForm
from gensvar.agreements.policies import bodies_to_agree_for
from gensvar.organisations.models import Body
from gensvar.ui.forms import LongText


class WriteExampleForm(NewExampleForm):
    """An example that an officer writes for a body."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Which body tells it?"), empty_label=None
    )
    field_order = ("key", "seen", "body")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        rows = Body.objects.filter(pk__in=bodies_to_agree_for(user))
        self.fields["body"].queryset = rows  # type: ignore[attr-defined] # a ModelChoiceField


class RefuseForm(forms.Form):
    """Why an example is not shown, or not any more."""

    reason = forms.CharField(
        label=_("Why it is not shown"),
        help_text=_("The organisation reads it on its page."),
        max_length=1000,
        widget=LongText(2),
    )
