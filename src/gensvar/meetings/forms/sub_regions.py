"""A part of the region: any words, and the region's own list to choose from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.directory.models import SubRegion


class PartInput(forms.TextInput):
    """A field for words that offers the parts of the region (S4-036)."""

    template_name = "meetings/part_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Let the field point at its list, which is read when the page is drawn."""
        # Any: Django's own signature.
        listed = {**(attrs or {}), "list": f"{name}-parts"}
        context = super().get_context(name, value, listed)
        rows = SubRegion.objects.filter(ended_on__isnull=True)
        return {**context, "parts": list(rows.values_list("name", flat=True))}


class PartField(forms.CharField):
    """Which part of the region it is about, if it is not all of it."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("label", _("Part of the region"))
        kwargs.setdefault("widget", PartInput())
        super().__init__(required=False, max_length=100, **kwargs)
