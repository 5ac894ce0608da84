"""What a package holds: everything, verbatim, and never more than it should."""

import csv
import hashlib
import html
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.utils import timezone, translation

from gensvar.contributions.actions import Sender, hide
from gensvar.contributions.models import Contribution, Identification, Receipt
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.texts import things_of
from gensvar.feedback.actions.mailings import prepare_mailing, send_mailing
from gensvar.findings.actions import open_check, quote
from gensvar.followups.actions import promise_measure
from gensvar.kernel.days import today
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.reporting import shelf
from gensvar.reporting.models import Variant
from gensvar.reporting.package import make_package
from gensvar.reporting.package.data import PARTS
from gensvar.reporting.register import register_of
from gensvar.translations.models import How
from tests.make.contributions import (
    make_batch,
    make_contribution,
    make_open_dialogue,
    make_submission,
)
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.feedback import make_answer, make_finding, weigh_all
from tests.make.findings import make_basis, make_reviewed, make_theme, start_compiling
from tests.make.findings import make_finding as write_finding
from tests.make.organisations import make_user
from tests.make.reporting import content_of, make_export
from tests.make.translations import write_in

pytestmark = pytest.mark.django_db

YIDDISH = "מיר װילן אַז די ביבליאָטעק זאָל זײַן אָפֿן \u202eabc\u202c שבת"
ARABIC = "نريد مواعيد مسائية (٣ أيام)\nوليس في الصباح"
FORMULA = '=HYPERLINK("https://example.org";"klicka")'
MARKUP = "<script>alert(1)</script> & <b>fet</b> \"citat\" 'a'"
LINES = 'Rad ett\n\nRad två;\tmed semikolon "och" citat\u2028slut  '
VERBATIM = (YIDDISH, ARABIC, FORMULA, MARKUP, LINES, "+46 70 174 06 05", "@alla", "-3")


def table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def said_in(content: dict[str, bytes]) -> list[dict[str, Any]]:
    # Any: the values of JSON.
    found: list[dict[str, Any]] = json.loads(content["contributions.json"])[
        "contributions"
    ]
    return found


def everything(content: dict[str, bytes]) -> str:
    """Return all text of a package, also what stands in Word and PDF files."""
    pieces = []
    for name, words in content.items():
        if name.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(words)) as inner:
                pieces += [
                    inner.read(part).decode("utf-8", "replace")
                    for part in inner.namelist()
                ]
        elif name.endswith(".pdf"):
            for page in pypdfium2.PdfDocument(words):
                pieces.append(page.get_textpage().get_text_bounded())
        else:
            pieces.append(words.decode())
        pieces.append(name)
    return html.unescape("\n".join(pieces))


@pytest.fixture
def told() -> Dialogue:
    """A dialogue taken as far as an answer that was sent and corrected."""
    dialogue = make_open_dialogue()
    officer = officer_of(dialogue.body)
    make_batch(dialogue, "Blanda kompetens")
    make_finding(dialogue)
    start_compiling(dialogue)
    make_basis(dialogue)
    open_check(dialogue, today(), by=officer)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer)
    weigh_all(dialogue)
    send_mailing(prepare_mailing(make_answer(dialogue), by=officer), by=officer)
    promise_measure(
        "Skyltar", body=dialogue.body, owner=officer, due_on=today(), by=officer
    )
    return dialogue


def test_what_was_said_is_there_sign_for_sign() -> None:
    dialogue = make_open_dialogue()
    for text in VERBATIM:
        make_contribution(dialogue, text)
    kept = [one.text for one in Contribution.objects.order_by("pk")]

    content = content_of(make_export(dialogue))

    assert [one["text"] for one in said_in(content)] == kept
    rows = [row["text"] for row in table(content["contributions.csv"])]
    assert [row.removeprefix("'") for row in rows] == kept
    for row in rows:
        assert not row.startswith(("=", "+", "-", "@"))
    shown = content["contributions/0001.html"].decode()
    assert "<script>" not in shown
    assert html.escape(MARKUP) in shown


def test_a_text_from_the_right_is_shown_from_the_right() -> None:
    dialogue = make_open_dialogue()
    make_contribution(dialogue, ARABIC, language="ar")

    shown = content_of(make_export(dialogue))["contributions/0001.html"].decode()

    assert f'lang="ar" dir="rtl">{ARABIC}</blockquote>' in shown


def test_translations_are_there_with_how_they_were_made() -> None:
    dialogue = make_open_dialogue()
    officer = officer_of(dialogue.body)
    mandate = dialogue.mandates.get()
    things = things_of(dialogue, mandate, ())
    words = {things[1].place("question"): YIDDISH}
    write_in("yi", things, words, by=officer, how=How.MACHINE)

    content = content_of(make_export(dialogue))

    [row] = json.loads(content["dialogue.json"])["translations"]
    told = ("of", "id", "field", "language", "text", "how", "published_at")
    assert [row[name] for name in told] == [
        *("mandate", mandate.pk, "question", "yi", YIDDISH, "machine", None)
    ]
    assert YIDDISH in content["dialogue.html"].decode()


def test_the_package_holds_every_part(told: Dialogue) -> None:
    content = content_of(make_export(told))

    assert set(content) >= {
        *("index.html", "style.css", "dialogue.html", "contributions/0001.html"),
        *("register.csv", "contributions.csv", "contributions.json"),
        *("dialogue.json", "basis/decision-basis.docx", "basis/decision-basis.pdf"),
        *("answers/participants.sv.txt", "sha256sums.txt"),
    }
    data = json.loads(content["dialogue.json"])
    assert list(data)[:3] == ["format", "version", "variant"]
    assert set(PARTS) < set(data)
    for part in ("mandates", "plans", "findings", "weighings", "answers", "mailings"):
        assert data[part], part
    assert content["answers/participants.sv.txt"].decode().startswith("Det blir öppet")
    assert len(table(content["register.csv"])) == len(register_of(told))


def test_the_basis_is_the_one_that_was_handed_over(told: Dialogue) -> None:
    content = content_of(make_export(told))

    [pdf] = [content[name] for name in content if name.endswith(".pdf")]
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert told.title in " ".join(page.split())


def test_all_files_have_their_checksum(told: Dialogue) -> None:
    content = content_of(make_export(told))
    lines = content.pop("sha256sums.txt").decode().splitlines()
    sums = {line[66:]: line[:64] for line in lines}

    assert sums == {
        name: hashlib.sha256(words).hexdigest() for name, words in content.items()
    }


def test_every_link_of_the_pages_leads_to_a_file(told: Dialogue) -> None:
    content = content_of(make_export(told))

    for name, words in content.items():
        if name.endswith(".html"):
            for address in re.findall(r'(?:href|src)="([^"]*)"', words.decode()):
                folder = Path("/") / Path(name).parent
                target = (folder / address).resolve().relative_to("/")
                assert target.as_posix() in content, (name, address)


def test_the_first_page_speaks_the_language_of_the_reader(told: Dialogue) -> None:
    officer = officer_of(told.body)
    for language, word in (("sv", "Handlingarna i en dialog"), ("fi", "asiakirjat")):
        officer.language = language
        officer.save()
        shown = content_of(make_export(told))["index.html"].decode()
        assert f'<html lang="{language}"' in shown
        assert word in shown


def test_the_same_records_give_the_same_bytes(told: Dialogue, tmp_path: Path) -> None:
    export, at = make_export(told), timezone.now()
    for name in ("one.zip", "two.zip"):
        make_package(export, tmp_path / name, at=at, tell=lambda done, total: None)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def make_told_by_people() -> tuple[Dialogue, list[str]]:
    """Let people with names and addresses speak; return what must not be told."""
    dialogue = make_open_dialogue(visibility="at_once")
    person = make_user("Kajsa Kontosson", "kajsa.konto@example.org")
    codes = [
        make_submission(
            dialogue,
            "Öppna tidigare",
            sender=Sender(
                Identification.KNOWN,
                name="Nils Namnsson",
                email="nils.namn@example.org",
                postal_address="Gatuadressvägen 17",
            ),
        ).code,
        make_submission(
            dialogue,
            "Öppna senare",
            sender=Sender(Identification.SIGNED_IN, user=person),
        ).code,
    ]
    people = ["Kajsa Kontosson", "kajsa.konto@", "Nils Namnsson", "nils.namn@"]
    return dialogue, [*people, "Gatuadressvägen", *codes]


def test_a_package_without_identity_names_nobody_who_took_part() -> None:
    dialogue, canaries = make_told_by_people()
    take_to_the_end(dialogue)

    shown = everything(content_of(make_export(dialogue)))

    assert [canary for canary in canaries if canary in shown] == []
    assert "Öppna tidigare" in shown


def take_to_the_end(dialogue: Dialogue) -> None:
    officer = officer_of(dialogue.body)
    make_finding(dialogue, contributions=Contribution.objects.all())
    start_compiling(dialogue)
    make_basis(dialogue)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer)
    weigh_all(dialogue)
    send_mailing(prepare_mailing(make_answer(dialogue), by=officer), by=officer)


def test_a_complete_package_tells_who_but_never_a_code() -> None:
    dialogue, canaries = make_told_by_people()
    take_to_the_end(dialogue)
    *people, first, second = canaries

    content = content_of(make_export(dialogue, Variant.COMPLETE))
    shown = everything(content)

    assert [canary for canary in people if canary not in shown] == []
    for code in (first, second):
        assert code not in shown
    for receipt in dialogue_receipts(dialogue):
        assert receipt not in shown
    assert {"submissions.csv", "deliveries.json"} <= set(content)
    sent = json.loads(content["deliveries.json"])["deliveries"]
    assert {one["way"] for one in sent} == {"email"}


def dialogue_receipts(dialogue: Dialogue) -> list[str]:
    rows = Receipt.objects.filter(dialogue=dialogue)
    return [
        value for pair in rows.values_list("key_hash", "code_hash") for value in pair
    ]


SECRET = "Grannen heter Hemlig Hansson"


def make_hidden_after_hand_over() -> Dialogue:
    dialogue = make_open_dialogue(visibility="at_once")
    one = make_reviewed(dialogue, SECRET)
    finding = write_finding(dialogue, make_theme(dialogue, "Kväll", one))
    quote(finding, one, by=officer_of(dialogue.body))
    start_compiling(dialogue)
    make_basis(dialogue)
    officer = officer_of(dialogue.body)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer)
    hide(one, reason="Det står vem grannen är.", by=officer)
    return dialogue


def test_hidden_words_are_marked_and_left_out_without_identity() -> None:
    content = content_of(make_export(make_hidden_after_hand_over()))

    assert SECRET not in " ".join(everything(content).split())
    [one] = said_in(content)
    assert one["withheld"] is True
    assert one["hidden_because"] == "Det står vem grannen är."
    assert one["text"] == ""


def test_hidden_words_are_marked_and_told_in_a_complete_package() -> None:
    content = content_of(make_export(make_hidden_after_hand_over(), Variant.COMPLETE))

    [one] = said_in(content)
    assert one["withheld"] is False
    assert one["hidden_because"] == "Det står vem grannen är."
    assert one["text"] == SECRET
    data = json.loads(content["dialogue.json"])
    assert data["findings"][0]["quotations"][0]["words"] == SECRET


def test_names_of_files_come_from_nobody(told: Dialogue) -> None:
    make_batch(make_open_dialogue(), "a", name="../../etc/passwd")
    export = make_export(told, Variant.COMPLETE)
    place = shelf.find(export.file)
    assert place is not None

    with zipfile.ZipFile(place) as package:
        for name in package.namelist():
            assert re.fullmatch(rf"records-{told.number}/[a-z0-9./-]+", name)
            assert ".." not in name


def test_a_package_of_a_dialogue_without_anything_is_whole() -> None:
    content = content_of(make_export(make_dialogue(Stage.PREPARING)))

    assert said_in(content) == []
    assert "Ingen har sagt något än" in content["contributions/0001.html"].decode()


def test_pages_of_what_was_said_are_as_many_as_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gensvar.reporting.package.pages.ON_A_PAGE", 2)
    monkeypatch.setattr("gensvar.reporting.package.said.AT_A_TIME", 2)
    dialogue = make_open_dialogue()
    for number in range(5):
        make_contribution(dialogue, f"Inspel nummer {number}")

    content = content_of(make_export(dialogue))

    names = [name for name in content if name.startswith("contributions/")]
    assert names == [f"contributions/000{number}.html" for number in (1, 2, 3)]
    pages = "".join(content[name].decode() for name in names)
    assert [f"Inspel nummer {number}" in pages for number in range(5)] == [True] * 5
    assert len(said_in(content)) == 5


def test_nothing_in_a_package_depends_on_the_language_of_the_thread(
    told: Dialogue,
) -> None:
    with translation.override("fi"):
        content = content_of(make_export(told))
    assert "Handlingarna i en dialog" in content["index.html"].decode()
