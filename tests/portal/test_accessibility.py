"""The accessibility statement says what is tested, and takes what does not work."""

import pytest
from django.test import Client

from gensvar.enquiries.models import Enquiry

pytestmark = pytest.mark.django_db


def test_what_does_not_work_gets_an_answer_day(client: Client) -> None:
    page = client.get("/tillganglighet/")
    assert 'href="/fraga/?amne=tillganglighet"' in page.text
    form = client.get("/fraga/?amne=tillganglighet")
    key = form.context["form"].initial["key"]
    sent = {"key": key, "words": "Knappen Skicka hörs inte i min skärmläsare."}
    answer = client.post("/fraga/", {**sent, "language": "sv", "shown": "closed"})
    assert answer.status_code == 302, answer.text
    row = Enquiry.objects.get()
    assert row.words == "Knappen Skicka hörs inte i min skärmläsare."
    assert row.due_on > row.received_on
