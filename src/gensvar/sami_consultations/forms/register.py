"""Forms for the register of representatives, and for choosing in the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.languages import CHOICES
from gensvar.kernel.refusals import VersionedForm
from gensvar.sami_consultations.actions.register import Known
from gensvar.sami_consultations.models import (
    Representative,
    RepresentativeKind,
    Stage,
)
from gensvar.ui.forms import DayField

KINDS = [
    choice
    for choice in RepresentativeKind.choices
    if choice[0] != RepresentativeKind.SAMETINGET
]


class StageForm(forms.Form):
    """Which consultations are shown."""

    hides_optional = True

    skede = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[("", _("All")), *Stage.choices],
        required=False,
    )


class KnownForm(forms.Form):
    """What is known of a representative."""

    announced_on = DayField(label=_("Announced its interest on"), required=False)
    by_statutes = forms.BooleanField(
        label=_("Its statutes say that it speaks for Sámi interests"), required=False
    )
    subject_area = forms.CharField(
        label=_("Area or subjects it wants to be asked about"),
        required=False,
        max_length=400,
    )
    email = forms.EmailField(
        label=_("E-mail of the organisation"),
        required=False,
        help_text=_("The organisation's own address, not a person's."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES, initial="sv")

    def known(self) -> Known:
        """Return what was filled in."""
        said = self.cleaned_data
        return Known(
            announced_on=said["announced_on"],
            by_statutes=said["by_statutes"],
            subject_area=said["subject_area"].strip(),
            email=said["email"],
            language=said["language"],
            ended_on=said.get("ended_on"),
        )


class AddForm(KnownForm):
    """A sameby or a Sámi organisation to write down."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, widget=forms.RadioSelect)
    field_order = ("name", "kind")


class ChangeForm(KnownForm, VersionedForm):
    """What has changed of a representative."""

    ended_on = DayField(label=_("Last day in the register"), required=False)

    def __init__(self, *args: Any, one: Representative, **kwargs: Any) -> None:
        # Any: Django's own signature.
        kwargs["initial"] = {name: getattr(one, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        if one.kind != RepresentativeKind.SAMI_ORGANISATION:
            del self.fields["by_statutes"]
        if one.kind == RepresentativeKind.SAMETINGET:
            del self.fields["announced_on"]
            del self.fields["ended_on"]

    def known(self) -> Known:
        """Return what was filled in; what does not belong to the kind is empty."""
        for name in ("announced_on", "by_statutes", "ended_on"):
            if name not in self.fields:
                empty = False if name == "by_statutes" else None
                self.cleaned_data.setdefault(name, empty)
        return super().known()
