"""Notes are given, looked at, corrected, confirmed and withdrawn on the pages."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.audit.models import Event
from gensvar.contributions.models import Batch, Contribution
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.imports.models import ImportDraft
from gensvar.imports.queries import notes_of
from tests.imports.pages import (
    address,
    confirm,
    correct,
    officer_at,
    seen,
    text_of,
    upload,
)
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.imports import NOTES, make_draft
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue(Stage.OPEN)


@pytest.fixture
def officer(dialogue: Dialogue) -> Client:
    return officer_at(dialogue)


@pytest.fixture
def draft(dialogue: Dialogue) -> ImportDraft:
    return make_draft(dialogue)


def number_of(draft: ImportDraft, words: str) -> int:
    draft.refresh_from_db()
    return next(c.id for c in notes_of(draft).contributions if words in c.text)


def texts(draft: ImportDraft) -> list[str]:
    draft.refresh_from_db()
    return [item.text for item in notes_of(draft).contributions]


def test_a_file_becomes_a_draft_and_nothing_is_stored(
    officer: Client, dialogue: Dialogue
) -> None:
    answer = upload(officer, dialogue, NOTES.encode(), "möte.txt")

    draft = ImportDraft.objects.get()
    assert answer.headers["Location"] == address("import-draft", draft)
    assert not Contribution.objects.exists()
    page = seen(officer, draft)
    assert "Kvällar passar oss som arbetar" in page
    assert "23 personer" in page


def test_pasted_text_is_read_too(officer: Client, dialogue: Dialogue) -> None:
    start = reverse("import", args=[dialogue.number])

    answer = officer.post(start, {"text": NOTES, "language": "sv"})

    assert answer.status_code == 302
    assert ImportDraft.objects.get().size == 6


@pytest.mark.parametrize(
    "fields", [{"text": "", "language": "sv"}, {"text": "  \n", "language": "sv"}]
)
def test_nothing_given_is_said_at_the_field(
    officer: Client, dialogue: Dialogue, fields: dict[str, str]
) -> None:
    answer = officer.post(reverse("import", args=[dialogue.number]), fields)

    assert answer.status_code == 422
    assert "file" in answer.context["form"].errors


def test_the_question_with_the_same_words_is_proposed(
    officer: Client, dialogue: Dialogue, draft: ImportDraft
) -> None:
    first, second = (s for s in notes_of(draft).sections if s.contributions)

    assert draft.choices[str(first.id)] == str(dialogue.questions.get().pk)
    assert draft.choices[str(second.id)] == "heading"


def test_contributions_are_corrected_and_the_last_correction_is_undone(
    officer: Client, draft: ImportDraft
) -> None:
    before = texts(draft)

    correct(officer, draft, merge=number_of(draft, "Lördagar"))
    assert "Lördagar - Tidigt på morgonen, före jobbet" in texts(draft)
    number = number_of(draft, "Bussen")
    correct(officer, draft, split=number, offset=len("Bussen"))
    assert texts(draft)[-2:] != before[-2:]
    sections = [s.id for s in notes_of(draft).sections if s.contributions]
    correct(officer, draft, move=number_of(draft, "Skyltar"), section=sections[0])
    correct(officer, draft, aside=number_of(draft, "Kvällar"))
    page = seen(officer, draft)
    assert "Ta tillbaka" in page or "Take back" in page
    draft.refresh_from_db()
    assert len(draft.steps) == 4

    for _ in range(4):
        draft.refresh_from_db()
        officer.post(address("import-undo", draft), {"version": draft.version})

    assert texts(draft) == before
    draft.refresh_from_db()
    assert draft.steps == []


def test_what_was_set_aside_is_taken_back(officer: Client, draft: ImportDraft) -> None:
    before = texts(draft)
    number = number_of(draft, "Skyltar")
    correct(officer, draft, aside=number)
    assert len(texts(draft)) == len(before) - 1

    correct(officer, draft, promote=number)

    assert texts(draft) == before


def test_the_page_of_one_contribution_shows_where_it_can_be_parted(
    officer: Client, draft: ImportDraft
) -> None:
    number = number_of(draft, "Tidigt")

    page = text_of(officer.get(address("import-one", draft, number)))

    assert 'name="offset"' in page
    assert f'value="{len("Tidigt på morgonen,")}"' in page


def test_a_correction_that_cannot_be_made_is_told(
    officer: Client, draft: ImportDraft
) -> None:
    last = number_of(draft, "Skyltar")

    answer = correct(officer, draft, merge=last)

    page = text_of(officer.get(answer.headers["Location"]))
    assert "Det finns inget inspel efter det här." in page
    for nonsense in ({"split": last}, {"move": "x"}, {}, {"merge": "99999"}):
        assert correct(officer, draft, **nonsense).status_code == 302


def test_confirming_stores_every_word_in_order(
    officer: Client, dialogue: Dialogue, draft: ImportDraft
) -> None:
    said = texts(draft)
    summary = text_of(officer.get(address("import-confirm", draft)))
    assert "möte.txt" in summary

    answer = confirm(officer, draft)

    batch = Batch.objects.get()
    where = reverse("import-batch", args=[dialogue.number, batch.pk])
    assert answer.headers["Location"] == where
    rows = Contribution.objects.order_by("position")
    assert [row.text for row in rows] == said
    assert [row.emphasis for row in rows] == [1, 0, 2, 0, 0, 0]
    assert rows[0].place == "rad 11"
    assert rows[0].question == dialogue.questions.get()
    assert rows[5].question is None
    assert rows[5].heading == "Vad ska vi tänka på?"
    assert {row.language for row in rows} == {"sv"}
    assert (batch.reported_persons, batch.reported_organisations) == (23, 11)
    assert not ImportDraft.objects.exists()
    assert Event.objects.filter(verb="confirm batch").count() == 1


def test_a_part_that_is_left_out_is_kept_but_not_counted(
    officer: Client, dialogue: Dialogue, draft: ImportDraft
) -> None:
    second = [s for s in notes_of(draft).sections if s.contributions][1]
    officer.post(
        address("import-choices", draft),
        {"version": draft.version, f"part-{second.id}": "out"},
    )

    confirm(officer, draft)

    batch = Batch.objects.get()
    assert Contribution.objects.count() == 4
    page = text_of(
        officer.get(reverse("import-batch", args=[dialogue.number, batch.pk]))
    )
    assert "Skyltar på flera språk" in page


def test_the_same_document_twice_leads_to_the_first(
    officer: Client, dialogue: Dialogue, draft: ImportDraft
) -> None:
    again = upload(officer, dialogue, NOTES.encode(), "annat namn.txt")
    assert again.headers["Location"] == address("import-draft", draft)
    confirm(officer, draft)

    answer = upload(officer, dialogue, NOTES.encode(), "annat namn.txt")

    assert answer.status_code == 422
    where = reverse("import-batch", args=[dialogue.number, Batch.objects.get().pk])
    assert where in answer.content.decode()
    assert Batch.objects.count() == 1


def test_confirming_twice_stores_once(
    officer: Client, dialogue: Dialogue, draft: ImportDraft
) -> None:
    confirm(officer, draft)

    again = officer.post(
        reverse("import-confirm", args=[dialogue.number, draft.pk]), {"version": 1}
    )

    where = reverse("import-batch", args=[dialogue.number, Batch.objects.get().pk])
    assert again.headers["Location"] == where
    assert Contribution.objects.count() == 6


def test_withdrawing_keeps_the_rows_and_ends_the_count(
    officer: Client, dialogue: Dialogue, draft: ImportDraft
) -> None:
    confirm(officer, draft)
    batch = Batch.objects.get()
    withdraw = reverse("import-withdraw", args=[dialogue.number, batch.pk])
    assert officer.post(withdraw, {"reason": " "}).status_code == 422

    officer.post(withdraw, {"reason": "Fel fil, mötet gällde något annat."})

    assert not contributions_that_count(dialogue).exists()
    assert Contribution.objects.filter(batch=batch).count() == 6
    page = text_of(
        officer.get(reverse("import-batch", args=[dialogue.number, batch.pk]))
    )
    assert "Fel fil, mötet gällde något annat." in page
    assert "Lördagar" in page
    assert Event.objects.filter(verb="withdraw batch").count() == 1
    assert upload(officer, dialogue, NOTES.encode(), "a.txt").status_code == 302


def test_a_dialogue_that_is_being_prepared_takes_no_notes() -> None:
    dialogue = make_dialogue(Stage.PREPARING)
    officer = officer_at(dialogue)

    answer = upload(officer, dialogue, NOTES.encode(), "a.txt")

    assert answer.status_code == 422
    assert not ImportDraft.objects.exists()
    page = text_of(officer.get(reverse("import", args=[dialogue.number])))
    assert 'type="file"' not in page


def test_a_draft_is_thrown_away(officer: Client, draft: ImportDraft) -> None:
    officer.post(address("import-throw-away", draft))

    assert not ImportDraft.objects.exists()
    gone = officer.get(address("import-draft", draft))
    assert gone.headers["Location"] == reverse("import", args=[draft.dialogue.number])


def test_the_second_of_two_people_is_told_and_nothing_is_done(
    dialogue: Dialogue, draft: ImportDraft
) -> None:
    first, second = officer_at(dialogue), officer_at(dialogue)
    version = draft.version
    number = number_of(draft, "Lördagar")
    correct(first, draft, aside=number)

    late = second.post(
        address("import-correct", draft), {"version": version, "merge": number}
    )

    assert late.status_code == 409
    assert address("import-draft", draft) in late.content.decode()
    draft.refresh_from_db()
    assert len(draft.steps) == 1
    undone = second.post(address("import-undo", draft), {"version": version})
    assert undone.status_code == 409
    confirmed = second.post(address("import-confirm", draft), {"version": version})
    assert confirmed.status_code == 409
    assert not Batch.objects.exists()


def test_choices_that_came_late_can_be_saved_all_the_same(
    dialogue: Dialogue, draft: ImportDraft
) -> None:
    officer = officer_at(dialogue)
    part = next(s for s in notes_of(draft).sections if s.contributions).id
    correct(officer, draft, aside=number_of(draft, "Lördagar"))

    late = officer.post(
        address("import-choices", draft), {"version": 1, f"part-{part}": "out"}
    )

    assert late.status_code == 409
    assert f'name="part-{part}" value="out"' in late.content.decode()
    wrong = officer.post(
        address("import-choices", draft), {"version": 2, f"part-{part}": "4711"}
    )
    assert wrong.status_code == 302
    draft.refresh_from_db()
    assert draft.choices[str(part)] != "4711"


def test_only_those_who_lead_the_dialogue_come_in(
    dialogue: Dialogue, draft: ImportDraft
) -> None:
    stranger = Client()
    stranger.force_login(make_user())
    pages = [
        reverse("import", args=[dialogue.number]),
        address("import-draft", draft),
        address("import-confirm", draft),
        address("import-one", draft, number_of(draft, "Lördagar")),
    ]
    for page in pages:
        assert stranger.get(page).status_code == 404
        assert Client().get(page).status_code == 302
    assert stranger.post(address("import-correct", draft)).status_code == 404
    other = make_dialogue(Stage.OPEN, body=dialogue.body)
    elsewhere = reverse("import-draft", args=[other.number, draft.pk])
    assert officer_at(dialogue).get(elsewhere).status_code == 302


def test_words_of_notes_are_shown_as_words(officer: Client, dialogue: Dialogue) -> None:
    text = "Möte\n\nVad vill du?\n\n- <script>alert(1)</script>\n- שלום\n"
    draft = make_draft(dialogue, text, "<svg onload=x>.txt")

    page = seen(officer, draft)

    assert "<script>alert" not in page
    assert "<svg onload" not in page
    assert officer_of(dialogue.body) == draft.created_by
