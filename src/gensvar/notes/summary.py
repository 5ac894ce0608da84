"""A tree of notes told in a page of plain text."""

from collections import Counter
from collections.abc import Iterator

from gensvar.notes.ballots import means_as_text
from gensvar.notes.messages import sentence_in, translate
from gensvar.notes.tree import Caution, Notes, Place, Ranking, Section


def _(sentence: str) -> str:
    """Mark a sentence for translation."""
    return sentence


KIND_NAMES = {
    "cover": _("Beginning"),
    "question": _("Question"),
    "area": _("Area"),
    "group": _("Group"),
    "list": _("List"),
    "agenda": _("Agenda"),
    "attendance": _("Those present"),
    "ranking": _("Ranking"),
    "speech": _("Speech"),
    "questions": _("Questions to someone"),
    "steps": _("Next steps"),
    "prose": _("Text"),
}
FACT_NAMES = {
    "place": _("Place"),
    "when": _("When"),
    "participants": _("Participants"),
}
TEXTS = {
    "facts": _("Facts"),
    "sections": _("Sections"),
    "contributions": _("contributions"),
    "with_emphasis": _("with emphasis"),
    "rankings": _("Rankings"),
    "reported": _("printed"),
    "all_values": _("all values"),
    "complete": _("complete ballots only"),
    "incomplete": _("Ballots that are not complete rankings: {detail}."),
    "questions": _("Questions to someone"),
    "speeches": _("Speeches"),
    "decisions": _("Decisions"),
    "set_aside": _("Set aside"),
    "warnings": _("To look at"),
    "line": _("line {detail}"),
    "page": _("page {detail}"),
    "paragraph": _("paragraph {detail}"),
    "together": _("{detail} contributions in all"),
    "remitted_back": _("remitted back"),
}


def summarise(notes: Notes, language: str) -> str:
    """Return the tree as text, with everything that was set aside."""
    return "\n".join(_Page(notes, language).lines())


class _Page:
    def __init__(self, notes: Notes, language: str) -> None:
        self.notes, self.language = notes, language

    def say(self, key: str, detail: str = "") -> str:
        return translate(TEXTS[key], self.language).replace("{detail}", detail)

    def place(self, place: Place) -> str:
        values = {
            "page": place.page, "line": place.line, "paragraph": place.paragraph,
        }  # fmt: skip
        return ", ".join(self.say(key, str(n)) for key, n in values.items() if n)

    def lines(self) -> Iterator[str]:
        notes = self.notes
        yield notes.title or notes.name
        yield from self.block("facts", self.facts())
        yield from self.block("sections", self.sections())
        yield self.say("together", str(len(notes.contributions)))
        yield from self.block("rankings", self.rankings())
        questions = (f"{q.text} ({self.place(q.place)})" for q in notes.questions)
        yield from self.block("questions", questions)
        speeches = (f"{s.speaker or '–'}: {_short(s.text)}" for s in notes.speeches)
        yield from self.block("speeches", speeches)
        yield from self.block("decisions", self.decisions())
        yield from self.block("set_aside", self.aside())
        yield from self.block("warnings", self.warnings())

    def block(self, key: str, rows: Iterator[str]) -> Iterator[str]:
        rows_now = list(rows)
        if rows_now:
            yield f"\n{self.say(key)}"
            yield from (f"  {row}" for row in rows_now)

    def facts(self) -> Iterator[str]:
        for name, fact in self.notes.facts.items():
            meant = " ".join(
                part
                for part in (fact.date, fact.until, fact.start, fact.end)
                if part and part not in fact.value
            )
            label = fact.label or translate(FACT_NAMES.get(name, name), self.language)
            yield f"{label}: {fact.value}" + (f" [{meant}]" if meant else "")

    def sections(self) -> Iterator[str]:
        for section in self.notes.sections:
            yield self.section(section)
            for item in section.contributions:
                mark = f" {item.mark}" if item.mark else ""
                yield f"    {'  ' * item.depth}- {_short(item.text)}{mark}"

    def section(self, section: Section) -> str:
        kind = translate(KIND_NAMES[section.kind], self.language)
        title = f"{section.number} {section.title}".strip() or "–"
        said = section.contributions
        if not said:
            return f"{title} ({kind})"
        count = f"{len(said)} {self.say('contributions')}"
        stressed = sum(item.emphasis > 0 for item in said)
        if stressed:
            count += f", {stressed} {self.say('with_emphasis')}"
        return f"{title} ({kind}): {count}"

    def rankings(self) -> Iterator[str]:
        for ranking in self.notes.rankings:
            yield from self.ranking(ranking)

    def ranking(self, ranking: Ranking) -> Iterator[str]:
        for option in ranking.options:
            everything, complete = (
                mean.replace(".", ",") for mean in means_as_text(option)
            )
            values = ", ".join(
                "–" if value is None else str(value) for value in option.raw
            )
            yield (
                f"{option.label}: {values} | {self.say('reported')} "
                f"{option.reported or '–'} | "
                f"{self.say('all_values')} {everything or '–'} | "
                f"{self.say('complete')} {complete or '–'}"
            )
        if ranking.incomplete:
            numbers = ", ".join(str(n) for n in ranking.incomplete)
            yield self.say("incomplete", numbers)
        for caution in (ranking.conclusion, ranking.assumption, *ranking.warnings):
            yield self.caution(caution)

    def decisions(self) -> Iterator[str]:
        for found in self.notes.decisions:
            days = "–".join(day for day in (found.date, found.until) if day)
            outcome = (
                f" ({self.say('remitted_back')})"
                if found.outcome == "remitted_back"
                else ""
            )
            yield f"{found.body} {days} § {found.paragraph}{outcome}"

    def aside(self) -> Iterator[str]:
        for item in self.notes.set_aside:
            why = sentence_in(self.language, item.why)
            yield f"{_short(item.text)} ({self.place(item.place)}): {why}"

    def warnings(self) -> Iterator[str]:
        for caution in self.notes.warnings:
            yield self.caution(caution)
        found: Counter[Caution] = Counter()
        for fact in self.notes.facts.values():
            found.update(fact.warnings)
        for section in self.notes.sections:
            found.update(section.warnings)
            for item in section.contributions:
                for caution in item.warnings:
                    where = f"{_short(item.text)} ({self.place(item.place)})"
                    yield f"{where}: {self.caution(caution)}"
        for caution, times in found.items():
            yield self.caution(caution) + (f" ({times})" if times > 1 else "")

    def caution(self, caution: Caution) -> str:
        return sentence_in(self.language, caution.code, caution.detail)


def _short(text: str) -> str:
    return text if len(text) <= 100 else text[:99].rstrip() + "…"
