"""Bad files are refused at the field, in the reader's language, within seconds."""

import time

import pytest

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.imports.forms import LARGEST
from gensvar.imports.models import ImportDraft
from gensvar.notes.messages import ERRORS, sentence_in, translate
from tests.imports.pages import officer_at, upload
from tests.make.dialogues import make_dialogue
from tests.notes.hostile import FILES

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue(Stage.OPEN)


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_told_at_the_field(dialogue: Dialogue, name: str) -> None:
    make, called, codes = FILES[name]
    data = make()
    started = time.monotonic()

    answer = upload(officer_at(dialogue), dialogue, data, called)

    assert time.monotonic() - started < 10
    assert answer.status_code == 422
    (sentence,) = answer.context["form"].errors["file"]
    expected = {translate(ERRORS[code], "sv").partition("{")[0] for code in codes}
    too_large = len(data) > LARGEST and "20 MB" in sentence
    assert too_large or any(sentence.startswith(start) for start in expected)
    assert not ImportDraft.objects.exists()


@pytest.mark.parametrize(
    ("called", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a.txt", "a.txt"),
        ("möte\u202egpj.txt", "mötegpj.txt"),
    ],
)
def test_names_cannot_mislead(dialogue: Dialogue, called: str, kept: str) -> None:
    upload(officer_at(dialogue), dialogue, b"- hej", called)

    assert ImportDraft.objects.get().file_name == kept


def test_the_sentence_is_in_the_language_of_the_reader(dialogue: Dialogue) -> None:
    officer = officer_at(dialogue)
    officer.cookies["language"] = "fi"

    answer = upload(officer, dialogue, b"", "a.txt")

    assert sentence_in("fi", "empty") in answer.content.decode()
