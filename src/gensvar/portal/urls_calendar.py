"""Addresses of the calendar for everyone, and of following it."""

from django.urls import path

from gensvar.portal.views import calendar, following

urlpatterns = [
    path("kalender/", calendar.calendar, name="public-calendar"),
    path("kalender.ics", calendar.file, name="public-calendar-file"),
    path("kalender.atom", calendar.feed, name="public-calendar-feed"),
    path("folj/", following.follow, name="follow-calendar"),
    path("folj/skickat/", following.asked, name="follow-calendar-asked"),
    path("folj/bekrafta/<str:token>/", following.confirm, name="confirm-calendar"),
    path("folj/avsluta/<str:token>/", following.stop, name="stop-calendar"),
]
