"""Keep the translations: find messages, merge, compile, and say what is missing.

    python tools/catalogues.py update [app …]    new messages into the .po files
    python tools/catalogues.py compile [app …]   .po to .mo
    python tools/catalogues.py check [app …]     what is missing; exit 1 if anything

Every app keeps its own catalogues in `locale/<language>/LC_MESSAGES/django.{po,mo}`.
English is the source and needs none. The gettext programs are not needed.
"""

import argparse
import io
import re
import struct
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src" / "gensvar"
LANGUAGES = ("sv", "fi")
# Django translates the few words of `config`: they are names of languages.
WITHOUT_CATALOGUE = {"config"}
TEMPLATES = {".html", ".txt", ".svg", ".xml"}
PLURALS = "nplurals=2; plural=(n != 1);"
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n'
    f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {PLURALS}\\n"\n\n'
)
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-z][a-z0-9]*")
WITH_CONTEXT = (1, "c")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (WITH_CONTEXT, 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (WITH_CONTEXT, 2, 3)),
}

Key = tuple[str, str]  # context, and the sentence in English (singular)


@dataclass(frozen=True)
class Message:
    """One sentence, or a singular and a plural, with its translations."""

    context: str
    ids: tuple[str, ...]
    strings: tuple[str, ...] = ()
    fuzzy: bool = False

    @property
    def key(self) -> Key:
        """What a message is looked up by."""
        return self.context, self.ids[0]

    @property
    def is_translated(self) -> bool:
        """Say whether every form has a translation that someone stands by."""
        return (
            len(self.strings) == len(self.ids) and all(self.strings) and not self.fuzzy
        )


Messages = dict[Key, Message]


def apps(source: Path, names: Iterable[str] = ()) -> list[Path]:
    """Return the folders of the named apps, or of all apps that may have texts."""
    found = {
        path.parent.name: path.parent
        for path in sorted(source.glob("*/__init__.py"))
        if path.parent.name not in WITHOUT_CATALOGUE
    }
    if unknown := sorted(set(names) - set(found)):
        raise SystemExit(f"No such app: {', '.join(unknown)}")
    return [found[name] for name in names] or list(found.values())


def extracted(app: Path) -> Messages:
    """Return the messages in the Python files and templates of one app."""
    messages: Messages = {}
    for path in sorted(app.rglob("*")):
        for message in _messages_in(path):
            known = messages.get(message.key)
            # A sentence used both alone and with a plural is one message with both.
            if known is None or len(known.ids) < len(message.ids):
                messages[message.key] = message
    return messages


def _messages_in(path: Path) -> Iterator[Message]:
    """Yield the messages of one file, if it is a kind of file that has any."""
    if path.suffix == ".py":
        text = path.read_text(encoding="utf-8")
    elif path.suffix in TEMPLATES and "templates" in path.parts:
        text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        # What is not a message is now a row of X; indented rows are not valid Python.
        text = "\n".join(line.lstrip() for line in text.splitlines())
    else:
        return
    for _line, ids, _comments, context in extract(
        "python", io.BytesIO(text.encode()), KEYWORDS
    ):
        yield Message(context or "", (ids,) if isinstance(ids, str) else tuple(ids))


def place(app: Path, language: str, kind: str = "po") -> Path:
    """Return where the catalogue of one app and language lies."""
    return app / "locale" / language / "LC_MESSAGES" / f"django.{kind}"


def written(app: Path, language: str) -> Messages:
    """Return the messages of a .po file; none if there is no file."""
    path = place(app, language)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    found = (
        Message(
            entry.context or "",
            (entry.id,) if isinstance(entry.id, str) else tuple(entry.id),
            (entry.string,)
            if isinstance(entry.string, str)
            else tuple(entry.string or ()),
            entry.fuzzy,
        )
        for entry in catalogue
        if entry.id
    )
    return {message.key: message for message in found}


def update(source: Path, names: Iterable[str] = ()) -> None:
    """Bring the .po files up to the sources; what left the sources leaves the files.

    A new message takes the translation that it already has in another app.
    """
    for language in LANGUAGES:
        memory: Messages = {}
        for app in apps(source):
            memory |= written(app, language)
        for app in apps(source, names):
            kept = written(app, language)
            merged = [
                _with_translation(message, kept.get(key) or memory.get(key))
                for key, message in extracted(app).items()
            ]
            write(app, language, merged)


def _with_translation(message: Message, known: Message | None) -> Message:
    """Return `message` with the strings of `known`, where the forms are the same."""
    return known if known and known.ids == message.ids else message


def write(app: Path, language: str, messages: list[Message]) -> None:
    """Write a .po file; sorted and without dates or places, diffs stay small."""
    path = place(app, language)
    if not messages:
        path.unlink(missing_ok=True)
        return
    catalogue = Catalog(locale=language)
    for message in messages:
        catalogue.add(
            message.ids if len(message.ids) > 1 else message.ids[0],
            message.strings if len(message.ids) > 1 else "".join(message.strings[:1]),
            context=message.context or None,
            flags=["fuzzy"] if message.fuzzy else [],
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.format(language=language).encode())
        write_po(file, catalogue, omit_header=True, sort_output=True)


def compile_catalogues(source: Path, names: Iterable[str] = ()) -> None:
    """Write the .mo file beside every .po file."""
    for app in apps(source, names):
        for language in LANGUAGES:
            path = place(app, language, "mo")
            if place(app, language).exists():
                path.write_bytes(compiled(written(app, language)))
            else:
                path.unlink(missing_ok=True)


def compiled(messages: Messages) -> bytes:
    """Return a .mo file with the finished translations; the same for the same texts."""
    pairs = [
        (b"", f"Content-Type: text/plain; charset=utf-8\nPlural-Forms: {PLURALS}\n")
    ]
    for message in messages.values():
        if message.is_translated:
            context = f"{message.context}\x04" if message.context else ""
            key = (context + "\x00".join(message.ids)).encode()
            pairs.append((key, "\x00".join(message.strings)))
    rows = sorted((key, text.encode()) for key, text in pairs)
    tables, texts, start = [b"", b""], b"", 28 + 16 * len(rows)
    for table, column in enumerate(zip(*rows, strict=True)):
        for text in column:
            tables[table] += struct.pack("<II", len(text), start + len(texts))
            texts += text + b"\x00"
    header = (0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 28 + 16 * len(rows))
    return struct.pack("<7I", *header) + tables[0] + tables[1] + texts


def check(source: Path, names: Iterable[str] = ()) -> list[str]:
    """Return a sentence for everything that is missing, wrong or out of date."""
    troubles: list[str] = []
    for language in LANGUAGES:
        troubles += [
            f"{language}: {trouble}" for trouble in _differences(source, language)
        ]
        for app in apps(source, names):
            troubles += [
                f"{app.name}/{language}: {trouble}" for trouble in _check(app, language)
            ]
    return troubles


def _differences(source: Path, language: str) -> Iterator[str]:
    """Yield sentences that two apps translate differently; only one is ever seen."""
    first: dict[Key, tuple[str, Message]] = {}
    for app in apps(source):
        for key, message in written(app, language).items():
            other, same = first.setdefault(key, (app.name, message))
            both = message.is_translated and same.is_translated
            if both and same.strings != message.strings:
                yield f"not the same in {other} and {app.name}: {key[1]!r}"


def _check(app: Path, language: str) -> Iterator[str]:
    """Yield what is wrong with one catalogue."""
    wanted, have = extracted(app), written(app, language)
    for key, message in wanted.items():
        if key not in have or have[key].ids != message.ids:
            yield f"not in the .po file, run update: {key[1]!r}"
    for key in have.keys() - wanted.keys():
        yield f"no longer in the sources, run update: {key[1]!r}"
    for key, message in have.items():
        if not message.is_translated:
            yield f"{'fuzzy' if message.fuzzy else 'not translated'}: {key[1]!r}"
        elif not fits(message):
            yield f"placeholders or tags differ: {key[1]!r}"
    path = place(app, language, "mo")
    if have and (not path.exists() or path.read_bytes() != compiled(have)):
        yield "the .mo file is not made from the .po file, run compile"


def fits(message: Message) -> bool:
    """Say whether placeholders and tags of the translation are those of the source.

    A singular may leave the number out: it is one.
    """
    allowed = {name for text in message.ids for name in PLACEHOLDER.findall(text)}
    needed = set(PLACEHOLDER.findall(message.ids[-1]))
    return (
        set(PLACEHOLDER.findall(message.strings[-1])) == needed
        and all(set(PLACEHOLDER.findall(text)) <= allowed for text in message.strings)
        and all(
            Counter(TAG.findall(text)) == Counter(TAG.findall(original))
            for original, text in zip(message.ids, message.strings, strict=True)
        )
    )


def main(arguments: list[str], source: Path = SOURCE) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(description="Keep the translations.")
    parser.add_argument("command", choices=["update", "compile", "check"])
    parser.add_argument("app", nargs="*")
    chosen = parser.parse_args(arguments)
    if chosen.command == "update":
        update(source, chosen.app)
    elif chosen.command == "compile":
        compile_catalogues(source, chosen.app)
    else:
        troubles = check(source, chosen.app)
        print("\n".join(troubles) or "All translations are in place.")
        return 1 if troubles else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
