"""Forms for a list of organisations: the file, its columns, and each row."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gensvar.directory.importing.judging import (
    BRING,
    FAULTY,
    KEEP,
    LEAVE,
    MAYBE,
    SAME,
    TAKE,
    Judged,
)
from gensvar.directory.importing.sheet import DEEPEST, FIELDS, label
from gensvar.directory.models import GivenList
from gensvar.kernel.spreadsheets import LARGEST

# So much of a cell is shown, to know a row or a column by.
SHOWN = 40


class GiveForm(forms.Form):
    """A file with organisations."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("A spreadsheet (.xlsx) or .csv, at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        max_length=255,
        allow_empty_file=True,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file that is too large before anything reads it."""
        given: UploadedFile[bytes] = self.cleaned_data["file"]
        if (given.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 5 MB. Divide it."))
        return given


class ColumnsForm(forms.Form):
    """Which row holds the headings, and what stands in each column."""

    hides_optional = True

    heading = forms.TypedChoiceField(
        label=_("Which row holds the headings?"), coerce=int
    )

    def __init__(self, *args: Any, given: GivenList, **kwargs: Any) -> None:
        # Any: Django's own signature.
        super().__init__(*args, **kwargs)
        first = given.rows[:DEEPEST]
        rows = [(number, _row(number, cells)) for number, cells in first]
        self.fields["heading"].choices = rows  # type: ignore[attr-defined] # a choice
        self.fields["heading"].initial = given.heading
        names = dict(map(tuple, given.rows)).get(given.heading, [])
        offered = [("", _("Not used")), *((name, label(name)) for name in FIELDS)]
        for place, field in enumerate(given.columns):
            name = names[place] if place < len(names) else ""
            if not name and not _is_used(given, place):
                continue
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=name[:SHOWN]
                or gettext("Column %(number)s") % {"number": place + 1},
                choices=offered,
                initial=field,
                required=False,
            )

    def columns(self, number: int) -> list[str]:
        """Return the field of each column, "" for one that is not used."""
        said = self.cleaned_data
        return [str(said.get(f"column-{place}", "")) for place in range(number)]


def _row(number: int, cells: list[str]) -> str:
    told = ", ".join(cell for cell in cells if cell)
    return f"{number}: {told[: 2 * SHOWN]}"


def _is_used(given: GivenList, place: int) -> bool:
    return any(place < len(cells) and cells[place] for _number, cells in given.rows)


def choices_for(row: Judged) -> list[tuple[str, str]]:
    """Return what a person can choose for a row; nothing for one with faults."""
    leave = (LEAVE, gettext("Leave it out"))
    if row.kind == FAULTY:
        return []
    if row.kind == SAME:
        keep = (
            gettext("The same. Keep what we have")
            if row.differs
            else gettext("The same")
        )
        take = [(TAKE, gettext("The same. Take what the list says"))]
        return [(KEEP, keep), *(take if row.differs else []), leave]
    if row.kind == MAYBE:
        known = [
            (
                f"{KEEP}:{one.organisation.public_id}",
                gettext("The same as %(name)s") % {"name": one.organisation.name},
            )
            for one in row.alike
        ]
        return [*known, (BRING, gettext("Another one: bring it in as new")), leave]
    return [(BRING, gettext("Bring it in as new")), leave]
