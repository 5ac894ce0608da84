"""How reading notes grows: 10,000 contributions against 1,000, with a baseline.

    PYTHONPATH=src python -m benchmarks.notes_import

The baseline only splits the same text into lines and counts their words, in the same
run. Each reading has a process of its own, so that its memory can be told. Nothing is
asserted: the figures go into the documentation by hand.
"""

import multiprocessing
import resource
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from benchmarks.timing import Row
from gensvar.notes.reading import read_notes

SENTENCE = "vi vill ha fler bänkar träd och lampor vid ån så att alla kan gå"
WORDS = SENTENCE.split()


def make_text(count: int) -> str:
    """Return notes with `count` contributions under questions of fifty."""
    lines = ["Anteckningar dialogmöte 4 maj 2024", ""]
    for n in range(count):
        if n % 50 == 0:
            lines += ["", f"## Vad vill du ha i område {n // 50 + 1}?", ""]
        start = n % len(WORDS)
        said = " ".join(WORDS[start:] + WORDS[:start])
        lines.append(f"- {said} {n}" + (" (!)" if n % 9 == 0 else ""))
    return "\n".join(lines)


def make_word(count: int, path: Path) -> None:
    """Write the same notes as a Word document."""
    document = docx.Document()
    for line in make_text(count).split("\n"):
        if line.startswith("## "):
            document.add_heading(line[3:], level=2)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    document.save(str(path))


def baseline(path: Path) -> int:
    """Split the file into lines and count the words of each."""
    text = path.read_bytes().decode("utf-8", "replace")
    return sum(len(line.split()) for line in text.split("\n"))


def read(path: Path) -> int:
    """Read notes and return how many contributions were found."""
    return len(read_notes(path).contributions)


def _measure(
    task: Callable[[Path], int], path: Path, answer: "multiprocessing.Queue[object]"
) -> None:
    started = _worked()
    found = task(path)
    took = _worked() - started
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    answer.put((found, took, own / 1024, child / 1024))


def _worked() -> float:
    """Return the processor's seconds, ours and our children's: others do not count."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    spent = [resource.getrusage(kind) for kind in kinds]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def measure(task: Callable[[Path], int], path: Path) -> tuple[int, float, float, float]:
    """Run one task in a fresh process: what it found, seconds, own and child's MB."""
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    process = context.Process(target=_measure, args=(task, path, answer))
    process.start()
    found: tuple[int, float, float, float] = answer.get()
    process.join()
    return found


def measured(folder: Path, sizes: tuple[int, int]) -> Iterator[Row]:
    """Return how reading grows from the small size to the large, and its memory."""
    small, large = sizes
    took: dict[tuple[str, int], float] = {}
    most = 0.0
    for count in sizes:
        text, word = folder / f"{count}.md", folder / f"{count}.docx"
        text.write_text(make_text(count), encoding="utf-8")
        make_word(count, word)
        for label, task, path in (
            ("splitting lines", baseline, text),
            ("notes as text", read, text),
            ("notes in Word", read, word),
        ):
            found, seconds, own, child = measure(task, path)
            if task is read and found != count:
                raise RuntimeError(f"{found} of {count} contributions were found")
            took[label, count] = seconds
            most = max(most, own, child)
    grown = large // small
    for label in dict.fromkeys(label for label, _count in took):
        ratio = took[label, large] / took[label, small]
        goal = "" if label == "splitting lines" else f"about {grown} (linear)"
        yield Row(f"{label}: {grown} times as many take, times", f"{ratio:.1f}", goal)
    yield Row(f"notes: most MB with {large} contributions", f"{most:.0f}", "under 300")


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as name:
        for row in measured(Path(name), (1_000, 10_000)):
            print(f"| {row.what} | {row.seen} | {row.goal} |")


if __name__ == "__main__":
    main()
