"""Addresses of meetings, beneath arbete/moten/."""

from django.urls import path

from gensvar.meetings.urls_guests import urlpatterns as guests
from gensvar.meetings.urls_planning import urlpatterns as planning
from gensvar.meetings.views import lists

urlpatterns = [
    path("", lists.meetings, name="meetings"),
    *planning,
    *guests,
]
