"""What was said is sorted, written together, and handed over to those who decide."""

from typing import Any

from gensvar.contributions import keys
from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import contributions_that_count
from gensvar.demo.stories.telling import Story, Telling
from gensvar.demo.stories.while_open import key_of
from gensvar.findings.actions import (
    BasisWords,
    Words,
    add_recipient,
    begin_basis,
    confirm_theme,
    place,
    propose_theme,
    quote,
    report_back,
    write_basis,
    write_finding,
)
from gensvar.findings.models import Finding, HandOver, Theme
from gensvar.findings.queries import contributions_of
from gensvar.kernel.days import today
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE


def compile_all(story: Story) -> Telling:
    """Sort, write the findings and the basis, and hand over if the story does."""
    yield story.when("analysed")
    LIFE_OF_A_DIALOGUE.advance(story.dialogue, "analyse", by=story.officer)
    themes = _themes(story)
    _sort(story, themes)
    if not story.happens("handed_over"):
        return
    yield story.when("analysed", 14)
    for facts in story["findings"]:
        _write_finding(story, facts, themes)
    yield story.when("handed_over")
    _write_basis(story)
    for slug, due in story["recipients"]:
        body = story.region.bodies[slug]
        add_recipient(story.dialogue, body, story.day(due), by=story.officer)
    LIFE_OF_A_DIALOGUE.advance(story.dialogue, "hand over", by=story.officer)


def report(story: Story) -> None:
    """Let the body that got the basis tell what it did with it."""
    facts = story["report"]
    hand_over = HandOver.objects.get(basis__dialogue=story.dialogue)
    chair = story.region.chair_of(hand_over.body)
    report_back(hand_over, facts["text"], today(), by=chair)


def _themes(story: Story) -> dict[str, Theme]:
    themes = {}
    for facts in story["themes"]:
        theme = propose_theme(
            story.dialogue,
            facts["name"],
            description=facts["description"],
            by=story.officer,
        )
        if not facts.get("proposed"):
            confirm_theme(theme, by=story.officer)
        themes[theme.name] = theme
    return themes


def _sort(story: Story, themes: dict[str, Theme]) -> None:
    """Place each contribution as its file says; of notes only what a word gives away.

    The rest is left unsorted: there is something to do for those who try.
    """
    for name, chosen in _chosen(story).items():
        place(themes[name], chosen, by=story.officer)
    for facts in story["themes"]:
        rows = contributions_that_count(story.dialogue).filter(batch__isnull=False)
        found = [
            row
            for row in rows
            if any(word in row.text.casefold() for word in facts.get("finds", ()))
        ]
        place(themes[facts["name"]], found, by=story.officer)


def _chosen(story: Story) -> dict[str, list[Contribution]]:
    """Return what the file places under each theme."""
    questions = list(story.dialogue.questions.all())
    chosen: dict[str, list[Contribution]] = {}
    for number, said in enumerate(story["said"], 1):
        stored = keys.stored(key_of(story["file"], number))
        for row in said["answers"]:
            if name := row.get("theme"):
                chosen.setdefault(name, []).append(
                    Contribution.objects.get(
                        receipt__key_hash=stored, question=questions[row["q"] - 1]
                    )
                )
    return chosen


def _write_finding(
    story: Story, facts: dict[str, Any], themes: dict[str, Theme]
) -> None:
    # Any: what stands in a TOML file.
    finding = write_finding(
        story.dialogue,
        Words(
            facts["title"], facts["text"], facts["counter_views"], facts["not_reached"]
        ),
        [themes[name] for name in facts["themes"]],
        by=story.officer,
    )
    for excerpt in facts["quotes"]:
        _quote(story, finding, excerpt)


def _quote(story: Story, finding: Finding, excerpt: str) -> None:
    said = next(row for row in contributions_of(finding) if excerpt in row.text)
    quote(finding, said, excerpt, by=story.officer)


def _write_basis(story: Story) -> None:
    facts = story["basis"]
    talked = facts.get("conference")
    words = BasisWords(
        method=facts["method"],
        not_reached=facts["not_reached"],
        conference_on=story.day(talked["day"]) if talked else None,
        conference_people=talked["people"] if talked else "",
        conference_notes=talked["notes"] if talked else "",
    )
    basis = begin_basis(story.dialogue, by=story.officer)
    write_basis(basis, words, seen_version=basis.version, by=story.officer)
