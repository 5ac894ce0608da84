"""Every component shows what it is given, and nothing that it is given does harm."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override
from lxml.html import tostring

from gensvar.ui import gallery
from gensvar.ui.navigation import Entry
from gensvar.ui.shapes import AnswerMark, Bar, Check, Fact, PathStep, Step
from tests.ui.reading import parse_part, words

HOSTILE = """<script>alert(1)</script>"' onload=x"""
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def draw(source: str, **values: object) -> Any:
    with override("sv"):
        written = Template(source).render(Context(values))
    return parse_part(written)


@pytest.mark.parametrize(
    "source",
    [
        "{% card title=bad address=bad %}{{ bad }}{% endcard %}",
        "{% life_line steps title=bad missing=many %}",
        "{% answer_mark mark %}",
        "{% quote bad lang=bad source=bad address=bad %}",
        "{% quote safe %}",
        "{% badge bad kind=bad %}",
        "{% button bad kind=bad name=bad value=bad %}",
        "{% button_link bad bad kind=bad %}",
        "{% action bad bad kind=bad field=bad %}",
        "{% empty_state title=bad %}{{ bad }}{% endempty_state %}",
        "{% notice kind=bad title=bad %}{{ bad }}{% endnotice %}",
        "{% facts facts %}",
        "{% table caption=bad %}<tr><td>{{ bad }}</td></tr>{% endtable %}",
        "{% breadcrumb trail %}",
        "{% missing many title=bad %}",
        "{% checklist checks %}",
        "{% progress 1 2 bad %}",
        "{% code bad copy=True %}",
        "{% decision_path path title=bad %}",
        "{% bars bars caption=bad label=bad %}",
    ],
)
def test_hostile_words_stay_words(source: str) -> None:
    page = draw(
        source,
        bad=HOSTILE,
        safe=mark_safe("<b>"),
        many=[HOSTILE],
        steps=[Step(HOSTILE, "missing", note=HOSTILE, address=HOSTILE)],
        mark=AnswerMark(
            "partly", by=HOSTILE, reason=HOSTILE, address=HOSTILE, link=HOSTILE
        ),
        facts=[Fact(HOSTILE, HOSTILE, HOSTILE), (HOSTILE, HOSTILE)],
        trail=[Entry(HOSTILE, HOSTILE), Entry(HOSTILE)],
        checks=[Check(HOSTILE, False, HOSTILE, HOSTILE)],
        path=[PathStep(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, address=HOSTILE)],
        bars=[Bar(HOSTILE, 3, HOSTILE)],
    )

    assert page.xpath(".//script | .//b | .//*[@onload]") == []
    assert "alert(1)" in tostring(page, encoding="unicode") or "safe" in source


def test_a_life_line_says_where_we_are_and_what_is_missing() -> None:
    steps = [
        Step("Övervägd", "done", date(2024, 2, 12)),
        Step("Planerad", "here", date(2024, 4, 14)),
        Step("Öppen", "missing", note="beslut om uppdrag"),
        Step("Besvarad"),
    ]

    page = draw("{% life_line steps title='Livslinje' %}", steps=steps)

    assert [words(step) for step in page.xpath(".//li")] == [
        "Övervägd klart 12 februari 2024",
        "Planerad Här är vi nu 14 april 2024",
        "Öppen Det saknas: beslut om uppdrag",
        "Besvarad inte än",
    ]
    assert [words(step) for step in page.xpath(".//li[@aria-current='step']")] == [
        "Planerad Här är vi nu 14 april 2024"
    ]


def test_a_remand_draws_a_loop_and_says_where_it_leads() -> None:
    steps = [Step("Öppen", "done"), Step("Beslutad", "here", loops_back_to=0)]

    page = draw("{% life_line steps %}", steps=steps)

    (loop,) = page.xpath(".//li[@aria-hidden]")
    assert loop.get("class") == "line-loop from-2 to-1 depth-0"
    assert "Tillbaka till: Öppen" in words(page)


def test_two_loops_run_beside_each_other() -> None:
    steps = [
        PathStep("a"),
        PathStep("b", loops_back_to=0),
        PathStep("c"),
        PathStep("d", kind="remitted", loops_back_to=0),
    ]

    page = draw("{% decision_path steps %}", steps=steps)

    assert [loop.get("class") for loop in page.xpath(".//li[@aria-hidden]")] == [
        "path-loop from-2 to-1 depth-0",
        "path-loop from-4 to-1 depth-1",
    ]


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (
            AnswerMark("waiting", since=date(2026, 10, 19)),
            "Väntar på svar sedan 34 dagar",
        ),
        (
            AnswerMark("waiting", since=date(2026, 11, 21)),
            "Väntar på svar sedan 1 dag",
        ),
        (AnswerMark("waiting", since=NOW), "Väntar på svar sedan i dag"),
        (AnswerMark("waiting"), "Väntar på svar"),
        (
            AnswerMark("owed", promised=date(2026, 11, 10)),
            (
                "Svaret är försenat Svaret skulle ha kommit senast den "
                "10 november 2026, för 12 dagar sedan."
            ),
        ),
        (
            AnswerMark("weighed", promised=date(2026, 12, 1)),
            "Vägs in i underlaget Svar är utlovat senast den 1 december 2026.",
        ),
        (AnswerMark("taken_up", by="Nämnden"), "Togs upp Nämnden"),
        (
            AnswerMark("partly", day=date(2024, 3, 14), reason="Pengar saknas."),
            "Togs upp delvis 14 mars 2024 Skäl: Pengar saknas.",
        ),
        (
            AnswerMark("not_taken_up", address="/svar/", link="Så svarade nämnden"),
            "Togs inte upp Så svarade nämnden",
        ),
        (AnswerMark("answered"), "Har fått svar"),
        (AnswerMark("closed"), "Avslutat utan svar"),
    ],
)
def test_an_answer_mark_speaks_plainly(mark: AnswerMark, said: str) -> None:
    assert words(draw("{% answer_mark mark %}", mark=mark)) == said


def test_every_answer_has_a_shape_of_its_own() -> None:
    marks = gallery.answer_marks()

    shapes = {
        tostring(draw("{% answer_mark m %}", m=mark).find(".//svg")) for mark in marks
    }

    assert len(shapes) == len(marks)


def test_bars_are_drawn_to_the_longest() -> None:
    page = draw("{% bars rows caption='Antal' %}", rows=[Bar("a", 4), Bar("b", 1)])

    assert page.xpath(".//rect/@width") == ["100.0%", "25.0%"]


def test_no_bars_for_nothing() -> None:
    page = draw("{% bars rows caption='Antal' %}", rows=[Bar("a", 0)])

    assert page.xpath(".//rect/@width") == ["0.0%"]


def test_a_code_is_read_in_groups() -> None:
    page = draw("{% code 'ABCDEFGH' %}{% code '7KPM-4TQX' %}")

    assert [words(code) for code in page.xpath(".//code")] == ["ABCD-EFGH", "7KPM-4TQX"]


def test_nothing_missing_shows_nothing() -> None:
    assert words(draw("{% missing items %}", items=[])) == ""


def test_words_are_shown_in_their_own_direction() -> None:
    page = draw("{% quote 'שלום' lang='yi' %}{% quote 'hei' lang='fi-FI' %}")

    assert [(b.get("lang"), b.get("dir")) for b in page.iter("blockquote")] == [
        ("yi", "rtl"),
        ("fi", "ltr"),
    ]
