"""How forms are drawn: one renderer, two templates, and the widgets we prefer."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

# Sentences that Django says: our catalogues say them in plainer words.
SAID_BY_DJANGO = (
    _("This field is required."),
    _("Enter a valid date."),
    _("Enter a valid email address."),
    _("Enter a whole number."),
    _("Enter a number."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has "
        "%(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has "
        "%(show_value)d).",
        "limit_value",
    ),
)


class Renderer(TemplatesSetting):
    """Draw every form and field with the templates of the design."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class DayInput(forms.DateInput):
    """A day, chosen in the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")

    def get_context(
        self, name: str, value: object, attrs: dict[str, object] | None
    ) -> dict[str, Any]:
        """Show a day that does not exist as it was written, not as an empty field."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        written = context["widget"]["value"]
        if written and not _is_a_day(written):
            context["widget"]["type"] = "text"
        return context


def _is_a_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


class MomentInput(forms.DateTimeInput):
    """A day and a time of day."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class ClockInput(forms.TimeInput):
    """A time of day."""

    input_type = "time"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class DayField(forms.DateField):
    """A day that is filled in with the browser's calendar, or written by hand."""

    widget = DayInput

    def prepare_value(self, value: object) -> object:
        """Return the day as the browser's calendar wants it."""
        if isinstance(value, datetime):
            value = value.date()
        return value.isoformat() if isinstance(value, date) else value


class LongText(forms.Textarea):
    """A text area that is as high as what one writes in it; `rows` is its start.

    It says how much there is room for, but has no maxlength: a browser would cut a
    pasted text in silence.
    """

    def __init__(self, rows: int = 6, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs={"rows": rows, **(attrs or {})})

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Let the page count the characters, and the form judge them."""
        # Any: attributes of an element, as Django gives them.
        attrs: dict[str, Any] = super().build_attrs(base_attrs, extra_attrs)
        if most := attrs.pop("maxlength", None):
            attrs["data-most"] = most
        return attrs
