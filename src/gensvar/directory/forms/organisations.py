"""What those who work here fill in about organisations and those who keep pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.directory.models import CategoryKind
from gensvar.kernel.languages import CHOICES
from gensvar.ui.forms import LongText

WHICH = [
    ("", _("All")),
    ("waits", _("Those that wait for us")),
    ("page", _("Those that have a page")),
    ("no-page", _("Those that have no page")),
    ("no-keeper", _("Those that nobody keeps a page for")),
]


class OrganisationFilterForm(forms.Form):
    """Which organisations are shown."""

    hides_optional = True

    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("Which"), choices=WHICH, required=False)


class ApproveForm(forms.Form):
    """Why somebody is approved; needed only when somebody objects."""

    reason = forms.CharField(label=_("Why you approve"), widget=LongText(2))

    def __init__(self, *args: Any, has_objection: bool, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = has_objection


class ReasonForm(forms.Form):
    """A reason that whoever it is about reads."""

    reason = forms.CharField(label=_("Why"), widget=LongText(2))


class ReturnForm(forms.Form):
    """What an organisation is asked to change."""

    reason = forms.CharField(
        label=_("What is to be changed, and why"), widget=LongText(3)
    )


class InviteForm(forms.Form):
    """Somebody the region knows, who is to keep a page."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"))
    language = forms.ChoiceField(
        label=_("Language of the letters"), choices=CHOICES, initial="sv"
    )


class CategoryForm(forms.Form):
    """A category for the list."""

    kind = forms.ChoiceField(label=_("Kind"), choices=CategoryKind.choices)
    name = forms.CharField(label=_("The word"), max_length=80)


class CompetenceForm(forms.Form):
    """A competence for the list."""

    name = forms.CharField(label=_("The word"), max_length=80)
