"""Showing in the form why an action was refused, and both texts when two saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

from gensvar.kernel.errors import Invalid, NotYet


@contextmanager
def refusals_in(form: forms.BaseForm) -> Iterator[None]:
    """Turn an action's Invalid or NotYet into errors of the form that asked for it."""
    try:
        yield
    except Invalid as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, str(refusal.sentence))
    except NotYet as refusal:
        for phrase in refusal.missing:
            form.add_error(None, _("Missing: %(what)s.") % {"what": phrase})


@dataclass(frozen=True)
class Other:
    """What somebody else saved in a field while one wrote."""

    label: str
    text: str


class VersionedForm(forms.Form):
    """A form that knows which version it was filled in from.

    `what_others_saved` is called when the action said Stale: it returns what stands
    now where it differs, and lets the next sending build on it.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def what_others_saved(self, thing: models.Model) -> list[Other]:
        """Return what somebody else saved; the words typed here stay in the form."""
        thing.refresh_from_db()
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = str(getattr(thing, "version", 1))
        return [
            Other(str(self[name].label), self._said(name, thing))
            for name in self.fields
            if name != "version"
            and hasattr(thing, name)
            and getattr(thing, name) != self.cleaned_data.get(name)
        ]

    def _said(self, name: str, thing: models.Model) -> str:
        try:
            value = getattr(thing, name)
        except ObjectDoesNotExist:
            return "–"
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        display = getattr(thing, f"get_{name}_display", None)
        return str(display() if display else value or "–")
