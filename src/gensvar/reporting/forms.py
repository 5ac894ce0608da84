"""What a reader chooses in the register, and what is asked before an export."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.reporting.models import Ground, Variant
from gensvar.reporting.register import Chosen, Kind
from gensvar.ui.forms import DayField, LongText


class ChosenForm(forms.Form):
    """Which lines of the register to show: a search form, its names in the address."""

    hides_optional = True
    visa = forms.ChoiceField(
        label=_("Kind of record"),
        choices=[("", _("All")), *Kind.choices],
        required=False,
    )
    fran = DayField(label=_("From"), required=False)
    till = DayField(label=_("To"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        given: dict[str, Any] = super().clean() or {}
        since, until = given.get("fran"), given.get("till")
        if since and until and until < since:
            self.add_error(
                "till", _("The last day is before the first. Change one of them.")
            )
        return given

    @property
    def chosen(self) -> Chosen:
        """Return what was chosen; what cannot be right chooses nothing."""
        given = self.cleaned_data if self.is_valid() else {}
        return Chosen(given.get("visa", ""), given.get("fran"), given.get("till"))


class ExportForm(forms.Form):
    """Which variant; a complete one takes a ground and a reason."""

    # Not "optional": the ground and the reason are needed for one of the variants.
    hides_optional = True
    variant = forms.ChoiceField(
        label=_("What should the package hold?"),
        choices=Variant.choices,
        widget=forms.RadioSelect,
        initial=Variant.WITHOUT_IDENTITY.value,
    )
    ground = forms.ChoiceField(
        label=_("Why is a complete package needed?"),
        choices=[("", _("Choose")), *Ground.choices],
        required=False,
        help_text=_("Recorded in the log. Needed only for a complete package."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_(
            "Stands in the register. Needed only for a complete package. "
            "Do not write who asks for the records."
        ),
        widget=LongText(rows=3),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, may_be_complete: bool, **kwargs: Any) -> None:
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        if not may_be_complete:
            variant = self.fields["variant"]
            assert isinstance(variant, forms.ChoiceField)  # noqa: S101 -- for types
            variant.choices = [
                (Variant.WITHOUT_IDENTITY.value, Variant.WITHOUT_IDENTITY.label)
            ]
            del self.fields["ground"], self.fields["reason"]
