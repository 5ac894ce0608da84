"""Addresses of what has happened in a dialogue, as page and as feed."""

from django.urls import path

from gensvar.portal.views import events

HERE = "dialoger/<slug:slug>/handelser"

urlpatterns = [
    path(f"{HERE}/", events.events, name="public-events"),
    path(f"{HERE}.atom", events.feed, name="public-events-feed"),
]
