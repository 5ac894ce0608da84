"""Addresses of programmes, beneath arbete/samrad/."""

from django.urls import path

from gensvar.programmes.views import programmes

urlpatterns = [
    path("", programmes.programmes, name="programmes"),
    path("<int:programme>/", programmes.programme, name="programme"),
]
