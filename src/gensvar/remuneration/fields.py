"""Fields for sums, ways and percentages as people write them, kept exact.

A comma is as good as a point, spaces and units are passed over. What is read becomes
whole öre, whole metres or exact text: nothing here is ever a floating number.
"""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.money import KRONA

SPACES = re.compile(r"[\s\u00a0\u202f]+")
SUM = re.compile(r"(\d{1,9})(?:[.,:](\d{1,2}))?(?:kr|kronor|:-|sek)?", re.IGNORECASE)
WAY = re.compile(r"(\d{1,6})(?:[.,](\d{1,3}))?(?:km)?", re.IGNORECASE)
PERCENT = re.compile(r"(\d{1,4})(?:[.,](\d{1,8}))?%?")
MINUS = ("-", "−", "–")
PAIR = re.compile(r"\s*(\d{1,5})\s*(?:km)?\s*[:=]\s*(\d{1,5})\s*(?:min)?\s*")


class _Written(forms.CharField):
    """A number that somebody writes as text."""

    wrong = _("Write a number.")

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "decimal")

    def parts(self, value: str, pattern: re.Pattern[str]) -> tuple[str, str]:
        """Return what stands before and after the comma, or refuse it in words."""
        bare = SPACES.sub("", value)
        if bare.startswith(MINUS):
            raise ValidationError(_("It cannot be less than nothing."), "negative")
        found = pattern.fullmatch(bare)
        if found is None:
            raise ValidationError(self.wrong, "wrong")
        return found[1], found[2] or ""


class KronorField(_Written):
    """A sum in kronor; what comes out is öre, or None when it is empty."""

    wrong = _("Write a sum in kronor, such as 120 or 84,50.")

    def clean(self, value: Any) -> int | None:
        """Return whole öre."""
        # Any: what a browser sent.
        written = super().clean(value)
        if not written:
            return None
        kronor, rest = self.parts(written, SUM)
        return int(kronor) * KRONA + int(rest.ljust(2, "0"))

    def prepare_value(self, value: Any) -> Any:
        """Show öre as kronor; what somebody wrote stays as it was written."""
        # Any: what a form holds.
        if not isinstance(value, int):
            return value
        kronor, rest = divmod(value, KRONA)
        return f"{kronor},{rest:02}" if rest else str(kronor)


class KilometresField(_Written):
    """A way in kilometres; what comes out is metres, or None when it is empty."""

    wrong = _("Write a number of kilometres, such as 42 or 42,5.")

    def clean(self, value: Any) -> int | None:
        """Return whole metres."""
        # Any: what a browser sent.
        written = super().clean(value)
        if not written:
            return None
        whole, rest = self.parts(written, WAY)
        return int(whole) * 1000 + int(rest.ljust(3, "0"))

    def prepare_value(self, value: Any) -> Any:
        """Show metres as kilometres."""
        # Any: what a form holds.
        if not isinstance(value, int):
            return value
        whole, rest = divmod(value, 1000)
        return f"{whole},{rest:03}".rstrip("0") if rest else str(whole)


class PercentField(_Written):
    """A percentage; what comes out is exact text with a point: "3.6"."""

    wrong = _("Write the percentage, such as 3,6.")

    def clean(self, value: Any) -> str:
        """Return exact text."""
        # Any: what a browser sent.
        written = super().clean(value)
        if not written:
            return ""
        whole, rest = self.parts(written, PERCENT)
        rest = rest.rstrip("0")
        return f"{int(whole)}.{rest}" if rest else str(int(whole))

    def prepare_value(self, value: Any) -> Any:
        """Show it with a comma."""
        # Any: what a form holds.
        return value.replace(".", ",") if isinstance(value, str) else value


class MinutesField(forms.IntegerField):
    """Whole minutes, not less than none."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("min_value", 0)
        super().__init__(**kwargs)
        self.error_messages |= {
            "invalid": _("Write whole minutes, such as 90."),
            "min_value": _("It cannot be less than nothing."),
        }
        self.widget.attrs.pop("min", None)
        self.validators = []

    def clean(self, value: Any) -> int | None:
        """Return minutes; what is below nothing or far too much is refused in words."""
        # Any: what a browser sent.
        found = super().clean(value)
        if found is not None and found < 0:
            raise ValidationError(self.error_messages["min_value"], "negative")
        if found is not None and found > 100_000:
            raise ValidationError(self.error_messages["invalid"], "wrong")
        return None if found is None else int(found)


class TemplateField(forms.CharField):
    """Kilometres and minutes, a pair on each line or after a comma: "70: 180"."""

    def clean(self, value: Any) -> list[list[int]]:
        """Return pairs of kilometres and minutes, the nearest first."""
        # Any: what a browser sent.
        written = super().clean(value)
        pairs = [part for part in re.split(r"[\n,;]+", written) if part.strip()]
        found = [PAIR.fullmatch(part) for part in pairs]
        if not all(found):
            raise ValidationError(
                _("Write kilometres, colon and minutes, such as 70: 180."), "wrong"
            )
        return sorted([int(one[1]), int(one[2])] for one in found if one)

    def prepare_value(self, value: Any) -> Any:
        """Show the pairs as they are written."""
        # Any: what a form holds.
        if isinstance(value, list):
            return ", ".join(f"{km}: {minutes}" for km, minutes in value)
        return value
