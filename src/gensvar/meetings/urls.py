"""Addresses of meetings, beneath arbete/moten/."""

from django.urls import path

from gensvar.meetings.views import lists

urlpatterns = [
    path("", lists.meetings, name="meetings"),
]
