"""Addresses of notes and of what follows from them, beneath arbete/moten/."""

from django.urls import URLPattern, path

from gensvar.meeting_notes.actions.disposal_decisions import Forget
from gensvar.meeting_notes.views import (
    disposing,
    following,
    passing,
    plans,
    reading,
    writing,
)

HERE = "<int:meeting>/"

urlpatterns = [
    path(f"{HERE}anteckningar/", reading.notes, name="meeting-notes"),
    path(f"{HERE}anteckningar/skriv/", writing.write, name="meeting-notes-write"),
    path(
        f"{HERE}anteckningar/kommentarer/",
        writing.comments,
        name="meeting-notes-comments",
    ),
    path(f"{HERE}anteckningar/jamfor/", reading.compare, name="meeting-notes-compare"),
    path(
        f"{HERE}anteckningar/fil/<str:form>/",
        reading.as_one_file,
        name="meeting-notes-file",
    ),
    path(f"{HERE}fragor/", following.questions, name="meeting-questions"),
    path(f"{HERE}ideer/", following.ideas, name="meeting-ideas"),
    path(f"{HERE}ideer/<int:entry>/", following.idea, name="meeting-idea"),
    path(f"{HERE}till-dialogen/", following.join, name="meeting-join"),
    path(f"{HERE}aterkoppling/", passing.passing, name="meeting-passing"),
    path("planer/", plans.plans, name="working-plans"),
    path("planer/ny/", plans.enter, name="enter-working-plan"),
    path("planer/<int:pk>/", plans.plan, name="working-plan"),
]


def disposal_urls(forget: Forget) -> list[URLPattern]:
    """Return the addresses of disposal; `forget` takes words out of what lies above."""
    one = f"{HERE}gallring/<int:pk>/"
    return [
        path(f"{HERE}gallring/", disposing.disposals, name="meeting-disposals"),
        path(one, disposing.disposal, {"forget": forget}, name="meeting-disposal"),
        path(f"{one}avsta/", disposing.decline, name="decline-meeting-disposal"),
    ]
