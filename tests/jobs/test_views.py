"""Following a job on screen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.jobs.actions import enqueue
from gensvar.jobs.models import Job, JobState
from gensvar.organisations.models import Role
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db


def test_the_asker_follows_and_stops_the_work(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    job = enqueue("read", {}, by=user, title="Läser <b>anteckningar</b>")
    Job.objects.update(state=JobState.RUNNING, done=3, total=8)
    page = client.get(reverse("job", args=[job.pk])).content.decode()
    assert "Läser &lt;b&gt;" in page
    assert 'hx-trigger="every 2s"' in page
    client.post(reverse("job-stop", args=[job.pk]))

    job.refresh_from_db()
    assert job.cancel_requested_at


def test_the_part_that_changes_is_asked_for_alone(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    job = enqueue("read", {}, by=user)
    Job.objects.update(state=JobState.DONE, result={"address": "/arbete/x/"})
    part = client.get(
        reverse("job", args=[job.pk]), headers={"HX-Request": "true"}
    ).content.decode()

    assert part.startswith('<div id="job-state"')
    assert "hx-trigger" not in part
    assert "/arbete/x/" in part


def test_the_work_of_others_does_not_exist(client: Client) -> None:
    job = enqueue("read", {}, by=make_user())
    client.force_login(make_user())

    assert client.get(reverse("job", args=[job.pk])).status_code == 404
    assert client.post(reverse("job-stop", args=[job.pk])).status_code == 404
    assert client.get(reverse("jobs")).status_code == 403


def test_an_administrator_sees_all_work(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(make_member(make_body(), Role.ADMINISTRATOR))
    for number in range(30):
        enqueue("read", {}, by=None, title=f"Arbete {number}")
    with django_assert_max_num_queries(12):
        page = client.get(reverse("jobs")).content.decode()

    assert "Arbete 29" in page
