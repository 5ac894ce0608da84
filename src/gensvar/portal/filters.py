"""What the lists of the portal are narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PartForm(forms.Form):
    """Which part of the region (S4-036)."""

    hides_optional = True

    del_ = forms.ChoiceField(label=_("Part of the region"), required=False)

    def __init__(self, *args: Any, parts: list[str], **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        self.parts = parts
        offered = [("", _("The whole region")), *((part, part) for part in parts)]
        self.fields["del_"].choices = offered  # type: ignore[attr-defined] # a choice

    def chosen(self) -> str:
        """Return the part that was chosen, or "" for the whole region."""
        return self.cleaned_data["del_"] if self.is_valid() else ""
