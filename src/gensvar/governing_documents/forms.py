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
from gensvar.organisations.models import Body
from gensvar.ui.forms import DayField

LONGEST_ADDRESS = 500


class LinkField(forms.URLField):
    """An address on the web that may be left out."""

    def __init__(self, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs.setdefault("required", False)
        super().__init__(max_length=LONGEST_ADDRESS, assume_scheme="https", **kwargs)


class DocumentForm(forms.Form):
    """What a document is called, who decides on it, and where it can be read."""

    title = forms.CharField(label=_("What the document is called"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind.choices)
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that decides"), empty_label=_("Choose")
    )
    link = LinkField(label=_("Where it can be read"))
    review_on = DayField(label=_("When it is looked over"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=bodies_to_keep_documents_for(user))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined] # a ModelChoiceField


class AdoptForm(forms.Form):
    """The decision that adopted it."""

    decided_on = DayField(label=_("Day of the decision"))
    section_number = forms.CharField(label=_("§ in the minutes"), max_length=20)
    registry_number = forms.CharField(
        label=_("Registry number"), max_length=60, required=False
    )
    valid_from = DayField(label=_("Goes from"))
    replaces = forms.ModelChoiceField(
        GoverningDocument.objects.none(),
        label=_("Replaces"),
        required=False,
        empty_label=_("Nothing"),
    )

    def __init__(self, *args: Any, document: GoverningDocument, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        others = GoverningDocument.objects.filter(
            kind=document.kind, status=DocumentStatus.ADOPTED
        ).exclude(pk=document.pk)
        self.fields["replaces"].queryset = others  # type: ignore[attr-defined] # a ModelChoiceField


class HandOverForm(forms.Form):
    """Which authority asked for it, and when it got it."""

    to = forms.CharField(label=_("Authority that got it"), max_length=200)
    asked_on = DayField(label=_("Asked for on"), required=False)
    handed_over_on = DayField(label=_("Handed over on"), initial=today)
    registry_number = forms.CharField(
        label=_("Registry number"), max_length=60, required=False
    )
