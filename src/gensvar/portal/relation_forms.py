"""What an organisation fills in about how it and the region work together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.directory.public import DEGREES, REASON, RelationShown
from gensvar.ui.forms import LongText


class SeenForm(forms.Form):
    """How the organisation sees it, with a few words."""

    degree = forms.ChoiceField(label=_("How you see it"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=REASON,
        widget=LongText(3, {"dir": "auto"}),
    )

    def __init__(self, *args: Any, relation: RelationShown, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.initial = {"degree": relation.own_degree, "words": relation.own_words}
        others = [row for row in DEGREES if row[0] != relation.degree]
        self.fields["degree"].choices = others  # type: ignore[attr-defined] # a ChoiceField
