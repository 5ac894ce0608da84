"""Addresses beneath arbete/tidigare/."""

from django.urls import path

from gensvar.past_dialogues.views import lists, past, sources

urlpatterns = [
    path("", past.every, name="past-dialogues"),
    path("ny/", past.begin, name="bring-in-past-dialogue"),
    path("lista/", lists.give, name="give-past-list"),
    path("lista/<int:pk>/", lists.look, name="past-list"),
    path("tidigare-dialoger.csv", lists.file, name="past-dialogues-file"),
    path("<int:pk>/", past.past, name="past-dialogue"),
    path("<int:pk>/andra/", past.change, name="change-past-dialogue"),
    path("<int:pk>/antal/", sources.counts, name="past-counts"),
    path("<int:pk>/dokument/", sources.documents, name="past-documents"),
    path("<int:pk>/bedom/", sources.judging, name="judge-past-dialogue"),
]
