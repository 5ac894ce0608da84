"""The translations are complete, and the tool that keeps them can be trusted."""

import gettext
import io
from pathlib import Path

import pytest

from tools import catalogues

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, npgettext, pgettext

TITLE = _("The board answers by %(day)s") % {"day": 1}
COUNT = ngettext("%(count)d answer", "%(count)d answers", 2)
MONTH = pgettext("month", "May")
SEATS = npgettext("in a body", "%(n)d seat", "%(n)d seats", 2)
LONG = _(
    "One sentence "
    "in two pieces"
)
"""
TEMPLATE = """
{% load i18n %}
<ul>
    <li title="{% translate "A list" context "shopping" %}">
      {% translate "100% ours" %}</li>
  <li>{% card title=_("It's a card") %}{% endcard %}
{% blocktranslate trimmed count number=n %}
      <b>{{ number }}</b> person
      came
    {% plural %}
      <b>{{ number }}</b> people
      came
{% endblocktranslate %}
   {% blocktranslate trimmed context "letter" with who=name %}
      Dear {{ who }},
      thank you
   {% endblocktranslate %}</ul>
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An app with the kinds of messages that there are."""
    app = tmp_path / "plays"
    (app / "templates" / "plays").mkdir(parents=True)
    (app / "__init__.py").write_text(PYTHON)
    (app / "templates" / "plays" / "page.html").write_text(TEMPLATE)
    return tmp_path


def translate(source: Path, app: str = "plays", **changes: str) -> None:
    """Translate everything into itself, marked, with changes."""
    for language in catalogues.LANGUAGES:
        path = source / app
        messages = [
            catalogues.Message(
                message.context,
                message.ids,
                tuple(changes.get(language, "{}").format(text) for text in message.ids),
            )
            for message in catalogues.extracted(path).values()
        ]
        catalogues.write(path, language, messages)


def test_our_translations_are_complete() -> None:
    assert catalogues.check(catalogues.SOURCE) == []


def test_messages_are_found_in_python_and_templates(source: Path) -> None:
    found = catalogues.extracted(source / "plays").values()

    assert {(message.context, *message.ids) for message in found} == {
        ("", "The board answers by %(day)s"),
        ("", "%(count)d answer", "%(count)d answers"),
        ("month", "May"),
        ("in a body", "%(n)d seat", "%(n)d seats"),
        ("", "One sentence in two pieces"),
        ("shopping", "A list"),
        ("", "100%% ours"),
        ("", "It's a card"),
        ("", "<b>%(number)s</b> person came", "<b>%(number)s</b> people came"),
        ("letter", "Dear %(who)s, thank you"),
    }


def test_what_is_missing_is_named(source: Path) -> None:
    assert "sv: not in the .po file, run update: 'May'" in "\n".join(
        catalogues.check(source)
    )
    catalogues.main(["update"], source)

    assert "plays/fi: not translated: 'May'" in catalogues.check(source)
    assert catalogues.main(["check"], source) == 1


def test_compiled_catalogues_are_read_by_python(source: Path) -> None:
    translate(source, sv="{}!")
    catalogues.main(["compile"], source)

    assert catalogues.main(["check"], source) == 0
    mo = catalogues.place(source / "plays", "sv", "mo").read_bytes()
    read = gettext.GNUTranslations(io.BytesIO(mo))
    assert read.gettext("It's a card") == "It's a card!"
    assert read.pgettext("month", "May") == "May!"
    assert read.ngettext("%(count)d answer", "%(count)d answers", 2).endswith("s!")
    assert read.npgettext("in a body", "%(n)d seat", "%(n)d seats", 1) == "%(n)d seat!"


def test_updating_twice_changes_nothing_and_keeps_translations(source: Path) -> None:
    translate(source, sv="{}!")
    before = catalogues.place(source / "plays", "sv").read_bytes()
    catalogues.main(["update"], source)

    assert catalogues.place(source / "plays", "sv").read_bytes() == before


def test_a_message_that_moves_takes_its_translation_along(source: Path) -> None:
    translate(source, sv="{}!")
    (source / "games").mkdir()
    (source / "plays" / "__init__.py").rename(source / "games" / "__init__.py")
    (source / "plays" / "__init__.py").touch()
    catalogues.main(["update"], source)
    catalogues.main(["compile"], source)

    assert catalogues.check(source, ["games"]) == []
    assert ("month", "May") in catalogues.written(source / "games", "sv")
    assert ("month", "May") not in catalogues.written(source / "plays", "sv")


def test_a_doubtful_translation_is_not_compiled(source: Path) -> None:
    doubtful = catalogues.Message("", ("Yes",), ("Ja",), fuzzy=True)

    assert b"Ja" not in catalogues.compiled({doubtful.key: doubtful})


@pytest.mark.parametrize(
    ("ids", "strings"),
    [
        (("By %(day)s",), ("Senast %(dag)s",)),
        (("By %(day)s",), ("Senast",)),
        (("<b>Now</b>",), ("Nu",)),
        (("One", "%(n)s of them"), ("En", "Flera")),
    ],
)
def test_a_translation_that_lost_a_piece_is_found(
    source: Path, ids: tuple[str, ...], strings: tuple[str, ...]
) -> None:
    assert not catalogues.fits(catalogues.Message("", ids, strings))


def test_a_singular_may_leave_the_number_out() -> None:
    ids, strings = ("%(n)s answer", "%(n)s answers"), ("Ett svar", "%(n)s svar")

    assert catalogues.fits(catalogues.Message("", ids, strings))


def test_a_compiled_catalogue_that_is_old_is_found(source: Path) -> None:
    translate(source)
    catalogues.main(["compile"], source)
    translate(source, sv="{}!")

    assert catalogues.check(source) == [
        "plays/sv: the .mo file is not made from the .po file, run compile"
    ]


def test_one_sentence_with_two_translations_is_found(source: Path) -> None:
    translate(source)
    (source / "games").mkdir()
    (source / "games" / "__init__.py").write_text('from x import _\nA = _("May be")')
    (source / "plays" / "more.py").write_text('from x import _\nA = _("May be")')
    translate(source)
    translate(source, "games", sv="{}!")
    catalogues.main(["compile"], source)

    assert catalogues.check(source) == ["sv: not the same in games and plays: 'May be'"]


def test_an_unknown_app_is_named(source: Path) -> None:
    with pytest.raises(SystemExit, match="No such app: nothing"):
        catalogues.main(["check", "nothing"], source)
