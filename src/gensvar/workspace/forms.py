"""What a person fills in on the workspace's own pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.organisations.queries import colleagues_today
from gensvar.ui.forms import LongText


class ReasonForm(forms.Form):
    """Why a step is taken."""

    reason = forms.CharField(label=_("Why"), widget=LongText(rows=4), max_length=4000)


class SuccessorForm(forms.Form):
    """Who takes over the work of someone who leaves."""

    to = forms.ModelChoiceField(
        label=_("Who takes over"), queryset=User.objects.none(), empty_label=None
    )

    def __init__(self, *args: object, leaving: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on as given
        choice = self.fields["to"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 -- for the types
        choice.queryset = colleagues_today().exclude(pk=leaving.pk)
