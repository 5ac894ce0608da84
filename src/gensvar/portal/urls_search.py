"""Addresses where everyone searches."""

from django.urls import path

from gensvar.portal.views import search

urlpatterns = [
    path("sok/", search.search, name="public-search"),
    path("sok/dialog/<slug:slug>/", search.said, name="public-search-said"),
]
