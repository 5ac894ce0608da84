"""People who send the public form on the real page, each in their own browser."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.test import Client

from gensvar.dialogues.models import Dialogue
from tests.make.contributions import make_open_dialogue, question_of
from tests.make.publishing import publish


@dataclass(frozen=True)
class Answered:
    """What somebody saw after sending: the status, where it led, and the page."""

    status: int
    location: str
    page: str

    @property
    def code(self) -> str:
        """The code that the person got, or nothing."""
        found = re.fullmatch(r"/mitt/([2-9b-z]{16})/\?ny", self.location)
        return found[1] if found else ""


def public_dialogue(visibility: str = "at_once") -> Dialogue:
    """Return an open dialogue that everybody sees."""
    dialogue = make_open_dialogue(visibility)
    publish(dialogue)
    return dialogue


def address(dialogue: Dialogue) -> str:
    return f"/dialoger/{dialogue.slug}/delta/"


def key_for(dialogue: Dialogue) -> str:
    """Open the form in a fresh browser, and return the key in it."""
    found = re.search(
        r'name="key" value="([^"]+)"', Client().get(address(dialogue)).text
    )
    assert found
    return found[1]


def sending(
    dialogue: Dialogue, key: str, text: str, email: str = ""
) -> Callable[[], Answered]:
    """Return the pressing of the button under a filled form."""
    form = {
        "key": key,
        "identification": "known" if email else "anonymous",
        "language": "sv",
        "name": "Bo Ek" if email else "",
        "email": email,
        "postal_address": "",
        f"answer_{question_of(dialogue).pk}": text,
        "answer_other": "",
    }

    def send() -> Answered:
        response = Client().post(address(dialogue), form)
        return Answered(
            response.status_code, response.get("Location", ""), response.text
        )

    return send


def words_behind(code: str) -> str:
    """Return the page that a code opens."""
    response = Client().get(f"/mitt/{code}/")
    assert response.status_code == 200
    return response.text
