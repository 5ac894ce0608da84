"""Addresses where guests read, comment and approve the notes of a meeting."""

from django.urls import URLPattern, path

from gensvar.portal.views import ideas, meeting_notes

urlpatterns: list[URLPattern] = [
    path("mote/<str:token>/anteckningar/", meeting_notes.notes, name="guest-notes"),
    path(
        "mote/<str:token>/beratta-vidare/",
        meeting_notes.tell_members,
        name="guest-tell",
    ),
    path(
        "mote/<str:token>/anteckningar/<str:form>/",
        meeting_notes.notes_file,
        name="guest-notes-file",
    ),
    path(
        "moten/<str:public_id>/anteckningar/",
        meeting_notes.public_notes,
        name="public-notes",
    ),
    path(
        "moten/<str:public_id>/anteckningar/<str:form>/",
        meeting_notes.public_notes_file,
        name="public-notes-file",
    ),
    path("moten/<str:public_id>/ideer/", ideas.ideas, name="public-ideas"),
]
