"""The files for machines: dialogue.json, and lists as JSON and as tables."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from django.conf import settings

from gensvar.audit.actions import identity
from gensvar.dialogues.models import Dialogue
from gensvar.reporting import sheets
from gensvar.reporting.models import RecordsExport
from gensvar.reporting.package import after, before
from gensvar.reporting.package.discretion import Discretion, Plain, plain
from gensvar.reporting.package.said import WORDS, Fact
from gensvar.reporting.package.together import joint_positions
from gensvar.reporting.package.translations import translations

FORMAT = "gensvar-records"
VERSION = 1
Part = Callable[[Discretion, Dialogue], Plain]
PARTS: Mapping[str, Part] = {
    "dialogue": before.of_dialogue,
    "matter": lambda tells, dialogue: before.of_matter(tells, dialogue.matter),
    "consideration": lambda tells, dialogue: before.of_consideration(
        tells, dialogue.consideration
    ),
    "mandates": before.mandates,
    "plans": before.plans,
    "questions": before.questions,
    "phases": before.phases,
    "publications": before.publications,
    "imports": after.imports,
    "joint_positions": joint_positions,
    "hidings": after.hidings,
    "themes": after.themes,
    "findings": after.findings,
    "check": after.check,
    "basis": after.basis,
    "weighings": after.weighings,
    "measures": after.measures,
    "answers": after.answers,
    "translations": translations,
    "mailings": after.mailings,
    "credibility": after.credibility,
    "evaluation": after.evaluation,
    "steps": before.steps,
    "disposals": after.disposals,
    "exports": before.exports,
}


def of_export(export: RecordsExport, tells: Discretion, at: datetime) -> Fact:
    """Return everything but what was said, as it stands in dialogue.json."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "variant": export.variant,
        "made_at": plain(at),
        "region": settings.REGION_NAME,
        "installation": identity(),
        **{name: part(tells, export.dialogue) for name, part in PARTS.items()},
    }


def as_json(fact: Plain) -> bytes:
    """Return JSON as it is written: readable, in UTF-8, with every sign as it is."""
    return (json.dumps(fact, ensure_ascii=False, indent=1) + "\n").encode()


def list_as_json(name: str, facts: Iterable[Fact]) -> Iterator[bytes]:
    """Yield a list in pieces, under its name and the format."""
    head = {"format": f"{FORMAT}/{name}", "version": VERSION}
    yield f"{json.dumps(head)[:-1]}, {json.dumps(name)}: [".encode()
    between = "\n"
    for fact in facts:
        yield f"{between}{json.dumps(fact, ensure_ascii=False)}".encode()
        between = ",\n"
    yield b"\n]}\n"


def list_as_table(columns: Iterable[str], facts: Iterable[Fact]) -> Iterator[bytes]:
    """Yield a list as a table; codes have their words in a column beside them."""
    names = list(columns)
    header = [
        heading
        for name in names
        for heading in ((name, f"{name}_label") if name in WORDS else (name,))
    ]
    for line in sheets.lines(header, (_cells(names, fact) for fact in facts)):
        yield line.encode()


def _cells(names: Iterable[str], fact: Fact) -> Iterator[str]:
    for name in names:
        value = fact[name]
        yield _cell(value)
        if name in WORDS:
            yield str(WORDS[name].get(str(value), ""))


def _cell(value: Plain) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
