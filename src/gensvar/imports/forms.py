"""The forms for giving a document, and for withdrawing what was imported."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.languages import CHOICES
from gensvar.ui.forms import LongText

LARGEST = 20 * 1024 * 1024
ENDINGS = ".docx,.pdf,.txt,.md,.html,.htm"


class ImportForm(forms.Form):
    """A file, or text that is pasted, and the language that people spoke."""

    asked_later = ("file", "text")

    file = forms.FileField(
        label=_("The file with the notes"),
        help_text=_("Word (.docx), PDF, text, Markdown or HTML, at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        max_length=255,
        allow_empty_file=True,
        required=False,
    )
    text = forms.CharField(
        label=_("Or paste the text here"),
        widget=LongText(rows=6),
        max_length=1_000_000,
        strip=False,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("The language of the notes"), choices=CHOICES, initial="sv"
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """Refuse a file that is too large before anything reads it."""
        given: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if given is not None and (given.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 20 MB. Divide it, or paste the text.")
            )
        return given

    def clean(self) -> None:
        """Want exactly one of the two."""
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text", "")
        if "file" in self.errors:
            return
        if file is None and not text.strip():
            self.add_error("file", _("Choose a file, or paste the text."))
        if file is not None and text.strip():
            self.add_error("text", _("Choose a file or paste the text, not both."))


class WithdrawForm(forms.Form):
    """Why an import is withdrawn."""

    asked_later = ("reason",)

    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        help_text=_("The contributions stay but are no longer counted."),
        widget=LongText(rows=3),
        max_length=2000,
        required=False,
    )
