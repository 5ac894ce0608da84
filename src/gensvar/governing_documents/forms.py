"""Forms for governing documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.governing_documents.models import (
    DocumentKind,
    DocumentStatus,
    GoverningDocument,
)
from gensvar.governing_documents.policies import bodies_to_keep_documents_for
from gensvar.kernel.days import today
from gensvar.kernel.refusals import VersionedForm
from gensvar.matters.models import Decision, Matter
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField, LongText

LONGEST_ADDRESS = 500


class LinkField(forms.URLField):
    """An address on the web that may be left out."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("required", False)
        super().__init__(max_length=LONGEST_ADDRESS, assume_scheme="https", **kwargs)


class MatterField(forms.CharField):
    """A matter, chosen by its registry number; left empty, there is none."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(max_length=40, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a matter as its registry number."""
        # Any: what was typed, or a matter.
        return value.registry_number if isinstance(value, Matter) else value

    def clean(self, value: Any) -> Any:
        """Return the matter with the number, or None. Raises ValidationError."""
        # Any: Django's own signature.
        number = super().clean(value).strip()
        if not number:
            return None
        matter = Matter.objects.filter(registry_number__iexact=number).first()
        if matter is None:
            raise forms.ValidationError(
                _("No matter has this number. Open the matter first, or leave it.")
            )
        return matter


class ChooseForm(forms.Form):
    """Which documents to show."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All")), *DocumentKind.choices], required=False
    )
    body = forms.ModelChoiceField(
        Body.objects.all(),
        label=_("Body that decides"),
        required=False,
        empty_label=_("All"),
    )
    status = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[("", _("All")), *DocumentStatus.choices],
        required=False,
    )


class DocumentForm(forms.Form):
    """What a document is called, who decides on it, and where it can be read."""

    title = forms.CharField(label=_("What the document is called"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind.choices)
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that decides"), empty_label=_("Choose")
    )
    matter = MatterField(
        label=_("Registry number of the matter"),
        help_text=_("The decision is chosen from this matter when it is made."),
    )
    planned_on = DayField(label=_("Decision planned"), required=False)
    review_on = DayField(label=_("When it is looked over"), required=False)
    link = LinkField(label=_("Where it can be read"))
    text = forms.CharField(label=_("What it says"), widget=LongText(6), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_keep_documents_for(user))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField


class ChangeDraftForm(DocumentForm, VersionedForm):
    """The same, for a draft that exists."""


class ChangeAdoptedForm(VersionedForm):
    """What may be changed of an adopted document without a reason."""

    review_on = DayField(label=_("When it is looked over"), required=False)
    link = LinkField(label=_("Where it can be read"))
    text = forms.CharField(label=_("What it says"), widget=LongText(6), required=False)


class CorrectForm(VersionedForm):
    """What was entered wrongly, and why it is corrected."""

    title = forms.CharField(label=_("What the document is called"), max_length=200)
    decided_on = DayField(label=_("Day of the decision"))
    section_number = forms.CharField(label=_("§ in the minutes"), max_length=20)
    registry_number = forms.CharField(
        label=_("Registry number"), max_length=60, required=False
    )
    valid_from = DayField(label=_("Goes from"))
    valid_until = DayField(label=_("Last day"), required=False)
    reason = forms.CharField(label=_("Why it is corrected"), widget=LongText(2))


class AdoptForm(forms.Form):
    """The decision that adopted it: chosen in its matter, or typed."""

    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("The decision in the matter"),
        empty_label=_("Choose"),
    )
    decided_on = DayField(label=_("Day of the decision"))
    section_number = forms.CharField(label=_("§ in the minutes"), max_length=20)
    registry_number = forms.CharField(
        label=_("Registry number"), max_length=60, required=False
    )
    valid_from = DayField(label=_("Goes from"))
    valid_until = DayField(label=_("Last day"), required=False)
    replaces = forms.ModelChoiceField(
        GoverningDocument.objects.none(),
        label=_("Replaces"),
        required=False,
        empty_label=_("Nothing"),
    )

    def __init__(self, *args: Any, document: GoverningDocument, **kwargs: Any) -> None:
        # Any: Django's own signature, and fields with a queryset.
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if document.matter_id:
            decisions = Decision.objects.filter(matter=document.matter_id)
            fields["decision"].queryset = decisions.select_related("body")
            for name in ("decided_on", "section_number", "registry_number"):
                del fields[name]
        else:
            del fields["decision"]
        others = GoverningDocument.objects.filter(
            kind=document.kind, status=DocumentStatus.ADOPTED, holds_rules=False
        ).exclude(pk=document.pk)
        fields["replaces"].queryset = others

    def facts(self) -> dict[str, Any]:
        """Return what was said of the decision, with what was not asked left empty."""
        # Any: the cleaned values of any field.
        return {"decided_on": None, "section_number": "", **self.cleaned_data}


class WithdrawForm(forms.Form):
    """From when it does not go any more, and why."""

    last_day = DayField(label=_("Last day"), initial=today)
    reason = forms.CharField(label=_("Why it is withdrawn"), widget=LongText(2))


class HandOverForm(forms.Form):
    """Which authority asked for it, and when it got it."""

    to = forms.CharField(label=_("Authority that got it"), max_length=200)
    asked_on = DayField(label=_("Asked for on"), required=False)
    handed_over_on = DayField(label=_("Handed over on"), initial=today)
    registry_number = forms.CharField(
        label=_("Registry number"), max_length=60, required=False
    )
