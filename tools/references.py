"""Write docs/reference from the code, or check that it is fresh.

python tools/references.py          writes the pages
python tools/references.py check    says which are old, and changes nothing
"""

import ast
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gensvar.workflow.transitions import Workflow

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
MADE = "This page is made from the code: `python tools/references.py`."


@dataclass(frozen=True)
class Shown:
    """One test that shows one requirement."""

    requirement: str
    test: str
    file: str


def shown(tests: Path = ROOT / "tests") -> list[Shown]:
    """Return what the tests say that they show; the files are read, never run."""
    found = []
    for path in sorted(tests.rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if "requirement(" in source:
            place = path.relative_to(tests.parent).as_posix()
            found += [Shown(*pair, place) for pair in _marks(ast.parse(source))]
    return sorted(found, key=lambda row: (_order(row.requirement), row.file, row.test))


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    whole = [
        requirement
        for node in tree.body
        if isinstance(node, ast.Assign)
        for call in ast.walk(node)
        for requirement in _ids(call)
    ]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            of_test = [
                requirement
                for decorator in node.decorator_list
                for part in ast.walk(decorator)
                for requirement in _ids(part)
            ]
            yield from ((requirement, node.name) for requirement in whole + of_test)


def _ids(node: ast.AST) -> list[str]:
    """Return the ids of `pytest.mark.requirement(…)`, or of `requirement(…)`."""
    match node:
        case ast.Call(
            func=ast.Attribute(attr="requirement") | ast.Name(id="requirement"),
            args=args,
        ):
            return [_id(argument) for argument in args]
    return []


def _id(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
    raise ValueError(f"Write the ids out: {ast.unparse(node)}")


def _order(requirement: str) -> tuple[str, int]:
    head, _, number = requirement.partition("-")
    return head, int(number)


def requirements() -> str:
    """Return the page that says which test shows which requirement."""
    rows = shown()
    ids = sorted({row.requirement for row in rows}, key=_order)
    lines = [
        "# What is shown, and by which test",
        "",
        "A requirement is listed only when a test shows it. Run one of them with",
        f"`pytest FILE -k NAME`. {MADE}",
        "",
        f"{len(ids)} requirements, {len({(r.file, r.test) for r in rows})} tests.",
        "",
        "| id | what the test says | file |",
        "| --- | --- | --- |",
    ]
    for row in rows:
        said = row.test.removeprefix("test_").replace("_", " ")
        lines.append(f"| {row.requirement} | {said} | `{row.file}` |")
    return "\n".join(lines) + "\n"


def life_of_a_dialogue() -> str:
    """Return the drawings and the table of the life of a dialogue."""
    from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE  # noqa: PLC0415

    lines = ["# The life of a dialogue", "", MADE]
    return "\n".join(lines + _drawn(LIFE_OF_A_DIALOGUE)) + "\n"


def life_of_an_agreement() -> str:
    """Return the drawings and tables of a structure and of an agreement."""
    from gensvar.agreements.workflow import (  # noqa: PLC0415
        LIFE_OF_A_STRUCTURE,
        LIFE_OF_AN_AGREEMENT,
    )

    lines = ["# The life of a structure, and of an agreement", "", MADE]
    lines += ["", "# The structure of a programme", *_drawn(LIFE_OF_A_STRUCTURE)]
    lines += ["", "# An agreement", *_drawn(LIFE_OF_AN_AGREEMENT)]
    return "\n".join(lines) + "\n"


def _drawn(workflow: "Workflow[Any]") -> list[str]:
    """Return a workflow as drawings in two languages, and as a table."""
    # Any: whatever moves.
    from django.utils import translation  # noqa: PLC0415

    from gensvar.workflow.diagrams import as_mermaid  # noqa: PLC0415

    lines = []
    for language, title in (("en", "In English"), ("sv", "På svenska")):
        with translation.override(language):
            drawing = as_mermaid(workflow)
        lines += ["", f"## {title}", "", "```mermaid", drawing, "```"]
    lines += ["", "## What each step needs", "", "| step | from | to | before it |"]
    lines += ["| --- | --- | --- | --- |"]
    with translation.override("en"):
        for arrow in workflow:
            gates = "; ".join(str(gate.requirement) for gate in arrow.needs)
            reason = "a reason" if arrow.asks_reason else ""
            before = "; ".join(filter(None, (gates, reason))) or "–"
            starts = ", ".join(str(start) for start in arrow.starts)
            lines.append(f"| {arrow.label} | {starts} | {arrow.end} | {before} |")
    return lines


def roles() -> str:
    """Return the page that says what each role means."""
    from tools.roles import written  # noqa: PLC0415

    return written()


def commands() -> str:
    """Return the page of commands, with what each can be told."""
    from django.core.management import get_commands, load_command_class  # noqa: PLC0415

    notes = (
        "- `gensvar notes FILE [--json]`: Read meeting notes and print the tree "
        "([the JSON](notes-json.md)). Needs no installation."
    )
    lines = ["# Commands", "", MADE, "", notes]
    for name, app in sorted(get_commands().items()):
        if str(app).startswith("gensvar."):
            command = load_command_class(str(app), name)
            parser = command.create_parser("gensvar", name)
            told = [_told(action) for action in parser._actions]
            mine = [text for text in told if text]
            lines.append(f"- `{' '.join(['gensvar', name, *mine])}`: {command.help}")
    return "\n".join(lines) + "\n"


COMMON = {
    *("help", "version", "verbosity", "settings", "pythonpath", "traceback"),
    *("no_color", "force_color", "skip_checks"),
}


def _told(action: object) -> str:
    flags: list[str] = getattr(action, "option_strings", [])
    name = str(getattr(action, "dest", ""))
    if name in COMMON:
        return ""
    if not flags:
        return name.upper()
    takes = "" if getattr(action, "nargs", None) == 0 else f" {name.upper()}"
    text = f"{flags[-1]}{takes}"
    return text if getattr(action, "required", False) else f"[{text}]"


PAGES: dict[str, Callable[[], str]] = {
    "requirements.md": requirements,
    "life-of-a-dialogue.md": life_of_a_dialogue,
    "life-of-an-agreement.md": life_of_an_agreement,
    "roles.md": roles,
    "commands.md": commands,
}


def old_pages() -> list[str]:
    """Return the pages that do not say what the code says."""
    return [
        name
        for name, page in PAGES.items()
        if not (REFERENCE / name).exists()
        or (REFERENCE / name).read_text(encoding="utf-8") != page()
    ]


def main(words: list[str]) -> int:
    """Write or check; return the exit status."""
    import django  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gensvar.config.settings_test")
    django.setup()
    if words[:1] == ["check"]:
        old = old_pages()
        for name in old:
            print(f"docs/reference/{name} is old: python tools/references.py")
        return 1 if old else 0
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
