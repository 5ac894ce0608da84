"""Short words in notes: what they mean, and which of them may mean something else."""

import pytest

from gensvar.contributions.models import Contribution
from gensvar.imports.abbreviations import abbreviations_in
from gensvar.imports.models import ImportDraft
from gensvar.imports.queries import notes_of
from tests.imports.pages import confirm, officer_at, seen, upload
from tests.imports.preview import plain
from tests.make.contributions import make_open_dialogue

pytestmark = pytest.mark.django_db

NOTES = """Dialogmöte 13 maj 2024

Fråga 1: Vad kan bli bättre?

- Regionen styr inte vad cv gör med pengarna
- Mer tid för cs och fler IOP
- Cykelställ vid entrén, inte bara parkering
"""


@pytest.mark.requirement("S4-139")
def test_short_words_are_explained_and_the_unsure_ones_stand_first() -> None:
    dialogue = make_open_dialogue()
    client = officer_at(dialogue)
    upload(client, dialogue, NOTES.encode(), "moten.txt")
    draft = ImportDraft.objects.get()

    page = plain(seen(client, draft))

    assert "cv : civila samhället Osäkert Ofta ett skrivfel för cs." in page
    assert "IOP : idéburet offentligt partnerskap (i 1 inspel)" in page
    found = abbreviations_in(notes_of(draft))
    assert [one.word.short for one in found] == ["cv", "IOP", "cs"]
    assert found[0].first == "Regionen styr inte vad cv gör med pengarna"
    confirm(client, draft)
    texts = Contribution.objects.values_list("text", flat=True)
    assert "Regionen styr inte vad cv gör med pengarna" in texts
