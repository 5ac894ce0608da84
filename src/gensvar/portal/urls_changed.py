"""Addresses where everyone reads what has changed because of dialogue."""

from django.urls import path

from gensvar.portal.views import changed

urlpatterns = [
    path("vad-andrades/", changed.changed, name="public-what-changed"),
    path("vad-andrades.atom", changed.feed, name="public-what-changed-feed"),
]
