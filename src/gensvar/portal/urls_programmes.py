"""Addresses where everyone reads of standing consultation."""

from django.urls import path

from gensvar.portal.views import programmes

urlpatterns = [
    path("samrad/", programmes.programmes, name="public-programmes"),
    path("samrad/<str:public_id>/", programmes.programme, name="public-programme"),
]
