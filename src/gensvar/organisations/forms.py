"""What administrators fill in about bodies, roles and colleagues."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.forms import NewAccountForm
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, BodyKind, Role
from gensvar.organisations.queries import bodies_on, colleagues, tree
from gensvar.organisations.tellings import TELLINGS
from gensvar.ui.forms import DayField

INDENT = "\u2003"


class BodyChoice(forms.ModelChoiceField[Body]):
    """One of the bodies that exist today, each beneath its parent."""

    def __init__(self, **more: Any) -> None:
        # Any: the arguments of Django's own field.
        super().__init__(queryset=Body.objects.none(), **more)

    def fill(self, without: Body | None = None) -> None:
        """Read the bodies, in one query."""
        found = bodies_on(today()).order_by("name")
        self.queryset = found.exclude(pk=without.pk) if without else found
        start = [("", self.empty_label or "")]
        self.choices = start + [
            (branch.body.pk, INDENT * branch.depth + branch.body.name)
            for branch in tree(self.queryset)
        ]


class BodyForm(forms.Form):
    """A body: what it is called, what it is, where it stands, since when."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("What kind of body it is"), choices=BodyKind)
    parent = BodyChoice(
        label=_("Stands beneath"), required=False, empty_label=_("Nothing: at the top")
    )
    valid_from = DayField(label=_("Exists from"), initial=today)
    contact = forms.CharField(
        label=_("How one reaches it"),
        help_text=_("Shown in public: an address or a telephone number of the office."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, body: Body | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["parent"].fill(without=body)  # type: ignore[attr-defined] # ours


class AbolishForm(forms.Form):
    """The last day of a body, and the body that takes over."""

    last_day = DayField(label=_("Last day"), initial=today)
    successor = BodyChoice(
        label=_("Takes over what remains"), required=False, empty_label=_("No body")
    )

    def __init__(self, *args: Any, body: Body, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["successor"].fill(without=body)  # type: ignore[attr-defined] # ours


class FirstAccountForm(NewAccountForm):
    """Who the first administrator is."""

    email = forms.EmailField(label=_("E-mail address"))
    field_order = ("name", "email", "password")


class ColleagueForm(forms.Form):
    """Somebody who is to have a role."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Who has no account yet gets a letter with an invitation."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role, widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=lambda: settings.LANGUAGES
    )


class LogForm(forms.Form):
    """Which events to show."""

    hides_optional = True
    verb = forms.ChoiceField(label=_("What happened"), required=False)
    person = forms.ChoiceField(label=_("Who did it"), required=False)
    since = DayField(label=_("From the day"), required=False)
    until = DayField(label=_("To the day"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        told = sorted((str(words), verb) for verb, words in TELLINGS.items())
        verbs = [("", _("Everything")), *((verb, words) for words, verb in told)]
        names = colleagues().values_list("pk", "name")
        people = [("", _("Everybody")), *((str(pk), name) for pk, name in names)]
        self.fields["verb"].choices = verbs  # type: ignore[attr-defined] # choices
        self.fields["person"].choices = people  # type: ignore[attr-defined] # choices

    def clean(self) -> dict[str, Any]:
        """Refuse a span that ends before it begins."""
        chosen = super().clean() or self.cleaned_data
        since, until = chosen.get("since"), chosen.get("until")
        if since and until and until < since:
            words = _("The last day lies before the first day. Change one of them.")
            self.add_error("until", str(words))
        return chosen
