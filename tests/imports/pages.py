"""Walking through the pages the way an officer does."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gensvar.dialogues.models import Dialogue
from gensvar.imports.models import ImportDraft
from tests.make.dialogues import officer_of


def officer_at(dialogue: Dialogue) -> Client:
    client = Client()
    client.force_login(officer_of(dialogue.body))
    return client


def upload(client: Client, dialogue: Dialogue, data: bytes, name: str) -> Any:
    return client.post(
        reverse("import", args=[dialogue.number]),
        {"file": SimpleUploadedFile(name, data), "text": "", "language": "sv"},
    )


def text_of(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def address(name: str, draft: ImportDraft, *more: int) -> str:
    return reverse(name, args=[draft.dialogue.number, draft.pk, *more])


def seen(client: Client, draft: ImportDraft) -> str:
    return text_of(client.get(address("import-draft", draft)))


def correct(client: Client, draft: ImportDraft, **step: object) -> Any:
    draft.refresh_from_db()
    sent = {"version": draft.version, **step}
    return client.post(address("import-correct", draft), sent)


def confirm(client: Client, draft: ImportDraft) -> Any:
    draft.refresh_from_db()
    return client.post(address("import-confirm", draft), {"version": draft.version})
