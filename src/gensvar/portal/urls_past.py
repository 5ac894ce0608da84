"""Addresses where everyone reads dialogues that were brought in afterwards."""

from django.urls import path

from gensvar.portal.views import past

urlpatterns = [
    path("tidigare-dialoger/", past.every, name="public-past-dialogues"),
    path("tidigare-dialoger/<int:pk>/", past.one, name="public-past-dialogue"),
]
