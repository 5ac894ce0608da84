"""Of which year, body and programme, and in which state, ideas are shown."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.ideas.fates import DECIDED, Place, State

STATES = (
    ("", _("All ideas")),
    *State.choices,
    (DECIDED, _("Decided, the slowest first")),
)


class IdeasForm(forms.Form):
    """What to look at; one can choose among what there is."""

    hides_optional = True

    ar = forms.ChoiceField(label=_("Year"), required=False)
    organ = forms.ChoiceField(label=_("Body"), required=False)
    samrad = forms.ChoiceField(label=_("Programme"), required=False)
    lage = forms.ChoiceField(
        label=_("Where the idea stands"), choices=STATES, required=False
    )

    def __init__(
        self,
        *args: Any,
        places: Iterable[Place] = (),
        programme: int = 0,
        **kwargs: Any,
    ) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        known = list(places)
        years = sorted({one.day.year for one in known if one.day}, reverse=True)
        bodies = {(str(one.body), one.body_name) for one in known}
        programmes = {
            (str(one.programme), one.programme_name) for one in known if one.programme
        }
        self._offer("ar", _("All years"), [(str(year), str(year)) for year in years])
        self._offer("organ", _("All bodies"), bodies)
        self._offer("samrad", _("All programmes"), programmes)
        if programme or not programmes:
            del self.fields["samrad"]

    def _offer(self, name: str, every: Any, choices: Iterable[tuple[str, str]]) -> None:
        # Any: a text that is translated when it is shown.
        field = self.fields[name]
        chosen = sorted(choices, key=lambda one: one[1], reverse=name == "ar")
        field.choices = [("", every), *chosen]  # type: ignore[attr-defined] # a ChoiceField
