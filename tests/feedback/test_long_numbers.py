"""No answer page falls over a number that is longer than any number."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.make.dialogues import officer_of
from tests.make.feedback import make_handed_over
from tests.make.findings import make_compiled, make_theme

pytestmark = pytest.mark.django_db
LONG = "9" * 5000


@pytest.mark.parametrize("sent", [{f"answer-{LONG[:300]}": "1"}, {"answer-1": LONG}])
def test_versions_of_answers_are_read_kindly(
    client: Client, sent: dict[str, str]
) -> None:
    dialogue = make_handed_over()
    client.force_login(officer_of(dialogue.body))

    answer = client.post(reverse("publish-answers", args=[dialogue.number]), sent)

    assert answer.status_code == 302


def test_a_theme_and_the_version_of_a_plan_are_read_kindly(client: Client) -> None:
    dialogue, _finding = make_compiled()
    theme = make_theme(dialogue, "Tider")
    client.force_login(officer_of(dialogue.body))
    merge = reverse("theme-merge", args=[dialogue.number, theme.pk])
    approve = reverse("approve-plan", args=[dialogue.number])

    codes = [
        client.post(merge, {"into": LONG}).status_code,
        client.post(approve, {"version": LONG}).status_code,
    ]

    assert codes == [404, 302]
