"""Making one package: which files it holds, in which order, each written in pieces."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import cast

from django.utils.translation import gettext as _

from gensvar.contributions.models import Batch, Contribution
from gensvar.reporting import sheets
from gensvar.reporting.models import RecordsExport
from gensvar.reporting.package import basis, data, meeting_pages, meetings, pages, said
from gensvar.reporting.package.archive import SUMS, Archive
from gensvar.reporting.package.data import VERSION
from gensvar.reporting.package.discretion import Discretion, plain
from gensvar.reporting.package.said import Fact
from gensvar.reporting.register import register_of

__all__ = ["VERSION", "make_package"]

Tell = Callable[[int, int], None]
Pieces = Callable[[], Iterable[bytes]]


def make_package(
    export: RecordsExport, place: Path, *, at: datetime, tell: Tell
) -> None:
    """Write the package of an export to a file; `tell` hears how far it has come.

    What `tell` raises stops the work. The same records give the same bytes.
    """
    maker = _Maker(export, at, tell)
    files = maker.files()
    folder = f"records-{export.dialogue.number}"
    with Archive(place, folder, at) as archive:
        for file in files:
            archive.write(file.name, file.pieces())
            maker.told(1)


@dataclass(frozen=True)
class Planned:
    """One file: its name, what the first page says of it, and how it is made."""

    name: str
    what: str
    pieces: Pieces


class _Maker:
    def __init__(self, export: RecordsExport, at: datetime, tell: Tell) -> None:
        self.export, self.dialogue, self.at = export, export.dialogue, at
        self.tells = Discretion(export.is_complete)
        # What comes while the package is being made waits for the next one, so that
        # all files say the same.
        rows = Contribution.objects.filter(dialogue=self.dialogue)
        self.upto = rows.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.number = rows.filter(pk__lte=self.upto).count()
        self.data = data.of_export(export, self.tells, at)
        self.meetings = meetings.meetings_of(self.tells, self.dialogue)
        self._tell, self._done, self._total = tell, 0, 0

    def told(self, more: int) -> None:
        self._done += more
        self._tell(min(self._done, self._total), self._total)

    def files(self) -> list[Planned]:
        """Return every file in order; the first page comes first and lists the rest."""
        rest = [
            *self._pages(),
            *self._tables(),
            *self._meetings(),
            *self._basis(),
            *self._answers(),
            *(self._people() if self.tells.is_complete else ()),
        ]
        named = [pages.File(file.name, file.what) for file in rest if file.what]
        named.append(pages.File(SUMS, _("Checksums of all files (SHA-256)")))
        first = Planned("index.html", "", lambda: [self._index(named)])
        files = [first, *rest]
        self._total = len(files) + 3 * self.number
        self.told(0)
        return files

    def _index(self, named: list[pages.File]) -> bytes:
        facts = {
            "dialogue": self.dialogue,
            "export": self.export,
            "number": self.number,
            "at": self.at,
            "data": self.data,
        }
        return pages.index(named, register_of(self.dialogue), facts)

    def _said(self) -> Iterator[Fact]:
        return said.contributions(
            self.tells, self.dialogue, upto=self.upto, told=self.told
        )

    def _pages(self) -> Iterator[Planned]:
        yield Planned("style.css", "", lambda: [pages.STYLE.read_bytes()])
        yield Planned(
            "dialogue.html",
            _("The dialogue from the beginning to the end, to read"),
            lambda: [pages.whole_dialogue(self.data)],
        )
        made = pages.said(self._said(), self.number)
        for number in range(1, pages.last_page(self.number) + 1):
            what = _("What was said, to read") if number == 1 else ""
            yield Planned(pages.name_of_page(number), what, partial(_next, made))

    def _tables(self) -> Iterator[Planned]:
        columns = said.contribution_columns(self.tells)
        yield Planned("register.csv", _("The register, as a table"), self._register)
        yield Planned(
            "contributions.csv",
            _("What was said, as a table"),
            lambda: data.list_as_table(columns, self._said()),
        )
        yield Planned(
            "contributions.json",
            _("What was said, sign for sign, for machines"),
            lambda: data.list_as_json("contributions", self._said()),
        )
        yield Planned(
            "dialogue.json",
            _("Everything but what was said, for machines"),
            lambda: [data.as_json(self.data)],
        )

    def _register(self) -> Iterator[bytes]:
        rows = register_of(self.dialogue).oldest_first()
        cells = (sheets.register_cells(row, pages.place_of(row)) for row in rows)
        for line in sheets.lines(sheets.REGISTER, cells):
            yield line.encode()

    def _meetings(self) -> Iterator[Planned]:
        if not self.meetings:
            return
        yield Planned(
            meeting_pages.NAME,
            _("The meetings of the dialogue, to read"),
            lambda: [meeting_pages.of_meetings(self.meetings)],
        )
        yield Planned(
            "meetings.json",
            _("The meetings of the dialogue, for machines"),
            lambda: data.list_as_json("meetings", self.meetings),
        )

    def _basis(self) -> Iterator[Planned]:
        found = basis.handed_over(self.dialogue)
        if found is None:
            return
        names = {
            basis.WORD: _("The decision basis as it was handed over, for Word"),
            basis.PDF: _("The decision basis as it was handed over, as PDF"),
        }
        for name, what in names.items():
            yield Planned(name, what, partial(basis.as_file, self.tells, found, name))

    def _answers(self) -> Iterator[Planned]:
        for answer in cast("list[Fact]", self.data["answers"]):
            name, words = str(answer["direction"]), _words(answer, "text")
            for language, text in words.items():
                yield Planned(
                    f"answers/{name}.{language}.txt",
                    _("An answer as it stands now"),
                    partial(_text, text),
                )
            for old in cast("list[Fact]", answer["corrections"]):
                for language, text in _words(old, "before").items():
                    yield Planned(
                        f"answers/{name}.edition-{old['edition']}.{language}.txt",
                        _("An answer as it stood before it was corrected"),
                        partial(_text, text),
                    )

    def _people(self) -> Iterator[Planned]:
        """Yield what only a complete package holds."""
        yield from self._list("submissions", _("Who sent what"), said.SUBMISSION)
        yield from self._list("deliveries", _("Who was told how"), said.DELIVERY)
        for batch in Batch.objects.filter(dialogue=self.dialogue).order_by("pk"):
            if batch.report:
                yield Planned(
                    f"imports/{batch.pk}.json",
                    _("What stood in imported notes beside the contributions"),
                    partial(_text, data.as_json(plain(batch.report)).decode()),
                )

    def _list(self, name: str, what: str, columns: Iterable[str]) -> Iterator[Planned]:
        read = said.submissions if name == "submissions" else said.deliveries
        yield Planned(
            f"{name}.csv",
            what,
            lambda: data.list_as_table(columns, read(self.dialogue)),
        )
        yield Planned(
            f"{name}.json",
            what,
            lambda: data.list_as_json(name, read(self.dialogue)),
        )


def _next(made: Iterator[bytes]) -> list[bytes]:
    return [next(made)]


def _words(answer: Fact, name: str) -> dict[str, str]:
    """Return an answer by language; one that concerns nobody gives its reason."""
    swedish = str(answer[name] or answer["none_because"])
    others = cast("dict[str, str]", answer["translations"])
    return {"sv": swedish} | {tag: text for tag, text in others.items() if text}


def _text(text: str) -> list[bytes]:
    return [text.encode()]
