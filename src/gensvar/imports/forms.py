"""What a person fills in to take notes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.imports.models import ImportDraft
from gensvar.imports.reading import SKIP, STEPS, Step, target_of, with_words
from gensvar.kernel.languages import CHOICES
from gensvar.notes.tree import Notes
from gensvar.ui.forms import LongText

ENDINGS = ".docx,.pdf,.txt,.md,.html"


class UploadForm(forms.Form):
    """One document of notes."""

    file = forms.FileField(
        label=_("Notes of a meeting"),
        help_text=_("Word (.docx), PDF, text, Markdown or HTML, at most 20 megabytes."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty."),
        },
    )


class ChooseForm(forms.Form):
    """Where each section belongs, and in which language the notes are."""

    hides_optional = True
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, draft: ImportDraft, notes: Notes, *args: Any, **kwargs: Any):
        # Any: Django's own arguments, passed on.
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = draft.version
        asked: list[tuple[str, StrOrPromise]] = [
            (str(row.pk), row.words) for row in draft.dialogue.questions.all()
        ]
        places = [
            *asked,
            ("", _("No question, under its own heading")),
            (SKIP, _("Not taken in: nobody said this")),
        ]
        self.names = {
            str(section.id): f"section_{section.id}" for section in with_words(notes)
        }
        for section in with_words(notes):
            self.fields[f"section_{section.id}"] = forms.ChoiceField(
                label=section.title or _("Without heading"),
                choices=places,
                initial=target_of(draft, section),
                required=False,
            )
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the notes"), choices=CHOICES, initial=draft.language
        )

    @property
    def targets(self) -> dict[str, str]:
        """Return where each section belongs."""
        return {
            section: self.cleaned_data[name] for section, name in self.names.items()
        }


class StepForm(forms.Form):
    """One correction."""

    version = forms.IntegerField()
    step = forms.ChoiceField(choices=[(name, name) for name in STEPS])
    number = forms.IntegerField(min_value=0)
    to = forms.IntegerField(min_value=0, required=False)

    @property
    def correction(self) -> Step:
        """Return the correction."""
        given = self.cleaned_data
        needs = given["step"] in {"split", "move", "promote"}
        return Step(given["step"], given["number"], given["to"] if needs else None)


class VersionForm(forms.Form):
    """Which version of the import the person had before their eyes."""

    version = forms.IntegerField()


class WithdrawForm(forms.Form):
    """Why an import is taken out of the count."""

    reason = forms.CharField(
        label=_("Why is the import withdrawn?"), widget=LongText(rows=3), max_length=500
    )
