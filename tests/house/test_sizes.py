"""Files, functions and templates stay small enough to read in one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "gensvar"
FILE, FUNCTION, TEMPLATE = 400, 40, 150


def modules() -> Iterator[Path]:
    return (path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def test_no_file_is_longer_than_400_lines() -> None:
    assert [
        f"{path.relative_to(SOURCE)}: {lines}"
        for path in modules()
        if (lines := len(path.read_text().splitlines())) > FILE
    ] == []


def test_no_function_is_longer_than_40_lines() -> None:
    assert [
        f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}: {lines}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := _length(node)) > FUNCTION
    ] == []


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    start = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
    return (node.end_lineno or start) - start + 1


def test_no_template_is_longer_than_150_lines() -> None:
    assert [
        f"{path.relative_to(SOURCE)}: {lines}"
        for path in SOURCE.rglob("templates/**/*.html")
        if (lines := len(path.read_text().splitlines())) > TEMPLATE
    ] == []


def test_no_template_has_inline_style_or_script() -> None:
    forbidden = (" style=", "<style", " onclick=", " onchange=", "hx-on", "javascript:")
    assert [
        f"{path.relative_to(SOURCE)}: {sign}"
        for path in SOURCE.rglob("templates/**/*.html")
        for sign in forbidden
        if sign in path.read_text()
    ] == []
