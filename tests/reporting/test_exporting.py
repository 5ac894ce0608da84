"""Asking for a package, fetching it, and that it goes away: on the pages themselves."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.audit.models import Event, EventContent
from gensvar.config.worker import periods, tasks
from gensvar.contributions.actions import hide
from gensvar.dialogues.models import Dialogue
from gensvar.jobs.actions import cancel
from gensvar.jobs.models import Job, JobState
from gensvar.jobs.running import Run
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import RoleGrant
from gensvar.reporting.actions import ask_for_export, remove_outdated
from gensvar.reporting.models import Ground, RecordsExport, Variant
from gensvar.reporting.package.archive import Archive
from gensvar.reporting.register import Kind, register_of
from gensvar.reporting.tasks import REMOVE
from tests.make.contributions import make_contribution, make_open_dialogue
from tests.make.dialogues import chair_of, officer_of, registrar_of
from tests.make.organisations import make_body
from tests.make.reporting import ask, content_of, make_export, run_exports

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def dialogue() -> Dialogue:
    dialogue = make_open_dialogue()
    make_contribution(dialogue, "Öppna tidigare")
    return dialogue


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def records(dialogue: Dialogue) -> str:
    return reverse("records", args=[dialogue.number])


def fetched(client: Client, export: RecordsExport) -> tuple[Any, bytes]:
    """Return the answer, and the whole file if one was sent."""
    # Any: Django's answer in a test, with what the test client adds.
    where = [export.dialogue.number, export.pk]
    answer: Any = client.post(reverse("records-fetch", args=where))
    content = b"".join(answer) if answer.streaming else b""
    return answer, content


def status(client: Client, export: RecordsExport) -> int:
    return int(fetched(client, export)[0].status_code)


def test_an_officer_asks_waits_and_fetches(dialogue: Dialogue) -> None:
    client = browser(officer_of(dialogue.body))
    asking = reverse("records-export", args=[dialogue.number])
    assert "complete" not in client.get(asking).content.decode()

    answer = client.post(asking, {"variant": "without_identity"})
    assert answer.status_code == 302
    job = Job.objects.get(kind="export records")
    assert answer["Location"] == reverse("job", args=[job.pk])
    assert (
        "Se hur långt det har kommit" in client.get(records(dialogue)).content.decode()
    )
    run_exports()

    shown = client.get(records(dialogue)).content.decode()
    assert "Hämta paketet" in shown
    job.refresh_from_db()
    assert job.result["address"] == f"{records(dialogue)}#uttag"
    assert job.done == job.total > 0
    package, content = fetched(client, RecordsExport.objects.get())
    assert package.status_code == 200
    assert content.startswith(b"PK")
    assert package["Content-Type"] == "application/zip"
    assert package["Content-Disposition"].startswith("attachment")
    assert {"private", "no-store"} <= set(package["Cache-Control"].split(", "))
    assert package["X-Content-Type-Options"] == "nosniff"


def test_only_a_registrar_makes_a_complete_package(dialogue: Dialogue) -> None:
    asking = reverse("records-export", args=[dialogue.number])
    given = {"variant": "complete", "ground": "request", "reason": "Begäran"}
    answer = browser(officer_of(dialogue.body)).post(asking, given)
    assert answer.status_code == 422
    with pytest.raises(NotAllowed):
        ask_for_export(
            dialogue,
            Variant.COMPLETE,
            ground=Ground.REQUEST,
            reason="Begäran",
            by=officer_of(dialogue.body),
        )
    assert not RecordsExport.objects.exists()

    answer = browser(registrar_of(dialogue.body)).post(asking, given)
    assert answer.status_code == 302
    assert RecordsExport.objects.get().is_complete


def test_a_chair_reads_the_register_and_takes_nothing_out(dialogue: Dialogue) -> None:
    client = browser(chair_of(dialogue.body))

    assert "Ta ut handlingarna" not in client.get(records(dialogue)).content.decode()
    asking = reverse("records-export", args=[dialogue.number])
    assert client.get(asking).status_code == 403
    assert client.post(asking, {"variant": "without_identity"}).status_code == 403


@pytest.mark.parametrize("missing", ["ground", "reason"])
def test_a_complete_package_takes_a_reason(dialogue: Dialogue, missing: str) -> None:
    given = {"variant": "complete", "ground": "request", "reason": "Begäran"}
    asking = reverse("records-export", args=[dialogue.number])

    client = browser(registrar_of(dialogue.body))
    answer = client.post(asking, given | {missing: " "})
    assert answer.status_code == 422
    with pytest.raises(Invalid):
        ask_for_export(
            dialogue,
            Variant.COMPLETE,
            by=registrar_of(dialogue.body),
            **{"ground": Ground.REQUEST, "reason": "Begäran"} | {missing: ""},
        )


def test_why_is_kept_in_the_log_and_in_the_register(dialogue: Dialogue) -> None:
    export = make_export(dialogue, Variant.COMPLETE)
    fetched(browser(export.asked_by), export)

    asked = Event.objects.get(verb="export records")
    assert asked.actor_id == str(export.asked_by_id)
    said = EventContent.objects.get(pk=asked.sequence).content
    assert (said["variant"], said["ground"]) == ("complete", "request")
    took = Event.objects.get(verb="fetch records")
    content = EventContent.objects.get(pk=took.sequence).content
    assert content["checksum"] == export.checksum
    lines = {row.kind: row for row in register_of(dialogue)}
    assert lines[Kind.EXPORT].reason == "Begäran om allmän handling."
    assert lines[Kind.TAKEN_OUT].who == export.asked_by.name


def test_only_whoever_asked_fetches(dialogue: Dialogue) -> None:
    export = make_export(dialogue)
    others = [
        registrar_of(dialogue.body),
        chair_of(dialogue.body),
        officer_of(make_body("Kulturnämnden")),
    ]

    assert [status(browser(user), export) for user in others] == [404] * 3
    assert status(Client(), export) == 401
    where = reverse("records-fetch", args=[dialogue.number, export.pk])
    mine = browser(export.asked_by)
    assert mine.get(where).status_code == 405
    assert mine.head(where).status_code == 405


def test_whoever_has_left_fetches_nothing(dialogue: Dialogue) -> None:
    export = make_export(dialogue)
    RoleGrant.objects.filter(user=export.asked_by).delete()

    assert status(browser(export.asked_by), export) == 404


def test_a_role_that_is_withdrawn_before_the_making_makes_nothing(
    dialogue: Dialogue,
) -> None:
    export = ask(dialogue, Variant.COMPLETE)
    RoleGrant.objects.filter(user=export.asked_by).delete()
    run_exports()

    assert Job.objects.get(pk=export.job_id or 0).state == JobState.FAILED
    export.refresh_from_db()
    assert export.file == ""


def test_after_a_day_the_file_is_gone_and_the_line_stays(
    dialogue: Dialogue, shelf_of_the_test: Path
) -> None:
    export = make_export(dialogue)
    client = browser(export.asked_by)

    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        client = browser(export.asked_by)
        assert status(client, export) == 302  # also before the worker came
        assert remove_outdated() == 1
        assert remove_outdated() == 0
        assert "Filen är borta" in client.get(records(dialogue)).content.decode()
    assert list(shelf_of_the_test.iterdir()) == []
    [line] = [row for row in register_of(dialogue) if row.kind == Kind.EXPORT]
    assert line.state == "removed"


def test_the_worker_removes_files(dialogue: Dialogue, shelf_of_the_test: Path) -> None:
    make_export(dialogue)
    assert periods()[REMOVE] <= 60

    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert tasks()[REMOVE](Run(Job(kind=REMOVE))) == {"removed": 1}
    assert list(shelf_of_the_test.iterdir()) == []


def test_a_package_does_not_outlive_a_hiding(dialogue: Dialogue) -> None:
    export = make_export(dialogue)
    one = make_contribution(dialogue)
    hide(one, reason="Ett namn.", by=officer_of(dialogue.body))
    client = browser(export.asked_by)

    assert status(client, export) == 302
    shown = client.get(records(dialogue)).content.decode()
    assert "går det inte att hämta längre" in shown
    assert "Hämta paketet" not in shown
    assert remove_outdated() == 1


def test_a_person_removes_a_package_at_once(
    dialogue: Dialogue, shelf_of_the_test: Path
) -> None:
    export = make_export(dialogue)
    where = reverse("records-remove", args=[dialogue.number, export.pk])

    assert browser(registrar_of(dialogue.body)).post(where).status_code == 404
    assert browser(export.asked_by).post(where).status_code == 302
    assert list(shelf_of_the_test.iterdir()) == []
    assert status(browser(export.asked_by), export) == 302


def test_asking_twice_makes_one_package(dialogue: Dialogue) -> None:
    assert ask(dialogue) == ask(dialogue)
    assert Job.objects.filter(kind="export records").count() == 1
    run_exports()
    assert ask(dialogue).pk != RecordsExport.objects.earliest("pk").pk


def test_work_that_is_stopped_leaves_nothing_behind(
    dialogue: Dialogue, shelf_of_the_test: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = ask(dialogue)
    write = Archive.write

    def stopped_midway(self: Archive, name: str, pieces: object) -> None:
        write(self, name, pieces)  # type: ignore[arg-type] # passed on
        if name == "contributions.csv":
            job = Job.objects.get(pk=export.job_id or 0)
            cancel(job, by=export.asked_by, may=lambda user: False)

    monkeypatch.setattr(Archive, "write", stopped_midway)
    run_exports()

    assert Job.objects.get(pk=export.job_id or 0).state == JobState.CANCELLED
    assert list(shelf_of_the_test.iterdir()) == []
    shown = browser(export.asked_by).get(records(dialogue)).content.decode()
    assert "Stoppat innan det var färdigt" in shown


def test_work_that_breaks_is_told_and_leaves_nothing_behind(
    dialogue: Dialogue, shelf_of_the_test: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Archive, name: str, pieces: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Archive, "write", broken)
    export = ask(dialogue)
    for minutes in (0, 2, 5):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
            run_exports()

    assert Job.objects.get(pk=export.job_id or 0).state == JobState.FAILED
    assert list(shelf_of_the_test.iterdir()) == []
    shown = browser(export.asked_by).get(records(dialogue)).content.decode()
    assert "Paketet gick inte att göra" in shown


def test_run_again_after_a_worker_was_lost_the_package_is_whole(
    dialogue: Dialogue, shelf_of_the_test: Path
) -> None:
    export = make_export(dialogue)
    Job.objects.filter(pk=export.job_id or 0).update(state=JobState.WAITING)
    run_exports()

    export.refresh_from_db()
    assert content_of(export)
    assert len(list(shelf_of_the_test.iterdir())) == 1


def test_what_nobody_knows_of_is_swept_away(
    dialogue: Dialogue, shelf_of_the_test: Path
) -> None:
    export = make_export(dialogue)
    (shelf_of_the_test / "17-left.half").write_bytes(b"half")

    remove_outdated()
    assert len(list(shelf_of_the_test.iterdir())) == 2
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        remove_outdated()
    assert [place.name for place in shelf_of_the_test.iterdir()] == [export.file]


def test_the_shelf_is_for_nobody_else(
    dialogue: Dialogue, shelf_of_the_test: Path
) -> None:
    export = make_export(dialogue)

    assert shelf_of_the_test.stat().st_mode & 0o077 == 0
    assert (shelf_of_the_test / export.file).stat().st_mode & 0o077 == 0


def test_the_page_with_packages_asks_few_questions(dialogue: Dialogue) -> None:
    client, counts = browser(registrar_of(dialogue.body)), []
    for size in (3, 27):
        for _number in range(size):
            make_contribution(dialogue)
            make_export_row(dialogue)
        with CaptureQueriesContext(connection) as asked:
            client.get(records(dialogue))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= MOST_QUERIES


def make_export_row(dialogue: Dialogue) -> None:
    RecordsExport.objects.create(
        dialogue=dialogue,
        variant=Variant.WITHOUT_IDENTITY,
        asked_by=registrar_of(dialogue.body),
    )
